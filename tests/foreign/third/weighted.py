"""Forms with a call a column whose marks are rates, thumbs or weighted errors."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import marked, remarks, shares, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.second.trades import sections
from tests.foreign.third.drawing import flawless, signed
from tests.foreign.third.trades import CONVERSATIONS, DISPATCH_CASES, MONITOREO

CODES = ("10-D-1", "17-B-1", "6-D-1", "26-A-2", "31-D-2", "5-A-1", "21-B-1", "13-C-1")
LEVELS = ((97, "High compliance"), (90, "Compliant"), (85, "Partial compliance"))


def emd(rng: Random, agent: Agent) -> Form:
    """A rate of compliance for each area of a case, weighted; its level in words below."""
    who = person(rng, agent, "last, first", "EMD###")
    draft = Draft("emd", who)
    leaf = draft.leaf("card", "Case evaluation")
    leaf.put((1, 1), "Communications Center – Case Evaluation Record", "title", wide=7)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Dispatcher")),
            "id": ((4, 1), Wording("Dispatcher ID")),
            "certifier": ((3, 4), Wording("Case reviewer", gap=2, wide=2)),
            "date": ((4, 4), Wording("Review date", gap=2, wide=2)),
        },
    )
    leaf.line((6, 1), ["Area", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (6, 2 + n), f"Case {n}")
    incidents = [f"26-{rng.randrange(10**5):05}" for _ in CALLS]
    leaf.line((7, 1), ["Incident no.", None, *incidents], "small")
    leaf.line((8, 1), ["Final code", None, *rng.sample(CODES, 5)], "small")
    marks = marked(rng, shares(DISPATCH_CASES))
    row = leaf.items(9, Block(DISPATCH_CASES, 1, range(3, 8), 2), marks.rows)
    leaf.score("Overall compliance", (row, 1))
    leaf.put((row, 2), 100, "total")
    leaf.put((row + 1, 1), "Compliance level", "sub")
    for n, score in zip(CALLS, marks.scores, strict=True):
        draft.score_at.append(leaf.put((row, 2 + n), score, "total", "0.0"))
        level = next((words for least, words in LEVELS if score >= least), "Non-compliant")
        leaf.put((row + 1, 2 + n), level, "mark")
    leaf.put((row + 3, 1), "Comments to the dispatcher", "section", wide=7)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 3 + n, 1), f"Case {n}", "small")
        draft.remark(leaf.put((row + 3 + n, 2), words, "value", wide=6), words)
    return draft.form("points of 100", marks.scores)


def iqs(rng: Random, agent: Agent) -> Form:
    """Thumbs by category, the quality score under them and the customer's own rating below."""
    who = person(rng, agent, "first last", "#######", always="certifier")
    draft = Draft("iqs", who)
    leaf = draft.leaf("card", "Reviews")
    leaf.put((1, 1), "Conversation reviews", "title", wide=7)
    signed(
        leaf,
        who,
        {
            "name": ((2, 1), Wording("Reviewee", colon="")),
            "id": ((3, 1), Wording("User ID", colon="")),
            "certifier": ((4, 1), Wording("Reviewer", colon="")),
            "date": ((5, 1), Wording("Reviewed on", colon="")),
        },
    )
    leaf.line((6, 1), ["Workspace", "Support EN – Voice"], "label")
    leaf.line((8, 1), ["Rating category", "Weight"], "head")
    for n in CALLS:
        leaf.call(n, (8, 2 + n), f"Conversation {n}")
    tickets = [f"#{rng.randrange(30000, 90000)}" for _ in CALLS]
    leaf.line((9, 1), ["Ticket", None, *tickets], "small")
    marks = marked(rng, yes_no(CONVERSATIONS, ("👍", "👎", "N/A")))
    row = leaf.items(10, Block(CONVERSATIONS, 1, range(3, 8), 2), marks.rows)
    leaf.score("IQS", (row, 1))
    for n in CALLS:
        spot = (row, 2 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0.0%"))
    leaf.line((row + 1, 1), ["CSAT", None, *(rng.randint(2, 5) for _ in CALLS)], "sub")
    leaf.put((row + 2, 1), "Comment", "label")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 2, 2 + n), words, "value"), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def monitoreo(rng: Random, agent: Agent) -> Form:
    """Errores críticos y no críticos; la precisión de cada clase y la nota de calidad."""
    who = person(rng, agent, "first last", "10########")
    draft = Draft("monitoreo", who)
    leaf = draft.leaf("card", "Formato")
    leaf.put((1, 1), "FORMATO DE MONITOREO DE LLAMADAS", "title", wide=8)
    signed(
        leaf,
        who,
        {
            "name": ((3, 1), Wording("Nombre del agente")),
            "id": ((4, 1), Wording("Cédula")),
            "certifier": ((3, 4), Wording("Analista de calidad", gap=2, wide=2)),
            "date": ((4, 4), Wording("Fecha de monitoreo", gap=2, wide=2)),
        },
    )
    leaf.line((5, 1), ["Campaña:", "Servicio al cliente"], "label")
    leaf.line((5, 4), ["Supervisor:", None, rng.choice(who.others)], "label")
    leaf.line((7, 1), ["Tipo de error", "Atributo", "Peso"], "head")
    for n in CALLS:
        leaf.call(n, (7, 3 + n), f"Llamada {n}")
    tapes = [rng.randrange(10**8, 10**9) for _ in CALLS]
    leaf.line((8, 2), ["ID de grabación", None, *tapes], "small")
    marks = marked(rng, yes_no(MONITOREO, ("Cumple", "No cumple", "No aplica")))
    row = leaf.items(9, Block(MONITOREO, 2, range(4, 9), 3, "column"), marks.rows)
    for kind in sections(MONITOREO):
        leaf.put((row, 2), f"Precisión {kind.lower()}", "sub")
        leaf.line((row, 4), flawless(marks, MONITOREO, kind, "No cumple"), "sub", "0%")
        row += 1
    leaf.score("Nota de calidad", (row, 2))
    for n in CALLS:
        spot = (row, 3 + n)
        draft.score_at.append(leaf.put(spot, marks.fractions[n - 1], "total", "0%"))
    leaf.put((row + 2, 1), "Observaciones", "section", wide=8)
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 2 + n, 1), f"Llamada {n}", "small")
        draft.remark(leaf.put((row + 2 + n, 2), words, "value", wide=7), words)
    return draft.form("fraction", [100 * score for score in marks.fractions])
