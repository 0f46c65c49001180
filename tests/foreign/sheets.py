"""Forms with a sheet a call, alone or with a summary before or behind them."""

from dataclasses import dataclass
from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Leaf, Wording
from tests.foreign.form import Form, Label, Place
from tests.foreign.marking import Marks, critical, marked, points, remarks, scale, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.trades import GOVERNMENT, HOSPITAL, INSURANCE, TELECOM, UTILITY, Line


@dataclass(frozen=True, slots=True)
class Detail:
    """A sheet for one call: items from row 8, the score under or over them."""

    lines: tuple[Line, ...]
    words: str
    fraction: bool = True
    on_top: bool = False
    weight: str = "Points"

    def draw(self, leaf: Leaf, call: int, marks: Marks) -> Place:
        leaf.line((7, 1), ["Item", self.weight, "Mark", "Comment"], "head")
        block = Block(self.lines, 1, [3], 2, "row")
        end = leaf.items(8, block, [[row[call - 1]] for row in marks.rows])
        spot = (4, 6) if self.on_top else (end + 1, 3)
        leaf.score(self.words, (spot[0], spot[1] - 1), call)
        score = marks.fractions[call - 1] if self.fraction else marks.scores[call - 1]
        return leaf.put(spot, score, "total", "0%" if self.fraction else "0.0")


def cable(rng: Random, agent: Agent) -> Form:
    """Five sheets and nothing else; the agent stands on each, the customer beside."""
    who = person(rng, agent, "first last", "CB-####")
    draft = Draft("cable", who)
    marks = marked(rng, yes_no(TELECOM, ("Y", "N", "NA")))
    words = remarks(rng)
    for n in CALLS:
        leaf = draft.leaf(f"call{n}", f"Call {n}")
        leaf.put((1, 1), f"Call {n} – Inbound Service", "title", wide=4)
        draft.labels.append(_heading(leaf, n, f"Call {n}"))
        leaf.say("name", (2, 1), Wording("Agent Name"), who.name)
        leaf.say("id", (3, 1), Wording("Agent ID"), who.agent_id)
        leaf.line((2, 4), ["Customer Name:", rng.choice(who.others)], "label")
        leaf.say("certifier", (4, 1), Wording("Evaluator Name"), who.certifier)
        leaf.say("date", (5, 1), Wording("Call Date"), who.day)
        draft.score_at.append(Detail(TELECOM, "Score").draw(leaf, n, marks))
        leaf.put((24, 1), "Comments:", "label")
        draft.remark(leaf.put((25, 1), words[n - 1], "value", wide=4), words[n - 1])
    return draft.form("fraction", [100 * score for score in marks.fractions])


def airport(rng: Random, agent: Agent) -> Form:
    """Five detail sheets, and the summary at the very end with the agent on it alone."""
    who = person(rng, agent, digits="10#####")
    draft = Draft("airport", who)
    marks = marked(rng, scale(UTILITY))
    details = []
    for n in CALLS:
        leaf = draft.leaf(f"mock{n}", f"Mock {n}")
        leaf.put((1, 1), "Mock call detail", "title", wide=3)
        leaf.line((2, 1), ["Caller played by:", rng.choice(who.others)], "label")
        leaf.line((3, 1), ["Scenario:", f"Scenario {rng.randint(1, 20)}"], "label")
        details.append(Detail(UTILITY, "Score", weight="Weight").draw(leaf, n, marks))
    draft.labels.clear()
    draft.also_at["detail sheets"] = tuple(details)
    leaf = draft.leaf("results", "Results")
    leaf.put((1, 1), "Certification results", "title", wide=4)
    leaf.say("name", (3, 1), Wording("Employee (Last, First)", gap=2), who.name)
    leaf.say("id", (4, 1), Wording("Employee Number", gap=2), who.agent_number)
    leaf.say("certifier", (5, 1), Wording("Certified By", gap=2), who.certifier)
    leaf.say("date", (6, 1), Wording("Completed", gap=2), who.day)
    leaf.put((8, 1), "Mock call", "head")
    leaf.score("Final score", (8, 2), look="head")
    leaf.put((8, 3), "Pass?", "head")
    for n in CALLS:
        leaf.call(n, (8 + n, 1), f"Mock {n}", "label")
        score = marks.fractions[n - 1]
        draft.score_at.append(leaf.put((8 + n, 2), score, "total", "0.00%"))
        leaf.put((8 + n, 3), "Yes" if round(100 * score, 9) >= 85 else "No", "mark")
    leaf.line((14, 1), ["Overall average"], "sub")
    leaf.put((14, 2), sum(marks.fractions) / 5, "sub", "0.00%")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def pharmacy(rng: Random, agent: Agent) -> Form:
    """The summary first, calls across, 1 and 0 on the details, a change log that is hidden."""
    who = person(rng, agent, "first last", "RX###")
    draft = Draft("pharmacy", who)
    leaf = draft.leaf("summary", "Summary")
    leaf.put((1, 1), "Pharmacy help desk: certification summary", "title", wide=7)
    leaf.say("name", (3, 1), Wording("Technician", wide=2), who.name)
    leaf.say("id", (4, 1), Wording("Tech ID", wide=2), who.agent_id)
    leaf.say("certifier", (3, 5), Wording("Certifier", wide=2), who.certifier)
    leaf.say("date", (4, 5), Wording("Certification Date", wide=2), who.day)
    marks = marked(rng, yes_no(HOSPITAL, (1, 0, None)))
    words = remarks(rng)
    for n in CALLS:
        leaf.call(n, (6, 1 + n), f"Test call {n}")
        draft.remark(leaf.put((9, 1 + n), words[n - 1], "value"), words[n - 1])
        score = marks.fractions[n - 1]
        noisy = score - 1e-16 if score == 0.85 else score
        draft.score_at.append(leaf.put((7, 1 + n), noisy, "total", "0%"))
    leaf.put((6, 7), "Passed", "head")
    leaf.put((7, 7), f"{sum(s >= 85 for s in marks.exact)} of 5", "mark")
    leaf.put((9, 1), "Coach notes", "label")
    labels = len(draft.labels)
    leaf.score("Call score", (7, 1))
    for n in CALLS:
        other = draft.leaf(f"test{n}", f"Test call {n}")
        other.put((1, 1), "1 = met, 0 = missed", "note", wide=4)
        Detail(HOSPITAL, "Call score", on_top=True).draw(other, n, marks)
    del draft.labels[labels + 1 :]
    log = draft.leaf("log", "Change log", hidden=True)
    log.column((1, 1), ["v3: Score is now a percentage", "v2: added call 5", "v1: first version"])
    return draft.form("fraction", [100 * score for score in marks.fractions])


