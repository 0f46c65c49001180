"""Forms of people with their own ideas."""

from random import Random

from tests.foreign.draft import CALLS, Block, Draft, Wording
from tests.foreign.form import Form
from tests.foreign.marking import critical, marked, plain, points, remarks, scale, yes_no
from tests.foreign.people import Agent, person
from tests.foreign.trades import AIRLINE, BANK, HOSPITAL, HOTEL, INSURANCE, RETAIL, TELECOM


def oneline(rng: Random, agent: Agent) -> Form:
    """Everything in one row under its headings, as if it were a list of one."""
    who = person(rng, agent, digits="E####")
    draft = Draft("oneline", who)
    leaf = draft.leaf("card", "Cert result")
    leaf.put((1, 1), "Certification result", "title", wide=10)
    leaf.say("last", (3, 1), Wording("Last", "above"), who.last)
    leaf.say("first", (3, 2), Wording("First", "above"), who.first)
    leaf.say("id", (3, 3), Wording("Emp ID", "above"), who.agent_id)
    leaf.say("certifier", (3, 4), Wording("Certifier", "above"), who.certifier)
    leaf.say("date", (3, 5), Wording("Date", "above"), who.day)
    marks = marked(rng, points(RETAIL))
    for n in CALLS:
        leaf.call(n, (3, 5 + n), f"Call {n}")
        draft.score_at.append(leaf.put((4, 5 + n), marks.fractions[n - 1], "total", "0.0%"))
    leaf.put((3, 11), "Avg", "head")
    leaf.put((4, 11), sum(marks.fractions) / 5, "total", "0.0%")
    leaf.score("Scores in %", (2, 6), look="head", wide=5)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def clinic(rng: Random, agent: Agent) -> Form:
    """Every section ends in a row called Total; the one that counts is the Grand Total."""
    who = person(rng, agent, "first last", "N#####")
    draft = Draft("clinic", who)
    leaf = draft.leaf("card", "Nurse line")
    leaf.put((1, 1), "NURSE ADVICE LINE: CALL AUDIT", "title", wide=7)
    leaf.say("name", (2, 1), Wording("Nurse being audited"), who.name)
    leaf.say("id", (3, 1), Wording("Nurse ID"), who.agent_id)
    leaf.say("certifier", (4, 1), Wording("Auditor"), who.certifier)
    leaf.say("date", (5, 1), Wording("Audit date"), who.day)
    marks = marked(rng, points(HOSPITAL))
    leaf.line((7, 1), ["", "Max"], "head")
    for n in CALLS:
        leaf.call(n, (7, 2 + n), f"Call {n}")
    row = 8
    for section in dict.fromkeys(line.section for line in HOSPITAL):
        chosen = [i for i, line in enumerate(HOSPITAL) if line.section == section]
        leaf.put((row, 1), section, "section", wide=7)
        block = Block([HOSPITAL[i] for i in chosen], 1, range(3, 8), 2)
        row = leaf.items(row + 1, block, [marks.rows[i] for i in chosen])
        sums = [sum(float(str(marks.rows[i][c])) for i in chosen) for c in range(5)]
        leaf.line((row, 1), ["Total", sum(HOSPITAL[i].points for i in chosen), *sums], "sub")
        row += 1
    leaf.score("Grand Total", (row, 1))
    leaf.put((row, 2), 100, "total")
    draft.score_at = [leaf.put((row, 2 + n), plain(marks.scores[n - 1]), "total") for n in CALLS]
    return draft.form("points of 100", marks.scores)


