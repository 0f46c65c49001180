"""Forms that part what belongs together, or say two things in one cell."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form, Item, Label
from tests.foreign.marking import marked, points, remarks, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.second.trades import PASSPORT, SPEEDWAY, STREAMING


def streaming(rng: Random, agent: Agent) -> Form:
    """Two rows a call: marks and the score in the first, the comment in the second."""
    who = person(rng, agent, "first last", "ST-####")
    draft = Draft("streaming", who)
    leaf = draft.leaf("card", "Phone support")
    leaf.put((1, 1), "Streaming support – phone certification", "title", wide=8)
    leaf.say("name", (2, 1), Wording("Support agent"), who.name)
    leaf.say("id", (3, 1), Wording("Agent number"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Scored by", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("Scored on", gap=2), who.day)
    marks = marked(rng, points(STREAMING))
    end = 2 + len(STREAMING)
    leaf.put((5, 1), "Call", "head")
    leaf.put((6, 1), "Max", "sub")
    leaf.score("Score", (5, end), look="head")
    leaf.put((6, end), 100, "sub")
    for i, line in enumerate(STREAMING):
        text = leaf.put((5, 2 + i), line.text, "head")
        most = leaf.put((6, 2 + i), line.points, "sub")
        row = marks.rows[i]
        places = tuple(leaf.put((5 + 2 * n, 2 + i), row[n - 1], "mark") for n in CALLS)
        draft.items.append(Item(line.section, line.text, line.points, row, text, most, places))
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.call(n, (5 + 2 * n, 1), f"Call {n}", "label")
        draft.score_at.append(leaf.put((5 + 2 * n, end), marks.scores[n - 1], "total"))
        leaf.put((6 + 2 * n, 1), "Comment", "small")
        draft.remark(leaf.put((6 + 2 * n, 2), words, "value", wide=end - 1), words)
    return draft.form("points of 100", marks.scores)


def passport(rng: Random, agent: Agent) -> Form:
    """The cover says who it is, the second sheet how well, the third how the marks were given."""
    who = person(rng, agent, "last, first", "PP-#####")
    draft = Draft("passport", who)
    cover = draft.leaf("cover", "Cover")
    cover.put((1, 1), "Passport information line – certification file", "title", wide=3)
    cover.say("name", (3, 1), Wording("Information officer"), who.name)
    cover.say("id", (4, 1), Wording("Officer number"), who.agent_id)
    cover.say("certifier", (5, 1), Wording("Certifying officer"), who.certifier)
    cover.say("date", (6, 1), Wording("File closed on"), who.day)
    marks = marked(rng, yes_no(PASSPORT))
    leaf = draft.leaf("scores", "Scores")
    leaf.put((2, 2), "Call", "head")
    leaf.score("Score", (2, 3), look="head")
    leaf.put((2, 4), "Pass?", "head")
    for n in CALLS:
        leaf.call(n, (2 + n, 2), f"Call {n}", "label")
        draft.score_at.append(leaf.put((2 + n, 3), marks.fractions[n - 1], "total", "0.0%"))
        leaf.put((2 + n, 4), "yes" if marks.exact[n - 1] >= 85 else "no", "mark")
    sheet = draft.leaf("marks", "Marks")
    sheet.line((1, 1), ["Rule", "Weight", 1, 2, 3, 4, 5], "head")
    sheet.items(2, Block(PASSPORT, 1, range(3, 8), 2), marks.rows)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def speedway(rng: Random, agent: Agent) -> Form:
    """A plain list: one line for each thing to know, and 'Score call 1' is a line as well."""
    who = person(rng, agent, digits="SW####")
    draft = Draft("speedway", who)
    leaf = draft.leaf("card", "Certificate")
    leaf.put((1, 1), "Ticket hotline – certificate of five calls", "title", wide=2)
    leaf.say("last", (3, 1), Wording("Family name"), who.last)
    leaf.say("first", (4, 1), Wording("Given name"), who.first)
    leaf.say("id", (5, 1), Wording("Crew ID"), who.agent_id)
    leaf.say("certifier", (6, 1), Wording("Certified by"), who.certifier)
    leaf.say("date", (7, 1), Wording("Certified on"), who.day)
    marks = marked(rng, points(SPEEDWAY))
    for n in CALLS:
        at = leaf.put((8 + n, 1), f"Score call {n}", "label")
        draft.labels += [Label("score", "Score", at, n), Label("call", f"call {n}", at, n)]
        draft.score_at.append(leaf.put((8 + n, 2), marks.scores[n - 1], "total"))
    leaf.line((15, 1), ["Pass mark", 85], "small")
    words = rng.choice(("Ready for race week", "Pair with a senior for a week", None))
    leaf.put((16, 1), "Remark", "small")
    draft.remark(leaf.put((16, 2), words, "value"), words)
    return draft.form("points of 100", marks.scores)
