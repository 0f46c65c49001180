"""``callcert score``: returned scorecards are read, scored, and filed under their names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol, TypeVar

from callcert.domain.cabinet import Decision, Filed, Returned, plan_filing
from callcert.domain.findings import Finding, finding
from callcert.domain.naming import parse_file_name
from callcert.domain.rules import Rules
from callcert.domain.score_report import Scorecard, ScoreReport, Status
from callcert.errors import OutsideError
from callcert.excel.scorecard import ReadingTerms
from callcert.filing.cabinet import Cabinet
from callcert.filing.intake import Received
from callcert.filing.ledger import Ledger, open_ledger
from callcert.filing.lock import one_run_in
from callcert.workflows.returned import ReturnedCard, read_returned, reason_of
from callcert.workflows.scorecards import (
    NO_FILING,
    Filing,
    Follow,
    Place,
    cabinet_of,
    followed,
    result_of,
)
from callcert.workflows.submission import with_lateness

T = TypeVar("T")


class Track(Protocol):
    """Shows the progress of a long iteration, and passes its values on."""

    def __call__(self, values: Iterable[T], total: int, doing: str, /) -> Iterator[T]:
        """``doing`` is what is shown beside the bar, ``total`` how many values there are."""
        ...


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
    run: Callable[..., Iterable[ReturnedCard]] = map,
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
        reader = partial(read_returned, terms=terms, explain=explain)
        read = track(run(reader, received), len(received), "Reading")
        readings = with_lateness(read, ledger, terms.rules)
        cabinet = cabinet_of(place, ledger, terms, today)
        decisions = _plan(readings, cabinet, replace_filed=replace_filed)
        if dry_run:
            cards = _all_shown(readings, decisions, place.folder)
            filing = _filing(readings, decisions, terms.rules)
        else:
            cabinet.clear_leftovers()
            pairs = track(zip(readings, decisions, strict=True), len(readings), "Filing")
            cards = [_carried_out(reading, decision, cabinet) for reading, decision in pairs]
            filing = NO_FILING
        tracker, waiting = followed(follow, ledger, filing)
        trouble = (*_trouble(cards, ledger.trouble), *waiting)
        return ScoreReport(tuple(cards), trouble, tracker)


def planned(
    received: Sequence[Received], place: Place, ledger: Ledger, terms: ReadingTerms, today: date
) -> list[Scorecard]:
    """What ``score`` would do with those files now, each with all that is on it."""
    read = (read_returned(one, terms, explain=True) for one in received)
    readings = with_lateness(read, ledger, terms.rules)
    cabinet = cabinet_of(place, ledger, terms, today)
    return _all_shown(readings, _plan(readings, cabinet, replace_filed=False), place.folder)


def _filing(
    readings: Sequence[ReturnedCard], decisions: Sequence[Decision | None], rules: Rules
) -> Filing:
    """What the plan will do to the filed scorecards."""
    coming, gone = [], set[str]()
    for reading, decision in zip(readings, decisions, strict=True):
        if decision and decision.verdict == "file" and decision.name and reading.identity:
            coming.append(result_of(reading.identity, decision.name, rules))
            gone.update(decision.supersedes)
    return Filing(tuple(one for one in coming if one), frozenset(gone))


def _plan(
    readings: Sequence[ReturnedCard], cabinet: Cabinet, *, replace_filed: bool
) -> list[Decision | None]:
    good = [reading for reading in readings if reading.acceptable]
    try:
        others, withdrawn = _others(cabinet, readings), cabinet.withdrawn()
    except OSError as wrong:
        raise OutsideError(f"{cabinet.folder}: cannot be looked through: {wrong}") from wrong
    returned = [_returned(reading) for reading in good]
    decided = iter(plan_filing(returned, others, replace=replace_filed, withdrawn=withdrawn))
    return [next(decided) if reading.acceptable else None for reading in readings]


def _others(cabinet: Cabinet, readings: Sequence[ReturnedCard]) -> list[Filed]:
    """The cabinet's files; one that is being returned itself under any name is not filed yet."""
    received = {str(reading.received.path) for reading in readings}
    others = []
    for one in cabinet.contents():
        returned = str(cabinet.folder / one.name) in received
        in_form = parse_file_name(PurePath(one.name).stem)
        others.append(Filed(one.name, "", None) if returned and not in_form else one)
    return others


def _returned(reading: ReturnedCard) -> Returned:
    if reading.identity is None or reading.certification is None:
        raise AssertionError(f"{reading.received.path}: accepted without an agent or a pass rate")
    rate, agent = reading.certification.pass_rate, reading.identity.agent
    file, named = str(reading.received.path), reading.received.named
    return Returned(file, reading.digest, agent, rate, reading.extension, named)


def _all_shown(
    readings: Sequence[ReturnedCard], decisions: Sequence[Decision | None], folder: Path
) -> list[Scorecard]:
    return [_shown(*pair, folder) for pair in zip(readings, decisions, strict=True)]


def _shown(reading: ReturnedCard, decision: Decision | None, folder: Path) -> Scorecard:
    """What the plan says about a file, nothing done."""
    if decision is None:
        return _card(reading, "rejected", None, ())
    status: Status = "would-file" if decision.verdict == "file" else decision.verdict
    findings = _decision_findings(reading, decision)
    return _card(reading, status, folder / decision.name if decision.name else None, findings)


def _carried_out(reading: ReturnedCard, decision: Decision | None, cabinet: Cabinet) -> Scorecard:
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
        found = finding("cannot-file", {"reason": reason_of(wrong)}).at(planned.file)
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
        found = finding("not-removed", {"reason": reason_of(wrong)}).at(card.file)
        return replace(card, findings=(*card.findings, found))
    return card


def _decision_findings(reading: ReturnedCard, decision: Decision) -> tuple[Finding, ...]:
    file = str(reading.received.path)
    found = []
    for problem in decision.problems:
        sheet, cell = reading.id_place if problem.field == "agent_id" else (None, None)
        found.append(finding(problem.code, problem.facts, sheet=sheet, cell=cell).at(file))
    return tuple(found)


def _card(
    reading: ReturnedCard, status: Status, filed_as: Path | None, findings: tuple[Finding, ...]
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
        reading.layout,
    )


def _trouble(cards: Iterable[Scorecard], ledger: str | None) -> tuple[str, ...]:
    failed = sum(any(f.code == "cannot-file" for f in card.findings) for card in cards)
    trouble = []
    if failed:
        which = "1 scorecard" if failed == 1 else f"{failed} scorecards"
        trouble.append(f"{which} could not be filed; the findings say why")
    if ledger:
        trouble.append(f"the ledger could not be written: {ledger}")
    return tuple(trouble)
