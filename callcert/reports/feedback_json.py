"""An agent's feedback, as a program reads it."""

from callcert.domain.agent_feedback import (
    AgentFeedback,
    CallFeedback,
    FeedbackReport,
    LostItem,
)
from callcert.domain.score_report import Scorecard
from callcert.reports.escalations_json import iso
from callcert.reports.guide_json import definition_json
from callcert.reports.score_json import Json, agent_json, call_json, finding_json


def feedback_json(report: FeedbackReport) -> Json:
    """``{"agent", "feedback", "waiting": […]}``; feedback is null where nothing is filed."""
    return {
        "agent": agent_json(report.agent),
        "feedback": _feedback(report.feedback) if report.feedback else None,
        "waiting": [_waiting(card) for card in report.waiting],
    }


def _feedback(told: AgentFeedback) -> Json:
    decided = told.certification
    return {
        "file": told.file,
        "date": iso(told.day),
        "calls_passed": decided.calls_passed,
        "pass_rate": decided.pass_rate,
        "outcome": decided.outcome,
        "calls": [_call(one) for one in told.calls],
    }


def _call(one: CallFeedback) -> Json:
    words = one.words
    return {
        **call_json(one.call),
        "scenario": words.scenario or None,
        "did_well": words.did_well or None,
        "marked_down": words.marked_down or None,
        "next_steps": words.next_steps or None,
        "feedback": words.feedback or None,
        "lost": [_lost(lost) for lost in one.lost],
    }


def _lost(lost: LostItem) -> Json:
    return {
        "item": lost.item,
        "mark": lost.mark,
        "points_lost": float(lost.lost),
        "points": float(lost.points),
        "fails_call": lost.fails_call,
        "definition": definition_json(lost.definition) if lost.definition else None,
    }


def _waiting(card: Scorecard) -> Json:
    return {
        "file": card.file,
        "status": card.status,
        "findings": [finding_json(found) for found in card.findings],
    }
