"""Forms with a call a row: points over the heads, rows between, a second rater, banners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.foreign.draft import CALLS, Draft, Leaf, Wording
from tests.foreign.form import Form, Item, Value
from tests.foreign.marking import Marks, marked, plain, points, remarks, scale, yes_no
from tests.foreign.people import FIRST_DAY, Agent, person
from tests.foreign.second.marks import comma, partly
from tests.foreign.second.trades import CITAS, DEALER, GYM, RENTAL, VET
from tests.foreign.trades import Line


@dataclass(frozen=True, slots=True)
class Rows:
    """Where items stand as columns from ``col`` on: their heads, points if any, and the calls."""

    head: int
    col: int
    calls: Sequence[int]
    points: int | None = None

    def draw(self, leaf: Leaf, lines: Sequence[Line], marks: Marks) -> int:
        """All items and their marks; the next free column."""
        for col, (line, given) in enumerate(zip(lines, marks.rows, strict=True), start=self.col):
            text = leaf.put((self.head, col), line.text, "tall")
            most = leaf.put((self.points, col), line.points, "sub") if self.points else None
            pairs = zip(self.calls, given, strict=True)
            places = tuple(leaf.put((row, col), mark, "mark") for row, mark in pairs)
            worth = line.points if self.points else None
            item = Item(line.section, line.text, worth, given, text, most, places)
            leaf.draft.items.append(item)
        return self.col + len(lines)


def vet(rng: Random, agent: Agent) -> Form:
    """The points stand in a row over the heads; one remark for all calls below."""
    who = person(rng, agent, "first last", "VC-####")
    draft = Draft("vet", who)
    leaf = draft.leaf("card", "Phone check")
    leaf.put((1, 1), "Paws & Claws Clinic – reception phone check", "title", wide=9)
    leaf.say("name", (2, 1), Wording("Receptionist"), who.name)
    leaf.say("id", (3, 1), Wording("Staff code"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Checked by", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("Check date", gap=2), who.day)
    marks = marked(rng, points(VET))
    rows = range(7, 12)
    leaf.line((5, 1), ["Points", None], "sub")
    leaf.line((6, 1), ["Call", "Pet"], "head")
    end = Rows(6, 3, rows, 5).draw(leaf, VET, marks)
    leaf.put((5, end), 100, "sub")
    leaf.score("Score", (6, end), look="head")
    pets = rng.sample(("Rex", "Whiskers", "Coco", "Hamster", "Luna", "Budgie"), 5)
    for n, row in zip(CALLS, rows, strict=True):
        leaf.call(n, (row, 1), f"Call {n}", "label")
        leaf.put((row, 2), pets[n - 1], "small")
        draft.score_at.append(leaf.put((row, end), marks.scores[n - 1], "total"))
    words = rng.choice(("Lovely with owners; triage questions in order next time", None))
    leaf.put((13, 1), "Feedback on all five calls", "label")
    draft.remark(leaf.put((14, 1), words, "value", wide=9), words)
    return draft.form("points of 100", marks.scores)


def rental(rng: Random, agent: Agent) -> Form:
    """An empty row after every call; 17/20 beside the percents; the ID under the name."""
    who = person(rng, agent, "last, first", "RA####")
    draft = Draft("rental", who)
    leaf = draft.leaf("card", "Res center")
    leaf.put((1, 1), "Reservation center: five listened calls", "title", wide=13)
    leaf.say("name", (3, 1), Wording("Rental agent / ID", wide=3), who.name)
    draft.places["id"] = leaf.put((4, 2), who.agent_id, "value", wide=3)
    leaf.say("certifier", (3, 7), Wording("Heard by", gap=2), who.certifier)
    leaf.say("date", (4, 7), Wording("Heard on", gap=2), who.day)
    marks = marked(rng, points(RENTAL))
    rows = range(8, 17, 2)
    leaf.put((6, 1), "Call", "head")
    leaf.put((7, 1), "of", "sub")
    end = Rows(6, 2, rows, 7).draw(leaf, RENTAL, marks)
    leaf.put((6, end), "Points", "head")
    leaf.score("Score", (6, end + 1), look="head")
    earned = marks.points_of(20)
    for n, row in zip(CALLS, rows, strict=True):
        leaf.call(n, (row, 1), f"Listened call {n}", "label")
        leaf.put((row, end), f"{earned[n - 1]}/20", "mark")
        draft.score_at.append(leaf.put((row, end + 1), marks.fractions[n - 1], "total", "0%"))
    draft.also_at["points of 20"] = tuple(leaf.put((row, end), None) for row in rows)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def gym(rng: Random, agent: Agent) -> Form:
    """A second rater's calibration beside the score that counts, and the gap between them."""
    who = person(rng, agent, "first last", "MB-####")
    draft = Draft("gym", who)
    leaf = draft.leaf("card", "Member care")
    leaf.put((1, 1), "Member care – phone sign-off", "title", wide=9)
    leaf.say("name", (2, 1), Wording("Member advisor"), who.name)
    leaf.say("id", (3, 1), Wording("Advisor no."), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Certified by", gap=2), who.certifier)
    leaf.line((3, 4), ["Calibrated by:", None, who.others[0]], "label")
    leaf.say("date", (4, 1), Wording("Certified on"), who.day)
    marks = marked(rng, scale(GYM, top=10))
    rows = range(7, 12)
    leaf.put((6, 1), "Call", "head")
    end = Rows(6, 2, rows).draw(leaf, GYM, marks)
    leaf.score("Score", (6, end), look="head")
    leaf.line((6, end + 1), ["Calibration (2nd rater)", "Gap", "Notes"], "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        row = rows[n - 1]
        leaf.call(n, (row, 1), f"Call {n}", "label")
        draft.score_at.append(leaf.put((row, end), marks.scores[n - 1], "total"))
        gap = rng.randint(-4, 4)
        other = min(100, plain(marks.scores[n - 1]) + gap)
        leaf.line((row, end + 1), [other, abs(other - plain(marks.scores[n - 1]))], "mark")
        draft.remark(leaf.put((row, end + 3), words, "value"), words)
    leaf.put((13, 1), "Each item 0 to 10; score = sum doubled. 85 passes.", "note")
    return draft.form("points of 100", marks.scores)


def dealer(rng: Random, agent: Agent) -> Form:
    """Sections as banners over the items, and an average of calls 2 to 5 under the scores."""
    who = person(rng, agent, "last, first", "DL####")
    draft = Draft("dealer", who)
    leaf = draft.leaf("card", "BDC")
    leaf.put((1, 1), "Business development center – certification grid", "title", wide=10)
    heading: list[tuple[str, str, Value | None]] = [
        ("name", "BDC rep (Last, First)", who.name),
        ("id", "Rep code", who.agent_id),
        ("certifier", "Sales coach", who.certifier),
        ("date", "Grid completed", who.day),
    ]
    for i, (field, words, value) in enumerate(heading):
        leaf.say(field, (2, 1 + 3 * i), Wording(words, "above"), value)
    marks = marked(rng, yes_no(DEALER, (1, 0, None)))
    for col, section in ((3, "Welcome"), (5, "Needs"), (7, "Appointment")):
        leaf.put((5, col), section, "section", wide=2)
    leaf.line((6, 1), ["Mystery call", "Held on"], "head")
    leaf.line((7, 1), ["weight", None], "sub")
    rows = range(8, 13)
    end = Rows(6, 3, rows, 7).draw(leaf, DEALER, marks)
    leaf.score("Score", (6, end), look="head")
    last = who.day or FIRST_DAY
    for n, row in zip(CALLS, rows, strict=True):
        leaf.call(n, (row, 1), f"Mystery call {n}", "label")
        leaf.put((row, 2), last - timedelta(days=7 - n), "small")
        draft.score_at.append(leaf.put((row, end), marks.fractions[n - 1], "total", "0.0%"))
    leaf.line((14, 1), ["Average of calls 2–5"], "sub")
    leaf.put((14, end), sum(marks.fractions[1:]) / 4, "sub", "0.0%")
    leaf.line((15, 1), ["To reach on each call"], "sub")
    leaf.put((15, end), 0.85, "sub", "0.0%")
    return draft.form("fraction", [100 * score for score in marks.fractions])


def citas(rng: Random, agent: Agent) -> Form:
    """Llamadas in rows; Cumple, En parte, No cumple; percents typed with a comma."""
    who = person(rng, agent, "last, first", "#######")
    draft = Draft("citas", who)
    leaf = draft.leaf("card", "Pauta")
    leaf.put((1, 1), "Cita previa hospitalaria – pauta de escucha", "title", wide=9)
    leaf.say("name", (2, 1), Wording("Gestor (apellidos, nombre)"), who.name)
    leaf.say("id", (3, 1), Wording("N.º de gestor"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("Formador", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("Fecha de escucha", gap=2), who.day)
    marks = marked(rng, partly(CITAS, ("Cumple", "En parte", "No cumple")))
    rows = range(7, 12)
    leaf.put((5, 1), "Escucha", "head")
    leaf.put((6, 1), "Peso", "sub")
    end = Rows(5, 2, rows, 6).draw(leaf, CITAS, marks)
    leaf.score("Resultado", (5, end), look="head")
    leaf.put((5, end + 1), "Observaciones", "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        row = rows[n - 1]
        leaf.call(n, (row, 1), f"Llamada {n}", "label")
        draft.score_at.append(leaf.put((row, end), comma(marks.scores[n - 1]), "total"))
        draft.remark(leaf.put((row, end + 1), words, "value"), words)
    leaf.put((13, 1), "En parte vale la mitad. Se aprueba con 85 %.", "note")
    return draft.form("text", [round(score, 1) for score in marks.scores])
