"""``callcert score``: returned scorecards are read, scored, and filed under their names."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol, TypeVar

from callcert.domain.assessment import Assessment
from callcert.domain.cabinet import Decision, Filed, Returned, plan_filing
from callcert.domain.certification import Certification
from callcert.domain.findings import Finding, finding
from callcert.domain.naming import parse_file_name
from callcert.domain.rules import LARGEST_FILE, Rules
from callcert.domain.score_report import Scorecard, ScoreReport, Status
from callcert.domain.scoring import Call
from callcert.errors import OutsideError
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.filing.cabinet import Cabinet, Identity
from callcert.filing.disk import digest_of, read_bytes
from callcert.filing.intake import Received
from callcert.filing.ledger import open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.scorecards import (
    NO_FILING,
    Filing,
    Follow,
    Place,
    cabinet_of,
    followed,
    identity_in,
    result_of,
)

T = TypeVar("T")

_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")


class Track(Protocol):
    """Shows the progress of a long iteration, and passes its values on."""

    def __call__(self, values: Iterable[T], total: int, doing: str, /) -> Iterator[T]:
        """``doing`` is what is shown beside the bar, ``total`` how many values there are."""
        ...


@dataclass(frozen=True, slots=True)
class _Reading:
    received: Received
    digest: str
    extension: str
    identity: Identity | None
    certifier: str | None
    calls: tuple[Call, ...]
    certification: Certification | None
    findings: tuple[Finding, ...]
    id_place: tuple[str | None, str | None]
    detail: Assessment | None

    @property
    def acceptable(self) -> bool:
        return not any(found.severity == "error" for found in self.findings)


def score(  # noqa: PLR0913  each is a choice of the person who runs it
    receive: Callable[[], Sequence[Received]],
    place: Place,
    terms: ReadingTerms,
    today: date,
    *,
    track: Track,
    dry_run: bool = False,
    replace_filed: bool = False,
    explain: bool = False,
    follow: Follow | None = None,
    run: Callable[..., Iterable[_Reading]] = map,
) -> ScoreReport:
    """Reads every file received, plans all filing, then carries the plan out.

    ``receive`` is asked once no other run is at work here, which would move files meanwhile.
    The plan is the same with ``dry_run``, which only does not carry it out. ``run`` may be the
    ``map`` of any executor: each file is read by itself. ``follow`` then brings the tracker up to
    what is filed; a tracker that cannot be changed stops nothing. Raises ``OutsideError`` where
    the lock or the ledger cannot be had.
    """
    guard = nullcontext() if dry_run else one_run_in(place.folder, place.lock)
    with guard, open_ledger(place.ledger, keep=not dry_run) as ledger:
        received = receive()
        reader = partial(_read, terms=terms, explain=explain)
        readings = list(track(run(reader, received), len(received), "Reading"))
        cabinet = cabinet_of(place, ledger, terms, today)
        try:
            decisions = _plan(readings, cabinet, replace_filed=replace_filed)
        except OSError as wrong:
            raise OutsideError(f"{place.folder}: cannot be looked through: {wrong}") from wrong
        if dry_run:
            cards = [_shown(*pair, place.folder) for pair in zip(readings, decisions, strict=True)]
            filing = _filing(readings, decisions, terms.rules)
        else:
            cabinet.clear_leftovers()
            pairs = track(zip(readings, decisions, strict=True), len(readings), "Filing")
            cards = [_carried_out(reading, decision, cabinet) for reading, decision in pairs]
            filing = NO_FILING
        tracker, waiting = followed(follow, ledger, filing)
        trouble = (*_trouble(cards, ledger.trouble), *waiting)
        return ScoreReport(tuple(cards), trouble, tracker)


def _filing(
    readings: Sequence[_Reading], decisions: Sequence[Decision | None], rules: Rules
) -> Filing:
    """What the plan will do to the filed scorecards."""
    coming, gone = [], set[str]()
    for reading, decision in zip(readings, decisions, strict=True):
        if decision and decision.verdict == "file" and decision.name and reading.identity:
            coming.append(result_of(reading.identity, decision.name, rules))
            gone.update(decision.supersedes)
    return Filing(tuple(one for one in coming if one), frozenset(gone))


def _read(received: Received, terms: ReadingTerms, *, explain: bool) -> _Reading:
    path = received.path
    stem, extension = _stem_and_extension(path.name)
    try:
        content = read_bytes(path, LARGEST_FILE)
    except OSError as wrong:
        found = finding("unreadable", {"reason": _reason(wrong)}).at(str(path))
        return _Reading(received, "", extension, None, None, (), None, (found,), (None, None), None)
    reading = read_scorecard(content, stem, terms)
    seen = reading.assessment
    opened = [finding("open-elsewhere")] if _is_open(path) else []
    return _Reading(
        received,
        digest_of(content),
        extension,
        identity_in(seen) if seen else None,
        seen.certifier if seen else None,
        seen.calls if seen else (),
        seen.certification if seen else None,
        tuple(found.at(str(path)) for found in (*opened, *reading.findings)),
        reading.layout.place("agent_id", None, None) if reading.layout else (None, None),
        seen if explain else None,
    )


def _is_open(path: Path) -> bool:
    """Whether the mark is there that Excel leaves beside a workbook somebody has open."""
    return os.path.exists(path.parent / f"~${path.name}")  # noqa: PTH110  which raises on long names


def _stem_and_extension(name: str) -> tuple[str, str]:
    """``Doe_Jane`` and ``.xlsx``; what is too long or odd for an extension belongs to the name."""
    stem, extension = os.path.splitext(name)  # noqa: PTH122  one call for both halves
    return (stem, extension) if _EXTENSION.fullmatch(extension) else (name, "")


def _plan(
    readings: Sequence[_Reading], cabinet: Cabinet, *, replace_filed: bool
) -> list[Decision | None]:
    good = [reading for reading in readings if reading.acceptable]
    decided = iter(
        plan_filing(
            [_returned(reading) for reading in good],
            _others(cabinet, readings),
            replace=replace_filed,
            withdrawn=cabinet.withdrawn(),
        )
    )
    return [next(decided) if reading.acceptable else None for reading in readings]


def _others(cabinet: Cabinet, readings: Sequence[_Reading]) -> list[Filed]:
    """The cabinet's files; one that is being returned itself under any name is not filed yet."""
    received = {str(reading.received.path) for reading in readings}
    others = []
    for one in cabinet.contents():
        returned = str(cabinet.folder / one.name) in received
        in_form = parse_file_name(PurePath(one.name).stem)
        others.append(Filed(one.name, "", None) if returned and not in_form else one)
    return others


