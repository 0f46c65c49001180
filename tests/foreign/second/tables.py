"""Forms with a call a column: the score right below the heads, banners, legends, rankings."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form, Label, Value
from tests.foreign.marking import marked, points, remarks, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.second.marks import earned, partly, shares, weighted
from tests.foreign.second.trades import (
    CARDS,
    INN,
    ISP,
    JOBLESS,
    MORTGAGE,
    OUTAGE,
    SAAS,
    in_percent,
    sections,
)

STEPS = (
    "1. Write down worker, listener and day.",
    "2. Play the caller from the script.",
    "3. Mark every standard Y, N or NA.",
    "4. Talk the first call through with the worker.",
    "5. Send this form to Central QA.",
)


def isp(rng: Random, agent: Agent) -> Form:
    """Call 5 comes first and call 1 last; the result right below the heads; halves of points."""
    who = person(rng, agent, "first last", "FL-#####")
    draft = Draft("isp", who)
    leaf = draft.leaf("card", "Go-live")
    leaf.put((1, 1), "FiberLink Support – go-live calls, newest on the left", "title", wide=8)
    leaf.say("name", (3, 1), Wording("Support rep"), who.name)
    leaf.say("id", (4, 1), Wording("Rep login"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("Call rated by", gap=2), who.certifier)
    leaf.say("date", (4, 4), Wording("Rated on", gap=2), who.day)
    marks = marked(rng, partly(ISP, ("Met", "Partially met", "Not met")))
    leaf.line((6, 1), ["Checkpoint", "Value"], "head")
    leaf.score("Result", (7, 1))
    leaf.put((7, 2), 100, "total")
    for n in CALLS:
        leaf.call(n, (6, 8 - n), f"Call {n}")
        draft.score_at.append(leaf.put((7, 8 - n), marks.scores[n - 1], "total"))
    leaf.put((6, 8), "Spring class", "head")
    leaf.put((7, 8), 87.5, "total")
    row = leaf.items(8, Block(ISP, 1, range(7, 2, -1), 2), marks.rows)
    leaf.put((row + 1, 1), "Partially met = half the value. 85 or more is a pass.", "note")
    return draft.form("points of 100", marks.scores)


def mortgage(rng: Random, agent: Agent) -> Form:
    """Banners over the coached call and the other four, weights of 20 %, marks from 0 to 4."""
    who = person(rng, agent, digits="NMLS####")
    draft = Draft("mortgage", who)
    leaf = draft.leaf("card", "Loan line")
    leaf.put((1, 1), "Loan line – five calls before the first customer", "title", wide=8)
    leaf.say("name", (2, 1), Wording("Loan consultant"), who.name)
    leaf.say("id", (3, 1), Wording("Consultant no."), who.agent_id)
    leaf.say("certifier", (4, 1), Wording("Reviewed by"), who.certifier)
    leaf.say("date", (5, 1), Wording("Review day"), who.day)
    legend = ("4 = excellent", "3 = good", "2 = fair", "1 = weak", "0 = missing")
    leaf.column((2, 10), legend, "small")
    leaf.put((8, 3), "Coached", "head")
    leaf.put((8, 4), "Certification", "head", wide=4)
    leaf.line((9, 1), ["Skill", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (9, 2 + n), f"Call {n}")
    leaf.put((9, 8), "Average of calls 2–5", "head")
    marks = marked(rng, weighted(MORTGAGE))
    row = leaf.items(10, Block(in_percent(MORTGAGE), 1, range(3, 8), 2), marks.rows)
    leaf.formats.update({(10 + i, 2): "0%" for i in range(len(MORTGAGE))})
    leaf.score("Weighted score", (row, 1))
    leaf.put((row, 2), 1, "total", "0%")
    for n in CALLS:
        spot = (row, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    leaf.put((row, 8), sum(marks.fractions[1:]) / 4, "total", "0.0%")
    leaf.put((row + 2, 1), "What to work on", "label")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 2, 2 + n), words, "value"), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def unemployment(rng: Random, agent: Agent) -> Form:
    """Five numbered steps on top; every category ends in its own percents."""
    who = person(rng, agent, "last, first", "UI#####")
    draft = Draft("unemployment", who)
    leaf = draft.leaf("card", "Form UI-88")
    leaf.put((1, 1), "UNEMPLOYMENT INSURANCE – CALL CERTIFICATION", "title", wide=7)
    leaf.column((2, 1), STEPS, "note")
    leaf.say("name", (8, 1), Wording("Claims worker"), who.name)
    leaf.say("id", (9, 1), Wording("Worker number"), who.agent_id)
    leaf.say("certifier", (8, 4), Wording("Listener", gap=2), who.certifier)
    leaf.say("date", (9, 4), Wording("Day of listening", gap=2), who.day)
    marks = marked(rng, yes_no(JOBLESS, ("Y", "N", "NA")))
    leaf.line((11, 1), ["Standard", "Worth"], "head")
    for n in CALLS:
        leaf.call(n, (11, 2 + n), f"Call {n}")
    row = 12
    for section, chosen in sections(JOBLESS).items():
        part = [JOBLESS[i] for i in chosen]
        rows = tuple(marks.rows[i] for i in chosen)
        leaf.put((row, 1), section, "section", wide=7)
        row = leaf.items(row + 1, Block(part, 1, range(3, 8), 2), rows)
        leaf.put((row, 1), f"{section} in %", "sub")
        leaf.line((row, 3), shares(replace(marks, rows=rows), part, "Y", "N"), "sub", "0%")
        row += 1
    leaf.score("All standards", (row + 1, 1))
    for n in CALLS:
        spot = (row + 1, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
    leaf.put((row + 3, 1), "Pass at 85 %.", "note")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def saas(rng: Random, agent: Agent) -> Form:
    """A hidden column of raw points beside every call, five systems checked, notes at the right."""
    who = person(rng, agent, "first last", "sup-####")
    draft = Draft("saas", who)
    leaf = draft.leaf("card", "Support QA")
    leaf.put((1, 1), "Cloud support: ready for the queue?", "title", wide=13)
    leaf.say("name", (2, 1), Wording("Support engineer"), who.name)
    leaf.say("id", (3, 1), Wording("Handle"), who.agent_id)
    leaf.say("certifier", (2, 5), Wording("Shadowed by", gap=2), who.certifier)
    leaf.say("date", (3, 5), Wording("Finished on", gap=2), who.day)
    for i, system in enumerate(("CRM", "Phone", "Wiki", "Billing", "Status page")):
        leaf.put((5, 3 + 2 * i), system, "small")
        leaf.put((6, 3 + 2 * i), "ok", "small")
    leaf.column((5, 1), ["Systems checked", "Log-in works"], "small")
    marks = marked(rng, yes_no(SAAS))
    raw = earned(marks, SAAS, "Yes")
    leaf.line((8, 1), ["Expectation", "Points"], "head")
    row = leaf.items(9, Block(SAAS, 1, range(3, 12, 2), 2), marks.rows)
    leaf.score("Call quality", (row, 1))
    for n in CALLS:
        col = 1 + 2 * n
        leaf.call(n, (8, col), f"Ticket call {n}")
        leaf.put((8, col + 1), "raw", "small")
        given = [
            x.points if r[n - 1] == "Yes" else 0 for x, r in zip(SAAS, marks.rows, strict=True)
        ]
        leaf.column((9, col + 1), given, "small")
        leaf.hidden_cols.add(col + 1)
        draft.score_at.append(leaf.put((row, col), marks.fractions[n - 1], "total", "0%"))
    draft.also_at["raw"] = tuple(leaf.put((row, 2 + 2 * n), raw[n - 1], "small") for n in CALLS)
    leaf.put((8, 13), "Notes on all calls", "head")
    words = rng.choice(("Strong writer, needs to slow down on the phone", "Ready for the queue"))
    draft.remark(leaf.put((9, 13), words, "value"), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def outage(rng: Random, agent: Agent) -> Form:
    """The ranking of last week's class stands at the top right of the same sheet."""
    who = person(rng, agent, "last, first", "OP-####")
    draft = Draft("outage", who)
    leaf = draft.leaf("card", "Storm line")
    leaf.put((1, 1), "Storm line certification", "title", wide=7)
    leaf.say("name", (3, 1), Wording("Operator (last, first)"), who.name)
    leaf.say("id", (4, 1), Wording("Operator no."), who.agent_id)
    leaf.say("certifier", (5, 1), Wording("Signed off by"), who.certifier)
    leaf.say("date", (6, 1), Wording("Signed off on"), who.day)
    leaf.put((2, 10), "Class ranking, previous week", "section", wide=3)
    leaf.line((3, 10), ["Rank", "Who", "Mean"], "head")
    ranked = sorted((rng.randrange(700, 990) / 10 for _ in CALLS), reverse=True)
    for n, other in zip(CALLS, ("Koch", "Dunn", "Abernathy", "Vidal", "Frost"), strict=True):
        leaf.line((3 + n, 10), [n, other, ranked[n - 1]], "mark")
    marks = marked(rng, points(OUTAGE))
    leaf.line((11, 1), ["We listen for", "Up to"], "head")
    for n in CALLS:
        leaf.call(n, (11, 2 + n), f"Outage call {n}")
    row = leaf.items(12, Block(OUTAGE, 1, range(3, 8), 2, "row"), marks.rows)
    leaf.score("Points out of 100", (row, 1))
    leaf.put((row, 2), 100, "total")
    draft.score_at = [leaf.put((row, 2 + n), marks.scores[n - 1], "total") for n in CALLS]
    return draft.form("points of 100", marks.scores)