def charter(rng: Random, agent: Agent) -> Form:
    """Two heading rows, the word above the number; percentages as plain numbers beside points."""
    who = person(rng, agent, digits="CH-###")
    draft = Draft("charter", who)
    leaf = draft.leaf("card", "Charter sales")
    leaf.put((1, 2), "Charter sales – evaluation of five calls", "title", wide=12)
    leaf.say("name", (3, 2), Wording("Sales agent (Last, First)", gap=2, wide=3), who.name)
    leaf.say("id", (3, 8), Wording("Agent code", gap=3), who.agent_id)
    leaf.say("certifier", (4, 2), Wording("Evaluated by", gap=2, wide=3), who.certifier)
    leaf.say("date", (4, 8), Wording("Evaluated on", gap=3), who.day)
    marks = marked(rng, points(AIRLINE, 0.5))
    leaf.put((6, 2), "Evaluations", "head")
    leaf.put((7, 2), "What", "head")
    leaf.put((7, 3), "Weight", "head")
    for n in CALLS:
        leaf.call(n, (6, 2 + 2 * n), f"Evaluation {n}", wide=2)
        leaf.line((7, 2 + 2 * n), ["Pts", "% of max"], "head")
    row = leaf.items(8, Block(AIRLINE, 2, range(4, 13, 2), 3), marks.rows)
    for i, line in enumerate(AIRLINE):
        for n in CALLS:
            share = round(100 * float(str(marks.rows[i][n - 1])) / line.points)
            leaf.put((8 + i, 3 + 2 * n), share, "small")
    leaf.score("TOTAL", (row, 2))
    leaf.put((row, 3), 50, "total")
    earned = [plain(round(p, 6)) for p in marks.points_of(50)]
    for n in CALLS:
        leaf.put((row, 2 + 2 * n), earned[n - 1], "total")
        score = round(marks.scores[n - 1], 1)
        draft.score_at.append(leaf.put((row, 3 + 2 * n), plain(score), "total"))
    draft.also_at["points of 50"] = tuple(leaf.put((row, 2 + 2 * n), None) for n in CALLS)
    return draft.form("points of 100", [round(score, 1) for score in marks.scores])


def dispatch(rng: Random, agent: Agent) -> Form:
    """No colons, no boxes; fractions without a percent format; a helper column is hidden."""
    who = person(rng, agent, "last, first", "####D")
    draft = Draft("dispatch", who)
    leaf = draft.leaf("card", "Sheet1")
    leaf.say("name", (1, 1), Wording("agent", colon=""), who.name)
    leaf.say("id", (2, 1), Wording("agent id", colon=""), who.agent_id)
    leaf.say("certifier", (3, 1), Wording("certifier", colon=""), who.certifier)
    leaf.say("date", (4, 1), Wording("date", colon=""), who.day)
    for n in CALLS:
        leaf.call(n, (6, 3 + n), f"call {n}", "")
    marks = marked(rng, yes_no(INSURANCE, ("y", "n", "na")))
    row = leaf.items(7, Block(INSURANCE, 1, range(4, 9), 2), marks.rows)
    for i in range(len(INSURANCE)):
        leaf.put((7 + i, 3), rng.randrange(60, 100))
    leaf.put((6, 3), "call 0")
    leaf.hidden_cols.add(3)
    leaf.score("score", (row, 1), look="")
    for n in CALLS:
        draft.score_at.append(leaf.put((row, 3 + n), round(marks.fractions[n - 1], 4)))
    leaf.put((row, 3), 0.9)
    leaf.line((row + 2, 1), ["comments"])
    for n, words in zip(CALLS, remarks(rng), strict=True):
        draft.remark(leaf.put((row + 2, 3 + n), words), words)
    return draft.form("fraction", [100 * round(score, 4) for score in marks.fractions])


def lottery(rng: Random, agent: Agent) -> Form:
    """Calls in rows, transposed heading on the right, critical column, scores in the middle."""
    who = person(rng, agent, "first last", "L###")
    draft = Draft("lottery", who)
    leaf = draft.leaf("card", "Player services")
    marks = marked(rng, scale(TELECOM, top=4, lowest=0))
    fallen = critical(rng)
    leaf.put((1, 1), "Player services certification", "title", wide=8)
    leaf.line((3, 1), ["Test call", "Caller", "Skills avg", "Critical error?"], "head")
    leaf.score("Final result", (3, 5), look="head")
    leaf.line((3, 6), ["Pass/Fail"], "head")
    means = [round(4 * score / 100, 2) for score in marks.scores]
    marks = marks.failing(fallen)
    for n in CALLS:
        leaf.call(n, (3 + n, 1), f"Test call no. {n}", "label")
        critical_word = "YES" if n in fallen else "no"
        leaf.line((3 + n, 2), [rng.choice(who.others), means[n - 1], critical_word], "mark")
        draft.score_at.append(leaf.put((3 + n, 5), marks.fractions[n - 1], "total", "0.0%"))
        leaf.put((3 + n, 6), "Pass" if marks.exact[n - 1] >= 85 else "Fail", "mark")
    leaf.put((9, 1), "Required", "small")
    leaf.put((9, 5), 0.85, "small", "0.0%")
    leaf.say("name", (12, 1), Wording("Player advisor"), who.name)
    leaf.say("id", (13, 1), Wording("Advisor ID"), who.agent_id)
    leaf.say("certifier", (14, 1), Wording("Certifying officer"), who.certifier)
    leaf.say("date", (15, 1), Wording("Certified on"), who.day)
    return draft.form("fraction", [100 * score for score in marks.fractions])