def _returned(reading: _Reading) -> Returned:
    if reading.identity is None or reading.certification is None:
        raise AssertionError(f"{reading.received.path}: accepted without an agent or a pass rate")
    rate, agent = reading.certification.pass_rate, reading.identity.agent
    file, named = str(reading.received.path), reading.received.named
    return Returned(file, reading.digest, agent, rate, reading.extension, named)


def _shown(reading: _Reading, decision: Decision | None, folder: Path) -> Scorecard:
    """What the plan says about a file, nothing done."""
    if decision is None:
        return _card(reading, "rejected", None, ())
    status: Status = "would-file" if decision.verdict == "file" else decision.verdict
    findings = _decision_findings(reading, decision)
    return _card(reading, status, folder / decision.name if decision.name else None, findings)


def _carried_out(reading: _Reading, decision: Decision | None, cabinet: Cabinet) -> Scorecard:
    planned = _shown(reading, decision, cabinet.folder)
    if decision is None or decision.name is None or reading.identity is None:
        return planned
    try:
        if decision.verdict == "file":
            cabinet.file(
                reading.received,
                reading.digest,
                reading.identity,
                decision.name,
                decision.supersedes,
            )
            planned = replace(planned, status="filed")
        elif not cabinet.has(decision.name):
            raise FileNotFoundError(0, "the first of the two could not be filed either")
    except OSError as wrong:
        found = finding("cannot-file", {"reason": _reason(wrong)}).at(planned.file)
        return replace(
            planned,
            status="held",
            filed_as=None,
            filed_name=None,
            findings=(*planned.findings, found),
        )
    return _removed(planned, reading.received, cabinet, decision.name)


def _removed(card: Scorecard, received: Received, cabinet: Cabinet, name: str) -> Scorecard:
    """The original leaves the intake once the filed copy is known to have the same bytes.

    One that is gone already was moved by another run in the meantime.
    """
    if not received.moves:
        return card
    try:
        if cabinet.holds(received, name):
            received.path.unlink()
    except FileNotFoundError:
        return card
    except OSError as wrong:
        found = finding("not-removed", {"reason": _reason(wrong)}).at(card.file)
        return replace(card, findings=(*card.findings, found))
    return card


def _decision_findings(reading: _Reading, decision: Decision) -> tuple[Finding, ...]:
    file = str(reading.received.path)
    found = []
    for problem in decision.problems:
        sheet, cell = reading.id_place if problem.field == "agent_id" else (None, None)
        found.append(finding(problem.code, problem.facts, sheet=sheet, cell=cell).at(file))
    return tuple(found)


def _card(
    reading: _Reading, status: Status, filed_as: Path | None, findings: tuple[Finding, ...]
) -> Scorecard:
    path = reading.received.path
    return Scorecard(
        str(path),
        path.name,
        status,
        reading.identity.agent if reading.identity else None,
        reading.certifier,
        reading.calls,
        None if status == "rejected" else reading.certification,
        str(filed_as) if filed_as else None,
        filed_as.name if filed_as else None,
        (*reading.findings, *findings),
        reading.detail,
    )


def _reason(wrong: OSError) -> str:
    return (wrong.strerror or str(wrong) or type(wrong).__name__).lower()


def _trouble(cards: Iterable[Scorecard], ledger: str | None) -> tuple[str, ...]:
    failed = sum(any(f.code == "cannot-file" for f in card.findings) for card in cards)
    trouble = []
    if failed:
        which = "1 scorecard" if failed == 1 else f"{failed} scorecards"
        trouble.append(f"{which} could not be filed; the findings say why")
    if ledger:
        trouble.append(f"the ledger could not be written: {ledger}")
    return tuple(trouble)
