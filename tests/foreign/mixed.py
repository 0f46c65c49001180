"""Forms that put the scores apart from the marks, or far from where one would look."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form, Value
from tests.foreign.marking import marked, points, remarks, shares, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.trades import GOVERNMENT, HOSPITAL, HOTEL, RETAIL, UTILITY, Line


def agency(rng: Random, agent: Agent) -> Form:
    """A score box beside the heading; the marks stand below under bare numbers."""
    who = person(rng, agent, "last, first", "GS-####")
    draft = Draft("agency", who)
    leaf = draft.leaf("card", "Form 12-B")
    leaf.put((1, 1), "FORM 12-B  TELEPHONE PROFICIENCY", "title", wide=8)
    leaf.say("name", (3, 1), Wording("Employee name (last, first)", "above", wide=2), who.name)
    leaf.say("id", (5, 1), Wording("Employee ID", "above"), who.agent_id)
    leaf.say("date", (5, 2), Wording("Date of test", "above"), who.day)
    leaf.say("certifier", (7, 1), Wording("Examiner", "above", wide=2), who.certifier)
    marks = marked(rng, points(HOSPITAL))
    leaf.put((3, 5), "Call", "head")
    leaf.score("Score", (3, 6), look="head")
    for n in CALLS:
        leaf.call(n, (3 + n, 5), f"Call {n}", "label")
        draft.score_at.append(leaf.put((3 + n, 6), marks.scores[n - 1], "total"))
    leaf.line((10, 1), ["Element", "Max", 1, 2, 3, 4, 5], "head")
    row = leaf.items(11, Block(HOSPITAL, 1, range(3, 8), 2), marks.rows)
    leaf.line((row + 1, 1), ["Examiner signature / date: ____________________"], "note")
    return draft.form("points of 100", marks.scores)


def resort(rng: Random, agent: Agent) -> Form:
    """Values far right of merged labels, dates in the call headings, the score on top."""
    who = person(rng, agent, "first last", "R-#####")
    draft = Draft("resort", who)
    leaf = draft.leaf("card", "Calls")
    leaf.put((1, 2), "Palm Bay Resorts", "title", wide=9)
    heading: list[tuple[str, str, Value | None]] = [
        ("name", "Agent being certified", who.name),
        ("id", "Personnel number", who.agent_id),
        ("certifier", "Certified by", who.certifier),
        ("date", "Date of certification", who.day),
    ]
    for row, (field, words, value) in enumerate(heading, start=3):
        leaf.say(field, (row, 2), Wording(words, gap=3, wide=2), value)
        leaf.merges.append((row, 2, row, 4))
    leaf.line((3, 8), ["Goal", None, "85+"], "small")
    marks = marked(rng, yes_no(HOTEL))
    leaf.line((8, 2), ["No.", "Standard", "Points"], "head")
    for n in CALLS:
        leaf.call(n, (8, 4 + n), f"Call {n} ({rng.randint(1, 12)}/{rng.randint(1, 28)})")
    leaf.score("Score", (9, 3))
    for n in CALLS:
        score = round(marks.scores[n - 1], 1)
        draft.score_at.append(leaf.put((9, 4 + n), score, "total", "0"))
    for i in range(len(HOTEL)):
        leaf.put((10 + i, 2), i + 1, "small")
    row = leaf.items(10, Block(HOTEL, 3, range(5, 10), 4), marks.rows)
    leaf.line(
        (row, 3), ["Call length (min)", None, *(rng.randrange(3, 12) for _ in CALLS)], "small"
    )
    for n, said in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 1, 4 + n), said, "value"), said)
    leaf.put((row + 1, 3), "Feedback to agent", "label")
    return draft.form("points of 100", [round(score, 1) for score in marks.scores])


def transit(rng: Random, agent: Agent) -> Form:
    """Few weighted areas, many people and dates, shown without decimals, hidden prior scores."""
    who = person(rng, agent, "last, first", "T####")
    draft = Draft("transit", who)
    leaf = draft.leaf("card", "Certification")
    leaf.put((1, 1), "Metro Transit Info Line", "title", wide=8)
    leaf.say("name", (2, 1), Wording("Specialist"), who.name)
    leaf.say("id", (3, 1), Wording("Specialist ID"), who.agent_id)
    leaf.say("certifier", (4, 1), Wording("Certifier"), who.certifier)
    leaf.say("date", (5, 1), Wording("Cert. date"), who.day)
    leaf.line((2, 4), ["Trainer", None, who.others[0]], "label")
    leaf.line((3, 4), ["Supervisor", None, who.others[1]], "label")
    leaf.line((4, 4), ["Hire date", None, "12/01/2025"], "label")
    leaf.line((5, 4), ["Form revised", None, "03/15/2024"], "label")
    marks = marked(rng, shares(GOVERNMENT))
    leaf.line((7, 1), ["Area", "Weight %"], "head")
    for n in CALLS:
        leaf.call(n, (7, 2 + n), f"Certification call {n}")
    leaf.put((7, 8), "Team average", "head")
    row = leaf.items(8, Block(GOVERNMENT, 1, range(3, 8), 2), marks.rows)
    leaf.line((row, 1), ["Score last cycle", None, 81, 84, 90, 77, 88], "small")
    leaf.hidden_rows.add(row)
    leaf.score("Weighted score", (row + 1, 1))
    for n in CALLS:
        draft.score_at.append(leaf.put((row + 1, 2 + n), marks.scores[n - 1], "total", "0"))
    leaf.put((row + 1, 8), 87.9, "total", "0")
    return draft.form("points of 100", marks.scores)


def water(rng: Random, agent: Agent) -> Form:
    """Score row between heading and items, ID under the name, the pass word below every score."""
    who = person(rng, agent, "first last", "W###")
    draft = Draft("water", who)
    leaf = draft.leaf("card", "CSR")
    leaf.line((1, 1), ["Water & Sewer – CSR certification"], "title")
    leaf.say("name", (2, 1), Wording("CSR"), who.name)
    leaf.say("id", (3, 1), Wording("ID"), who.agent_id)
    leaf.say("date", (4, 1), Wording("DATE"), who.day)
    leaf.say("certifier", (5, 1), Wording("QA REP"), who.certifier)
    for n in CALLS:
        leaf.call(n, (7, 1 + n), f"CALL {n}")
    lines = [Line(line.section, line.text, 5) for line in UTILITY[:10]]
    marks = marked(rng, yes_no(lines, ("X", None, "n/a")))
    leaf.score("TOTAL", (8, 1))
    for n in CALLS:
        draft.score_at.append(leaf.put((8, 1 + n), marks.fractions[n - 1], "total", "0%"))
        leaf.put((9, 1 + n), "PASS" if marks.exact[n - 1] >= 85 else "COACH", "small")
    leaf.put((9, 1), "RESULT", "small")
    leaf.items(11, Block(lines, 1, range(2, 7), sections="row"), marks.rows)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def shop(rng: Random, agent: Agent) -> Form:
    """The smallest form: a table of five scores, a heading, nothing marked at all."""
    who = person(rng, agent, "last, first", "###-##")
    draft = Draft("shop", who)
    leaf = draft.leaf("card", "Sheet1")
    heading: list[tuple[str, str, Value | None]] = [
        ("name", "Agent", who.name),
        ("id", "Emp ID", who.agent_id),
        ("certifier", "Certified by", who.certifier),
        ("date", "Date", who.day),
    ]
    for col, (field, words, value) in enumerate(heading, start=1):
        leaf.say(field, (1, col), Wording(words, "above"), value)
    marks = marked(rng, points(RETAIL))
    for n in CALLS:
        leaf.call(n, (4, 1 + n), f"Call {n}")
        draft.score_at.append(leaf.put((5, 1 + n), marks.scores[n - 1], "total"))
        leaf.put((6, 1 + n), rng.choice(("billing", "return", "tech", "new order")), "small")
    leaf.score("Score", (5, 1))
    leaf.put((6, 1), "Topic", "small")
    return draft.form("points of 100", marks.scores)
