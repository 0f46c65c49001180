"""What may be typed where: the drop-downs and the gentle checks on dates and times."""

from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from callcert.excel.template import layout as at
from callcert.excel.template.content import ITEMS

CHOICES = '"Yes,No,N/A"'

_DAY_ONE = "36526"
"""January 1, 2000 as a serial number: anything earlier is a slip of the keys."""


def add_entries(sheet: Worksheet) -> None:
    """Every check only warns: what it advises against may be kept [K6]."""
    plain, critical = _mark(), _critical_mark()
    for row, item in enumerate(ITEMS, at.FIRST_ITEM_ROW):
        target = critical if item.auto_fail else plain
        target.add(f"{at.FIRST_CALL}{row}:{at.LAST_CALL}{row}")
    day = _checked("date", _DAY_ONE, "Enter a date such as 11/23/2026.", "Certification date")
    day.add(at.CERTIFIED_ON)
    moment = _checked(
        "decimal",
        "0",
        "Enter a date and time, such as 11/23/2026 9:05 AM, or just a time, such as 9:05 AM.",
        "Date and time, or time",
    )
    moment.add(f"{at.CONNECTED}:{at.COMPLETED}")
    for validation in (plain, critical, day, moment):
        sheet.add_data_validation(validation)


def _mark() -> DataValidation:
    return _choice(
        prompt="Yes, No, N/A, or points",
        error=(
            "This is not Yes, No, or N/A. To give part of the points, enter a number from 0 to "
            "the points of the item, and keep it."
        ),
    )


def _critical_mark() -> DataValidation:
    return _choice(
        prompt="Auto-fail: No makes the call 0",
        error=(
            "An auto-fail item takes Yes, No, or N/A. As a number, only 0 or the full points of "
            "the item are valid."
        ),
    )


def _choice(prompt: str, error: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=CHOICES,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorStyle="warning",
        errorTitle="Keep this mark?",
        error=error,
        prompt=prompt,
    )


def _checked(
    kind: Literal["date", "decimal"], least: str, advice: str, title: str
) -> DataValidation:
    return DataValidation(
        type=kind,
        operator="greaterThanOrEqual",
        formula1=least,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorStyle="warning",
        errorTitle=title,
        error=advice,
        promptTitle=title,
        prompt=advice,
    )
