"""Workbooks in, values out: the only room that opens or builds a workbook."""
