"""Sheets of our own workbooks with one Excel table each: filter, frozen heading, print set-up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle  # noqa: F401  kept for typing of rules
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.visible import printable
from callcert.excel.safe_cells import SafeValue, put

HEADING_FONT = Font(name="Calibri", bold=True, color="FFFFFF")
HEADING_FILL = PatternFill("solid", fgColor="44546A")
_BODY = Font(name="Calibri")
