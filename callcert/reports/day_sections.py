"""The evening report in its order: exceptions, the day, the classes, what is next [C10]."""

from callcert.domain.day_report import ClassProgress, DayCard, DayReport
from callcert.domain.exact import shown
from callcert.domain.findings import Finding
from callcert.domain.moments import us
from callcert.domain.rules import CALLS
from callcert.domain.standing import STEP_NAMES
from callcert.reports.day_charts import (
    MOST_CLASSES,
    class_chart,
    day_against_plan,
    pass_rate_chart,
)
from callcert.reports.day_content import (
    Cell,
    Column,
    DayContent,
    Names,
    Section,
    Table,
    columns_of,
    drawn,
)
from callcert.reports.day_exceptions import exceptions
from callcert.reports.day_headline import figures, remarks, sentence
from callcert.reports.day_roster import changes, roster, trend
from callcert.reports.day_words import (
    agent_cell,
    file_name_of,
    long_day,
    modules_words,
    names_of,
    outcome_cell,
    percent_of,
    score_cell,
    score_legend,
    step_cell,
)
from callcert.reports.text import count

MOST_FINDINGS = 50
"""Findings that are listed; the rest are counted."""


def day_content(report: DayReport) -> DayContent:
    """The whole report; the same day always says the same."""
    return DayContent(
        title=f"End of day, {long_day(report.day)}",
        sentence=sentence(report),
        remarks=remarks(report),
        figures=figures(report),
        sections=[
            exceptions(report),
            _scorecards(report),
            _pass_rates(report),
            _classes(report),
            _modules(report),
            _certifiers(report),
            _steps(report),
            changes(report),
            roster(report),
            trend(report),
            _problems(report),
        ],
    )


def _scorecards(report: DayReport) -> Section:
    calls = [Column(f"Call {number}", number=True) for number in range(1, CALLS + 1)]
    columns = [*columns_of("Agent", "Certifier"), *calls, Column("Pass rate", number=True)]
    rows = [_card(card, report) for card in report.cards]
    note = score_legend(report.rules) if rows else ""
    table = Table("Scorecards", [*columns, Column("Outcome")], rows, "No scorecards of this day.",
                  note)  # fmt: skip
    waiting = [card.name for card in report.intake if card.status == "would-file"]
    later = [Names("Filed by the next run", waiting, "")] if waiting else []
    return Section("scorecards", "Scorecards of the day", [table, *later])


def _card(card: DayCard, report: DayReport) -> list[Cell]:
    return [
        agent_cell(card.agent),
        Cell(card.certifier or "–"),
        *(score_cell(call, report.rules) for call in card.calls),
        Cell(f"{card.certification.pass_rate}%"),
        outcome_cell(card.certification.outcome),
    ]


def _pass_rates(report: DayReport) -> Section:
    names = names_of(report)
    rows = [
        [
            Cell(f"{rate}%"),
            Cell(str(len(cards))),
            Cell("; ".join(names.name(card.agent) for card in cards) or "–"),
        ]
        for rate, cards in report.pass_rates.items()
    ]
    columns = [Column("Pass rate"), Column("Scorecards", number=True), Column("Agents")]
    table = Table("Pass rates", columns, rows if report.cards else [], "No pass rates this day.")
    return Section("pass-rates", "Pass rates", [table], drawn(pass_rate_chart(report)))


def _classes(report: DayReport) -> Section:
    numbers = ("Agents", "Complete", "Failed", "Still at it", "TBTs", "Calls")
    columns = columns_of("Class", "Against plan", numbers=numbers)
    rows = [_class(one, report) for one in report.classes]
    note = f"Plan: everybody complete by Day {report.rules.target_days}."
    if len(rows) > MOST_CLASSES:
        note += f" The picture has the {MOST_CLASSES} classes with most agents still at it."
    table = Table("Classes", columns, rows, "No class has anybody in it.", note if rows else "")
    return Section("classes", "Classes against plan", [table], drawn(class_chart(report)))


