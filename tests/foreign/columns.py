"""Forms with a call a column, as banks, hospitals and utilities make them."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import critical, marked, plain, points, remarks, scale, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.trades import BANK, HOSPITAL, TELECOM, UTILITY, Line

DAY = "mm/dd/yyyy"


def bank(rng: Random, agent: Agent) -> Form:
    """Subtotals between the sections, Average and Target behind, other people in the heading."""
    who = person(rng, agent)
    draft = Draft("bank", who)
    leaf = draft.leaf("card", "Call Certification")
    leaf.put((1, 1), "First Harbor Bank – New Hire Call Certification", "title", wide=9)
    leaf.put((2, 1), "Minimum score to pass a call: 85. Call 1 is scored with the coach.", "note")
    leaf.say("name", (4, 1), Wording("Agent Name"), who.name)
    leaf.say("id", (5, 1), Wording("Employee ID"), who.agent_id)
    leaf.say("certifier", (6, 1), Wording("Evaluator"), who.certifier)
    leaf.line((4, 5), ["Team Lead:", who.others[0]], "label")
    leaf.line((5, 5), ["Trainer:", who.others[1]], "label")
    leaf.say("date", (6, 5), Wording("Date"), who.day)
    marks = marked(rng, points(BANK))
    leaf.line((8, 1), ["Criteria", "Points"], "head")
    for n in CALLS:
        leaf.call(n, (8, 2 + n), f"Call {n}")
    leaf.line((8, 8), ["Average", "Target"], "head")
    row = 9
    for section in dict.fromkeys(line.section for line in BANK):
        chosen = [i for i, line in enumerate(BANK) if line.section == section]
        leaf.put((row, 1), section, "section", wide=9)
        block = Block([BANK[i] for i in chosen], 1, range(3, 8), 2)
        row = leaf.items(row + 1, block, [marks.rows[i] for i in chosen])
        sums = [sum(float(str(marks.rows[i][c])) for i in chosen) for c in range(5)]
        leaf.line(
            (row, 1), [f"{section} subtotal", sum(BANK[i].points for i in chosen), *sums], "sub"
        )
        row += 1
    leaf.score("Total Score", (row, 1))
    leaf.put((row, 2), 100, "total")
    draft.score_at = [leaf.put((row, 2 + n), marks.scores[n - 1], "total") for n in CALLS]
    leaf.line((row, 8), [sum(marks.scores) / 5, 85], "total")
    leaf.put((row + 2, 1), "Comments", "section", wide=9)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 2 + n, 1), f"Call {n}", "label")
        draft.remark(leaf.put((row + 2 + n, 2), words, "value", wide=8), words)
    leaf.line((row + 9, 1), ["Agent signature ____________", None, None, "Date ________"], "note")
    return draft.form("points of 100", marks.scores)


def hospital(rng: Random, agent: Agent) -> Form:
    """An X under Met, Not met or N/A; labels above values; a privacy block that sets 0."""
    who = person(rng, agent, "first last", "MRN-####")
    draft = Draft("hospital", who)
    leaf = draft.leaf("card", "QA Form")
    leaf.put((1, 2), "Patient Access Center", "title", wide=10)
    leaf.put((2, 2), "Quality call review, certification week", "note", wide=10)
    leaf.say("name", (4, 2), Wording("Team Member", "above"), who.name)
    leaf.say("id", (4, 5), Wording("Badge #", "above", wide=3), who.agent_id)
    leaf.say("certifier", (4, 9), Wording("Reviewed by", "above", wide=3), who.certifier)
    leaf.say("date", (4, 13), Wording("Review Date", "above", wide=3), who.day)
    marks = marked(rng, yes_no(HOSPITAL, ("Met", "Not met", "N/A")))
    leaf.line((7, 2), ["Behavior", "Wt"], "head")
    for n in CALLS:
        leaf.call(n, (7, 1 + 3 * n), f"Call #{n}", wide=3)
        leaf.line((8, 1 + 3 * n), ["Met", "Not met", "N/A"], "head")
    block = Block(HOSPITAL, 2, range(4, 19, 3), 3, "row", ("Met", "Not met", "N/A"))
    row = leaf.items(9, block, marks.rows)
    fallen = critical(rng)
    leaf.put((row + 1, 2), "CRITICAL – privacy (any Y = automatic zero)", "section", wide=17)
    leaf.put((row + 2, 2), "PHI disclosed before identifiers", "item")
    leaf.put((row + 3, 2), "Rude or disconnected on patient", "item")
    for n in CALLS:
        leaf.put((row + 2, 1 + 3 * n), "Y" if n in fallen else "N", "mark", wide=3)
        leaf.put((row + 3, 1 + 3 * n), "N", "mark", wide=3)
    marks = marks.failing(fallen)
    leaf.score("QA Score", (row + 5, 2))
    for n in CALLS:
        spot = (row + 5, 1 + 3 * n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%", wide=3))
    leaf.line((row + 6, 2), ["Goal", None, 0.85], "note")
    leaf.formats[(row + 6, 4)] = "0%"
    lists = draft.leaf("lists", "Lists", hidden=True)
    lists.column((1, 1), ["Met", "Not met", "N/A", "Call #1", "Call #2", "Score"])
    return draft.form("fraction", [100 * score for score in marks.fractions])


def utility(rng: Random, agent: Agent) -> Form:
    """A 1–5 scale; points of 60, five times 60 possible, and the grade in percent below."""
    who = person(rng, agent, "first last", "#####")
    draft = Draft("utility", who)
    leaf = draft.leaf("card", "Scorecard")
    leaf.put((1, 1), "CITY LIGHT & GAS", "title", wide=7)
    leaf.put(
        (2, 1),
        "Rate each behavior 1 (poor) to 5 (excellent). Eval 1 is for practice.",
        "note",
        wide=7,
    )
    leaf.say("name", (3, 1), Wording("Agent", "inside"), who.name)
    leaf.say("id", (4, 1), Wording("Agent No.", "inside"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("QA Analyst", "inside"), who.certifier)
    day = who.day.strftime("%m/%d/%Y") if who.day else None
    leaf.say("date", (4, 4), Wording("Eval date", "inside"), day)
    leaf.line((6, 1), ["Skill"], "head")
    for n in CALLS:
        leaf.call(n, (6, 1 + n), f"Eval {n}")
    leaf.line((7, 1), ["Account #", *(rng.randrange(10**7, 10**8) for _ in CALLS)], "small")
    leaf.line((8, 1), ["Handle time (sec)", *(rng.randrange(180, 700) for _ in CALLS)], "small")
    lines = [Line(line.section, line.text, 5) for line in UTILITY]
    marks = marked(rng, scale(lines))
    row = leaf.items(10, Block(lines, 1, range(2, 7), sections="row"), marks.rows)
    leaf.line((row, 1), ["Points earned", *marks.points_of(60)], "sub")
    draft.also_at["points of 60"] = tuple(leaf.put((row, 1 + n), None) for n in CALLS)
    leaf.line((row + 1, 1), ["Points possible", *[60] * 5], "sub")
    leaf.score("Grade (%)", (row + 2, 1))
    for n in CALLS:
        grade = round(marks.scores[n - 1], 1)
        draft.score_at.append(leaf.put((row + 2, 1 + n), grade, "total", "0.0"))
    leaf.put((row + 4, 1), "Follow-up", "section", wide=6)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 5, 1 + n), words, "value"), words)
    return draft.form("points of 100", [round(score, 1) for score in marks.scores])


def telecom(rng: Random, agent: Agent) -> Form:
    """Bare numbers under a banner, ticks and crosses, the score on top as text."""
    who = person(rng, agent, "last, first", "tx####")
    draft = Draft("telecom", who)
    leaf = draft.leaf("card", "Cert")
    leaf.put((1, 1), "New-hire nesting: 5 certification calls", "title", wide=8)
    leaf.say("name", (2, 5), Wording("< Advisor (Last, First)", "right", gap=3), who.name)
    leaf.say("id", (3, 5), Wording("< Login", "right", gap=3), who.agent_id)
    leaf.say("certifier", (4, 5), Wording("< Coach", "right", gap=3), who.certifier)
    leaf.put((6, 4), "Calls", "head", wide=5)
    leaf.line((7, 1), ["Stage", "What we listen for", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (7, 3 + n), n)
    marks = marked(rng, yes_no(TELECOM, ("✓", "✗", None)))
    texts = [f"{plain(round(score, 1))}%" for score in marks.scores]
    leaf.score("Final %", (8, 1))
    draft.score_at = [leaf.put((8, 3 + n), texts[n - 1], "total") for n in CALLS]
    row = leaf.items(9, Block(TELECOM, 2, range(4, 9), 3, "column"), marks.rows)
    leaf.put(
        (row + 1, 1),
        "✓ = done, ✗ = missed. Retake within 2 days when the total is below 85%.",
        "note",
    )
    for n, words in zip(CALLS, remarks(rng), strict=True):
        text = f"Call {n} notes: {words or ''}".rstrip()
        draft.remark(leaf.put((row + 2 + n, 1), text, "value", wide=8), words)
    return draft.form("text", [round(score, 1) for score in marks.scores])
