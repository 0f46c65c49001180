"""What was, or would be, entered in the tracker, as a program reads it."""

from callcert.domain.tracker_report import CellChange, TrackerReport
from callcert.reports.score_json import Json, agent_json, finding_json


def tracker_json(report: TrackerReport) -> Json:
    """``{"tracker", "status", "plan_file", "changes": […], "findings": […]}``."""
    return {
        "tracker": report.file,
        "status": report.status,
        "plan_file": report.plan_file,
        "changes": [_change(at) for at in report.changes],
        "findings": [finding_json(found) for found in report.findings],
    }


def _change(at: CellChange) -> Json:
    before, after = at.change.shown
    return {
        "agent": agent_json(at.change.agent),
        "sheet": at.sheet,
        "cell": at.cell,
        "column": at.change.heading,
        "before": before or None,
        "after": str(at.change.note) if at.change.note else after or None,
        "appended": at.change.note is not None,
    }
