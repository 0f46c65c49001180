"""The filed scorecards: where they are, and what they say of each agent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from callcert.config.workspace import Workspace
from callcert.domain.agents import Agent
from callcert.domain.assessment import Assessment
from callcert.domain.certification import outcome
from callcert.domain.findings import Finding, finding
from callcert.domain.rules import CALLS, Rules
from callcert.domain.standing import Result
from callcert.domain.tracker_report import TrackerReport
from callcert.errors import CallcertError
from callcert.excel.scorecard import ReadingTerms, read_scorecard
from callcert.filing.cabinet import Cabinet, Identity
from callcert.filing.ledger import Ledger, Seen
from callcert.workflows.reading import reading_terms


@dataclass(frozen=True, slots=True)
class Place:
    """Where scorecards are filed; a folder that is no workspace keeps no ledger and no lock."""

    folder: Path
    private: Path | None = None

    @property
    def lock(self) -> Path | None:
        """The file that says a run is going on."""
        return self.private / "lock" if self.private else None

    @property
    def ledger(self) -> Path | None:
        """The file of the ledger."""
        return self.private / "ledger.sqlite3" if self.private else None


@dataclass(frozen=True, slots=True)
class Filing:
    """What a plan will do to the filed scorecards: those to come, and names of those to go."""

    coming: tuple[Result, ...] = ()
    gone: frozenset[str] = frozenset()


NO_FILING = Filing()


Follow = Callable[[Ledger, Filing], TrackerReport | None]
"""Brings the tracker up to what is filed, or is about to be; None where there is none."""


def followed(
    follow: Follow | None, ledger: Ledger, filing: Filing
) -> tuple[TrackerReport | None, tuple[str, ...]]:
    """What became of the tracker, or why it has to wait: the scorecards are filed all the same."""
    words = "the scorecards are filed, but not in the tracker yet"
    try:
        report = follow(ledger, filing) if follow else None
    except CallcertError as wrong:
        return None, (f"{words}: {wrong}",)
    waiting = (f"{words}: {report.trouble}",) if report and report.trouble else ()
    return report, waiting


def cabinet_of(place: Place, ledger: Ledger, terms: ReadingTerms, today: date) -> Cabinet:
    """The folder of filed scorecards, read on these terms."""
    return Cabinet(place.folder, ledger, partial(identified, terms=terms), today, terms.spoken)


def cards_of(
    workspace: Workspace, ledger: Ledger, as_of: date, filing: Filing = NO_FILING
) -> list[Result]:
    """What the filed scorecards say once ``filing`` is done, those of later calls first.

    The one that counts for an agent is the last: the newest of calls up to the day.
    """
    terms = reading_terms(workspace.settings, workspace)
    place = Place(workspace.scorecards, workspace.private)
    filed = results(cabinet_of(place, ledger, terms, as_of), workspace.settings.rules)
    cards = [*(one for one in filed if one.file not in filing.gone), *filing.coming]
    return sorted(cards, key=partial(_rank, as_of=as_of))


def lost_cards(workspace: Workspace, ledger: Ledger, filing: Filing) -> Iterator[Finding]:
    """What callcert filed and cannot read any more: changed since, or its layout is gone.

    Call it once the filed scorecards are read.
    """
    filed = {PurePath(event.target).name for event in ledger.events() if event.what == "filed"}
    for name, seen in sorted(ledger.seen().items()):
        if seen.calls_passed is None and name in filed - filing.gone:
            yield finding("filed-unread").at(str(workspace.scorecards / name))


def _rank(card: Result, as_of: date) -> tuple[bool, date, str]:
    known = card.known_on or date.min
    return known <= as_of, known, card.file


def results(cabinet: Cabinet, rules: Rules) -> list[Result]:
    """What every complete scorecard in the cabinet says."""
    filed, older = cabinet.filed_on(), cabinet.replaced()
    found = (_result(seen, rules) for seen in cabinet.read())
    return [
        replace(
            one,
            filed_on=filed.get(one.file),
            replaced=tuple(
                (each.filed_on, outcome(each.pass_rate, rules)) for each in older.get(one.file, ())
            ),
        )
        for one in found
        if one
    ]


def identity_in(seen: Assessment) -> Identity:
    """What the cabinet remembers of a scorecard."""
    passed = seen.certification.calls_passed if seen.certification else None
    return Identity(seen.agent, seen.certified_on, seen.certifier, passed)


def identified(content: bytes, terms: ReadingTerms) -> Identity | None:
    """Whose scorecard these bytes are; None where they are none, or name nobody."""
    seen = read_scorecard(content, "", terms).assessment
    if seen is None or not (seen.agent.last_name and seen.agent.first_name):
        return None
    return identity_in(seen)


def result_of(identity: Identity, file: str, rules: Rules) -> Result | None:
    """What a scorecard says, by the thresholds in force; None for an incomplete one."""
    passed = identity.calls_passed
    if passed is None:
        return None
    rate = 100 * passed // CALLS
    day, certifier = identity.certified_on, identity.certifier
    return Result(identity.agent, file, day, certifier, passed, rate, outcome(rate, rules))


def _result(seen: Seen, rules: Rules) -> Result | None:
    if seen.last_name is None or seen.first_name is None:
        return None
    agent = Agent(seen.last_name, seen.first_name, seen.agent_id)
    day = date.fromisoformat(seen.certified_on) if seen.certified_on else None
    return result_of(Identity(agent, day, seen.certifier, seen.calls_passed), seen.name, rules)