def cardblock(rng: Random, agent: Agent) -> Form:
    """The name in two cells behind one label, the certifier as initials, five dates in a row."""
    who = person(rng, agent, digits="K#####")
    initials = "".join(part[0] for part in who.certifier.split()) if who.certifier else None
    who = replace(who, certifier=initials)
    draft = Draft("cardblock", who)
    leaf = draft.leaf("card", "24h card line")
    label = leaf.put((2, 1), "Agent (last / first)", "label")
    draft.labels.append(Label("pair", "Agent (last / first)", label))
    draft.places["last"] = leaf.put((2, 2), who.last, "value")
    draft.places["first"] = leaf.put((2, 3), who.first, "value")
    leaf.say("id", (3, 1), Wording("Agent key"), who.agent_id)
    leaf.say("certifier", (2, 5), Wording("Certifier (initials)", gap=2), initials)
    leaf.say("date", (3, 5), Wording("Closed on", gap=2), who.day)
    leaf.put((5, 3), "Test calls", "head", wide=5)
    leaf.line((6, 1), ["Step", "Points"], "head")
    end = who.day or FIRST_DAY
    leaf.line((7, 1), ["Held on", None, *(end - timedelta(days=6 - n) for n in CALLS)], "small")
    marks = marked(rng, points(CARDS))
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Test {n}")
    row = leaf.items(8, Block(CARDS, 1, range(3, 8), 2), marks.rows)
    leaf.score("Score of 100", (row, 1))
    draft.score_at = [leaf.put((row, 2 + n), marks.scores[n - 1], "total", "0") for n in CALLS]
    leaf.line((row + 1, 1), ["Length (min:sec)", None, *(f"{n}:3{n}" for n in CALLS)], "small")
    return draft.form("points of 100", marks.scores)


