"""``callcert init``: a workspace, empty or with the sample class."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from callcert.config.bundled import SAMPLE_LAST_DAY, sample_folder, template_file
from callcert.config.holidays import calendar_of
from callcert.config.loading import FILE_NAME, load_settings
from callcert.config.settings import Settings
from callcert.config.starter import STARTER
from callcert.config.workspace import Workspace
from callcert.domain.calendar import Calendar
from callcert.domain.columns import PROGRESS, TRACKER
from callcert.domain.rules import Rules
from callcert.errors import OutsideError, UsageError
from callcert.filing.disk import clear_leftovers, place

Content = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """A file of the workspace: ``made`` now (or to be made), or there before and kept."""

    path: Path
    made: bool


def init(
    root: Path, today: date, environment: Mapping[str, str], *, sample: bool, dry_run: bool
) -> list[Step]:
    """Makes what a workspace lacks and touches nothing that is there, its settings included.

    With ``sample``, the sample class moved so that its last day is ``today``; it goes only where
    no workspace is yet. The settings come last, so that a run cut off is completed by the next.
    """
    if sample and (root / FILE_NAME).exists():
        raise UsageError(f"{root} is a workspace already; give the sample class a new folder")
    workspace = Workspace(root, load_settings(root / FILE_NAME, environment))
    wanted = dict(_sample(root, today) if sample else _empty(workspace))
    settings = {path: wanted.pop(path) for path in [root / FILE_NAME]}
    steps = [Step(path, not path.exists()) for path in (*wanted, *settings)]
    if not dry_run:
        try:
            _make(workspace, wanted | settings)
        except OSError as wrong:
            raise OutsideError(f"{root}: cannot be set up: {wrong.strerror or wrong}") from wrong
    return steps


def _make(workspace: Workspace, wanted: dict[Path, Content]) -> None:
    for folder in workspace.folders:
        folder.mkdir(parents=True, exist_ok=True)
    for folder in {path.parent for path in wanted}:
        clear_leftovers(folder)
    for path, content in wanted.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            place(content(), path)


def _empty(workspace: Workspace) -> Iterator[tuple[Path, Content]]:
    from callcert.excel.blank_books import blank_book

    files = workspace.settings.files
    yield workspace.template, partial(_template, workspace.settings.rules)
    yield workspace.root / files.tracker, lambda: blank_book("ESP Tracker", TRACKER)
    yield workspace.root / files.progress, lambda: blank_book("Progress Report", PROGRESS)
    yield workspace.root / FILE_NAME, STARTER.encode


def _template(rules: Rules) -> bytes:
    """The bundled template, or one that counts by the team's own thresholds."""
    if rules == Rules():
        return template_file().read_bytes()
    from callcert.excel.template import build_template

    return build_template(rules)


def _sample(root: Path, today: date) -> Iterator[tuple[Path, Content]]:
    from callcert.excel.redate import redate

    years = {SAMPLE_LAST_DAY.year, today.year}
    calendar = calendar_of(Settings().calendar, {y + n for y in years for n in (-1, 0, 1)})
    moved = partial(moved_with, calendar=calendar, today=today)
    source = sample_folder()
    for file in sorted(source.rglob("*")):
        if file.is_file():
            yield root / file.relative_to(source), partial(_redated, redate, file, moved)
    yield root / Settings().files.template, template_file().read_bytes


def _redated(
    redate: Callable[[bytes, date, Callable[[date], date]], bytes],
    file: Path,
    moved: Callable[[date], date],
) -> bytes:
    return redate(file.read_bytes(), SAMPLE_LAST_DAY, moved)


def moved_with(day: date, calendar: Calendar, today: date) -> date:
    """A day of the sample class when its last day is ``today``, business days kept apart alike.

    A day off stays as many days after the business day before it.
    """
    before = day
    while not calendar.is_business_day(before) and before < SAMPLE_LAST_DAY:
        before = calendar.moved(before, -1)
    return calendar.moved(today, calendar.distance(SAMPLE_LAST_DAY, before)) + (day - before)
