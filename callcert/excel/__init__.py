"""Workbooks in, values out: the only room that opens or builds a workbook."""

import os

os.environ["OPENPYXL_LXML"] = "False"
"""With lxml at hand openpyxl writes the same workbook in other bytes; ours are always the same."""
