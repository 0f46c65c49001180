"""Tests against a program beside Python: LibreOffice, as certifiers may use it."""
