"""Forms with a call a row: a coach's log and what a quality system exports."""

from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Draft, Leaf, Wording
from tests.foreign.form import Form, Item, Value
from tests.foreign.marking import Marks, marked, plain, points, remarks
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.third.drawing import signed
from tests.foreign.third.trades import BILLING_CALLS, VOICE
from tests.foreign.trades import Line


def _across(leaf: Leaf, head: int, col: int, lines: tuple[Line, ...], marks: Marks) -> int:
    """Areas as columns, the calls in the five rows right below; the next free column."""
    for i, (line, given) in enumerate(zip(lines, marks.rows, strict=True), start=col):
        text = leaf.put((head, i), line.text, "head")
        places = tuple(leaf.put((head + n, i), given[n - 1], "mark") for n in CALLS)
        leaf.draft.items.append(
            Item(line.section, line.text, line.points, given, text, None, places)
        )
    return col + len(lines)


def billing(rng: Random, agent: Agent) -> Form:
    """The maximum stands in each heading; date, account and kind of call before the marks."""
    who = person(rng, agent, "last, first", "####")
    draft = Draft("billing", who)
    leaf = draft.leaf("card", "QA log")
    leaf.put((1, 1), "Customer Service – Call Quality Evaluation", "title", wide=13)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Employee", wide=3)),
            "id": ((4, 1), Wording("Employee no.", wide=3)),
            "certifier": ((3, 6), Wording("Quality coach", wide=3)),
            "date": ((4, 6), Wording("Evaluation date", wide=3)),
        },
    )
    leaf.line((6, 1), ["Call", "Date", "Account", "Call type"], "head")
    marks = marked(rng, points(BILLING_CALLS))
    end = _across(leaf, 6, 5, BILLING_CALLS, marks)
    leaf.score("Total (100)", (6, end), look="head")
    leaf.put((6, end + 1), "Coaching notes", "head")
    kinds = rng.sample(("High bill", "Start service", "Payment plan", "Outage", "Meter", "Move"), 5)
    last = who.day or FIRST_DAY
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.call(n, (6 + n, 1), f"Call {n}", "label")
        known: list[Value | None] = [
            last - timedelta(days=6 - n),
            rng.randrange(10**8, 10**9),
            kinds[n - 1],
        ]
        leaf.line((6 + n, 2), known, "small")
        draft.score_at.append(leaf.put((6 + n, end), marks.scores[n - 1], "total"))
        draft.remark(leaf.put((6 + n, end + 1), words, "value"), words)
    leaf.put((12, 1), "Average", "sub")
    leaf.put((12, end), sum(marks.scores) / 5, "sub", "0.0")
    return draft.form("points of 100", marks.scores)


def export(rng: Random, agent: Agent) -> Form:
    """Bare numbers of evaluations, sections as points, the score as text with a percent sign."""
    who = person(rng, agent, "first last", "#####")
    draft = Draft("export", who)
    leaf = draft.leaf("card", "evaluations_export")
    leaf.put((1, 1), "Evaluations by agent", "title")
    signed(
        leaf,
        who,
        {
            "name": ((2, 1), Wording("Agent", colon="")),
            "id": ((3, 1), Wording("Agent ID", colon="")),
            "certifier": ((4, 1), Wording("Evaluator", colon="")),
            "date": ((5, 1), Wording("Report date", colon="")),
        },
    )
    leaf.line((6, 1), ["Scorecard", "Voice – new hires v3"], "label")
    leaf.line((8, 1), ["Evaluation", "Created", "Interaction ID", "Channel", "Duration"], "head")
    marks = marked(rng, points(VOICE, 0.5))
    end = _across(leaf, 8, 6, VOICE, marks)
    leaf.score("Score", (8, end), look="head")
    leaf.line((8, end + 1), ["Result", "Feedback", "Acknowledged"], "head")
    last = who.day or FIRST_DAY
    for n, words in zip(CALLS, remarks(rng), strict=True):
        row = 8 + n
        leaf.call(n, (row, 1), n, "mark")
        day, hour = last - timedelta(days=9 - n), rng.randrange(9, 17)
        known: list[Value | None] = [
            f"{day:%Y-%m-%d} {hour:02}:{rng.randrange(60):02}",
            f"c-{rng.randrange(10**9):09}",
            "Voice",
            f"00:0{rng.randrange(3, 10)}:{rng.randrange(60):02}",
        ]
        leaf.line((row, 2), known, "small")
        score = plain(marks.scores[n - 1])
        draft.score_at.append(leaf.put((row, end), f"{score:.2f}%", "total"))
        leaf.put((row, end + 1), "Passed" if score >= 85 else "Failed", "mark")
        draft.remark(leaf.put((row, end + 2), words, "value"), words)
        leaf.put((row, end + 3), rng.choice(("Yes", "No")), "mark")
    return draft.form("text", marks.scores)
