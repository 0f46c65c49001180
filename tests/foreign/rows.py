"""Forms with a call a row."""

from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Draft, Leaf, Wording
from tests.foreign.form import Form, Item, Value
from tests.foreign.marking import Marks, marked, plain, points, remarks, scale, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.trades import AIRLINE, BANK, HOTEL, RETAIL, Line


def across(leaf: Leaf, head: int, col: int, lines: tuple[Line, ...], marks: Marks) -> int:
    """Items as columns under their texts, marks in the five rows below; the next free column."""
    for i, (line, given) in enumerate(zip(lines, marks.rows, strict=True)):
        text = leaf.put((head, col + i), line.text, "head")
        most = leaf.put((head + 1, col + i), line.points, "sub")
        places = [leaf.put((head + 1 + n, col + i), given[n - 1], "mark") for n in CALLS]
        leaf.draft.items.append(
            Item(line.section, line.text, line.points, given, text, most, tuple(places))
        )
    return col + len(lines)


def outsourcer(rng: Random, agent: Agent) -> Form:
    """A maximum row under the headings, Average and Target below, the score a fraction."""
    who = person(rng, agent, "first last", "BPO#####")
    draft = Draft("outsourcer", who)
    leaf = draft.leaf("card", "Mock Results")
    leaf.put((1, 1), "Mock call results – Retail LOB", "title", wide=10)
    leaf.say("name", (3, 1), Wording("Trainee name"), who.name)
    leaf.say("id", (4, 1), Wording("Trainee ID"), who.agent_id)
    leaf.say("certifier", (3, 5), Wording("Mock caller"), who.certifier)
    leaf.say("date", (4, 5), Wording("Mock date"), who.day)
    marks = marked(rng, points(RETAIL))
    leaf.line((6, 1), ["Call"], "head")
    leaf.line((7, 1), ["Max points"], "sub")
    end = across(leaf, 6, 2, RETAIL, marks)
    leaf.score("Score", (6, end), look="head")
    leaf.put((7, end), 1, "sub", "0%")
    leaf.put((6, end + 1), "Notes", "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.call(n, (7 + n, 1), f"Role play {n}", "label")
        draft.score_at.append(leaf.put((7 + n, end), marks.fractions[n - 1], "total", "0%"))
        draft.remark(leaf.put((7 + n, end + 1), words, "value"), words)
    leaf.line((13, 1), ["Average"], "sub")
    leaf.put((13, end), sum(marks.fractions) / 5, "total", "0.0%")
    leaf.line((14, 1), ["Target"], "sub")
    leaf.put((14, end), 0.85, "total", "0%")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def concierge(rng: Random, agent: Agent) -> Form:
    """Dates, call IDs and minutes before the marks; name and ID in one cell with a dash."""
    who = person(rng, agent, "last, first", "H-####", always="id")
    draft = Draft("concierge", who)
    leaf = draft.leaf("card", "Interactions")
    leaf.put((1, 2), "Reservations quality log", "title", wide=12)
    leaf.say("name", (2, 2), Wording("Agent / ID", wide=3), f"{who.name} - {who.agent_id}")
    draft.places["id"] = draft.places["name"]
    leaf.say("certifier", (3, 2), Wording("Listener", wide=3), who.certifier)
    leaf.say("date", (4, 2), Wording("Date scored", wide=3), who.day)
    leaf.line((6, 2), ["Interaction", "Date", "Call ID", "Min", "Guest"], "head")
    marks = marked(rng, yes_no(HOTEL, ("Y", "N", "NA")))
    leaf.line((7, 2), [None, None, None, None, "points"], "sub")
    end = across(leaf, 6, 7, HOTEL, marks)
    leaf.score("Total /100", (6, end), look="head")
    leaf.put((6, end + 1), "Remarks", "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        day = (who.day or FIRST_DAY) - timedelta(days=6 - n)
        leaf.call(n, (7 + n, 2), f"Interaction {n}", "label")
        known: list[Value | None] = [
            day,
            rng.randrange(10**6),
            rng.randrange(2, 15),
            rng.choice(who.others),
        ]
        leaf.line((7 + n, 3), known, "small")
        score = round(marks.scores[n - 1], 2)
        draft.score_at.append(leaf.put((7 + n, end), plain(score), "total", "0"))
        draft.remark(leaf.put((7 + n, end + 1), words, "value"), words)
    return draft.form("points of 100", [round(score, 2) for score in marks.scores])


def outbound(rng: Random, agent: Agent) -> Form:
    """Points of 48 with the percentage beside, an example row above and a filled retake below."""
    who = person(rng, agent, "last, first", "7###")
    draft = Draft("outbound", who)
    leaf = draft.leaf("card", "Contacts")
    leaf.say("last", (1, 1), Wording("Surname"), who.last)
    leaf.say("first", (1, 4), Wording("Given name"), who.first)
    leaf.say("id", (2, 1), Wording("Staff no"), who.agent_number)
    leaf.say("certifier", (2, 4), Wording("Assessed by"), who.certifier)
    marks = marked(rng, points(AIRLINE))
    leaf.put((4, 1), "Contact", "head")
    leaf.put((5, 1), "Out of", "sub")
    end = across(leaf, 4, 2, AIRLINE, marks)
    leaf.put((4, end), "Points", "head")
    leaf.put((5, end), 48, "sub")
    leaf.score("%", (4, end + 1), look="head")
    earned = [plain(round(p, 6)) for p in marks.points_of(48)]
    for n in CALLS:
        leaf.call(n, (5 + n, 1), f"Contact {n}", "label")
        leaf.put((5 + n, end), earned[n - 1], "total")
        spot = (5 + n, end + 1)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    draft.also_at["points of 48"] = tuple(leaf.put((5 + n, end), None) for n in CALLS)
    retake = [line.points for line in AIRLINE]
    leaf.line((11, 1), ["Contact 6 (retake)", *retake, 48], "mark")
    leaf.put((11, end + 1), 1, "total", "0.0%")
    leaf.line((13, 1), ["Last class average"], "small")
    leaf.put((13, end + 1), 0.874, "small", "0.0%")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def broker(rng: Random, agent: Agent) -> Form:
    """The score first, right after the call, as text; answers on a scale without points."""
    who = person(rng, agent, "first last", "BR####")
    draft = Draft("broker", who)
    leaf = draft.leaf("card", "Broker desk")
    leaf.put((1, 1), "Broker desk – certification", "title", wide=6)
    leaf.say("name", (3, 1), Wording("Agent's name", "above", wide=2), who.name)
    leaf.say("id", (3, 3), Wording("Agent's ID", "above"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("QA Specialist", "above", wide=2), who.certifier)
    text = who.day.strftime("%d-%b-%Y") if who.day else None
    leaf.say("date", (3, 6), Wording("Date certified", "above"), text)
    leaf.put((4, 9), who.others[0], "value")
    leaf.put((3, 9), "Team Leader", "label")
    lines = tuple(BANK[:8])
    marks = marked(rng, scale(lines, top=10, lowest=3))
    leaf.put((7, 1), "Call no.", "head")
    leaf.score("Result", (7, 2), look="head")
    for i, line in enumerate(lines):
        text_at = leaf.put((7, 3 + i), line.text, "head")
        places = [leaf.put((7 + n, 3 + i), marks.rows[i][n - 1], "mark") for n in CALLS]
        given: tuple[Value | None, ...] = marks.rows[i]
        draft.items.append(Item(line.section, line.text, None, given, text_at, None, tuple(places)))
    for n in CALLS:
        leaf.call(n, (7 + n, 1), f"Call {n}", "label")
        written = f"{marks.scores[n - 1]:.1f} %"
        draft.score_at.append(leaf.put((7 + n, 2), written, "total"))
    leaf.line((14, 1), ["Goal", "85 %"], "small")
    return draft.form("text", [round(score, 1) for score in marks.scores])
