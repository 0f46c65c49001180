"""Forms with an item a row and a call a column."""

from fractions import Fraction
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form, Value
from tests.foreign.marking import critical, marked, points, remarks, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.second.marks import missed, partly, starred
from tests.foreign.second.trades import sections
from tests.foreign.third.drawing import flawless, in_turn, rated, signed, subtotals
from tests.foreign.third.trades import (
    FINESSE,
    FOUNDATION,
    REG_F,
    RESERVATIONS,
    TRANSACTION,
    URGENT_CARE,
)

FIVE = range(4, 9)


def transactions(rng: Random, agent: Agent) -> Form:
    """Critical errors by kind, each with its accuracy per transaction; the whole score last."""
    who = person(rng, agent, "last, first", "4#####")
    draft = Draft("transactions", who)
    leaf = draft.leaf("card", "Voice TMF")
    leaf.put((1, 1), "TRANSACTION MONITORING FORM – VOICE", "title", wide=9)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("CSR Name")),
            "id": ((4, 1), Wording("CSR ID")),
            "certifier": ((3, 4), Wording("Monitored by", gap=2, wide=2)),
            "date": ((4, 4), Wording("Monitoring date", gap=2, wide=2)),
        },
    )
    leaf.line((5, 1), ["Team Leader:", who.others[0]], "label")
    leaf.line((5, 4), ["Program:", None, "Consumer wireless"], "label")
    leaf.line((7, 1), ["Error type", "Attribute", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (7, 3 + n), f"Transaction {n}")
    leaf.put((7, 9), "Comments", "head")
    numbers = [f"TX{rng.randrange(10**6):06}" for _ in CALLS]
    leaf.line((8, 2), ["Transaction ID", None, *numbers], "small")
    marks = marked(rng, yes_no(TRANSACTION, ("Y", "N", "NA")))
    row = leaf.items(9, Block(TRANSACTION, 2, FIVE, 3, "column"), marks.rows) + 1
    for kind in sections(TRANSACTION):
        leaf.put((row, 2), f"{kind} accuracy", "sub")
        leaf.line((row, 4), flawless(marks, TRANSACTION, kind, "N"), "sub", "0%")
        row += 1
    leaf.score("Overall quality score", (row, 2))
    for n in CALLS:
        spot = (row, 3 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    leaf.put((row + 2, 1), "Target: 85% overall", "note")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def urgentcare(rng: Random, agent: Agent) -> Form:
    """An audit of competencies, achieved, partly or not; two lines of feedback a call."""
    who = person(rng, agent, "first last", "######")
    draft = Draft("urgentcare", who)
    leaf = draft.leaf("card", "Call audit")
    leaf.put((1, 1), "Urgent Care Line – Call Audit Tool", "title", wide=6)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Name of call handler")),
            "id": ((4, 1), Wording("Staff number")),
            "certifier": ((5, 1), Wording("Auditor")),
            "date": ((6, 1), Wording("Date of audit")),
        },
    )
    leaf.line((5, 4), ["Shift:", rng.choice(("Early", "Late", "Night"))], "label")
    leaf.put((8, 1), "Competency", "head")
    for n in CALLS:
        leaf.call(n, (8, 1 + n), f"Call {n}")
    cases = [f"{rng.randrange(10**7):07}" for _ in CALLS]
    leaf.line((9, 1), ["Case reference", *cases], "small")
    leaf.line((10, 1), ["Call length (min)", *(rng.randrange(5, 19) for _ in CALLS)], "small")
    marks = marked(rng, partly(URGENT_CARE, ("Achieved", "Partially", "Not achieved")))
    row = leaf.items(11, Block(URGENT_CARE, 1, range(2, 7), sections="row"), marks.rows)
    leaf.score("Percentage compliance", (row + 1, 1))
    for n in CALLS:
        spot = (row + 1, 1 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
        verdict = "Pass" if marks.exact[n - 1] >= 85 else "Below standard"
        leaf.put((row + 2, 1 + n), verdict, "mark")
    leaf.put((row + 2, 1), "Outcome", "sub")
    leaf.put((row + 3, 1), "Good practice / learning points", "label")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 3, 1 + n), words, "value"), words)
    leaf.line((row + 5, 1), ["Signature of auditor:", None, None, "Signature of call handler:"])
    return draft.form("fraction", [100 * score for score in marks.fractions])


