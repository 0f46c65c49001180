"""Forms from where a percentage is typed with a comma."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, points, remarks
from tests.foreign.people import Agent, person
from tests.foreign.second.marks import comma, weighted
from tests.foreign.second.trades import PENSION, REPARTO, in_percent


def pension(rng: Random, agent: Agent) -> Form:
    """Conversations in columns, typed percents like 88,5 %, a target typed beside them."""
    who = person(rng, agent, "last, first", "PF######")
    draft = Draft("pension", who)
    leaf = draft.leaf("card", "Telephone advice")
    leaf.put((1, 1), "Pension fund – approval for telephone advice", "title", wide=8)
    leaf.say("name", (3, 1), Wording("Consultant (family name, given name)"), who.name)
    leaf.say("id", (4, 1), Wording("Personnel no."), who.agent_id)
    leaf.say("certifier", (5, 1), Wording("Approved by"), who.certifier)
    leaf.say("date", (6, 1), Wording("Approved on"), who.day)
    leaf.line((3, 5), ["Team:", None, "Occupational schemes"], "small")
    leaf.line((8, 1), ["Part of the conversation", "Points"], "head")
    for n in CALLS:
        leaf.call(n, (8, 2 + n), f"Conversation {n}")
    leaf.put((8, 8), "Target", "head")
    marks = marked(rng, points(PENSION, 0.5))
    row = leaf.items(9, Block(PENSION, 1, range(3, 8), 2), marks.rows)
    leaf.score("Result in %", (row + 1, 1))
    for n in CALLS:
        draft.score_at.append(leaf.put((row + 1, 2 + n), comma(marks.scores[n - 1]), "total"))
    leaf.put((row + 1, 8), "85,0 %", "total")
    leaf.put((row + 3, 1), "Feedback", "section", wide=8)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 3 + n, 1), f"No. {n}", "label")
        draft.remark(leaf.put((row + 3 + n, 2), words, "value", wide=7), words)
    return draft.form("text", [round(score, 1) for score in marks.scores])


def reparto(rng: Random, agent: Agent) -> Form:
    """Weights of 20 %, marks from 0 to 4, the total right below the heads, a mean of 2 to 5."""
    who = person(rng, agent, "first last", "OP-####")
    draft = Draft("reparto", who)
    leaf = draft.leaf("card", "Evaluación")
    leaf.put((1, 1), "Paquetería: evaluación de operadores nuevos", "title", wide=8)
    leaf.say("name", (3, 1), Wording("Operador"), who.name)
    leaf.say("id", (4, 1), Wording("Código de operador"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("Supervisor de calidad", gap=2), who.certifier)
    leaf.say("date", (4, 4), Wording("Fecha de evaluación", gap=2), who.day)
    leaf.put((5, 1), "4 = excelente, 3 = bien, 2 = regular, 1 = mal, 0 = no lo hace", "note")
    leaf.line((7, 1), ["Criterio", "Peso"], "head")
    marks = marked(rng, weighted(REPARTO))
    leaf.score("Total", (8, 1))
    leaf.put((8, 2), 1, "total", "0%")
    for n in CALLS:
        leaf.call(n, (7, 2 + n), f"Contacto {n}")
        draft.score_at.append(leaf.put((8, 2 + n), marks.fractions[n - 1], "total", "0.0%"))
    leaf.put((7, 8), "Media de 2 a 5", "head")
    leaf.put((8, 8), sum(marks.fractions[1:]) / 4, "total", "0.0%")
    leaf.items(9, Block(in_percent(REPARTO), 1, range(3, 8), 2), marks.rows)
    leaf.formats.update({(9 + i, 2): "0%" for i in range(len(REPARTO))})
    return draft.form("fraction", [100 * score for score in marks.fractions])
