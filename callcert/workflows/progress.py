"""``callcert progress``: who has reported for the day, what changed, and what cannot be right."""

from datetime import date

from callcert.config.workspace import Workspace
from callcert.domain.daily_progress import (
    DailyProgress,
    is_expected,
    may_report,
    reported_on_its_day,
)
from callcert.domain.findings import Finding
from callcert.domain.standing import Standing
from callcert.errors import OutsideError
from callcert.workflows.run import class_of, missing_books

ABOUT_REPORTS = {"awaiting-scorecard", "issue-solved"}
"""Findings in the tracker's cells that come from what agents report."""


def progress(workspace: Workspace, day: date) -> DailyProgress:
    """Reads the class as of the day and divides those who were to report; changes nothing."""
    reading = class_of(workspace, day)
    if reading.progress is None:
        message = f"{workspace.progress} is not there, so nobody's report is known"
        raise OutsideError(f"{message}; put it there, or say under [files] where it is")
    at_it = sorted(filter(may_report, reading.standings), key=_by_name)
    reported = [(one, reported_on_its_day(one)) for one in at_it]
    return DailyProgress(
        day,
        reading.calendar.is_business_day(day),
        [told for _, told in reported if told],
        [one for one, told in reported if told is None and is_expected(one)],
        [found for found in reading.findings if _is_about_reports(found, workspace)],
        reading.older,
        missing_books(workspace, reading),
    )


def _is_about_reports(found: Finding, workspace: Workspace) -> bool:
    """What is wrong in the tracker's own columns is for other commands to say."""
    place = found.file or ""
    mailed = place.startswith(str(workspace.kept_mail))
    return mailed or place == str(workspace.progress) or found.code in ABOUT_REPORTS


def _by_name(standing: Standing) -> tuple[str, str]:
    agent = standing.agent
    return agent.last_name.casefold(), agent.first_name.casefold()
