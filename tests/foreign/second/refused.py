"""More workbooks that only look like a scorecard of one agent's five calls."""

from random import Random

from tests.foreign.draft import CALLS, Draft, Leaf, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, points
from tests.foreign.people import AGENTS, Agent, person
from tests.foreign.second.trades import CARDS, INN, TAX, VET


def _signed(name: str, title: str, rng: Random, agent: Agent) -> tuple[Draft, Leaf]:
    """A form with a title and a full heading."""
    who = person(rng, agent, "first last", "Q#####")
    draft = Draft(name, who)
    leaf = draft.leaf("card", "Record")
    leaf.put((1, 1), title, "title", wide=7)
    leaf.say("name", (2, 1), Wording("Advisor"), who.name)
    leaf.say("id", (3, 1), Wording("Advisor ID"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Rated by"), who.certifier)
    leaf.say("date", (3, 4), Wording("Rated on"), who.day)
    return draft, leaf


def panel(rng: Random, agent: Agent) -> Form:
    """Three raters scored each call, and nobody wrote down what they agreed on."""
    draft, leaf = _signed("panel", "Panel rating of five calls", rng, agent)
    leaf.line((5, 1), ["Rater", *(f"Call {n}" for n in CALLS)], "head")
    for i, other in enumerate(draft.person.others):
        leaf.line((6 + i, 1), [other, *(rng.randint(72, 99) for _ in CALLS)])
    leaf.put((10, 1), "The panel meets on Friday to settle each score.", "note")
    return draft.form("points of 100", (), "three raters and no score of each call")


def emails(rng: Random, agent: Agent) -> Form:
    """Three calls and two e-mails."""
    draft, leaf = _signed("emails", "Contact quality", rng, agent)
    marks = marked(rng, points(CARDS))
    heads = ["Call 1", "Call 2", "Call 3", "E-mail 1", "E-mail 2"]
    leaf.line((5, 1), ["Step", "Points", *heads], "head")
    for i, line in enumerate(CARDS):
        leaf.line((6 + i, 1), [line.text, line.points, *marks.rows[i]])
    leaf.line((6 + len(CARDS), 1), ["Score", 100, *marks.scores], "total")
    return draft.form("points of 100", (), "three calls and two e-mails")


def survey(rng: Random, agent: Agent) -> Form:
    """What customers answered to five questions, in percent."""
    draft, leaf = _signed("survey", "Customer survey after the call", rng, agent)
    leaf.line((5, 1), ["", *(f"Question {n}" for n in CALLS)], "head")
    leaf.line((6, 1), ["Satisfied", *(rng.randint(70, 99) / 100 for _ in CALLS)], "total", "0%")
    leaf.line((7, 1), ["Answers", *(rng.randint(20, 60) for _ in CALLS)])
    return draft.form("fraction", (), "questions of a survey, not calls")


def months(rng: Random, agent: Agent) -> Form:
    """An agent's mean score by month."""
    draft, leaf = _signed("months", "Quality by month", rng, agent)
    leaf.line((5, 1), ["Measure", "January", "February", "March", "April", "May"], "head")
    leaf.line((6, 1), ["QA score", *(rng.randint(78, 99) for _ in CALLS)], "total")
    leaf.line((7, 1), ["Calls scored", *(rng.randint(4, 9) for _ in CALLS)])
    return draft.form("points of 100", (), "means of months, not scores of calls")


def buddies(rng: Random, agent: Agent) -> Form:
    """Two agents side by side on one sheet, five calls each in rows of their own."""
    who = person(rng, agent, "last, first")
    draft = Draft("buddies", who)
    leaf = draft.leaf("card", "Buddy form")
    other = rng.choice([one for one in AGENTS if one != agent])
    leaf.put((1, 1), "Buddy form – two new hires who trained together", "title", wide=7)
    for col, one in ((1, agent), (5, other)):
        marks = marked(rng, points(TAX))
        leaf.line((3, col), ["New hire:", f"{one.last}, {one.first}"], "label")
        leaf.line((5, col), ["Call", "Score"], "head")
        for n in CALLS:
            leaf.line((5 + n, col), [f"Call {n}", marks.scores[n - 1]], "mark")
    leaf.line((12, 1), ["Certifier:", who.certifier], "label")
    return draft.form("points of 100", (), "two agents")


def ranges(rng: Random, agent: Agent) -> Form:
    """Each call falls into a range of scores; the score itself is nowhere said."""
    draft, leaf = _signed("ranges", "Call levels", rng, agent)
    bands = ("90–100", "80–89", "70–79", "under 70")
    leaf.line((5, 1), ["Behaviour", *(f"Call {n}" for n in CALLS)], "head")
    for i, line in enumerate(INN):
        leaf.line((6 + i, 1), [line.text, *(rng.choice("●◐○") for _ in CALLS)])
    leaf.line((6 + len(INN), 1), ["Score range", *(rng.choice(bands) for _ in CALLS)], "total")
    return draft.form("ranges", (), "no scores that are numbers")


def relay(rng: Random, agent: Agent) -> Form:
    """Five agents took one call each."""
    who = person(rng, agent, always="certifier")
    draft = Draft("relay", who)
    leaf = draft.leaf("card", "Team day")
    leaf.put((1, 1), "Team day: one call each", "title", wide=7)
    leaf.line((2, 1), ["Team:", "Reservations North"], "label")
    leaf.say("certifier", (3, 1), Wording("Rated by"), who.certifier)
    marks = marked(rng, points(VET))
    team = [agent, *rng.sample([one for one in AGENTS if one != agent], 4)]
    leaf.line((5, 1), ["", "Points", *(f"Call {n}" for n in CALLS)], "head")
    leaf.line((6, 1), ["Agent", None, *(f"{one.first} {one.last}" for one in team)], "label")
    for i, line in enumerate(VET):
        leaf.line((7 + i, 1), [line.text, line.points, *marks.rows[i]])
    leaf.line((7 + len(VET), 1), ["Score", 100, *marks.scores], "total")
    return draft.form("points of 100", (), "five agents with one call each")


def quizzes(rng: Random, agent: Agent) -> Form:
    """Five written quizzes about the product."""
    draft, leaf = _signed("quizzes", "Product knowledge, written quizzes", rng, agent)
    leaf.line((5, 1), ["", *(f"Quiz {n}" for n in CALLS)], "head")
    leaf.line((6, 1), ["Questions", *[20] * 5])
    right = [rng.randint(14, 20) for _ in CALLS]
    leaf.line((7, 1), ["Right", *right])
    leaf.line((8, 1), ["Score", *(n / 20 for n in right)], "total", "0%")
    return draft.form("fraction", (), "quizzes, not calls")
