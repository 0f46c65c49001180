"""What became of a day's report: the value that ``eod-report`` shows."""

from dataclasses import dataclass

from callcert.domain.day_report import DayReport


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """The report; ``done`` says what was written and sent, ``trouble`` what failed outside."""

    report: DayReport
    done: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()
