"""Forms with a call a column whose results are in rows, blocks or legends of their own."""

from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import critical, marked, points, scale
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.second.marks import earned, missed, starred
from tests.foreign.second.trades import CLAIMS, LAW, ROADSIDE, TELEHEALTH, VISITS

PRAISE = (
    "Calm and complete; facts in better order by the fourth call",
    "Forgot to read the number back twice",
    "Pleasant voice. Watch the pace.",
    None,
)


def lawfirm(rng: Random, agent: Agent) -> Form:
    """Numbered items under bare numbers; Call, Score and Pass? in a block right of the form."""
    who = person(rng, agent, "last, first", "IN-####")
    draft = Draft("lawfirm", who)
    leaf = draft.leaf("card", "Intake cert")
    leaf.put((1, 1), "[firm logo]", "small")
    leaf.put((2, 1), "Client intake – phone certification", "title", wide=7)
    leaf.say("name", (4, 1), Wording("Intake specialist"), who.name)
    leaf.say("id", (5, 1), Wording("Timekeeper no."), who.agent_id)
    leaf.say("certifier", (4, 4), Wording("Graded by", gap=2), who.certifier)
    leaf.say("date", (5, 4), Wording("Graded on", gap=2), who.day)
    marks = marked(rng, points(LAW))
    leaf.line((7, 1), ["Point", "Worth", 1, 2, 3, 4, 5], "head")
    row = leaf.items(8, Block(LAW, 1, range(3, 8), 2), marks.rows)
    leaf.put((7, 9), "Call", "head")
    leaf.score("Score", (7, 10), look="head")
    leaf.put((7, 11), "Pass?", "head")
    for n in CALLS:
        leaf.call(n, (7 + n, 9), f"Call {n}", "label")
        spot = (7 + n, 10)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
        leaf.put((7 + n, 11), "yes" if marks.exact[n - 1] >= 85 else "no", "mark")
    leaf.put((row + 1, 1), "Remarks on all calls:", "label")
    words = rng.choice(PRAISE)
    draft.remark(leaf.put((row + 2, 1), words, "value", wide=7), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def telehealth(rng: Random, agent: Agent) -> Form:
    """Marks under V1 to V5; the results in a band of their own below, with heads and verdicts."""
    who = person(rng, agent, "first last", "TH#####")
    draft = Draft("telehealth", who)
    leaf = draft.leaf("card", "Virtual visits")
    leaf.put((1, 2), "Virtual visit desk – sign-off", "title", wide=7)
    leaf.say("name", (2, 2), Wording("Care navigator"), who.name)
    leaf.say("id", (3, 2), Wording("Navigator ID"), who.agent_id)
    leaf.say("certifier", (2, 5), Wording("Nurse educator", gap=2), who.certifier)
    leaf.say("date", (3, 5), Wording("Sign-off date", gap=2), who.day)
    marks = marked(rng, points(TELEHEALTH))
    leaf.line((5, 2), ["Protocol step", "Max", 1, 2, 3, 4, 5], "head")
    row = leaf.items(6, Block(TELEHEALTH, 2, range(4, 9), 3), marks.rows)
    leaf.put((row + 1, 2), "RESULTS", "section", wide=7)
    for n in CALLS:
        leaf.call(n, (row + 2, 3 + n), f"Call {n}")
        spot = (row + 3, 3 + n)
        draft.score_at.append(leaf.put(spot, marks.scores[n - 1], "total", "0.0"))
        leaf.put((row + 4, 3 + n), "✓" if marks.exact[n - 1] >= 85 else "✗", "mark")
    leaf.score("Score", (row + 3, 2))
    leaf.put((row + 4, 2), "85 reached", "small")
    return draft.form("points of 100", marks.scores)


def appointments(rng: Random, agent: Agent) -> Form:
    """Dates of the five recordings and the score above the items; starred ones void the call."""
    who = person(rng, agent, "last, first", "AP#####")
    draft = Draft("appointments", who)
    leaf = draft.leaf("card", "Clinic booking")
    leaf.put((1, 1), "Appointment line: recordings reviewed", "title", wide=7)
    leaf.say("name", (2, 1), Wording("Scheduler"), who.name)
    leaf.say("id", (3, 1), Wording("Scheduler ID"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Quality nurse", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("Reviewed on", gap=2), who.day)
    leaf.put((4, 1), "* Missed once, the recording scores 0.", "note")
    fallen = critical(rng)
    marks = missed(marked(rng, starred(VISITS, ("Y", "N", "n/a"))), VISITS, fallen, "N")
    leaf.line((6, 1), ["Step", "Weight"], "head")
    last = who.day or FIRST_DAY
    leaf.line((7, 1), ["Recorded", None, *(last - timedelta(days=9 - n) for n in CALLS)], "small")
    leaf.score("Overall", (8, 1))
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Recording {n}")
        draft.score_at.append(leaf.put((8, 2 + n), marks.fractions[n - 1], "total", "0%"))
    leaf.items(9, Block(VISITS, 1, range(3, 8), 2, "row"), marks.rows)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def fnol(rng: Random, agent: Agent) -> Form:
    """The ID stands under the name; points available and earned above the share of them."""
    who = person(rng, agent, "first last", "CH-#####")
    draft = Draft("fnol", who)
    leaf = draft.leaf("card", "FNOL")
    leaf.put((1, 1), "First notice of loss – certification calls", "title", wide=7)
    leaf.say("name", (3, 1), Wording("Claims handler"), who.name)
    draft.places["id"] = leaf.put((4, 2), who.agent_id, "value")
    leaf.say("certifier", (3, 4), Wording("Claims coach", gap=2), who.certifier)
    leaf.say("date", (4, 4), Wording("Day of coaching", gap=2), who.day)
    fallen = critical(rng)
    drawn = marked(rng, starred(CLAIMS, ("Yes", "No", "N/A")))
    marks = missed(drawn, CLAIMS, fallen, "No")
    leaf.line((6, 1), ["We want to hear", "Points"], "head")
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Loss call {n}")
    row = leaf.items(7, Block(CLAIMS, 1, range(3, 8), 2), marks.rows)
    got = [
        0 if n in fallen else p for n, p in zip(CALLS, earned(marks, CLAIMS, "Yes"), strict=True)
    ]
    lost = [
        sum(x.points for x, r in zip(CLAIMS, marks.rows, strict=True) if r[n - 1] == "N/A")
        for n in CALLS
    ]
    leaf.line((row, 1), ["Points available", 100, *(100 - points for points in lost)], "sub")
    leaf.line((row + 1, 1), ["Points earned (0 after a missed *)", None, *got], "sub")
    leaf.score("Score", (row + 2, 1))
    for n in CALLS:
        spot = (row + 2, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    draft.also_at["points"] = tuple(leaf.put((row + 1, 2 + n), None) for n in CALLS)
    words = rng.choice(PRAISE)
    leaf.put((row + 4, 1), "Coach's summary", "label")
    draft.remark(leaf.put((row + 4, 2), words, "value", wide=6), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def roadside(rng: Random, agent: Agent) -> Form:
    """The legend of the scale stands over the calls; a sum like 33/40 above the percents."""
    who = person(rng, agent, "first last", "RS####")
    draft = Draft("roadside", who)
    leaf = draft.leaf("card", "Tow desk")
    leaf.put((1, 1), "Roadside assistance, dispatcher check", "title", wide=6)
    leaf.say("name", (2, 1), Wording("Dispatcher"), who.name)
    leaf.say("id", (3, 1), Wording("Radio ID"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Checked by"), who.certifier)
    leaf.say("date", (3, 4), Wording("Checked on"), who.day)
    leaf.put((5, 1), "Scale", "small")
    legend = ("5 = excellent", "4 = good", "3 = fair", "2 = weak", "1 = poor")
    leaf.line((5, 2), legend, "small")
    leaf.put((7, 1), "Behaviour", "head")
    for n in CALLS:
        leaf.call(n, (7, 1 + n), f"Call {n}")
    marks = marked(rng, scale(ROADSIDE))
    row = leaf.items(8, Block(ROADSIDE, 1, range(2, 7), sections="row"), marks.rows)
    sums = [f"{points}/40" for points in marks.points_of(40)]
    leaf.line((row, 1), ["Sum", *sums], "sub")
    draft.also_at["points of 40"] = tuple(leaf.put((row, 1 + n), None) for n in CALLS)
    leaf.score("In percent", (row + 1, 1))
    for n in CALLS:
        spot = (row + 1, 1 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    return draft.form("fraction", [100 * score for score in marks.fractions])
