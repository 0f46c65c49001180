"""``callcert upload``: filed scorecards to the leadership's folder or form, each once [C7]."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from callcert.config.workspace import Workspace
from callcert.domain.findings import Finding, finding
from callcert.domain.moments import us
from callcert.domain.upload_report import UploadedFile, UploadReport, UploadStatus
from callcert.errors import OutsideError, SettingsError, UsageError
from callcert.filing.handed_ledger import Upload
from callcert.filing.ledger import Ledger, Seen
from callcert.filing.upload import Copied, copy_to, standing
from callcert.workflows.reading import reading_terms
from callcert.workflows.run import run_at
from callcert.workflows.scorecards import Place, cabinet_of

_STATUSES: dict[Copied, UploadStatus] = {
    "copied": "uploaded", "there": "found-there", "taken": "blocked",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Filed:
    """What is filed now, what is at this target, and what became of scorecards that went.

    An upload that was taken out there as well is none any more; ``later`` are the digests of
    those that are dated after the day.
    """

    scorecards: Sequence[Seen]
    others: Sequence[str]
    uploads: Mapping[str, Upload]
    later: Collection[str]
    happened: Mapping[str, str]

    @property
    def gone(self) -> list[Upload]:
        """Uploads whose scorecard is not filed any more, and that nobody has settled."""
        there = {one.digest for one in self.scorecards}
        return [one for one in self.uploads.values() if one.digest not in there and not one.settled]


def upload(workspace: Workspace, day: date, *, dry_run: bool, again: bool = False) -> UploadReport:
    """Copies what is not uploaded yet, or lists it where a person uploads it.

    What was uploaded is compared with its scorecard each time. A copy that was taken out there is
    made anew only ``again``, when somebody asks: nothing arrives twice by itself. Wherever a run
    is cut off, the next completes it: a copy that is there is known by its bytes.
    ``SettingsError`` where no place is set, ``OutsideError`` where the folder is not there,
    ``UsageError`` for ``again`` with a web form.
    """
    folder = _folder(workspace)
    if again and folder is None:
        raise UsageError("--again goes with a folder; a web form takes what you give it")
    with run_at(workspace, dry_run=dry_run) as ledger:
        filed = _filed(workspace, ledger, day)
        if folder is None:
            return _listed(workspace, filed)
        _check(folder, workspace)
        copier = _Copier(workspace, folder, ledger, day, dry_run=dry_run, again=again)
        return copier.report(filed)


def tick_off(
    workspace: Workspace, named: Sequence[Path], day: date, *, dry_run: bool
) -> UploadReport:
    """Enters what a person says was uploaded: the files named, or all that are listed.

    One that is no longer filed and is named was taken out there, too. ``UsageError`` for a file
    that is neither, and where a folder is set, which needs no ticking off.
    """
    if _folder(workspace) is not None:
        raise UsageError("--done goes with a web form ([upload] url): a folder is filled by itself")
    target = _target(workspace)
    with run_at(workspace, dry_run=dry_run) as ledger:
        filed = _filed(workspace, ledger, day)
        done = _meant(filed, named)
        kept = [
            *(Upload(target, one.digest, one.name, day) for one in done if isinstance(one, Seen)),
            *(replace(one, settled=True) for one in done if isinstance(one, Upload)),
        ]
        for one in () if dry_run else kept:
            ledger.keep_upload(one)
        known = {one.digest: one for one in kept}
        after = replace(filed, uploads={**filed.uploads, **known})
        ticked = {one.digest for one in done if isinstance(one, Seen)}
        return _listed(workspace, after, ticked)


def _folder(workspace: Workspace) -> Path | None:
    """The folder to upload to; None where it is a web form."""
    place = workspace.settings.upload
    if not (place.folder or place.url):
        message = "it is not said where to upload to"
        raise SettingsError(f'{message}; set folder = "…" or url = "https://…" under [upload]')
    return workspace.root / place.folder if place.folder else None


def _target(workspace: Workspace) -> str:
    folder = _folder(workspace)
    return workspace.settings.upload.url if folder is None else str(folder)


def _check(folder: Path, workspace: Workspace) -> None:
    """The folder is one outside, and is there; it is never made, as a drive may be missing."""
    place = folder.resolve()
    if place == workspace.root.resolve():
        message = f"upload.folder: {folder} is the workspace itself"
        raise SettingsError(f"{message}; name the folder that leadership looks into")
    own = [one.resolve() for one in (*workspace.folders, workspace.issued, workspace.letters)]
    if any(place.is_relative_to(one) for one in own):
        message = f"upload.folder: {folder} is one of the workspace's own folders"
        raise SettingsError(f"{message}; name the one that leadership looks into")
    if not folder.is_dir():
        message = f"{folder} is not there, so nothing was uploaded"
        raise OutsideError(f"{message}; connect the drive, or make the folder, and run again")


def _filed(workspace: Workspace, ledger: Ledger, day: date) -> _Filed:
    place = Place(workspace.scorecards, workspace.private)
    cabinet = cabinet_of(place, ledger, reading_terms(workspace.settings, workspace), day)
    seen = cabinet.read()
    target = _target(workspace)
    uploads = [one for one in ledger.uploads() if one.target == target and not one.settled]
    return _Filed(
        [one for one in seen if one.calls_passed is not None],
        [one.name for one in seen if one.calls_passed is None],
        {one.digest: one for one in uploads if one.day <= day},
        {one.digest for one in uploads if one.day > day},
        {event.digest: event.what for event in ledger.events()},
    )


class _Copier:
    """Copies to one folder."""

    def __init__(  # noqa: PLR0913  what a run depends on
        self,
        workspace: Workspace,
        folder: Path,
        ledger: Ledger,
        day: date,
        *,
        dry_run: bool,
        again: bool,
    ) -> None:
        self._scorecards = workspace.scorecards
        self._folder = folder
        self._ledger = ledger
        self._day = day
        self._dry_run = dry_run
        self._again = again

    def report(self, filed: _Filed) -> UploadReport:
        """Treats every scorecard; one that fails never stops the next."""
        files = [self._treated(one, filed) for one in filed.scorecards]
        blocked = {one.name for one in files if one.status == "blocked"}
        treated = zip(filed.scorecards, files, strict=True)
        findings = [found for one, file in treated for found in self._findings(one, file, filed)]
        findings += self._gone(filed, blocked)
        return UploadReport(str(self._folder), False, files, findings, filed.others)  # noqa: FBT003  a folder

    def _treated(self, one: Seen, filed: _Filed) -> UploadedFile:
        file, before = self._scorecards / one.name, filed.uploads.get(one.digest)
        known, since = before or one.digest in filed.later, before.day if before else None
        try:
            if known and not self._again and standing(self._folder / one.name, one.digest) is None:
                return UploadedFile(str(file), one.name, "taken-out", since)
            copied = self._copied(file, one)
        except OSError as wrong:
            reason = (wrong.strerror or str(wrong)).lower()
            return UploadedFile(str(file), one.name, "failed", reason=reason)
        if copied is None:
            return UploadedFile(str(file), one.name, "would-upload")
        if copied == "there" and known:
            return UploadedFile(str(file), one.name, "already-uploaded", since)
        if copied != "taken" and not self._dry_run:
            self._ledger.keep_upload(Upload(str(self._folder), one.digest, one.name, self._day))
        day = None if copied == "taken" else self._day
        return UploadedFile(str(file), one.name, _STATUSES[copied], day)

    def _copied(self, file: Path, one: Seen) -> Copied | None:
        target = self._folder / one.name
        return standing(target, one.digest) if self._dry_run else copy_to(file, one.digest, target)

    def _findings(self, one: Seen, file: UploadedFile, filed: _Filed) -> Iterator[Finding]:
        """What is odd about the copy: another file now, or another from the first."""
        before = filed.uploads.get(one.digest)
        facts = {"day": us(before.day), "target": self._folder} if before else {}
        if before and file.status == "blocked":
            yield finding("upload-differs", facts).at(file.file)
        elif file.status == "blocked":
            yield self._taken(file, filed)

    def _taken(self, blocked: UploadedFile, filed: _Filed) -> Finding:
        """Another file of that name is there; perhaps one that callcert put there itself."""
        ours = ""
        for old in filed.gone:
            if old.name == blocked.name:
                ours = f" (the scorecard uploaded on {us(old.day)}, {_what(old, filed)} since)"
        facts = {"target": self._folder, "ours": ours}
        return finding("upload-name-taken", facts).at(blocked.file)

    def _gone(self, filed: _Filed, blocked: Iterable[str]) -> Iterator[Finding]:
        """What was taken back here and is still there; what is gone there too is settled."""
        for one in filed.gone:
            target = self._folder / one.name
            if _is_there(target, one.digest):
                if one.name not in blocked:
                    yield _taken_back(one, filed, str(self._folder), "callcert leaves it alone")
            elif not self._dry_run:
                self._ledger.keep_upload(replace(one, settled=True))


def _is_there(target: Path, digest: str) -> bool:
    try:
        return standing(target, digest) == "there"
    except OSError:
        return False


def _what(one: Upload, filed: _Filed) -> str:
    """What became of a scorecard that is filed no more."""
    what = filed.happened.get(one.digest, "")
    return what if what in {"superseded", "withdrawn"} else "removed"


def _taken_back(one: Upload, filed: _Filed, target: str, then: str) -> Finding:
    what = f"was {_what(one, filed)}"
    facts = {"day": us(one.day), "what": what, "target": target, "then": then}
    return finding("upload-taken-back", facts).at(one.name)


def _listed(workspace: Workspace, filed: _Filed, ticked: Iterable[str] = ()) -> UploadReport:
    """What a person is to upload, and what was said to be there."""
    files = []
    for one in filed.scorecards:
        known = filed.uploads.get(one.digest)
        there: UploadStatus = "uploaded" if one.digest in set(ticked) else "already-uploaded"
        file = str(workspace.scorecards / one.name)
        status: UploadStatus = there if known else "to-upload"
        files.append(UploadedFile(file, one.name, status, known.day if known else None))
    target = _target(workspace)
    findings = [
        _taken_back(one, filed, target, f'then say: callcert upload --done "{one.name}"')
        for one in filed.gone
    ]
    return UploadReport(target, True, files, findings, filed.others)  # noqa: FBT003  by hand


def _meant(filed: _Filed, named: Sequence[Path]) -> list[Seen | Upload]:
    """The scorecards a person names, by their names; all that wait where none is named."""
    waiting = [one for one in filed.scorecards if one.digest not in filed.uploads]
    if not named:
        return [*waiting]
    known: dict[str, Seen | Upload] = {one.name: one for one in filed.gone}
    known |= {one.name: one for one in filed.scorecards}
    unknown = [str(one) for one in named if one.name not in known]
    if unknown:
        raise UsageError(f"not filed, and never uploaded: {', '.join(unknown)}")
    meant = [known[one.name] for one in named]
    return [one for one in meant if isinstance(one, Upload) or one in waiting]
