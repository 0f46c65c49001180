"""Changing single cells of a workbook that belongs to other people, and losing nothing of it."""
