"""What a command gets from outside: its terminal, its workspace, the day."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from callcert.cli import log

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from rich.console import Console, RenderableType

    from callcert.config.settings import Settings
    from callcert.config.workspace import Workspace
    from callcert.domain.findings import Finding

T = TypeVar("T")

PIPE_WIDTH = 1_000
"""Columns where there is no terminal: nothing is cut."""

LEAST_WIDTH = 72
"""Columns a table takes at least: a score is never cut, even where the terminal wraps lines."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2199
"""Days that a calendar is kept for."""

LONG_WORK = 20
"""From this many files on, a progress bar is shown."""


@dataclass(frozen=True)
class Everywhere:
    """The options every command takes, given before the command or after it."""

    workspace: Path | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False

    def or_else(self, earlier: "Everywhere") -> "Everywhere":
        """These options, with those given before the command where they were not given again."""
        return Everywhere(
            self.workspace or earlier.workspace,
            self.quiet or earlier.quiet,
            self.verbose or earlier.verbose,
            self.no_color or earlier.no_color,
        )


class Invocation:
    """One run of one command."""

    def __init__(self, options: Everywhere) -> None:
        self.options = options

    @cached_property
    def workspace(self) -> "Workspace | None":
        """The workspace named or found upward of the current folder."""
        from callcert.config.workspace import find_workspace

        found = find_workspace(self.options.workspace, Path.cwd(), os.environ)
        if found:
            log.folder.set(found.private / "logs")
        return found

    @property
    def own_workspace(self) -> "Workspace":
        """The workspace, for commands that cannot do without one."""
        if self.workspace is None:
            from callcert.errors import UsageError

            raise UsageError("no workspace: name one with --workspace, or make one (callcert init)")
        return self.workspace

    @cached_property
    def settings(self) -> "Settings":
        """The workspace's settings, or the defaults with what the environment says."""
        if self.workspace:
            return self.workspace.settings
        from callcert.config.loading import load_settings

        return load_settings(None, os.environ)

    def day(self, as_of: datetime | None) -> date:
        """The day asked for; today, in the zone of the settings, when none was."""
        if as_of is None:
            return datetime.now(self._zone()).date()
        if not _FIRST_YEAR <= as_of.year <= _LAST_YEAR:
            from callcert.errors import UsageError

            raise UsageError(f"--as-of must be a day of the years {_FIRST_YEAR} to {_LAST_YEAR}")
        return as_of.date()

    def _zone(self) -> "ZoneInfo | None":
        """The zone of the settings; None for the machine's own."""
        name = self.workspace.settings.schedule.timezone if self.workspace else ""
        if not name:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(name)

    @cached_property
    def out(self) -> "Console":
        """Where results go."""
        return self._console(stderr=False)

    @cached_property
    def err(self) -> "Console":
        """Where messages and progress go."""
        return self._console(stderr=True)

    def show(self, parts: Iterable["RenderableType"]) -> None:
        """Prints results one after the other; off a terminal without the blanks that fill lines."""
        for part in parts:
            if self.out.is_terminal:
                self.out.print(part)
                continue
            with self.out.capture() as captured:
                self.out.print(part)
            lines = captured.get().splitlines()
            self.out.file.write("".join(f"{line.rstrip()}\n" for line in lines))

    def show_errors(self, findings: "Iterable[Finding]") -> None:
        """Prints only what a person must put right: all that is said when asked to be quiet."""
        from callcert.reports.findings import findings_by_file

        self.show(findings_by_file(found for found in findings if found.severity == "error"))

    def print_json(self, value: object) -> None:
        """One JSON document; only ASCII, so that no terminal's encoding can spoil it."""
        self.out.file.write(json.dumps(value, indent=2) + "\n")

    def say(self, message: str) -> None:
        """A message beside the results."""
        whole = not self.err.is_terminal
        self.err.print(message, markup=False, highlight=False, soft_wrap=whole)

    def tell(self, lines: Iterable[str]) -> None:
        """Messages beside the results, for those who did not ask for quiet."""
        for words in () if self.options.quiet else lines:
            self.say(f"callcert: {words}")

    def explain_place(self, words: str) -> None:
        """A message for those who asked to see more."""
        if self.options.verbose:
            self.say(words)

    def track(self, values: Iterable[T], total: int, doing: str) -> Iterator[T]:
        """Passes the values on, with a progress bar where the work is long and is watched."""
        if total < LONG_WORK or self.options.quiet or not self.err.is_terminal:
            yield from values
            return
        from rich.progress import Progress

        with Progress(console=self.err, transient=True) as progress:
            yield from progress.track(values, total=total, description=doing)

    def _console(self, *, stderr: bool) -> "Console":
        from rich.console import Console

        no_color = True if self.options.no_color else None
        console = Console(stderr=stderr, no_color=no_color, highlight=False)
        console.width = max(console.width, LEAST_WIDTH) if console.is_terminal else PIPE_WIDTH
        return console
