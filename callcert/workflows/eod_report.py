"""``callcert eod-report``: the day for leadership, written under its date and sent once [C10]."""

from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.day_report import DayReport
from callcert.workflows.day_reading import read_day
from callcert.workflows.run import run_at


def eod_report(workspace: Workspace, day: date) -> DayReport:
    """The day's report; nothing is written."""
    with run_at(workspace, dry_run=True) as ledger:
        return read_day(workspace, ledger, day)
