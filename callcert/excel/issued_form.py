"""A scorecard made ready for a certifier: the team's own template, its first fields filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from callcert.excel.editing.cell_edit import CellEdit, EditValue
from callcert.excel.editing.edits import edit_cells
from callcert.excel.layout import template_layout
from callcert.excel.look import SCORECARD_LIMITS, Refused
from callcert.excel.workbook import Workbook

FIELDS = ("agent_last_name", "agent_first_name", "agent_id", "certifier", "certification_date")
"""What is filled in; all else is the certifier's."""

_NEEDED = FIELDS[:2]

Entries = Mapping[str, EditValue]


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """The workbook; ``left_out`` are fields that the template has not, or does not let be filled.

    Each has its reason.
    """

    content: bytes
    left_out: Mapping[str, str]


def issued_form(template: bytes, entries: Entries) -> IssuedForm:
    """The template with those entries and nothing else of it changed; text is never a formula.

    The same entries make the same bytes. Raises ``Refused`` for a template that cannot be filled,
    the agent's name at least.
    """
    areas = template_layout(template).areas
    left_out = {field: "it has no such field" for field in entries if field not in areas}
    edits = {
        field: CellEdit(area.sheet, area.top, area.left, value)
        for field, value in entries.items()
        if (area := areas.get(field))
    }
    edited = edit_cells(template, [*edits.values()], SCORECARD_LIMITS)
    reasons = {id(edit): reason for edit, reason in edited.refused}
    left_out |= {field: reasons[id(edit)] for field, edit in edits.items() if id(edit) in reasons}
    for field in _NEEDED:
        if field in left_out:
            raise Refused("layout-broken", f"{field} cannot be filled in: {left_out[field]}")
    return IssuedForm(edited.content, left_out)


def untouched_entries(content: bytes, template: bytes) -> Entries | None:
    """What was filled into a workbook that nobody has changed since; None where somebody has.

    It is untouched if the template, filled with what stands in it, is that very workbook.
    """
    try:
        workbook, areas = Workbook(content), template_layout(template).areas
        found = {field: workbook.values(areas[field])[0][0] for field in FIELDS if field in areas}
        entries = {field: _as_entered(value) for field, value in found.items()}
        return entries if issued_form(template, entries).content == content else None
    except Refused:
        return None


def _as_entered(value: object) -> EditValue:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | date) else None
