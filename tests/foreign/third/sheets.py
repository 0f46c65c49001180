"""Forms with a sheet or a block a call."""

from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, points, remarks, scale, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.third.drawing import signed, subtotals
from tests.foreign.third.trades import GOVERNMENT_LINE, LOSS_REPORT, TEST_CALL


def claimsqa(rng: Random, agent: Agent) -> Form:
    """A summary with the agent and a line a call in front, a sheet for each call behind it."""
    who = person(rng, agent, "last, first", "CR####")
    draft = Draft("claimsqa", who)
    front = draft.leaf("summary", "Summary")
    front.put((1, 1), "FNOL Quality Assurance – Summary", "title", wide=6)
    signed(
        front,
        who,
        {
            "name": ((3, 1), Wording("Representative", wide=2)),
            "id": ((4, 1), Wording("Rep ID", wide=2)),
            "certifier": ((5, 1), Wording("QA specialist", wide=2)),
            "date": ((6, 1), Wording("Date completed", wide=2)),
        },
    )
    front.line((8, 1), ["Call", "Claim number", "Line of business"], "head")
    front.score("QA score", (8, 4), look="head")
    front.line((8, 5), ["Pass / Fail", "Remarks"], "head")
    marks = marked(rng, yes_no(LOSS_REPORT, ("Yes", "No", "N/A")))
    totals = []
    for n, words in zip(CALLS, remarks(rng), strict=True):
        row, claim = 8 + n, f"26-{rng.randrange(10**6):06}"
        kind = rng.choice(("Auto", "Home", "Renters", "Boat"))
        front.call(n, (row, 1), f"Call {n}", "label")
        front.line((row, 2), [claim, kind], "mark")
        draft.score_at.append(front.put((row, 4), marks.fractions[n - 1], "total", "0.0%"))
        front.put((row, 5), "Pass" if marks.exact[n - 1] >= 85 else "Fail", "mark")
        draft.remark(front.put((row, 6), words, "value"), words)
        leaf = draft.leaf(f"call{n}", f"Call {n}")
        leaf.put((1, 1), "FNOL call evaluation", "title", wide=4)
        leaf.line((2, 1), ["Claim number:", claim, "Line of business:", kind], "label")
        leaf.line((4, 1), ["Question", "Points", "Answer", "Comments"], "head")
        block = Block(LOSS_REPORT, 1, [3], 2, "row")
        end = leaf.items(5, block, [[line[n - 1]] for line in marks.rows])
        leaf.put((end, 1), "Score", "total")
        totals.append(leaf.put((end, 3), marks.fractions[n - 1], "total", "0.0%"))
    front.put((14, 1), "Average", "sub")
    front.put((14, 4), sum(marks.fractions) / 5, "sub", "0.0%")
    draft.also_at["detail sheets"] = tuple(totals)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def testcalls(rng: Random, agent: Agent) -> Form:
    """Five test calls one below the other, points achieved over their percentage."""
    who = person(rng, agent, "first last", "R-####")
    draft = Draft("testcalls", who)
    leaf = draft.leaf("card", "Test calls")
    leaf.put((1, 1), "Reservation Test Calls", "title", wide=4)
    signed(
        leaf,
        who,
        {
            "name": ((2, 1), Wording("Reservations agent")),
            "id": ((3, 1), Wording("Agent no.")),
            "certifier": ((4, 1), Wording("Test caller")),
            "date": ((5, 1), Wording("Date of report")),
        },
    )
    leaf.line((6, 1), ["Hotel:", "Harbour View"], "label")
    marks = marked(rng, points(TEST_CALL))
    words = remarks(rng)
    row = 8
    for n in CALLS:
        leaf.call(n, (row, 1), f"Test call {n}", "section", wide=4)
        made = (who.day or FIRST_DAY) - timedelta(days=12 - 2 * n)
        leaf.line((row + 1, 1), ["Call made on", made, "Rings", rng.randint(1, 4)], "small")
        leaf.line((row + 2, 1), ["Standard", "Available", "Achieved", "Remarks"], "head")
        block = Block(TEST_CALL, 1, [3], 2)
        row = leaf.items(row + 3, block, [[line[n - 1]] for line in marks.rows])
        leaf.line(
            (row, 1), ["Points", 100, *subtotals([line[n - 1]] for line in marks.rows)], "sub"
        )
        leaf.score("Percentage", (row + 1, 1), n)
        spot = (row + 1, 3)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
        leaf.put((row + 2, 1), "Comments", "label")
        draft.remark(leaf.put((row + 2, 2), words[n - 1], "value", wide=3), words[n - 1])
        row += 4
    return draft.form("fraction", [100 * score for score in marks.fractions])


def publicline(rng: Random, agent: Agent) -> Form:
    """An official form filled in five times, each on its sheet with the whole heading."""
    who = person(rng, agent, "last, first", "######")
    draft = Draft("publicline", who)
    marks = marked(rng, scale(GOVERNMENT_LINE, top=4))
    earned = marks.points_of(32)
    words = remarks(rng)
    for n in CALLS:
        leaf = draft.leaf(f"call{n}", f"Call {n}")
        leaf.put((1, 1), "QUALITY CALL MONITORING SCORECARD", "title", wide=4)
        leaf.put((2, 1), "Form QCM-12 (Rev. 03/2025)", "small")
        signed(
            leaf,
            who,
            {
                "name": ((4, 1), Wording("CSR Name (Last, First)")),
                "id": ((5, 1), Wording("CSR ID")),
                "certifier": ((6, 1), Wording("Evaluator")),
                "date": ((7, 1), Wording("Date of evaluation")),
            },
        )
        leaf.call(n, (3, 1), f"Call {n} of 5", "label")
        leaf.line((5, 3), ["Call center:", "Site 02"], "small")
        leaf.line((9, 1), ["Attribute", "Max", "Rating", "Comments"], "head")
        block = Block(GOVERNMENT_LINE, 1, [3], 2, "row")
        row = leaf.items(10, block, [[line[n - 1]] for line in marks.rows])
        leaf.line((row, 1), ["Privacy Act followed", None, "Pass"], "item")
        leaf.line((row + 1, 1), ["Total points", 32, earned[n - 1]], "sub")
        leaf.score("Call score", (row + 2, 1), n)
        spot = (row + 2, 3)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
        leaf.put((row + 4, 1), "Summary of feedback", "label")
        draft.remark(leaf.put((row + 5, 1), words[n - 1], "value", wide=4), words[n - 1])
    return draft.form("fraction", [100 * score for score in marks.fractions])
