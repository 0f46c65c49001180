"""What ``template adopt`` found in a tracker or a progress report."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.columns_report import ColumnsReport, ColumnsStatus
from callcert.domain.lists.adopting import ColumnsFound
from callcert.domain.lists.claims import Claim
from callcert.reports.columns_rest import rest_shown
from callcert.reports.findings import findings_of_file
from callcert.reports.score_json import Json, finding_json
from callcert.reports.tables import plain_table
from callcert.reports.text import plain, printable

_DONE: dict[ColumnsStatus, str] = {
    "written": "Added to {file}:",
    "would-write": "Would be added to {file}:",
    "already-there": "Nothing to do: every column that was found is read already.",
    "to-paste": "To be added to the callcert.toml of your workspace:",
    "refused": "Nothing was written.",
}


def columns_shown(report: ColumnsReport) -> Iterator[RenderableType]:
    """Every heading with their column and the evidence, what is missing, and what was done."""
    found = report.found
    if found.sheets:
        yield Text(printable(f"{found.book.name}: sheet {', '.join(found.sheets)}"), style="bold")
    if found.taken:
        yield _table(found)
        yield Text("")
    yield _rest(found)
    if report.findings:
        yield Text("")
        yield findings_of_file(printable(report.file), "refused", report.findings)
    yield Text("")
    yield Text(_DONE[report.status].format(file=report.written), style="bold")
    if report.text and report.status != "refused":
        yield Text("")
        yield Text(_lines(report.text))
    if report.elsewhere and report.status in {"written", "would-write"}:
        words = f"The settings name another file: {report.elsewhere}. To read this one, say under"
        yield Text(printable(f'{words} [files] {report.section} = "…".'))


def _lines(text: str) -> str:
    """The same lines, each safe to show."""
    return "\n".join(printable(line) for line in text.rstrip().splitlines())


def _table(found: ColumnsFound) -> RenderableType:
    table = plain_table(2)
    for heading in ("Our heading", "Their column", "How sure"):
        table.add_column(heading, overflow="fold")
    for heading, one in _in_order(found):
        why = Text(f": {printable(one.why)}", style="dim")
        sure = _sure(one, chosen=heading in found.asked)
        table.add_row(heading, plain(_theirs(one)), Text.assemble(sure, why))
    return table


def _in_order(found: ColumnsFound) -> Sequence[tuple[str, Claim]]:
    return sorted(found.taken.items(), key=lambda one: one[1].column.spot)


def _theirs(claim: Claim) -> str:
    return f"{claim.column.spot.cell} {claim.called}"


def _sure(claim: Claim, *, chosen: bool) -> Text:
    """How sure it is, in a word and a colour."""
    if chosen:
        return Text("your choice", style="green")
    if claim.content.contradicts:
        return Text("doubtful", style="bold yellow")
    return Text("sure", style="green")


def _rest(found: ColumnsFound) -> Table:
    return rest_shown(
        [(one.heading, one.words) for one in found.unsure if one.could_be],
        [one.heading for one in found.unsure if not one.could_be],
        [f"{one.spot.cell} {one.with_band}" for one in found.unread],
        found.remarks,
    )


def columns_json(report: ColumnsReport) -> Json:
    """The same for a program; ``settings`` is the text of the entries."""
    found = report.found
    return {
        "file": report.file,
        "kind": report.section,
        "status": report.status,
        "written": report.written,
        "sheets": list(found.sheets),
        "columns": [
            {
                **_claim_json(one),
                "heading": heading,
                "sure": not one.content.contradicts,
                "asked": heading in found.asked,
            }
            for heading, one in _in_order(found)
        ],
        "missing": [
            {"heading": one.heading, "could_be": [_claim_json(claim) for claim in one.could_be]}
            for one in found.unsure
        ],
        "unread": [
            {"sheet": one.spot.sheet, "cell": one.spot.cell, "theirs": one.text}
            for one in found.unread
        ],
        "remarks": list(found.remarks),
        "entries": dict(found.entries),
        "settings": report.text or None,
        "findings": [finding_json(one) for one in report.findings],
    }


def _claim_json(claim: Claim) -> Json:
    return {
        "heading": claim.heading,
        "theirs": claim.column.text,
        "sheet": claim.column.spot.sheet,
        "cell": claim.column.spot.cell,
        "evidence": claim.ground,
        "why": claim.why,
    }
