"""Forms of Spanish-speaking centres."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import critical, marked, points, remarks, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.rows import across
from tests.foreign.trades import BANCA, TELEFONIA

DAY = "%d/%m/%Y"


def telefonia(rng: Random, agent: Agent) -> Form:
    """Llamadas in columns, Sí, No, N/A, a promedio and a meta beside them."""
    who = person(rng, agent, "last, first", "########")
    draft = Draft("telefonia", who)
    leaf = draft.leaf("card", "Monitoreo")
    leaf.put((1, 1), "Formulario de certificación de llamadas", "title", wide=9)
    leaf.say("name", (3, 1), Wording("Asesor (Apellidos, Nombres)"), who.name)
    leaf.say("id", (4, 1), Wording("Documento"), who.agent_id)
    leaf.say("certifier", (5, 1), Wording("Evaluador"), who.certifier)
    leaf.line((3, 5), ["Supervisor:", who.others[0]], "label")
    text = who.day.strftime(DAY) if who.day else None
    leaf.say("date", (4, 5), Wording("Fecha de evaluación"), text)
    marks = marked(rng, yes_no(TELEFONIA, ("Sí", "No", "N/A")))
    leaf.line((7, 1), ["Criterio", "Peso"], "head")
    for n in CALLS:
        leaf.call(n, (7, 2 + n), f"Llamada {n}")
    leaf.line((7, 8), ["Promedio", "Meta"], "head")
    row = leaf.items(8, Block(TELEFONIA, 1, range(3, 8), 2, "row"), marks.rows)
    fallen = critical(rng)
    leaf.put((row, 1), "Error crítico (anula la llamada)", "item")
    for n in CALLS:
        leaf.put((row, 2 + n), "Sí" if n in fallen else "No", "mark")
    marks = marks.failing(fallen)
    leaf.score("Puntaje", (row + 1, 1))
    for n in CALLS:
        spot = (row + 1, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
    leaf.line((row + 1, 8), [sum(marks.fractions) / 5, 0.85], "total", "0%")
    leaf.put((row + 3, 1), "Observaciones", "section", wide=9)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 3 + n, 1), f"Llamada {n}", "label")
        draft.remark(leaf.put((row + 3 + n, 2), words, "value", wide=8), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def banca(rng: Random, agent: Agent) -> Form:
    """Gestiones in rows, nota final in points; names in two cells."""
    who = person(rng, agent, digits="#.###.###")
    draft = Draft("banca", who)
    leaf = draft.leaf("card", "Hoja1")
    leaf.put((1, 1), "Banca telefónica – pauta de calidad", "title", wide=11)
    leaf.say("first", (2, 1), Wording("Nombres", "above", wide=2), who.first)
    leaf.say("last", (2, 3), Wording("Apellidos", "above", wide=2), who.last)
    leaf.say("id", (2, 5), Wording("Cédula", "above"), who.agent_id)
    leaf.say("certifier", (2, 6), Wording("Monitor", "above", wide=2), who.certifier)
    leaf.say("date", (2, 8), Wording("Fecha", "above"), who.day)
    marks = marked(rng, points(BANCA))
    leaf.put((5, 1), "Gestión", "head")
    leaf.put((6, 1), "Puntaje máximo", "sub")
    end = across(leaf, 5, 2, BANCA, marks)
    leaf.put((6, end), 100, "sub")
    leaf.score("Nota final", (5, end), look="head")
    leaf.put((5, end + 1), "Retroalimentación", "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.call(n, (6 + n, 1), f"Gestión {n}", "label")
        draft.score_at.append(leaf.put((6 + n, end), marks.scores[n - 1], "total"))
        draft.remark(leaf.put((6 + n, end + 1), words, "value"), words)
    leaf.put((13, 1), "Nota mínima de aprobación: 85", "note")
    return draft.form("points of 100", marks.scores)


def seguros(rng: Random, agent: Agent) -> Form:
    """Una hoja por llamada, and a resumen first with the five notas one below the other."""
    who = person(rng, agent, "first last", "AS-####")
    draft = Draft("seguros", who)
    draft.leaf("about", "Instrucciones").column(
        (1, 1),
        [
            "Instrucciones",
            "Escriba el nombre del agente. La llamada 1 es de práctica.",
            "Nota mínima 85 %.",
        ],
        "note",
    )
    leaf = draft.leaf("resumen", "Resumen")
    leaf.say("name", (2, 2), Wording("Nombre del agente", gap=2), who.name)
    leaf.say("id", (3, 2), Wording("Código", gap=2), who.agent_id)
    leaf.say("certifier", (4, 2), Wording("Analista de calidad", gap=2), who.certifier)
    leaf.say("date", (5, 2), Wording("Fecha", gap=2), who.day)
    marks = marked(rng, points(BANCA))
    leaf.put((7, 2), "Llamada", "head")
    leaf.score("Nota", (7, 3), look="head")
    leaf.put((7, 4), "Comentario", "head")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.call(n, (7 + n, 2), f"Llamada {n}", "label")
        draft.score_at.append(leaf.put((7 + n, 3), marks.fractions[n - 1], "total", "0.0%"))
        draft.remark(leaf.put((7 + n, 4), words, "value"), words)
    leaf.put((13, 2), "Promedio", "sub")
    leaf.put((13, 3), sum(marks.fractions) / 5, "sub", "0.0%")
    for n in CALLS:
        other = draft.leaf(f"hoja{n}", f"Llamada {n}")
        other.line((1, 1), ["Criterio", "Puntos", "Obtenido"], "head")
        end = other.items(2, Block(BANCA, 1, [3], 2, "row"), [[row[n - 1]] for row in marks.rows])
        other.line((end, 1), ["Total", 100, marks.scores[n - 1]], "total")
    return draft.form("fraction", [100 * score for score in marks.fractions])
