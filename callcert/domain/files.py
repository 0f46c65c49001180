"""What is known of returned files before any is opened."""

LARGEST_FILE = 20_000_000
"""Bytes a returned workbook may have; a scorecard has some 25,000, pasted pictures add more."""

WORKBOOK_EXTENSIONS = {"xlsx", "xlsm", "xls", "xlsb", "ods"}
"""Endings of the workbooks certifiers return."""

WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What every workbook's first bytes are: a zip archive's, or those of the old Office files."""
