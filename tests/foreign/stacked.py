"""Forms with the calls stacked on one sheet, or side by side."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Leaf, Wording
from tests.foreign.form import Form
from tests.foreign.marking import Marks, marked, points, remarks, scale, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.trades import BANK, GOVERNMENT, HOTEL, RETAIL, TELECOM, Line


def helpdesk(rng: Random, agent: Agent) -> Form:
    """Five whole forms one below the other, each with its own heading; score at the right top."""
    who = person(rng, agent, "first last", "HD###")
    draft = Draft("helpdesk", who)
    leaf = draft.leaf("card", "Evaluations")
    leaf.put((1, 1), "Print all five forms. The agent needs a score of 85 on each call.", "note")
    marks = marked(rng, yes_no(TELECOM, ("Yes", "No", "n/a")))
    words = remarks(rng)
    row = 3
    for n in CALLS:
        leaf.put((row, 1), "IT HELP DESK CALL EVALUATION", "title", wide=5)
        leaf.say("name", (row + 1, 1), Wording("Analyst"), who.name)
        leaf.say("id", (row + 2, 1), Wording("Analyst ID"), who.agent_id)
        leaf.say("certifier", (row + 3, 1), Wording("Evaluated by"), who.certifier)
        leaf.say("date", (row + 1, 3), Wording("Evaluated on"), who.day)
        leaf.call(n, (row + 2, 3), f"Call {n}", "label")
        leaf.score("Score", (row + 3, 3), n, "label")
        score = marks.fractions[n - 1]
        draft.score_at.append(leaf.put((row + 3, 4), score, "total", "0.0%"))
        leaf.line((row + 4, 1), ["Checkpoint", "Value", "Met?"], "head")
        block = Block(TELECOM, 1, [3], 2)
        row = leaf.items(row + 5, block, [[given[n - 1]] for given in marks.rows])
        text = f"Feedback: {words[n - 1] or ''}".rstrip()
        draft.remark(leaf.put((row, 1), text, "value", wide=5), words[n - 1])
        row += 3
    return draft.form("fraction", [100 * score for score in marks.fractions])


def charity(rng: Random, agent: Agent) -> Form:
    """The agent once at the top; short blocks, each with its total at the bottom."""
    who = person(rng, agent, "last, first", "V###")
    draft = Draft("charity", who)
    leaf = draft.leaf("card", "Volunteer line")
    leaf.put((1, 1), "Volunteer line – five calls before going live", "title", wide=4)
    leaf.say("name", (2, 1), Wording("Volunteer"), who.name)
    leaf.say("id", (3, 1), Wording("Volunteer no."), who.agent_id)
    leaf.say("certifier", (2, 3), Wording("Mentor"), who.certifier)
    leaf.say("date", (3, 3), Wording("Date"), who.day)
    marks = marked(rng, points(GOVERNMENT))
    row = 5
    for n in CALLS:
        leaf.call(n, (row, 1), f"Contact {n}", "section", wide=4)
        held = (who.day or FIRST_DAY) - timedelta(days=8 - n)
        leaf.line((row + 1, 1), ["Held on", held, "Minutes", rng.randrange(4, 20)], "small")
        block = Block(GOVERNMENT, 1, [3], 2)
        row = leaf.items(row + 2, block, [[given[n - 1]] for given in marks.rows])
        leaf.score("Total", (row, 1), n)
        leaf.put((row, 2), 100, "total")
        draft.score_at.append(leaf.put((row, 3), marks.scores[n - 1], "total"))
        row += 2
    leaf.line((row, 1), ["Passing total", 85], "note")
    return draft.form("points of 100", marks.scores)


@dataclass(frozen=True, slots=True)
class Grid:
    """Small forms in two columns of the sheet."""

    lines: tuple[Line, ...]
    marks: Marks

    def draw(self, leaf: Leaf, call: int, top: int, left: int) -> int:
        """Call ``call`` with its corner at ``top`` and ``left``; the next free row."""
        leaf.call(call, (top, left), f"Call #{call}", "section", wide=3)
        leaf.line((top + 1, left), ["Item", "Scale 1-5"], "head")
        block = Block(self.lines, left, [left + 1])
        row = leaf.items(top + 2, block, [[given[call - 1]] for given in self.marks.rows])
        leaf.score("Call score", (row, left), call)
        score = self.marks.fractions[call - 1]
        leaf.draft.score_at.append(leaf.put((row, left + 1), score, "total", "0%"))
        return row + 2


def theatre(rng: Random, agent: Agent) -> Form:
    """Two small forms side by side, three times down; the sixth place is for notes."""
    who = person(rng, agent, "first last", "BX-###")
    draft = Draft("theatre", who)
    leaf = draft.leaf("card", "Box office")
    leaf.put((1, 1), "BOX OFFICE CERT CALLS", "title", wide=7)
    leaf.say("name", (2, 1), Wording("Clerk"), who.name)
    leaf.say("id", (3, 1), Wording("Clerk ID"), who.agent_id)
    leaf.say("certifier", (2, 5), Wording("Observer"), who.certifier)
    leaf.say("date", (3, 5), Wording("Observed"), who.day)
    grid = Grid(RETAIL, marked(rng, scale(RETAIL)))
    row = 5
    for n in CALLS:
        end = grid.draw(leaf, n, row, 1 if n % 2 else 5)
        row = row if n % 2 else end
    leaf.put((row, 5), "Notes", "section", wide=3)
    leaf.put(
        (row + 1, 5), rng.choice(("Ready for the desk", "Repeat call 2 topics")), "value", wide=3
    )
    return draft.form("fraction", [100 * score for score in grid.marks.fractions])


def halves(rng: Random, agent: Agent) -> Form:
    """One form in two halves: calls 1 to 3 left with the items, calls 4 and 5 right beside."""
    who = person(rng, agent, "last, first", "M#####")
    draft = Draft("halves", who)
    leaf = draft.leaf("card", "Mortgage desk")
    leaf.put((1, 1), "Mortgage desk – certification", "title", wide=10)
    leaf.say("name", (3, 1), Wording("Banker"), who.name)
    leaf.say("id", (4, 1), Wording("Banker ID"), who.agent_id)
    leaf.say("certifier", (3, 7), Wording("Reviewer"), who.certifier)
    leaf.say("date", (4, 7), Wording("Review date"), who.day)
    marks = marked(rng, points(BANK))
    cols = (3, 4, 5, 9, 10)
    leaf.line((6, 1), ["Day 1", "Pts"], "head")
    leaf.line((6, 7), ["Day 2", "Pts"], "head")
    for n in CALLS:
        leaf.call(n, (6, cols[n - 1]), f"Call {n}")
    row = leaf.items(7, Block(BANK, 1, cols, 2), marks.rows)
    for i, line in enumerate(BANK):
        leaf.line((7 + i, 7), [line.text, line.points], "item")
    leaf.score("Score", (row, 1))
    leaf.line((row, 7), ["Score"], "total")
    draft.score_at = [leaf.put((row, cols[n - 1]), marks.scores[n - 1], "total") for n in CALLS]
    return draft.form("points of 100", marks.scores)


def carpark(rng: Random, agent: Agent) -> Form:
    """This class's form at the left, last class's best example, filled, at the right."""
    who = person(rng, agent, "first last", "P####")
    draft = Draft("carpark", who)
    leaf = draft.leaf("card", "QA")
    leaf.put((1, 1), "Parking services QA", "title", wide=7)
    leaf.put((1, 9), "EXAMPLE from last class – do not use", "title", wide=6)
    leaf.say("name", (2, 1), Wording("Agent"), who.name)
    leaf.say("id", (3, 1), Wording("Agent ID"), who.agent_id)
    leaf.say("certifier", (4, 1), Wording("QA"), who.certifier)
    leaf.say("date", (2, 4), Wording("Date"), who.day)
    leaf.line((2, 9), ["Agent:", "Jordan Example"], "label")
    leaf.line((3, 9), ["Agent ID:", "P0001"], "label")
    marks = marked(rng, yes_no(HOTEL, ("Y", "N", "N/A")))
    leaf.line((6, 1), ["Standard", "Pts"], "head")
    leaf.line((6, 9), ["Standard", "Call 1", "Call 2", "Call 3", "Call 4", "Call 5"], "head")
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Call {n}")
    row = leaf.items(7, Block(HOTEL, 1, range(3, 8), 2), marks.rows)
    for i, line in enumerate(HOTEL):
        leaf.line((7 + i, 9), [line.text, "Y", "Y", "Y", "N" if i == 4 else "Y", "Y"], "mark")
    leaf.score("Score", (row, 1))
    for n in CALLS:
        spot = (row, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
    leaf.line((row, 9), ["Score", 1, 1, 1, 0.85, 1], "total", "0%")
    return draft.form("fraction", [100 * score for score in marks.fractions])