def _class(one: ClassProgress, report: DayReport) -> list[Cell]:
    late = one.on_ladder and one.day > report.rules.target_days
    return [
        Cell(one.name),
        Cell(day_against_plan(one, report.rules), "warn" if late else ""),
        *(Cell(str(number)) for number in (one.agents, one.complete, one.failed)),
        Cell(str(one.on_ladder), "warn" if late else ""),
        Cell(f"{one.modules_done}/{one.modules_assigned}",
             detail=percent_of(one.modules_done, one.modules_assigned)),
        Cell(f"{one.calls_done}/{one.agents * CALLS}",
             detail=percent_of(one.calls_done, one.agents * CALLS)),
    ]  # fmt: skip


def _modules(report: DayReport) -> Section:
    names = names_of(report)
    open_ = [f"{names.name(one.agent)} {modules_words(one)}" for one in report.modules_incomplete]
    done = names.all(one for one in report.here if one.modules_complete)
    blocks = [
        Names("Still to do", open_, "Nobody has TBTs to do."),
        Names("All done", done, "Nobody has done all TBTs."),
    ]
    note = f"{len(done)} of {count(len(report.here), 'agent')} who have not left have done all."
    return Section("tbts", "TBTs", blocks, note=note if report.here else "")


def _certifiers(report: DayReport) -> Section:
    numbers = ("Scorecards", "Certified", "Mean of judged calls")
    rows = [
        [
            Cell(one.certifier),
            Cell(str(one.scorecards)),
            Cell(str(one.certified)),
            Cell(shown(one.mean_score)),
        ]
        for one in report.certifiers
    ]
    note = "The coached call is left out of the mean, which is rounded down." if rows else ""
    columns = columns_of("Certifier", numbers=numbers)
    table = Table("Certifiers", columns, rows, "No certifier had a scorecard this day.", note)
    return Section("certifiers", "Certifiers’ day", [table])


def _steps(report: DayReport) -> Section:
    on = long_day(report.calendar.moved(report.day, 1))
    delivered = [
        [agent_cell(one.standing.agent), Cell(STEP_NAMES[one.step])] for one in report.delivered
    ]
    coming = [
        [agent_cell(due.standing.agent), Cell(step_cell(due.step).text), Cell(us(due.due_on))]
        for due in report.due_next
    ]
    blocks = [
        Table("Delivered today", columns_of("Agent", "Step"), delivered,
              "No step was delivered today."),
        Table(f"Falls due {on}", columns_of("Agent", "Step", "Due on"), coming,
              f"Nothing falls due {on}.", "Unless complete by then." if coming else ""),
    ]  # fmt: skip
    return Section("steps", "Steps delivered and coming", blocks)


def _problems(report: DayReport) -> Section:
    ordered = sorted(report.all_problems, key=lambda found: found.severity)
    columns = [*columns_of("Severity", "Where", "What is wrong"), Column("What to do", lead=" →")]
    rows = [_finding(found) for found in ordered[:MOST_FINDINGS]]
    left = ordered[MOST_FINDINGS:]
    errors = sum(found.severity == "error" for found in left)
    warnings = len(left) - errors
    more = f"{count(errors, 'more error')} and {count(warnings, 'more warning')} are not listed."
    empty = "The workbooks hold no problem that callcert knows."
    table = Table("Findings", columns, rows, empty, more if left else "")
    errors = sum(found.severity == "error" for found in ordered)
    note = f"{count(errors, 'error')}, {count(len(ordered) - errors, 'warning')}." if rows else ""
    return Section("problems", "Data problems", [table], note=note)


def _finding(found: Finding) -> list[Cell]:
    place = "!".join(part for part in (found.sheet, found.cell) if part)
    return [
        Cell(found.severity, "bad" if found.severity == "error" else "warn"),
        Cell(place or "–", detail=file_name_of(found.file or "")),
        Cell(found.message),
        Cell(found.fix),
    ]
