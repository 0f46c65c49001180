"""Where everybody stands: since the day before, today, and over the last ten business days."""

from callcert.domain.day_report import DayReport
from callcert.domain.ladder import STANDINGS
from callcert.domain.moments import us
from callcert.reports.day_charts import ladder_chart
from callcert.reports.day_content import Cell, Column, Names, Section, Table, columns_of, drawn
from callcert.reports.day_trend import TREND_ORDER, result_trend, status_trend
from callcert.reports.day_words import STATUS_TONES, agent_cell, long_day, names_of
from callcert.reports.escalations_table import STATUS_WORDS
from callcert.reports.text import count


def changes(report: DayReport) -> Section:
    """Whose status is another than on the business day before."""
    before = long_day(report.calendar.moved(report.day, -1))
    rows = [
        [
            agent_cell(one.standing.agent),
            Cell(STATUS_WORDS[one.before] if one.before else "not there", "muted"),
            Cell(STATUS_WORDS[one.standing.position.status],
                 STATUS_TONES[one.standing.position.status]),
        ]
        for one in report.changes
    ]  # fmt: skip
    columns = [*columns_of("Agent", "Was"), Column("Is", lead=" →")]
    table = Table("Changes", columns, rows, f"No status has changed since {before}.")
    return Section("changes", f"Changes since {before}", [table])


def roster(report: DayReport) -> Section:
    """Everybody in exactly one status."""
    names = names_of(report)
    blocks = []
    for status in STANDINGS:
        who = names.all(one for one in report.standings if one.position.status == status)
        if who:
            blocks.append(Names(STATUS_WORDS[status].capitalize(), who, "", STATUS_TONES[status]))
    if not blocks:
        blocks = [Names("Agents", [], "No agents are listed.")]
    parts = [f"{block.count} {block.title.lower()}" for block in blocks if block.count]
    total = count(len(report.standings), "agent")
    note = f"{total}: {', '.join(parts)}." if parts else ""
    return Section("roster", "Roster by status", blocks, drawn(ladder_chart(report)), note)


def trend(report: DayReport) -> Section:
    """How it came to that."""
    known = [one for one in TREND_ORDER if any(day.statuses.get(one) for day in report.trend)]
    words = [STATUS_WORDS[one].capitalize() for one in known]
    columns = columns_of("Day", numbers=(*words, "Certified that day", "Failed that day"))
    rows = [
        [
            Cell(f"{day.day:%a} {us(day.day)}"),
            *(Cell(str(day.statuses.get(one, 0))) for one in known),
            Cell(str(day.certified)),
            Cell(str(day.failed)),
        ]
        for day in report.trend
    ]
    shown_rows = rows if report.standings or report.cards else []
    table = Table("The numbers", columns, shown_rows, "There are no agents to show.", folded=True)
    charts = drawn(status_trend(report), result_trend(report))
    return Section("trend", "The last ten business days", [table], charts)
