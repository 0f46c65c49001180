"""Tests of reading and building workbooks."""
