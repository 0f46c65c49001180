"""The end of the day as a program reads it; the keys are promised to others."""

from datetime import timedelta

from callcert.domain.agents import Agent
from callcert.domain.day_report import CertifierDay, DayCard, DayReport, Delivered, StepDue
from callcert.domain.equipment_report import Broken
from callcert.domain.exact import rounded_down
from callcert.domain.ladder import Standing as Status
from callcert.domain.standing import Standing
from callcert.reports.escalations_json import iso
from callcert.reports.score_json import SCORE_PLACES, Json, agent_json, call_json, finding_json

_STATUSES: tuple[Status, ...] = (
    "not-started", "on-track", "late", "step-due", "escalated", "complete", "failed", "left",
)  # fmt: skip


def day_json(report: DayReport) -> Json:
    """One day; every count can be traced to the names beside it or in ``escalations --json``."""
    return {
        "date": report.day.isoformat(),
        "roster": _roster(report),
        "today": {
            "scorecards": [_card(card) for card in report.cards],
            "certified": [agent_json(card.agent) for card in report.outcome_of_day("certified")],
            "failed": [agent_json(card.agent) for card in report.outcome_of_day("failed")],
        },
        "pass_rates": {str(rate): len(cards) for rate, cards in report.pass_rates.items()},
        "progress": {
            "expected": report.expected,
            "reported": [agent_json(told.standing.agent) for told in report.reported],
            "missing": [agent_json(one.agent) for one in report.missing],
        },
        "tbts": {
            "complete": len(report.here) - len(report.modules_incomplete),
            "incomplete": len(report.modules_incomplete),
        },
        "equipment": [_broken(one) for one in report.broken],
        "escalations": {
            "due": [_due(due) for due in report.due],
            "delivered_today": [_delivered(one) for one in report.delivered],
            "next_business_day": [_next(due) for due in report.due_next],
        },
        "timeframes": {
            "calls_over_4h": [_over(card.agent, _hours(card.spent)) for card in report.calls_over],
            "tbts_over_8h": [_over(one.agent, _told_hours(one)) for one in report.modules_over],
            "over_2_days": [
                {"agent": _agent(one), "day": one.position.day} for one in report.days_over
            ],
        },
        "certifiers": [_certifier(one) for one in report.certifiers],
        "findings": [finding_json(found) for found in report.all_problems],
    }


def _roster(report: DayReport) -> Json:
    counts: Json = {"total": len(report.standings)}
    return counts | {status: report.roster[status] for status in _STATUSES}


def _over(agent: Agent, hours: float | None) -> Json:
    return {"agent": agent_json(agent), "hours": hours}


def _hours(spent: timedelta | None) -> float | None:
    return None if spent is None else round(spent / timedelta(hours=1), 2)


def _told_hours(one: Standing) -> float | None:
    return one.evidence.reports[-1].hours


def _card(card: DayCard) -> Json:
    decided = card.certification
    return {
        "file": card.file,
        "status": "filed",
        "agent": agent_json(card.agent),
        "certifier": card.certifier,
        "calls": [call_json(call) for call in card.calls],
        "calls_passed": decided.calls_passed,
        "pass_rate": decided.pass_rate,
        "outcome": decided.outcome,
        "filed_as": card.file,
    }


def _broken(one: Broken) -> Json:
    return {
        "agent": _agent(one.standing),
        "issue": one.issue.text,
        "ticket": one.issue.ticket or None,
        "since": iso(one.issue.since),
    }


def _due(due: StepDue) -> Json:
    return {**_next(due), "days_overdue": due.days_overdue}


def _next(due: StepDue) -> Json:
    return {"agent": _agent(due.standing), "step": due.step, "due_on": iso(due.due_on)}


def _delivered(one: Delivered) -> Json:
    return {"agent": _agent(one.standing), "step": one.step}


def _certifier(one: CertifierDay) -> Json:
    mean = rounded_down(one.mean_score, SCORE_PLACES)
    return {
        "certifier": one.certifier,
        "scorecards": one.scorecards,
        "certified": one.certified,
        "mean_score": int(mean) if mean.denominator == 1 else float(mean),
    }


def _agent(standing: Standing) -> Json | None:
    return agent_json(standing.agent)
