"""Where the fields of a scorecard are in a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from callcert.domain.form import Fields
from callcert.domain.rules import CALLS
from callcert.excel.look import SCORECARD_LIMITS, Refused
from callcert.excel.references import Area
from callcert.excel.workbook import Workbook

ONE_CELL = (
    "agent_last_name",
    "agent_first_name",
    "agent_id",
    "certifier",
    "certification_date",
    "connected_at",
    "completed_at",
    "calls_passed",
    "pass_rate",
    "outcome",
    "file_name",
)
PER_ITEM = ("items", "points", "auto_fail")
PER_CALL = ("call_scores", "call_results", "scenario", "did_well", "marked_down", "next_steps")
INDISPENSABLE = ("agent_last_name", "agent_first_name", *PER_ITEM, "marks")
DECISIVE = (*INDISPENSABLE, "call_scores", "call_results", "calls_passed", "pass_rate", "outcome")
"""Names that must not point nowhere: without them a scorecard would go through uncompared."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Field → rectangle; ``source`` says how it was found, for people."""

    areas: Mapping[str, Area]
    source: str

    def place(
        self, field: str | None, row: int | None, column: int | None
    ) -> tuple[str | None, str | None]:
        """Sheet and cell of a problem; None where the form has no such field."""
        area = self.areas.get(field) if field else None
        return (area.sheet, area.cell(row, column)) if area else (None, None)

    def fields(self, workbook: Workbook) -> Fields:
        """The values of every field the form has."""
        return {field: workbook.values(area) for field, area in self.areas.items()}


def layout_of(workbook: Workbook, template: bytes) -> Layout:
    """The layout a workbook is read by; refuses one that fits none.

    Its own defined names come first. A workbook that has none of them (saved as ``.xlsb`` or by
    a program that drops names) is read by the template's places if its items stand there word
    for word with the template's points.
    """
    if any(name in workbook.names for name in INDISPENSABLE):
        return _by_names(workbook)
    try:
        layout = template_layout(template)
    except Refused as wrong:
        reason = f"it has no names, and the template to compare it with is no help ({wrong.code})"
        raise Refused("unknown-layout", reason) from wrong
    if _fits_template(workbook, layout, template):
        return layout
    raise Refused("unknown-layout", "it has neither the template's names nor its items")


def has_own_names(workbook: Workbook) -> bool:
    """Whether it has the defined names of our own template, all that it cannot do without."""
    return all(name in workbook.names for name in INDISPENSABLE)


@lru_cache(maxsize=4)
def template_layout(template: bytes) -> Layout:
    """The places of the fields in a template."""
    found = _by_names(Workbook(template))
    return Layout(found.areas, "the places of the template")


@lru_cache(maxsize=4)
def _template_items(template: bytes) -> tuple[object, object]:
    fields = template_layout(template).fields(Workbook(template))
    return fields["items"], fields["points"]


def _by_names(workbook: Workbook) -> Layout:
    missing = [name for name in INDISPENSABLE if name not in workbook.names]
    if missing:
        raise Refused("unknown-layout", f"the defined names {_listed(missing)} are missing")
    areas = {}
    broken = []
    for field in (*ONE_CELL, *PER_ITEM, "marks", *PER_CALL):
        area = workbook.names.get(field)
        if area is not None and area.bottom < SCORECARD_LIMITS.rows:
            areas[field] = area
        elif field in workbook.names and field in DECISIVE:
            broken.append(field)
    if broken:
        raise Refused(
            "layout-broken", f"the defined names {_listed(broken)} point to no cells of a form"
        )
    _check_shapes(areas)
    return Layout(areas, "its defined names")


def _check_shapes(areas: Mapping[str, Area]) -> None:
    items = areas["items"]
    expected = (
        dict.fromkeys(ONE_CELL, (1, 1))
        | dict.fromkeys(PER_ITEM, (items.height, 1))
        | dict.fromkeys(PER_CALL, (1, CALLS))
        | {"marks": (items.height, CALLS)}
    )
    for field, area in areas.items():
        height, width = expected[field]
        if (area.height, area.width) != (height, width):
            where = f"{_spoken(field)} ({area.cell(None, None)})"
            reason = f"{where} is {area.height} by {area.width} cells, not {height} by {width}"
            raise Refused("layout-broken", reason)
        same_sheet = area.sheet.casefold() == items.sheet.casefold()
        if field in (*PER_ITEM, "marks") and same_sheet and area.top != items.top:
            reason = f"{_spoken(field)} ({area.cell(None, None)}) is not beside Items"
            raise Refused("layout-broken", reason)


def _fits_template(workbook: Workbook, layout: Layout, template: bytes) -> bool:
    items, points = layout.areas["items"], layout.areas["points"]
    if items.sheet.casefold() not in {name.casefold() for name in workbook.sheet_names}:
        return False
    return (workbook.values(items), workbook.values(points)) == _template_items(template)


def _spoken(field: str) -> str:
    special = {"agent_id": "Agent_ID"}
    return special.get(field, "_".join(word.capitalize() for word in field.split("_")))


def _listed(fields: list[str]) -> str:
    return ", ".join(_spoken(field) for field in fields)
