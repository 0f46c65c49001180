"""Today's pairs, as a program reads them."""

from callcert.domain.agents import Agent
from callcert.domain.assign_report import AssignReport
from callcert.domain.assignment import Assignment, Booked, Pair, Unpaired
from callcert.domain.rules import Rules
from callcert.reports.issue_json import issue_json
from callcert.reports.pair_words import UNUSABLE, why_paired, why_unpaired
from callcert.reports.score_json import Json, agent_json, finding_json
from callcert.reports.tracker_json import tracker_json


def assign_json(report: AssignReport) -> Json:
    """``{"as_of", "day_off", "pairs": […], …, "tracker", "issued", "findings": […]}``."""
    return {
        **pairs_json(report.assignment),
        "tracker": tracker_json(report.tracker) if report.tracker else None,
        "issued": issue_json(report.issued) if report.issued else None,
        "findings": [finding_json(found) for found in report.findings],
    }


def pairs_json(made: Assignment) -> Json:
    """The pairs, the most urgent first; ``starts`` is null where the shift is too short."""
    return {
        "as_of": made.day.isoformat(),
        "day_off": made.day_off,
        "pairs": [_pair(pair, made.rules) for pair in made.pairs],
        "unpaired": [*map(_unpaired, made.unpaired), *map(_unusable, made.unusable)],
        "certifiers": [_desk(desk) for desk in made.desks],
        "absent": [*made.absent],
    }


def _pair(pair: Pair, rules: Rules) -> Json:
    return {
        "agent": agent_json(pair.standing.agent),
        "certifier": pair.shift.certifier,
        "starts": f"{pair.starts:%H:%M}" if pair.starts else None,
        "in_tracker": pair.kept,
        "failed_by": [*pair.failed_by],
        "why": [*why_paired(pair, rules)],
    }


def _unpaired(one: Unpaired) -> Json:
    agent, words = agent_json(one.standing.agent), why_unpaired(one)
    return {"agent": agent, "reason": one.obstacle, "why": words}


def _unusable(agent: Agent) -> Json:
    return {"agent": agent_json(agent), "reason": "row-unusable", "why": UNUSABLE}


def _desk(desk: Booked) -> Json:
    shift = desk.shift
    return {
        "name": shift.certifier,
        "email": shift.email or None,
        "shift": f"{shift.opens:%H:%M}-{shift.closes:%H:%M}",
        "places": desk.places,
        "agents": len(desk.pairs),
    }
