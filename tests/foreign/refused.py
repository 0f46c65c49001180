"""Workbooks that only look like a scorecard of five calls, and why they are none."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Leaf, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, points, yes_no
from tests.foreign.people import AGENTS, Agent, person
from tests.foreign.trades import BANK, HOTEL, RETAIL, TELECOM

GRADES = "AABBBCD"


def _headed(name: str, rng: Random, agent: Agent) -> tuple[Draft, Leaf]:
    """A form with a plain heading."""
    who = person(rng, agent, "last, first", "E####")
    draft = Draft(name, who)
    leaf = draft.leaf("card", "Scorecard")
    leaf.put((1, 1), "Call certification", "title", wide=7)
    leaf.say("name", (3, 1), Wording("Agent Name"), who.name)
    leaf.say("id", (4, 1), Wording("Agent ID"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("Certifier"), who.certifier)
    leaf.say("date", (4, 4), Wording("Date"), who.day)
    return draft, leaf


def nameless(rng: Random, agent: Agent) -> Form:
    """Five calls, but whose they are is nowhere said: only certifier, customer, team."""
    who = person(rng, agent, always="certifier")
    draft = Draft("nameless", who)
    leaf = draft.leaf("card", "Scorecard")
    leaf.say("certifier", (1, 1), Wording("Certifier"), who.certifier)
    leaf.line((2, 1), ["Team:", "Billing West"], "label")
    leaf.line((3, 1), ["Customer name:", who.others[0]], "label")
    marks = marked(rng, points(BANK))
    leaf.line((5, 1), ["Item", "Points", *(f"Call {n}" for n in CALLS)], "head")
    row = leaf.items(6, Block(BANK, 1, range(3, 8), 2), marks.rows)
    leaf.line((row, 1), ["Total score", 100, *marks.scores], "total")
    return draft.form("points of 100", marks.scores, "no agent")


def four(rng: Random, agent: Agent) -> Form:
    """Four calls, and an average where the fifth would be."""
    draft, leaf = _headed("four", rng, agent)
    marks = marked(rng, yes_no(TELECOM))
    heads = [f"Call {n}" for n in CALLS[:4]]
    leaf.line((6, 1), ["Item", "Points", *heads, "Average"], "head")
    for i, line in enumerate(TELECOM):
        leaf.line((7 + i, 1), [line.text, line.points, *marks.rows[i][:4]])
    row = 7 + len(TELECOM)
    scores = marks.scores[:4]
    leaf.line((row, 1), ["Score", None, *scores, sum(scores) / 4], "total")
    return draft.form("points of 100", scores, "fewer than five calls")


def letters(rng: Random, agent: Agent) -> Form:
    """Five calls graded A to D, no number anywhere."""
    draft, leaf = _headed("letters", rng, agent)
    leaf.line((6, 1), ["Skill", *(f"Call {n}" for n in CALLS)], "head")
    for i, line in enumerate(HOTEL):
        leaf.line((7 + i, 1), [line.text, *(rng.choice(GRADES) for _ in CALLS)])
    grades = [rng.choice(GRADES) for _ in CALLS]
    leaf.line((7 + len(HOTEL), 1), ["Overall grade", *grades], "total")
    return draft.form("letters", (), "no scores that are numbers")


def unknown_maximum(rng: Random, agent: Agent) -> Form:
    """Totals like 131 and 118, and nothing that says out of how many."""
    draft, leaf = _headed("unknown maximum", rng, agent)
    marks = marked(rng, points(RETAIL))
    leaf.line((6, 1), ["Behaviour", *(f"Call {n}" for n in CALLS)], "head")
    for i, line in enumerate(RETAIL):
        leaf.line((7 + i, 1), [line.text, *marks.rows[i]])
    totals = [round(float(score) * 1.43) + 3 for score in marks.exact]
    leaf.line((7 + len(RETAIL), 1), ["Total points", *totals], "total")
    return draft.form("points of an unknown maximum", (), "totals of an unknown maximum")


def words_only(rng: Random, agent: Agent) -> Form:
    """Each call is Pass or Fail as a word, without any score."""
    draft, leaf = _headed("words only", rng, agent)
    leaf.line((6, 1), ["Checkpoint", *(f"Call {n}" for n in CALLS)], "head")
    for i, line in enumerate(TELECOM):
        leaf.line((7 + i, 1), [line.text, *(rng.choice(("Pass", "Pass", "Fail")) for _ in CALLS)])
    results = [rng.choice(("PASS", "FAIL")) for _ in CALLS]
    leaf.line((7 + len(TELECOM), 1), ["Call result", *results], "total")
    return draft.form("words", (), "no scores that are numbers")


def tracker(rng: Random, agent: Agent) -> Form:
    """A class list: a row an agent with all five scores of each."""
    who = person(rng, agent)
    draft = Draft("tracker", who)
    leaf = draft.leaf("card", "Class 26-03")
    leaf.put((1, 1), "Certification tracker – class 26-03", "title", wide=9)
    heads = ["Agent Name", "Agent ID", *(f"Call {n}" for n in CALLS), "Pass Rate", "Certifier"]
    leaf.line((3, 1), heads, "head")
    others = rng.sample(AGENTS, 8)
    for i, one in enumerate((agent, *(other for other in others if other != agent))):
        scores = [rng.randint(70, 100) for _ in CALLS]
        rate = sum(s >= 85 for s in scores) / 5
        name = f"{one.last}, {one.first}"
        leaf.line((4 + i, 1), [name, f"E{1000 + i}", *scores, rate, who.certifier])
    return draft.form("points of 100", (), "a list of many agents")


def week(rng: Random, agent: Agent) -> Form:
    """A team's five days: numbers out of a hundred under five headings, and they are no calls."""
    who = person(rng, agent)
    draft = Draft("week", who)
    leaf = draft.leaf("card", "Service level")
    leaf.put((1, 1), "Service level by day", "title", wide=7)
    leaf.line((2, 1), ["Team lead:", who.others[0]], "label")
    leaf.line((4, 1), ["Measure", "Mon", "Tue", "Wed", "Thu", "Fri", "Average"], "head")
    for i, words in enumerate(("Answered in 20 s (%)", "Occupancy (%)", "QA score", "Calls")):
        numbers = [rng.randint(70, 100) for _ in CALLS]
        leaf.line((5 + i, 1), [words, *numbers, sum(numbers) / 5])
    return draft.form("points of 100", (), "no agent and no calls")


