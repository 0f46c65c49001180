"""``callcert brief``: the morning on one page, for the touch base with the certifiers [C5, K2]."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.brief import Brief
from callcert.domain.brief_outcome import BriefOutcome
from callcert.domain.urgency import urgency
from callcert.filing.ledger import Ledger
from callcert.workflows.certifiers import Attendance
from callcert.workflows.class_reading import ClassReading, read_class
from callcert.workflows.day_reading import waiting_cards
from callcert.workflows.equipment import broken_equipment
from callcert.workflows.intake_agents import not_asked_for, waiting_members
from callcert.workflows.page_file import not_written
from callcert.workflows.pairs import pairs_of
from callcert.workflows.run import missing_books, run_at

NAME = "Morning Brief"


@dataclass(frozen=True, slots=True)
class Page:
    """That the page is to be written, to ``file`` or else to ``reports/``."""

    file: Path | None = None


def brief(
    workspace: Workspace, day: date, said: Attendance, page: Page | None, *, dry_run: bool
) -> BriefOutcome:
    """Reads the morning, and writes its page if asked; a page that cannot be is trouble.

    Raises ``OutsideError`` where the workbooks cannot be read.
    """
    with run_at(workspace, dry_run=dry_run or page is None) as ledger:
        morning = read_morning(workspace, ledger, day, said)
        if page is None:
            return BriefOutcome(morning)
        name = f"{NAME} {day.isoformat()}.html"
        file = page.file.absolute() if page.file else workspace.reports / name
        if dry_run:
            return BriefOutcome(morning, f"would be written: {file}")
        from callcert.reports.brief_page import brief_page

        trouble = not_written(file, brief_page(morning).encode())
        return BriefOutcome(morning, "" if trouble else f"written: {file}", trouble)


def read_morning(workspace: Workspace, ledger: Ledger, day: date, said: Attendance) -> Brief:
    """The morning from the workbooks; changes nothing."""
    reading = read_class(workspace, ledger, day)
    cards = waiting_cards(workspace, ledger, day)
    pairs = pairs_of(workspace, ledger, reading, said, cards)
    return Brief(
        day=day,
        before=reading.calendar.moved(day, -1),
        calendar=reading.calendar,
        rules=workspace.settings.rules,
        standings=sorted(reading.standings, key=urgency),
        cards=reading.cards,
        intake=cards,
        waiting={one.standing.agent: card.status for card, one in waiting_members(reading, cards)},
        broken=broken_equipment(reading),
        assignment=pairs,
        checks=_has_column(reading, "Equipment Checked"),
        reviews=_has_column(reading, "Expectations Reviewed"),
        findings=not_asked_for(reading, cards),
        notices=(*missing_books(workspace, reading), *pairs.notices),
    )


def _has_column(reading: ClassReading, heading: str) -> bool:
    tables = reading.tracker.tables if reading.tracker else ()
    return any(heading in table.columns for table in tables)