def regf(rng: Random, agent: Agent) -> Form:
    """Part A voids the call; violations counted above the final score; halves of one table."""
    who = person(rng, agent, "last, first", "D-###")
    draft = Draft("regf", who)
    leaf = draft.leaf("card", "Collector review")
    leaf.put((1, 1), "Collections call compliance and quality review", "title", wide=8)
    signed(
        leaf,
        who,
        {
            "name": ((2, 1), Wording("Collector", gap=1)),
            "id": ((3, 1), Wording("Desk number")),
            "certifier": ((2, 5), Wording("Compliance reviewer", gap=2, wide=2)),
            "date": ((3, 5), Wording("Date reviewed", gap=2, wide=2)),
        },
    )
    leaf.line((4, 1), ["Client / portfolio:", "Medical"], "label")
    leaf.put((5, 1), "* Any Fail in Part A scores the call 0.", "note")
    fallen = critical(rng)
    drawn = marked(rng, starred(REG_F, ("Pass", "Fail", "N/A")))
    marks = missed(drawn, REG_F, fallen, "Fail")
    leaf.line((7, 1), ["Requirement", None, "Points"], "head")
    for n in CALLS:
        leaf.call(n, (7, 3 + n), f"Call {n}")
    accounts = [f"x{rng.randrange(10**4):04}" for _ in CALLS]
    leaf.line((8, 1), ["Account (last four)", None, None, *accounts], "small")
    row = leaf.items(9, Block(REG_F, 1, FIVE, 3, "row"), marks.rows)
    leaf.line((row + 1, 1), ["Part A violations", None, None], "sub")
    leaf.line((row + 1, 4), [int(n in fallen) for n in CALLS], "sub")
    leaf.score("FINAL SCORE", (row + 2, 1))
    leaf.put((row + 2, 3), 100, "total")
    for n in CALLS:
        spot = (row + 2, 3 + n)
        draft.score_at.append(leaf.put(spot, marks.scores[n - 1], "total", "0.0"))
    leaf.put((row + 4, 1), "Reviewer comments", "section", wide=8)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 4 + n, 1), f"Call {n} comments", "label")
        draft.remark(leaf.put((row + 4 + n, 2), words, "value", wide=7), words)
    return draft.form("points of 100", marks.scores)


def reservations(rng: Random, agent: Agent) -> Form:
    """A subtotal after every section, then points of 80, then percent."""
    who = person(rng, agent, "last, first", "A##")
    draft = Draft("reservations", who)
    leaf = draft.leaf("card", "Monitoring Form")
    leaf.put((1, 1), "Reservations sales – call monitoring form", "title", wide=7)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Agent")),
            "id": ((4, 1), Wording("Agent sign")),
            "certifier": ((3, 3), Wording("Supervisor", gap=2, wide=2)),
            "date": ((4, 3), Wording("Date monitored", gap=2, wide=2)),
        },
    )
    leaf.line((6, 1), ["", "Max"], "head")
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Call #{n}")
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    leaf.line(
        (7, 1), ["Record locator", None, *("".join(rng.choices(letters, k=6)) for _ in CALLS)]
    )
    marks = marked(rng, points(RESERVATIONS))
    row = 8
    for section, chosen in sections(RESERVATIONS).items():
        part = [RESERVATIONS[i] for i in chosen]
        rows = [marks.rows[i] for i in chosen]
        leaf.put((row, 1), section.upper(), "section", wide=7)
        row = leaf.items(row + 1, Block(part, 1, range(3, 8), 2), rows)
        most = sum(line.points for line in part)
        leaf.line((row, 1), [f"Subtotal {section.lower()}", most, *subtotals(rows)], "sub")
        row += 1
    earned = marks.points_of(80)
    leaf.line((row, 1), ["TOTAL POINTS", 80, *earned], "sub")
    draft.also_at["points of 80"] = tuple(leaf.put((row, 2 + n), earned[n - 1]) for n in CALLS)
    leaf.score("PERCENT", (row + 1, 1))
    for n in CALLS:
        spot = (row + 1, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    leaf.put((row + 3, 1), "Agent's signature ____________________", "small")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def foundation(rng: Random, agent: Agent) -> Form:
    """Foundation skills yes or no, finesse skills rated by a word; the score on the first line."""
    who = person(rng, agent, "first last", "CC-####")
    draft = Draft("foundation", who)
    leaf = draft.leaf("card", "Monitoring")
    leaf.put((1, 1), "Quality Monitoring Form", "title", wide=7)
    fields: dict[str, tuple[str, Value | None]] = {
        "name": ("Agent name", who.name),
        "id": ("Agent number", who.agent_id),
        "certifier": ("Monitor", who.certifier),
        "date": ("Date", who.day),
    }
    for i, (field, (label, value)) in enumerate(fields.items()):
        leaf.say(field, (3, 1 + 2 * i), Wording(label, "above"), value)
    leaf.line((6, 1), ["Skill", "Points"], "head")
    leaf.score("Overall score", (7, 1))
    leaf.put((7, 2), 100, "total")
    worth = {"Exceeds": Fraction(1), "Meets": Fraction(4, 5), "Below": Fraction(2, 5)}
    marker = in_turn(yes_no(FOUNDATION, ("Yes", "No", None)), rated(FINESSE, worth))
    marks = marked(rng, marker)
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Call {n}")
        draft.score_at.append(leaf.put((7, 2 + n), marks.scores[n - 1], "total", "0"))
    both = (*FOUNDATION, *FINESSE)
    row = leaf.items(8, Block(both, 1, range(3, 8), 2, "row"), marks.rows)
    leaf.put((row + 1, 1), "Exceeds = 10, Meets = 8, Below = 4", "note")
    leaf.put((row + 2, 1), "Strengths and opportunities:", "label")
    words = rng.choice(("Confident from the third call on", "Empathy before solution", None))
    draft.remark(leaf.put((row + 3, 1), words, "value", wide=7), words)
    return draft.form("points of 100", marks.scores)
