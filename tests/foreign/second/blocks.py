"""Forms in several blocks or sheets: a strip a call, two pages on one sheet, a dashboard."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Leaf, Wording
from tests.foreign.form import Form, Item
from tests.foreign.marking import Marks, marked, points, remarks, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.second.trades import FOOD, PARCEL, SEATS, TAX
from tests.foreign.trades import Line

MONDAY = date(2026, 3, 9)


def ticketing(rng: Random, agent: Agent) -> Form:
    """A strip for every call: its items side by side, their marks below, the score at the end."""
    who = person(rng, agent, "first last", "BO####")
    draft = Draft("ticketing", who)
    leaf = draft.leaf("card", "Box office line")
    leaf.put((1, 1), "Box office line – certification strips", "title", wide=8)
    leaf.say("name", (2, 1), Wording("Seller"), who.name)
    leaf.say("id", (3, 1), Wording("Seller no."), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Listened by"), who.certifier)
    leaf.say("date", (3, 4), Wording("Listened on"), who.day)
    marks = marked(rng, points(SEATS))
    words = remarks(rng)
    for n in CALLS:
        top = 5 * n
        leaf.call(n, (top, 1), f"Call {n}", "section", wide=8)
        end = _strip(leaf, top + 1, n, marks)
        leaf.score("Score", (top + 1, end), n, "head")
        leaf.put((top + 2, end), 100, "sub")
        draft.score_at.append(leaf.put((top + 3, end), marks.scores[n - 1], "total"))
        leaf.put((top + 1, end + 1), "Comment", "head")
        draft.remark(leaf.put((top + 3, end + 1), words[n - 1], "value"), words[n - 1])
    return draft.form("points of 100", marks.scores)


def _strip(leaf: Leaf, top: int, call: int, marks: Marks) -> int:
    """Texts, points and marks of one call in three rows; the next free column."""
    for col, (line, given) in enumerate(zip(SEATS, marks.rows, strict=True), start=1):
        text = leaf.put((top, col), line.text, "head")
        most = leaf.put((top + 1, col), line.points, "sub")
        mark = leaf.put((top + 2, col), given[call - 1], "mark")
        one = Item(line.section, line.text, line.points, (given[call - 1],), text, most, (mark,))
        leaf.draft.items.append(one)
    return 1 + len(SEATS)


def taxoffice(rng: Random, agent: Agent) -> Form:
    """Calls 1 to 3 on the upper half of the sheet, calls 4 and 5 on the lower, items twice."""
    who = person(rng, agent, "last, first", "TX-#####")
    draft = Draft("taxoffice", who)
    leaf = draft.leaf("card", "Taxpayer service")
    leaf.put((1, 1), "TAXPAYER SERVICE – LISTENING RECORD", "title", wide=5)
    leaf.say("name", (2, 1), Wording("Officer on the line"), who.name)
    leaf.say("id", (3, 1), Wording("Officer ID"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Examined by"), who.certifier)
    leaf.say("date", (3, 4), Wording("Examined on"), who.day)
    end = who.day or MONDAY
    heard = f"{end - timedelta(days=3):%m/%d/%Y} – {end:%m/%d/%Y}"
    leaf.line((4, 1), ["Calls heard:", heard], "label")
    marks = marked(rng, points(TAX))
    half = len(TAX) + 4
    spots = [(6 if n < 4 else 6 + half, 2 + n if n < 4 else n - 1) for n in CALLS]
    for n, (top, col) in zip(CALLS, spots, strict=True):
        leaf.call(n, (top, col), f"Call {n}")
        draft.score_at.append(leaf.put((top + 1 + len(TAX), col), marks.scores[n - 1], "total"))
    for i, line in enumerate(TAX):
        text = leaf.put((7 + i, 1), line.text, "item")
        most = leaf.put((7 + i, 2), line.points, "mark")
        leaf.line((7 + i + half, 1), [line.text, line.points], "item")
        row = marks.rows[i]
        at = [
            leaf.put((top + 1 + i, col), m, "mark")
            for (top, col), m in zip(spots, row, strict=True)
        ]
        draft.items.append(Item(line.section, line.text, line.points, row, text, most, tuple(at)))
    for top in (6, 6 + half):
        leaf.line((top, 1), ["Element", "Up to"], "head")
        leaf.score("Score", (top + 1 + len(TAX), 1))
        leaf.put((top + 1 + len(TAX), 2), 100, "total")
    leaf.put((5 + half, 1), "Second page", "note")
    return draft.form("points of 100", marks.scores)


def _detail(leaf: Leaf, call: int, lines: tuple[Line, ...], marks: Marks, head: str) -> int:
    """The items of one call from row 7 down; the next free row."""
    leaf.line((7, 1), [head, "Weight", "Done?"], "head")
    return leaf.items(8, Block(lines, 1, [3], 2), [[row[call - 1]] for row in marks.rows])


def parcel(rng: Random, agent: Agent) -> Form:
    """A sheet a day, named after it; which call it was stands in a cell."""
    who = person(rng, agent, "last, first", "PC-####")
    who = replace(who, day=who.day and MONDAY + timedelta(days=4))
    draft = Draft("parcel", who)
    marks = marked(rng, yes_no(PARCEL, ("yes", "no", "n/a")))
    words = remarks(rng)
    for n in CALLS:
        day = MONDAY + timedelta(days=n - 1)
        leaf = draft.leaf(f"day{n}", f"{day:%b} {day.day}")
        leaf.put((1, 1), "Parcel desk: one scored call a day", "title", wide=5)
        leaf.say("name", (2, 1), Wording("Care agent"), who.name)
        leaf.say("id", (3, 1), Wording("Depot login"), who.agent_id)
        leaf.say("certifier", (4, 1), Wording("Scorer"), who.certifier)
        leaf.say("date", (5, 1), Wording("Certified on"), who.day)
        leaf.call(n, (2, 4), f"Call {n}", "label")
        leaf.score("Call score", (3, 4), n)
        draft.score_at.append(leaf.put((3, 5), marks.fractions[n - 1], "total", "0%"))
        row = _detail(leaf, n, PARCEL, marks, "What to hear")
        leaf.put((row + 1, 1), "Said to the agent:", "label")
        draft.remark(leaf.put((row + 2, 1), words[n - 1], "value", wide=5), words[n - 1])
    return draft.form("fraction", [100 * score for score in marks.fractions])


def delivery(rng: Random, agent: Agent) -> Form:
    """A dashboard of five tiles in front; the sheets behind it hold the same totals."""
    who = person(rng, agent, "first last", "EAT####")
    draft = Draft("delivery", who)
    board = draft.leaf("board", "Dashboard")
    board.put((1, 2), "Rider & guest support – who is ready?", "title", wide=10)
    board.say("name", (3, 2), Wording("Guest advocate", "above", wide=3), who.name)
    board.say("id", (3, 6), Wording("Advocate ID", "above"), who.agent_id)
    board.say("certifier", (3, 8), Wording("Scored by", "above"), who.certifier)
    board.say("date", (3, 10), Wording("Ready on", "above"), who.day)
    marks = marked(rng, yes_no(FOOD))
    for n in CALLS:
        board.call(n, (7, 2 * n), f"Call {n}")
        spot = (8, 2 * n)
        draft.score_at.append(board.put(spot, marks.fractions[n - 1], "total", "0%"))
        board.put((9, 2 * n), "pass" if marks.exact[n - 1] >= 85 else "again", "small")
    board.score("Score", (8, 1))
    board.line((11, 2), ["Average of calls 2–5", None, "Passed"], "small")
    board.put((12, 2), sum(marks.fractions[1:]) / 4, "sub", "0%")
    board.put((12, 4), f"{sum(score >= 85 for score in marks.exact)}/5", "sub")
    totals = []
    for n in CALLS:
        leaf = draft.leaf(f"call{n}", f"Call {n}")
        leaf.put((1, 1), f"Order no. {rng.randrange(10**6)}", "title", wide=3)
        leaf.line((3, 1), ["Played by", rng.choice(who.others)], "small")
        row = _detail(leaf, n, FOOD, marks, "Standard")
        leaf.put((row, 1), "Sum", "total")
        totals.append(leaf.put((row, 3), marks.fractions[n - 1], "total", "0%"))
    draft.also_at["detail sheets"] = tuple(totals)
    return draft.form("fraction", [100 * score for score in marks.fractions])
