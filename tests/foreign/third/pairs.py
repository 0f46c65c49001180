"""Forms where every call has two columns under one heading."""

from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, plain, points, remarks, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.second.marks import weighted
from tests.foreign.third.drawing import signed
from tests.foreign.third.trades import SERVICE_DESK, SHOP, VERIFICATION


def shopper(rng: Random, agent: Agent) -> Form:
    """Possible and earned points of every shop; their totals, and the share below."""
    who = person(rng, agent, "first last", "E######")
    draft = Draft("shopper", who)
    leaf = draft.leaf("card", "Phone shops")
    leaf.put((1, 1), "Telephone mystery shopping scorecard", "title", wide=11)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Associate name", wide=3)),
            "id": ((4, 1), Wording("Employee number", wide=3)),
            "certifier": ((3, 6), Wording("Shopper", gap=2, wide=3)),
            "date": ((4, 6), Wording("Report date", gap=2, wide=3)),
        },
    )
    leaf.line((5, 1), ["Branch / department:", "Telephone banking"], "label")
    leaf.put((7, 1), "Question", "head")
    scenes = rng.sample(("New checking", "CD rates", "Car loan", "Credit card", "HELOC", "IRA"), 5)
    last = who.day or FIRST_DAY
    leaf.column((8, 1), ["Scenario", "Date of call", None], "small")
    marks = marked(rng, points(SHOP))
    total = int(sum(line.points for line in SHOP))
    earned = marks.points_of(total)
    row = leaf.items(11, Block(SHOP, 1, range(3, 12, 2), 2, "row"), marks.rows)
    spots = [item.text_at.row for item in draft.items]
    leaf.put((row, 1), "Total points", "sub")
    leaf.score("Shop score", (row + 1, 1))
    for n in CALLS:
        col = 2 * n
        leaf.call(n, (7, col), f"Shop {n}", wide=2)
        leaf.put((8, col), scenes[n - 1], "small", wide=2)
        leaf.put((9, col), last - timedelta(days=12 - 2 * n), "small", wide=2)
        leaf.line((10, col), ["Possible", "Earned"], "head")
        for at, line in zip(spots, SHOP, strict=True):
            leaf.put((at, col), line.points, "mark")
        leaf.line((row, col), [total, earned[n - 1]], "sub")
        spot = (row + 1, col)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%", wide=2))
    draft.also_at["points of 80"] = tuple(leaf.put((row, 2 * n + 1), None) for n in CALLS)
    leaf.put((row + 3, 1), "Shopper's overall impression", "label")
    words = rng.choice(("Friendly, but did not ask for the business", "Would open an account here"))
    draft.remark(leaf.put((row + 4, 1), words, "value", wide=11), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def verification(rng: Random, agent: Agent) -> Form:
    """A cross under Y or N for each line of the script; crosses counted, then the percentage."""
    who = person(rng, agent, "last, first", "V####")
    draft = Draft("verification", who)
    leaf = draft.leaf("card", "TPV QA")
    leaf.put((1, 1), "Third party verification – call monitoring", "title", wide=11)
    signed(
        leaf,
        who,
        {
            "name": ((2, 1), Wording("Verifier's name", wide=3)),
            "id": ((3, 1), Wording("Verifier ID", wide=3)),
            "certifier": ((2, 6), Wording("QA monitor", gap=2, wide=3)),
            "date": ((3, 6), Wording("Date monitored", gap=2, wide=3)),
        },
    )
    leaf.put((5, 1), "Mark Y or N for every element of the script", "head")
    marks = marked(rng, yes_no(VERIFICATION, ("Y", "N", None)))
    block = Block(VERIFICATION, 1, range(2, 12, 2), ticks=("Y", "N"))
    leaf.put((6, 1), None, "head")
    for n in CALLS:
        leaf.call(n, (5, 2 * n), f"Verification {n}", wide=2)
        leaf.line((6, 2 * n), ["Y", "N"], "head")
    row = leaf.items(7, block, marks.rows)
    leaf.put((row, 1), "Total", "sub")
    leaf.score("Score", (row + 1, 1))
    for n in CALLS:
        given = [line[n - 1] for line in marks.rows]
        leaf.line((row, 2 * n), [given.count("Y"), given.count("N")], "sub")
        spot = (row + 1, 2 * n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%", wide=2))
    leaf.put((row + 3, 1), "Notes", "label")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 3, 2 * n), words, "value", wide=2), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def servicedesk(rng: Random, agent: Agent) -> Form:
    """A rating from 0 to 5 and its weighted points beside it; their sum is the score."""
    who = person(rng, agent, "first last", "sd####")
    draft = Draft("servicedesk", who)
    leaf = draft.leaf("card", "Call Review")
    leaf.put((1, 1), "Service Desk Call Review", "title", wide=12)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Analyst")),
            "id": ((4, 1), Wording("Login")),
            "certifier": ((3, 5), Wording("Reviewed by", gap=2, wide=3)),
            "date": ((4, 5), Wording("Review date", gap=2, wide=3)),
        },
    )
    leaf.line((6, 1), ["Criteria", "Weight"], "head")
    leaf.line((7, 1), ["Ticket number", None], "small")
    leaf.line((8, 1), [None, None], "head")
    marks = marked(rng, weighted(SERVICE_DESK, 5))
    row = leaf.items(9, Block(SERVICE_DESK, 1, range(3, 12, 2), 2), marks.rows)
    leaf.score("Total score", (row, 1))
    leaf.put((row, 2), 100, "total")
    leaf.put((row + 1, 1), "Comments", "label")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        col = 1 + 2 * n
        leaf.call(n, (6, col), f"Call {n}", wide=2)
        leaf.put((7, col), f"INC{rng.randrange(10**6):07}", "small", wide=2)
        leaf.line((8, col), ["Rating", "Points"], "head")
        for i, line in enumerate(SERVICE_DESK):
            mark = marks.rows[i][n - 1]
            assert isinstance(mark, int)
            leaf.put((9 + i, col + 1), plain(mark * line.points / 5), "mark")
        draft.score_at.append(leaf.put((row, col + 1), marks.scores[n - 1], "total", "0"))
        draft.remark(leaf.put((row + 1, col), words, "value", wide=2), words)
    leaf.put((row + 3, 1), "5 Excellent  4 Good  3 Acceptable  2 Weak  1 Poor  0 Missing", "note")
    return draft.form("points of 100", marks.scores)
