"""The morning in its order: who needs somebody, what is decided, who does what today."""

from collections import Counter
from collections.abc import Iterator

from callcert.domain.assignment import Assignment, Booked, Obstacle
from callcert.domain.brief import Brief, Decided, OutOfLine, Owed, Staged
from callcert.domain.equipment_report import Broken
from callcert.domain.moments import us
from callcert.domain.score_report import Status
from callcert.domain.troubleshooting import recognised
from callcert.reports.day_content import (
    Block,
    Cell,
    Column,
    DayContent,
    Figure,
    Names,
    Section,
    Table,
    columns_of,
)
from callcert.reports.day_words import (
    agent_cell,
    agent_name,
    calls_words,
    long_day,
    modules_words,
    outcome_cell,
)
from callcert.reports.pair_words import (
    by_reason,
    places_words,
    shift_words,
    stage_words,
    urgency_words,
    when_words,
    why_paired,
)
from callcert.reports.text import count

_MOST = 500
_BY_STAGE: frozenset[Obstacle] = frozenset({"calls-done", "not-started", "systems"})
"""What the list of stages says already."""

_CARD_WORDS: dict[Status | None, str] = {
    None: "not come in",
    "would-file": "come in, filed by the next run",
    "held": "come in, held: a person must decide",
    "rejected": "come in, rejected: to be mended",
}


def brief_content(brief: Brief) -> DayContent:
    """The whole morning; the same workbooks always say the same."""
    return DayContent(
        title=f"Morning brief, {long_day(brief.day)}",
        sentence=_sentence(brief),
        remarks=[*_remarks(brief)],
        figures=_figures(brief),
        sections=[
            _out_of_line(brief),
            _pairs(brief),
            _stages(brief),
            _decided(brief),
            _equipment(brief),
            _owed(brief),
            _expectations(brief),
        ],
    )


def _sentence(brief: Brief) -> str:
    at_it, made = len(brief.at_it), brief.assignment
    if made.day_off:
        return f"{count(at_it, 'agent')} on the way. A day off: nobody is paired."
    idle = sum(one.obstacle in _BY_STAGE for one in made.unpaired)
    words = (
        f"{len(made.pairs)} paired, {len(made.unpaired) - idle} not paired, {idle} with no calls"
    )
    return f"{count(at_it, 'agent')} on the way: {words} to take today. {places_words(made)}."


def _remarks(brief: Brief) -> Iterator[str]:
    off = brief.calendar.day_off(brief.day)
    if off:
        yield f"A day off: {brief.calendar.names.get(brief.day, off)}."
    yield from brief.notices
    counts = Counter(found.severity for found in brief.findings)
    if counts["error"]:
        words = f"{count(counts['error'], 'cell')} of the workbooks cannot be used"
        yield f"{words}: callcert escalations says which, and how to mend them."


def _figures(brief: Brief) -> list[Figure]:
    out, owed, broken = len(brief.out_of_line), len(brief.owed), len(brief.broken)
    return [
        Figure(out, "out of line", "bad" if out else "good", "out-of-line"),
        Figure(len(brief.assignment.pairs), "paired", "", "pairs"),
        Figure(broken, "equipment issues", "warn" if broken else "good", "equipment"),
        Figure(owed, "scorecards owed", "warn" if owed else "good", "owed"),
    ]


def _out_of_line(brief: Brief) -> Section:
    columns = [*columns_of("Agent", numbers=("Day", "Calls", "TBTs")), Column("Why")]
    rows = [
        [
            agent_cell(one.standing.agent),
            Cell(str(one.standing.position.day)),
            Cell(calls_words(one.standing)),
            Cell(modules_words(one.standing)),
            Cell("; ".join(_why(one, brief)), "bad" if one.standing.position.step_due else ""),
        ]
        for one in brief.out_of_line
    ]
    table = Table("Out of line", columns, rows, "Everybody is where they should be.", most=_MOST)
    return Section("out-of-line", "Out of line, and why", [table], is_good_empty=True)


def _why(one: OutOfLine, brief: Brief) -> Iterator[str]:
    standing = one.standing
    if standing.position.step_due:
        yield urgency_words(standing)
    elif one.late:
        yield f"past the target of {count(brief.rules.target_days, 'day')}"
    if standing.issue:
        yield f"equipment: {standing.issue.text}"
    if one.silent:
        yield f"no report for {brief.before:%m/%d}"
    if one.hours is not None:
        yield f"{one.hours:g} h on TBTs, over {brief.rules.tbt_hours:g}"


def _pairs(brief: Brief) -> Section:
    made = brief.assignment
    columns = columns_of("Certifier", "Shift", "From", "Agent", "Why")
    rows = [row for desk in made.desks for row in _desk(desk, made)]
    empty = "A day off." if made.day_off else "No certifier is on shift."
    table = Table("Certifiers on shift", columns, rows, empty, most=_MOST, counted=len(made.desks))
    stands = [one for one in made.unpaired if one.obstacle not in _BY_STAGE]
    left = [[Cell(why), Cell("; ".join(names))] for why, names in by_reason(stands, made.unusable)]
    columns = columns_of("Because", "Agents")
    counted = len(stands) + len(made.unusable)
    others = Table("Not paired", columns, left, "", most=_MOST, counted=counted)
    note = f"Absent: {'; '.join(made.absent)}." if made.absent else ""
    blocks = [table, others] if left else [table]
    return Section("pairs", "Certifiers on shift, and pairs", blocks, note=note)


