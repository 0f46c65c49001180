"""Ordinary quality sheets that are no scorecard of one agent's five calls."""

from random import Random

from tests.foreign.draft import CALLS, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, points
from tests.foreign.people import Agent, person
from tests.foreign.third.drawing import signed
from tests.foreign.third.trades import SHOP, TEST_CALL, VOICE


def calibration(rng: Random, agent: Agent) -> Form:
    """One call of an agent, scored by five people who compare their scores."""
    who = person(rng, agent, "first last", "K####", always="certifier")
    draft = Draft("calibration", who)
    leaf = draft.leaf("card", "Calibration")
    leaf.put((1, 1), "QA calibration session", "title", wide=8)
    heading = {
        "name": ((3, 1), Wording("Agent")),
        "id": ((4, 1), Wording("Call ID")),
        "certifier": ((3, 4), Wording("Facilitator", gap=2, wide=2)),
        "date": ((4, 4), Wording("Session date", gap=2, wide=2)),
    }
    signed(leaf, who, heading)
    marks = marked(rng, points(VOICE))
    raters = ("QA analyst 1", "QA analyst 2", "Supervisor", "Trainer", "Client")
    leaf.line((6, 1), ["Section", "Points", *raters, "Variance"], "head")
    for i, line in enumerate(VOICE):
        row = marks.rows[i]
        given = [mark for mark in row if isinstance(mark, int)]
        leaf.line((7 + i, 1), [line.text, line.points, *row, max(given) - min(given)], "mark")
    leaf.line((7 + len(VOICE), 1), ["Score", 100, *marks.scores], "total")
    return draft.form("points of 100", (), "one call scored by five people")


def branches(rng: Random, agent: Agent) -> Form:
    """A mystery shopper called five branches; whoever answered is not the point."""
    who = person(rng, agent, always="certifier")
    draft = Draft("branches", who)
    leaf = draft.leaf("card", "Branch shops")
    leaf.put((1, 1), "Mystery calls to branches – quarterly report", "title", wide=7)
    heading = {
        "certifier": ((3, 1), Wording("Shopper")),
        "date": ((4, 1), Wording("Report date")),
    }
    signed(leaf, who, heading)
    places = ("Main Street", "Airport", "Lakeside", "Mall", "University")
    marks = marked(rng, points(SHOP))
    leaf.line((6, 1), ["Question", "Points", *places], "head")
    for i, line in enumerate(SHOP):
        leaf.line((7 + i, 1), [line.text, line.points, *marks.rows[i]], "mark")
    leaf.line((7 + len(SHOP), 1), ["Score", None, *marks.fractions], "total", "0%")
    return draft.form("fraction", (), "five branches and no agent")


def single(rng: Random, agent: Agent) -> Form:
    """One monitored call whose five sections have a score each."""
    who = person(rng, agent, "last, first", "S####")
    draft = Draft("single", who)
    leaf = draft.leaf("card", "Monitoring form")
    leaf.put((1, 1), "Call monitoring form", "title", wide=5)
    heading = {
        "name": ((3, 1), Wording("Agent name")),
        "id": ((4, 1), Wording("Agent ID")),
        "certifier": ((3, 3), Wording("Evaluator")),
        "date": ((4, 3), Wording("Call date")),
    }
    signed(leaf, who, heading)
    leaf.line((6, 1), ["Section", "Weight", "Score", "Comments"], "head")
    given = [rng.randint(70, 100) for _ in CALLS]
    for n, line in zip(CALLS, VOICE, strict=True):
        leaf.line((6 + n, 1), [f"{n}. {line.text}", line.points, given[n - 1]], "mark")
    total = sum(line.points * score for line, score in zip(VOICE, given, strict=True)) / 100
    leaf.line((12, 1), ["Overall score", 100, total], "total")
    leaf.put((14, 1), "Agent's comments:", "label")
    return draft.form("points of 100", (), "one call with five sections")


def monthly(rng: Random, agent: Agent) -> Form:
    """Eight monitored calls of one month, two a week."""
    who = person(rng, agent, "first last", "M####")
    draft = Draft("monthly", who)
    leaf = draft.leaf("card", "Monthly QA")
    leaf.put((1, 1), "Monthly call monitoring", "title", wide=10)
    heading = {
        "name": ((3, 1), Wording("Agent name")),
        "id": ((4, 1), Wording("Agent ID")),
        "certifier": ((3, 5), Wording("Evaluator", gap=2, wide=2)),
        "date": ((4, 5), Wording("Month ending", gap=2, wide=2)),
    }
    signed(leaf, who, heading)
    first, second = marked(rng, points(TEST_CALL)), marked(rng, points(TEST_CALL))
    leaf.line((6, 1), ["Standard", "Points", *(f"Call {n}" for n in range(1, 9))], "head")
    weeks = [f"Week {1 + n // 2}" for n in range(8)]
    leaf.line((7, 3), weeks, "small")
    for i, line in enumerate(TEST_CALL):
        marks = (*first.rows[i], *second.rows[i][:3])
        leaf.line((8 + i, 1), [line.text, line.points, *marks], "mark")
    scores = (*first.scores, *second.scores[:3])
    leaf.line((8 + len(TEST_CALL), 1), ["Score", 100, *scores], "total")
    leaf.line((10 + len(TEST_CALL), 1), ["Month to date", None, sum(scores) / 8], "total", "0.0")
    return draft.form("points of 100", (), "eight calls of a month")
