"""Changing one agent's row of the tracker, as the coordinator asks."""

from collections.abc import Callable
from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.people import Named, names_of, split_name
from callcert.domain.sync import Change
from callcert.domain.tracker_report import TrackerReport
from callcert.errors import UsageError
from callcert.excel.tracker_book import TrackerLine
from callcert.filing.ledger import Ledger
from callcert.workflows.class_reading import ClassReading, Member, read_class
from callcert.workflows.matching import Matcher
from callcert.workflows.run import run_at
from callcert.workflows.sync import sync_reading
from callcert.workflows.tracker_plan import keep_asked, take_back, undo_is_asked, with_asked
from callcert.workflows.tracker_writing import change_tracker, memory_of, settle_earlier


class NothingToUndo(UsageError):  # noqa: N818  a verdict about what was asked
    """What is to be taken back is not in the tracker."""


Plan = Callable[[Member, TrackerLine], list[Change]]
"""What is to change in the row; it may raise ``UsageError``."""


def change_row(  # noqa: PLR0913  where, whose, what, when
    workspace: Workspace, agent: str, heading: str, day: date, plan: Plan, *, dry_run: bool
) -> TrackerReport:
    """Finds the agent as of the day, plans, and has the changes made: all of them, or none.

    Changes of columns that the tracker does not have are left out, but ``heading`` it must have.
    ``UsageError`` for a name that is nobody's or several's, ``OutsideError`` where the tracker
    cannot be written.
    """
    with run_at(workspace, dry_run=dry_run) as ledger:
        reading = read_class(workspace, ledger, day)
        settle_earlier(ledger, reading, workspace.settings.date_order)
        member = the_agent(reading, agent)
        line = _line_of(member, heading)
        if workspace.settings.tracker.write == "plan":
            _ask(workspace, ledger, reading, member, line, heading, plan)
            return sync_reading(workspace, ledger, reading, dry_run=dry_run)
        rows = [(line, _known(plan(member, line), line))]
        return change_tracker(workspace, ledger, reading, rows, dry_run=dry_run, together=True)


def _known(changes: list[Change], line: TrackerLine) -> list[Change]:
    return [one for one in changes if one.heading in line.table.columns]


def _ask(  # noqa: PLR0913, PLR0917  where, whose, what
    workspace: Workspace,
    ledger: Ledger,
    reading: ClassReading,
    member: Member,
    line: TrackerLine,
    heading: str,
    plan: Plan,
) -> None:
    """Keeps what is asked for until it is entered; taking back what is not entered is enough."""
    memory = memory_of(ledger, reading.people.agents)
    later = with_asked(workspace, ledger, memory, reading, member, line)
    try:
        changes = _known(plan(*later), line)
    except NothingToUndo:
        if not undo_is_asked(ledger, memory, line, heading):
            raise
        return
    if _is_in_tracker(plan, member, line):
        keep_asked(ledger, memory, line, heading, changes)
    else:
        take_back(ledger, memory, line, heading)


def _is_in_tracker(plan: Plan, member: Member, line: TrackerLine) -> bool:
    """Whether what is to be taken back stands in the tracker, and was not only asked for."""
    try:
        plan(member, line)
    except NothingToUndo:
        return False
    except UsageError:
        return True  # what was asked for earlier makes it right
    return True


def the_agent(reading: ClassReading, text: str) -> Member:
    """The agent a person means; ``UsageError`` with the candidates where that is not certain."""
    match = reading.people.search(text)
    if match.number is not None:
        member = reading.member(match.number)
        if member:
            return member
        message = f"the row of {text} in the tracker cannot be used"
        raise UsageError(f"{message}; callcert escalations says why")
    if match.verdict == "ambiguous":
        candidates = names_of(reading.people.agents, match.candidates)
        raise UsageError(f"{text} may be any of {candidates}; name the agent ID")
    near = Matcher(reading.people, "row").near(Named(*split_name(text)), match.candidates)
    raise UsageError(f"no agent {text}{near}")


def coordinator_of(workspace: Workspace) -> str:
    """Who says what callcert notes of the coordinator's doings."""
    return workspace.settings.coordinator.name or "Coordinator"


def _line_of(member: Member, heading: str) -> TrackerLine:
    line = member.line
    if line is None:
        raise UsageError(f"{member.standing.agent} is not in the tracker")
    if heading not in line.table.columns:
        message = f"the tracker has no column {heading}, so it cannot be recorded there"
        raise UsageError(f"{message}; add it, or say which it is under [tracker.columns]")
    return line