def _desk(desk: Booked, made: Assignment) -> Iterator[list[Cell]]:
    who = [Cell(desk.shift.certifier), Cell(shift_words(desk.shift))]
    for pair in desk.pairs:
        why = "; ".join(why_paired(pair, made.rules))
        when = Cell(when_words(pair), "" if pair.starts else "warn")
        yield [*who, when, Cell(agent_name(pair.standing.agent)), Cell(why)]
    if not desk.pairs:
        words = f"{count(desk.places, 'place')} free" if desk.places else "no time for one agent"
        yield [*who, Cell("–"), Cell("–"), Cell(words, "muted")]


def _stages(brief: Brief) -> Section:
    rows = []
    for name, members in brief.stages.items():
        words: dict[str, list[Staged]] = {}
        for one in members:
            midday = one.stage.from_midday
            words.setdefault(stage_words(name, brief.rules, from_midday=midday), []).append(one)
        rows += [[Cell(said), Cell("; ".join(map(_staged, them)))] for said, them in words.items()]
    everybody = sum(len(members) for members in brief.stages.values())
    columns, empty = columns_of("Stage", "Agents"), "Nobody is on the way."
    table = Table("Stages", columns, rows, empty, most=_MOST, counted=everybody)
    overruled = any(one.stage.overruled for them in brief.stages.values() for one in them)
    note = "* by the tracker’s Ready column, not by the calendar." if overruled else ""
    return Section("stages", "Today’s stages", [table], note=note)


def _staged(one: Staged) -> str:
    return f"{agent_name(one.standing.agent)}{' *' if one.stage.overruled else ''}"


def _decided(brief: Brief) -> Section:
    when = _when(brief)
    columns = [*columns_of("Agent", "Outcome"), Column("Pass rate", number=True)]
    rows = [_result(one) for one in brief.decided]
    empty = f"No new result {when}."
    table = Table("Results", [*columns, Column("Certifier")], rows, empty, most=_MOST)
    return Section("decided", f"Certified and failed, new {when}", [table])


def _when(brief: Brief) -> str:
    """The days whose news the morning has: more than one after a weekend."""
    first, last = us(brief.before), us(brief.until)
    return f"on {first}" if first == last else f"from {first} to {last}"


def _result(one: Decided) -> list[Cell]:
    rate = "–" if one.pass_rate is None else f"{one.pass_rate}%"
    return [
        agent_cell(one.agent),
        outcome_cell(one.outcome),
        Cell(rate),
        Cell(one.certifier or "–"),
    ]


def _equipment(brief: Brief) -> Section:
    columns = columns_of("Agent", "Issue", "Since", "Ticket")
    rows = [_broken(one) for one in brief.broken]
    names = [agent_name(one.agent) for one in brief.unverified]
    verified = "Everybody’s equipment is verified."
    if not brief.checks:
        verified = "The tracker has no column Equipment Checked, so nobody’s check is known."
    blocks: list[Block] = [
        Table("Open issues", columns, rows, "No equipment issue is open.", most=_MOST),
        Names("Not verified yet", names, verified),
    ]
    return Section("equipment", "Equipment and tickets", blocks)


def _broken(one: Broken) -> list[Cell]:
    known = recognised(one.issue.text)
    since = us(one.issue.since) if one.issue.since else "not known"
    return [
        agent_cell(one.standing.agent),
        Cell(one.issue.text, detail=f"→ {known.fix}" if known else ""),
        Cell(since),
        Cell(one.issue.ticket or "none", "" if one.issue.ticket else "warn"),
    ]


def _owed(brief: Brief) -> Section:
    rows = [_scorecard(one) for one in brief.owed]
    empty = "Nobody who reports five calls is without a scorecard."
    columns = columns_of("Agent", "Certifier", "Scorecard")
    table = Table("Owed", columns, rows, empty, most=_MOST)
    counts = Counter(card.status for card in brief.intake)
    parts = [f"{counts[status]} {words}" for status, words in _INTAKE.items() if counts[status]]
    note = f"In the intake: {', '.join(parts)}." if parts else ""
    return Section("owed", "Scorecards owed", [table], note=note)


_INTAKE: dict[Status, str] = {
    "would-file": "to be filed by the next run", "held": "held", "rejected": "rejected",
}  # fmt: skip


def _scorecard(one: Owed) -> list[Cell]:
    certifier = one.standing.evidence.row.certifier or "–"
    words = Cell(_CARD_WORDS[one.status], "" if one.status == "would-file" else "warn")
    return [agent_cell(one.standing.agent), Cell(certifier), words]


def _expectations(brief: Brief) -> Section:
    names = [agent_name(one.agent) for one in brief.unreviewed]
    empty = "Everybody has been through the expectations."
    if not brief.reviews:
        empty = "The tracker has no column Expectations Reviewed, so it is not known who has not."
    block = Names("Not yet", names, empty)
    return Section("expectations", "Not been through the expectations", [block])