def motel(rng: Random, agent: Agent) -> Form:
    """A coach's first try and the certified one: two score rows, the upper one is only practice."""
    who = person(rng, agent, "first last", "MT####")
    draft = Draft("motel", who)
    leaf = draft.leaf("card", "QA cert")
    leaf.say("name", (1, 1), Wording("Reservationist"), who.name)
    leaf.say("id", (2, 1), Wording("Employee no."), who.agent_id)
    leaf.say("certifier", (1, 4), Wording("Certified by", gap=2), who.certifier)
    leaf.say("date", (2, 4), Wording("Certified", gap=2), who.day)
    marks = marked(rng, points(HOTEL))
    leaf.line((4, 1), ["Standard", "Value"], "head")
    for n in CALLS:
        leaf.call(n, (4, 2 + n), f"Cert call {n}")
    row = leaf.items(5, Block(HOTEL, 1, range(3, 8), 2), marks.rows)
    practice = [rng.randrange(60, 90) for _ in CALLS]
    leaf.line((row, 1), ["Practice score (before certification)", None, *practice], "small")
    leaf.score("Certification score", (row + 1, 1))
    draft.score_at = [leaf.put((row + 1, 2 + n), marks.scores[n - 1], "total") for n in CALLS]
    leaf.line((row + 2, 1), ["Required score", None, *[85] * 5], "small")
    for n, words in zip(CALLS, remarks(rng), strict=True):
        leaf.put((row + 3 + n, 1), f"Strengths, cert call {n}", "label")
        draft.remark(leaf.put((row + 3 + n, 2), words, "value", wide=6), words)
    return draft.form("points of 100", marks.scores)


def credit(rng: Random, agent: Agent) -> Form:
    """Coach and customer named like agents; weights as percent; the scores far right by call."""
    who = person(rng, agent, digits="CU-####")
    draft = Draft("credit", who)
    leaf = draft.leaf("card", "Credit union")
    leaf.put((1, 1), "Member contact – certification of new hires", "title", wide=9)
    leaf.line((2, 1), ["Supervisor Name:", who.others[0]], "label")
    leaf.line((3, 1), ["Customer Name:", who.others[1]], "label")
    leaf.say("name", (4, 1), Wording("New Hire Name"), who.name)
    leaf.say("id", (5, 1), Wording("New Hire ID"), who.agent_id)
    leaf.say("certifier", (2, 4), Wording("QA Coach Name", gap=2), who.certifier)
    leaf.say("date", (3, 4), Wording("Certification Date", gap=2), who.day)
    leaf.line((4, 4), ["Training Start Date", None, "02/02/2026"], "label")
    marks = marked(rng, yes_no(BANK, ("Yes", "No", None)))
    leaf.line((7, 1), ["Call"], "head")
    for i, line in enumerate(BANK):
        leaf.put((7, 2 + i), f"{line.text} ({line.points}%)", "head")
        for n in CALLS:
            leaf.put((7 + n, 2 + i), marks.rows[i][n - 1], "mark")
    leaf.score("Quality %", (7, 13), look="head")
    for n in CALLS:
        leaf.call(n, (7 + n, 1), f"Call {n}", "label")
        score = marks.fractions[n - 1]
        draft.score_at.append(leaf.put((7 + n, 13), score, "total", "0%"))
    return draft.form("fraction", [100 * score for score in marks.fractions])
