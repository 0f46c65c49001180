"""The folder a team works in, and where things lie in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from callcert.config.loading import FILE_NAME, load_settings
from callcert.config.settings import Settings
from callcert.errors import UsageError


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace with its settings; all paths absolute."""

    root: Path
    settings: Settings

    def _file(self, name: str) -> Path:
        return self.root / name

    @property
    def incoming(self) -> Path:
        """Returned scorecards, until they are filed."""
        return self._file(self.settings.files.incoming)

    @property
    def scorecards(self) -> Path:
        """Filed scorecards, ``superseded/`` below."""
        return self._file(self.settings.files.scorecards)

    @property
    def issued(self) -> Path:
        """Scorecards made for certifiers to fill in; made with the first of them."""
        return self._file(self.settings.files.issued)

    @property
    def template(self) -> Path:
        """The team's copy of the scorecard template."""
        return self._file(self.settings.files.template)

    @property
    def tracker(self) -> Path:
        """The tracker that several teams share."""
        return self._file(self.settings.files.tracker)

    @property
    def progress(self) -> Path:
        """The agents' daily self-reports."""
        return self._file(self.settings.files.progress)

    @property
    def reports(self) -> Path:
        """What callcert writes for people to read."""
        return self._file(self.settings.files.reports)

    @property
    def outbox(self) -> Path:
        """Mail that no server has taken yet."""
        return self._file(self.settings.files.outbox)

    @property
    def letters(self) -> Path:
        """The team's own letter templates, where it has any."""
        return self._file(self.settings.files.letters)

    @property
    def drafts(self) -> Path:
        """Mail that a person looks at before it is sent."""
        return self.outbox / "drafts"

    @property
    def quarantine(self) -> Path:
        """Messages that a person must look at; it is made with the first of them."""
        return self._file(self.settings.files.quarantine)

    @property
    def kept_mail(self) -> Path:
        """Messages that progress was taken from, as they came."""
        return self.private / "mail"

    @property
    def private(self) -> Path:
        """callcert's own folder: the ledger, the lock, the logs."""
        return self._file(".callcert")

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder a workspace has."""
        files = self.settings.files
        names = (files.incoming, files.scorecards, files.reports, files.outbox)
        return (*(self._file(name) for name in names), self.private)


def find_workspace(
    named: Path | None, start: Path, environment: Mapping[str, str]
) -> Workspace | None:
    """The workspace that was named, or else the nearest one from ``start`` upward.

    ``UsageError`` where the named one is not there; None where none was named or found.
    """
    if named:
        root = named.absolute()
        if not (root / FILE_NAME).is_file():
            raise UsageError(f"{named} is no workspace: it has no {FILE_NAME}; run callcert init")
        return Workspace(root, load_settings(root / FILE_NAME, environment))
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return Workspace(folder, load_settings(folder / FILE_NAME, environment))
    return None