def averages(rng: Random, agent: Agent) -> Form:
    """One agent, but a score for each of five skills over all calls, none for a call."""
    draft, leaf = _headed("averages", rng, agent)
    heads = ["Skill 1", "Skill 2", "Skill 3", "Skill 4", "Skill 5"]
    leaf.line((6, 1), ["", *heads], "head")
    leaf.line((7, 1), ["Average score", *(rng.randint(75, 100) for _ in CALLS)], "total")
    leaf.line((8, 1), ["Calls heard", *(rng.randint(3, 9) for _ in CALLS)])
    return draft.form("points of 100", (), "scores of skills, not of calls")


def six(rng: Random, agent: Agent) -> Form:
    """Six calls, all alike: which five would count is nowhere said."""
    draft, leaf = _headed("six", rng, agent)
    marks, more = marked(rng, points(RETAIL)), marked(rng, points(RETAIL))
    leaf.line((6, 1), ["Item", "Points", *(f"Call {n}" for n in range(1, 7))], "head")
    for i, line in enumerate(RETAIL):
        leaf.line((7 + i, 1), [line.text, line.points, *marks.rows[i], more.rows[i][0]])
    row = 7 + len(RETAIL)
    leaf.line((row, 1), ["Total score", 100, *marks.scores, more.scores[0]], "total")
    return draft.form("points of 100", (), "six calls")


def ratings(rng: Random, agent: Agent) -> Form:
    """Five calls rated 3.8 or 4.5 on average, never in percent."""
    draft, leaf = _headed("ratings", rng, agent)
    leaf.line((6, 1), ["Behaviour", *(f"Call {n}" for n in CALLS)], "head")
    for i, line in enumerate(HOTEL):
        leaf.line((7 + i, 1), [line.text, *(rng.randint(3, 5) for _ in CALLS)])
    means = [round(rng.uniform(3.4, 4.9), 1) for _ in CALLS]
    leaf.line((7 + len(HOTEL), 1), ["Overall rating", *means], "total")
    return draft.form("ratings", (), "totals of an unknown maximum")


def two_agents(rng: Random, agent: Agent) -> Form:
    """Two agents on one sheet, five calls each, one form below the other."""
    draft, leaf = _headed("two agents", rng, agent)
    other = rng.choice([one for one in AGENTS if one != agent])
    leaf.line((12, 1), ["Agent Name:", f"{other.last}, {other.first}"], "label")
    leaf.line((13, 1), ["Agent ID:", "E7777"], "label")
    for top in (6, 15):
        marks = marked(rng, points(BANK))
        leaf.line((top, 1), ["", *(f"Call {n}" for n in CALLS)], "head")
        leaf.line((top + 1, 1), ["Score", *marks.scores], "total")
    return draft.form("points of 100", (), "two agents")
