"""Forms whose calls have several columns each, or extra columns beside the five."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form, Value
from tests.foreign.marking import critical, faults, marked, points, remarks, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.trades import AIRLINE, COLLECTIONS, INSURANCE, RETAIL

ORDINALS = ("1st", "2nd", "3rd", "4th", "5th")
WORDS = ("One", "Two", "Three", "Four", "Five")


def retail(rng: Random, agent: Agent) -> Form:
    """Score and comment under every call, names in two cells, a bonus row and the prior class."""
    who = person(rng, agent, digits="4###")
    draft = Draft("retail", who)
    leaf = draft.leaf("card", "Mock calls")
    leaf.put((1, 1), "Customer Care – Mock Call Scorecard", "title", wide=13)
    leaf.say("last", (3, 1), Wording("Last Name", gap=2), who.last)
    leaf.say("first", (4, 1), Wording("First Name", gap=2), who.first)
    leaf.say("id", (5, 1), Wording("Associate #", gap=2), who.agent_number)
    leaf.line((3, 6), ["Supervisor", None, who.others[0]], "label")
    leaf.say("certifier", (4, 6), Wording("Scored by", gap=2, colon=""), who.certifier)
    leaf.say("date", (5, 6), Wording("Scored on", gap=2, colon=""), who.day)
    leaf.line((7, 1), ["Item", "Max"], "head")
    for n in CALLS:
        leaf.call(n, (7, 1 + 2 * n), f"Mock {n}", wide=2)
        leaf.line((8, 1 + 2 * n), ["Score", "Comment"], "head")
    leaf.put((7, 13), "Prior class", "head")
    marks = marked(rng, points(RETAIL))
    row = leaf.items(9, Block(RETAIL, 1, range(3, 12, 2), 2), marks.rows)
    for item in range(len(RETAIL)):
        leaf.put((9 + item, 13), round(RETAIL[item].points * 0.8, 1), "mark")
    leaf.line((row, 1), ["Bonus: survey offered (not in score)", 2], "item")
    for n in CALLS:
        leaf.put((row, 1 + 2 * n), rng.choice((0, 2)), "mark")
    leaf.score("Overall", (row + 1, 1))
    leaf.put((row + 1, 2), 100, "total")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.score_at.append(leaf.put((row + 1, 1 + 2 * n), marks.scores[n - 1], "total"))
        draft.remark(leaf.put((row + 1, 2 + 2 * n), words, "value"), words)
    leaf.put((row + 1, 13), 86.4, "total")
    return draft.form("points of 100", marks.scores)


def insurance(rng: Random, agent: Agent) -> Form:
    """Points possible and earned under each call, name and ID in one cell, percentage below."""
    who = person(rng, agent, "first last", "E####", always="id")
    draft = Draft("insurance", who)
    leaf = draft.leaf("card", "Member Services")
    leaf.put((1, 1), "MEMBER SERVICES CALL CERTIFICATION", "title", wide=11)
    leaf.say("name", (3, 1), Wording("Representative"), f"{who.name} ({who.agent_id})")
    draft.places["id"] = draft.places["name"]
    leaf.say("certifier", (3, 6), Wording("Auditor", gap=2), who.certifier)
    leaf.say("date", (4, 1), Wording("Audit completed"), who.day)
    leaf.line((4, 6), ["Class start", None, "01/05/2026"], "label")
    marks = marked(rng, yes_no(INSURANCE))
    leaf.put((6, 1), "Standard", "head")
    for n in CALLS:
        leaf.call(n, (6, 2 * n), f"{ORDINALS[n - 1]} call", wide=2)
        leaf.line((7, 2 * n), ["Poss.", "Earned"], "head")
    for i, line in enumerate(INSURANCE):
        worth: dict[Value | None, Value] = {"N/A": "N/A", "Yes": line.points, "No": 0}
        given = [worth[mark] for mark in marks.rows[i]]
        leaf.items(8 + i, Block([line], 1, range(3, 12, 2)), [given])
        for n in CALLS:
            leaf.put((8 + i, 2 * n), None if given[n - 1] == "N/A" else line.points, "mark")
    row = 8 + len(INSURANCE)
    leaf.put((row, 1), "Points", "sub")
    leaf.score("Score %", (row + 1, 1))
    for n in CALLS:
        pairs = [(marks.rows[i][n - 1], line.points) for i, line in enumerate(INSURANCE)]
        most = sum(p for mark, p in pairs if mark != "N/A")
        leaf.line((row, 2 * n), [most, sum(p for mark, p in pairs if mark == "Yes")], "sub")
        spot = (row + 1, 2 * n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%", wide=2))
    leaf.line((row + 3, 1), ["Auditor signature: ____________________"], "note")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def airline(rng: Random, agent: Agent) -> Form:
    """Calls in words, Pass or Fail an item, a filled sixth call and a calibration column."""
    who = person(rng, agent, "last, first", "AG-####")
    draft = Draft("airline", who)
    draft.leaf("about", "How to use").column(
        (1, 1),
        [
            "How to score",
            "Enter the agent name on the Scorecard tab and score call 1 together with the coach.",
            "Score: 85% or better passes. Call 6 is a retake and is not counted.",
        ],
        "note",
    )
    leaf = draft.leaf("card", "Scorecard")
    leaf.say("name", (1, 2), Wording("Name (Last, First)", gap=2), who.name)
    leaf.say("id", (2, 2), Wording("Agent sign", gap=2), who.agent_id)
    leaf.say("certifier", (1, 7), Wording("Certifier", gap=2), who.certifier)
    leaf.say("date", (2, 7), Wording("Certification date", gap=2), who.day)
    leaf.line((4, 2), ["Item", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (4, 3 + n), f"Call {WORDS[n - 1]}")
    leaf.line((4, 9), ["Call Six (retake)", "Calibration"], "head")
    marks = marked(rng, yes_no(AIRLINE, ("Pass", "Fail", None)))
    row = leaf.items(5, Block(AIRLINE, 2, range(4, 9), 3, "column"), marks.rows)
    for i in range(len(AIRLINE)):
        leaf.line((5 + i, 9), [rng.choice(("Pass", "Pass", "Fail")), "Pass"], "mark")
    leaf.score("Quality score", (row, 2))
    for n in CALLS:
        spot = (row, 3 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
    leaf.line((row, 9), [0.92, 1], "total", "0%")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 1, 3 + n), words, "value"), words)
    leaf.put((row + 1, 2), "Coaching notes", "label")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def collections(rng: Random, agent: Agent) -> Form:
    """Deductions from a hundred, five starting hundreds, and numbers of customers and seconds."""
    who = person(rng, agent, "last, first", "C#####")
    draft = Draft("collections", who)
    leaf = draft.leaf("card", "Sheet1")
    leaf.line((1, 1), ["Recovery Dept. call monitoring"], "title")
    leaf.say("name", (2, 1), Wording("COLLECTOR", colon=""), who.name)
    leaf.say("id", (3, 1), Wording("COLLECTOR ID", colon=""), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("MONITORED BY", colon="", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("DATE", colon="", gap=2), who.day)
    leaf.line((5, 1), ["ERROR", "DEDUCT"], "head")
    for n in CALLS:
        leaf.call(n, (5, 2 + n), f"C{n}")
    leaf.put((5, 8), "TEAM AVG", "head")
    leaf.line(
        (6, 1), ["Customer no.", None, *(rng.randrange(10**5, 10**6) for _ in CALLS)], "small"
    )
    leaf.line((7, 1), ["AHT", None, *(rng.randrange(80, 100) for _ in CALLS)], "small")
    leaf.line((8, 1), ["Start with", None, *[100] * 5], "small")
    marks = marked(rng, faults(COLLECTIONS))
    row = leaf.items(9, Block(COLLECTIONS, 1, range(3, 8), 2), marks.rows)
    fallen = critical(rng)
    leaf.line((row, 1), ["Auto-fail (third-party disclosure)", "ALL"], "item")
    for n in CALLS:
        leaf.put((row, 2 + n), "YES" if n in fallen else "no", "mark")
    leaf.line((row + 1, 1), ["Total deducted", None, *(100 - s for s in marks.scores), 11], "sub")
    marks = marks.failing(fallen)
    leaf.score("RESULT %", (row + 2, 1))
    draft.score_at = [leaf.put((row + 2, 2 + n), marks.scores[n - 1], "total") for n in CALLS]
    leaf.put((row + 2, 8), 88.2, "total")
    return draft.form("points of 100", marks.scores)