def benefits(rng: Random, agent: Agent) -> Form:
    """A filled SAMPLE sheet comes first, last class's summary behind; a call may fall to zero."""
    who = person(rng, agent, "last, first", "B-####")
    draft = Draft("benefits", who)
    sample = draft.leaf("sample", "SAMPLE")
    sample.put((1, 1), "SAMPLE – how a finished call sheet looks", "title", wide=4)
    sample.line((2, 1), ["Agent:", "Sample, Sally"], "label")
    sample.line((3, 1), ["Agent ID:", "B-0000"], "label")
    marks = marked(rng, yes_no(INSURANCE))
    kept = list(draft.items)
    Detail(INSURANCE, "Call total", fraction=False).draw(sample, 1, marks)
    draft.items[:] = kept
    draft.labels.clear()
    marks = marks.failing(critical(rng))
    words = remarks(rng)
    for n in CALLS:
        leaf = draft.leaf(f"role{n}", f"Role play {n}")
        leaf.put((1, 1), f"Role play {n}", "title", wide=4)
        draft.labels.append(_heading(leaf, n, f"Role play {n}"))
        leaf.say("name", (2, 1), Wording("Agent"), who.name)
        leaf.say("id", (3, 1), Wording("Agent ID"), who.agent_id)
        leaf.say("certifier", (4, 1), Wording("Role player"), who.certifier)
        leaf.say("date", (5, 1), Wording("Date"), who.day)
        score_at = Detail(INSURANCE, "Call total", fraction=False).draw(leaf, n, marks)
        draft.score_at.append(score_at)
        leaf.put((score_at.row + 1, 2), "Points possible", "small")
        leaf.put((score_at.row + 1, 3), 100, "small")
        draft.remark(leaf.put((8, 4), words[n - 1], "value"), words[n - 1])
    old = draft.leaf("old", "Last class")
    old.line((1, 1), ["Agent", "Call 1", "Call 2", "Call 3", "Call 4", "Call 5"], "head")
    for i, other in enumerate(who.others):
        old.line((2 + i, 1), [other, *(70 + (7 * i + 5 * k) % 30 for k in range(5))])
    return draft.form("points of 100", marks.scores)


def council(rng: Random, agent: Agent) -> Form:
    """Sheets named by number only, the call said inside; areas by points, score of 100 on top."""
    who = person(rng, agent, "first last", "CC####")
    draft = Draft("council", who)
    cover = draft.leaf("cover", "Cover")
    cover.put((1, 1), "Citizen line – call certification", "title", wide=3)
    cover.say("name", (3, 1), Wording("Officer"), who.name)
    cover.say("id", (4, 1), Wording("Officer number"), who.agent_id)
    cover.say("certifier", (5, 1), Wording("Assessor"), who.certifier)
    cover.say("date", (6, 1), Wording("Assessment date"), who.day)
    cover.put((8, 1), "Pass is 85. One tab per call; score each area out of its points.", "note")
    marks = marked(rng, points(GOVERNMENT))
    for n in CALLS:
        leaf = draft.leaf(f"tab{n}", f"{n}")
        leaf.call(n, (1, 1), f"Call {n} of 5", "title", wide=4)
        leaf.line((3, 1), ["Reference", f"REF{rng.randrange(10**5)}"], "small")
        detail = Detail(GOVERNMENT, "Score (out of 100)", fraction=False, on_top=True)
        draft.score_at.append(detail.draw(leaf, n, marks))
    return draft.form("points of 100", marks.scores)


def _heading(leaf: Leaf, call: int, words: str) -> Label:
    """The title of a call's own sheet is what names the call."""
    return Label("call", words, Place(leaf.key, 1, 1), call)
