"""A returned form before it is believed: named fields of cell values, and what is wrong in them."""

import dataclasses
from collections.abc import Mapping, Sequence

from callcert.domain.scorecard import CellValue, ErrorValue, typed

Grid = Sequence[Sequence[CellValue]]
Fields = Mapping[str, Grid]
"""The values of a form's fields by name; one row and column for a single cell."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """A finding before it has a cell: which field, and where in it (None: all of it)."""

    code: str
    field: str | None = None
    row: int | None = None
    column: int | None = None
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


def single(fields: Fields, name: str) -> CellValue:
    """The value of a one-cell field; None where the form has no such field."""
    return fields[name][0][0] if name in fields else None


def text(fields: Fields, name: str) -> str:
    """The same as trimmed text; empty for a blank cell, a missing field or a failed formula."""
    value = single(fields, name)
    return "" if value is None or isinstance(value, ErrorValue) else typed(value).strip()
