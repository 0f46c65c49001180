"""What ``score`` did, as a program reads it; the keys are promised to others."""

from callcert.domain.agents import Agent
from callcert.domain.exact import rounded_down
from callcert.domain.findings import Finding
from callcert.domain.score_report import Scorecard, ScoreReport
from callcert.domain.scoring import Call

Json = dict[str, object]
SCORE_PLACES = 4


def score_json(report: ScoreReport) -> Json:
    """``{"scorecards": […], "totals": {…}}``; scores rounded down to four decimals."""
    return {
        "scorecards": [scorecard_json(card) for card in report.scorecards],
        "totals": {
            "received": len(report.scorecards),
            "filed": report.count("filed"),
            "would_file": report.count("would-file"),
            "already_filed": report.count("already-filed"),
            "held": report.count("held"),
            "rejected": report.count("rejected"),
        },
    }


def scorecard_json(card: Scorecard) -> Json:
    """One received file; pass rate and outcome are null where it was rejected.

    ``layout`` is there only where another team's form was read by one.
    """
    decided = card.certification
    read_by: Json = {"layout": card.layout} if card.layout else {}
    return {
        "file": card.file,
        "status": card.status,
        "agent": agent_json(card.agent),
        "certifier": card.certifier,
        "calls": [call_json(call) for call in card.calls],
        "calls_passed": decided.calls_passed if decided else None,
        "pass_rate": decided.pass_rate if decided else None,
        "outcome": decided.outcome if decided else None,
        "filed_as": card.filed_as,
        "findings": [finding_json(found) for found in card.findings],
        **read_by,
    }


def agent_json(agent: Agent | None) -> Json | None:
    """An agent; null where a workbook names nobody."""
    if agent is None or not (agent.last_name or agent.first_name or agent.agent_id):
        return None
    return {
        "last_name": agent.last_name or None,
        "first_name": agent.first_name or None,
        "agent_id": agent.agent_id,
    }


def finding_json(found: Finding) -> Json:
    """A finding; what does not apply is null."""
    return {
        "code": found.code,
        "severity": found.severity,
        "file": found.file,
        "sheet": found.sheet,
        "cell": found.cell,
        "message": found.message,
        "fix": found.fix,
    }


def call_json(call: Call) -> Json:
    """One call; its score rounded down to four decimals, null where there is none."""
    score: float | None = None
    if call.score is not None:
        down = rounded_down(call.score, SCORE_PLACES)
        score = int(down) if down.denominator == 1 else float(down)
    return {
        "number": call.number,
        "score": score,
        "passed": call.passed,
        "coached": call.coached,
    }
