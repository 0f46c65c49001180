"""What must be known of a day at once: a sentence, and the numbers with where their names are."""

from collections.abc import Sequence

from callcert.domain.day_report import DayReport
from callcert.reports.day_content import Figure, Tone
from callcert.reports.day_exceptions import not_filed
from callcert.reports.text import count


def sentence(report: DayReport) -> str:
    """The day in two sentences, for whoever reads no further."""
    certified, failed = (len(report.outcome_of_day(one)) for one in ("certified", "failed"))
    scored = f"{certified} certified, {failed} failed" if report.cards else "No calls were scored"
    if report.failed_late:
        scored += f", {len(report.failed_late)} more known to have failed"
    overdue = sum(due.days_overdue > 0 for due in report.due)
    verb = "step is" if len(report.due) == 1 else "steps are"
    steps = f"{len(report.due) or 'no'} {verb} due"
    if overdue:
        part = "all" if overdue == len(report.due) else str(overdue)
        steps += f", {part} of them overdue" if len(report.due) > 1 else " and overdue"
    expected = report.expected
    reports = f"{len(report.missing)} of {count(expected, 'expected self-report')} missing"
    return f"{scored}; {steps}. {reports if expected else 'No self-reports were expected'}."


def remarks(report: DayReport) -> list[str]:
    """What is odd about the day or its workbooks."""
    off = report.calendar.day_off(report.day)
    said = []
    if off:
        name = report.calendar.names.get(report.day, off) if off == "holiday" else off
        said.append(f"{report.day:%A} is a day off ({name}): it counts for nobody.")
    return [*said, *report.notices]


def figures(report: DayReport) -> Sequence[Figure]:
    """The numbers on top; red only where there is something to be red about."""
    overdue = sum(due.days_overdue > 0 for due in report.due)
    expected = report.expected
    waiting = len(not_filed(report))
    complete, total = report.roster["complete"], len(report.standings)
    late = len(report.failed_late)
    certified, failed = (len(report.outcome_of_day(one)) for one in ("certified", "failed"))
    return [
        _figure(certified, ("certified today",), "good", "scorecards"),
        _figure(failed + late, ("failed today",), "bad", "exceptions",
                f"{late} of earlier calls, known today" if late else ""),
        _figure(len(report.due), ("step due", "steps due"), "bad", "exceptions",
                f"{overdue} overdue" if overdue else ""),
        _figure(len(report.missing), ("self-report missing", "self-reports missing"), "warn",
                "exceptions", f"of {expected}"),
        _figure(waiting, ("scorecard rejected or held", "scorecards rejected or held"), "warn",
                "exceptions"),
        _figure(len(report.broken), ("equipment issue", "equipment issues"), "warn", "exceptions"),
        _figure(len(report.days_over), ("agent past the target", "agents past the target"), "warn",
                "exceptions"),
        _figure(complete, ("complete",), "good", "roster", f"of {count(total, 'agent')}"),
    ]  # fmt: skip


def _figure(number: int, labels: tuple[str, ...], tone: Tone, key: str, remark: str = "") -> Figure:
    """One number; of two labels the first is for one, the second for any other."""
    label = labels[0] if number == 1 else labels[-1]
    return Figure(number, label, tone if number else "", key, remark)