def inn(rng: Random, agent: Agent) -> Form:
    """A scenario under every call; last year's totals and the calls' lengths below the score."""
    who = person(rng, agent, "first last", "FD-####")
    draft = Draft("inn", who)
    leaf = draft.leaf("card", "Front desk")
    leaf.put((1, 1), "The Old Mill Inn", "title", wide=7)
    heading: list[tuple[str, str, Value | None]] = [
        ("name", "Desk trainee", who.name),
        ("id", "House number", who.agent_id),
        ("certifier", "Scoring manager", who.certifier),
        ("date", "Scoring date", who.day),
    ]
    for i, (field, words, value) in enumerate(heading):
        leaf.say(field, (3, 1 + 2 * i), Wording(words, "above"), value)
    leaf.line((6, 1), ["House standard", "Of"], "head")
    scenes = rng.sample(("Late arrival", "Group", "Cancels", "Lost item", "Complaint", "Pets"), 5)
    leaf.line((7, 1), ["Scenario", None, *scenes], "small")
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Guest call {n}")
    marks = marked(rng, points(INN))
    row = leaf.items(8, Block(INN, 1, range(3, 8), 2), marks.rows)
    leaf.score("Total", (row, 1))
    leaf.put((row, 2), 100, "total")
    draft.score_at = [leaf.put((row, 2 + n), marks.scores[n - 1], "total") for n in CALLS]
    old = [rng.randrange(75, 98) for _ in CALLS]
    leaf.line((row + 1, 1), ["Total, class of last year", 100, *old], "small")
    leaf.line((row + 2, 1), ["Minutes on the phone", None, *(n + 2 for n in CALLS)], "small")
    leaf.put((row + 4, 1), "A call under 85 is repeated with the manager.", "note")
    return draft.form("points of 100", marks.scores)
