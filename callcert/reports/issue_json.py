"""Scorecards made for certifiers, as a program reads it."""

from callcert.domain.issue_report import ISSUE_STATUSES, Draft, Issued, IssueReport
from callcert.reports.score_json import Json, agent_json


def issue_json(report: IssueReport) -> Json:
    """``{"scorecards": […], "drafts": […], "totals": {…}}``."""
    return {
        "scorecards": [_scorecard(one) for one in report.scorecards],
        "drafts": [_draft(one) for one in report.drafts],
        "totals": {status.replace("-", "_"): report.count(status) for status in ISSUE_STATUSES},
    }


def _scorecard(one: Issued) -> Json:
    return {
        "agent": agent_json(one.agent),
        "certifier": one.certifier,
        "status": one.status,
        "file": one.file,
        "reason": one.reason or None,
    }


def _draft(one: Draft) -> Json:
    return {
        "certifier": one.certifier,
        "recipient": one.recipient or None,
        "file": one.file,
        "reason": one.reason or None,
    }
