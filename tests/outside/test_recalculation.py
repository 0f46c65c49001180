"""What the sheet counts and what callcert counts are the same, on scorecards filled at random.

Two programs work out the same rules: the template's formulas, calculated by LibreOffice, and
callcert. Every formula that has a name is compared on every scorecard.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pytest

from callcert.domain.assessment import Assessment
from callcert.domain.naming import file_name
from callcert.domain.scorecard import CellValue
from callcert.excel.packing import read_parts
from callcert.excel.workbook import Workbook
from tests.excel.alterations import edited, reading_of
from tests.forms import (
    LAYOUT,
    SHEET_PART,
    Value,
    auto_fail_rows,
    item_count,
    item_points,
    marks,
    scorecard,
)
from tests.outside.libreoffice import resaved

pytestmark = pytest.mark.outside

SEED = 20_261_120
SCORECARDS = 330
BATCHES = 3
FORMULAS = ("call_scores", "call_results", "calls_passed", "pass_rate", "outcome", "file_name")
CELLS = 5 + 5 + 4
"""Formula cells behind those names."""


# Scorecards at random


PLAIN_ROWS = [row for row in range(item_count()) if row not in auto_fail_rows()]
YES = ("Yes", "yes", "YES", "yEs", " Yes", "yes  ", "\N{NO-BREAK SPACE}Yes ")
NO = ("No", "no", "NO", "nO", "  no", "No ", "No\N{NO-BREAK SPACE}")
NOT_APPLICABLE = ("N/A", "n/a", "N/a", " n/A ", "N/A\N{NO-BREAK SPACE}")
UNUSABLE: tuple[Value, ...] = (
    *("Y", "maybe", "N A", "N/A.", "yes!", "Nein", "100%", "1", "2.5", "-", "Yes, mostly", "N / A"),
    *(-1, -0.5, 1000, 99.5, True, False, "#N/A", "#REF!", "#DIV/0!"),
)
NAMES = (
    *("Doe", "O'Brien", "O\N{RIGHT SINGLE QUOTATION MARK}Neil", "Smith-Jones", "de la  Cruz"),
    *("  Van   der\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}Berg ", "Núñez", "Żółć", "Ångström", "王"),
    *("Smith_Jones", "_x_", "Ja*ne?", 'Jo "JJ" Lee', "a<b>c", "A/B\\C", "C: D|E", "Jr.", ".Lee."),
    *("J. R.", "St. John", "...Dot...", "Mary\tAnn", "Mary\nAnn", "a < b", "Ann & Lee", "x" * 60),
    *("=SUM(1)", "'quoted'", "100%", "Ann;Lee", "(Al)", "???", ".", " * ", "-", "Lee, Jr"),
)
"""Left out are the few names that trimming and substituting cannot clean, so that the sheet's
proposal may differ from the name callcert files under: accents as characters of their own (no
formula composes them), white space beside space, no-break space, tab and line break, several
dots in a row inside a name or mixed with spaces at its ends, control characters above 31, and
names of more than 255 bytes."""


def random_scorecard(dice: random.Random) -> bytes:
    """Five calls, each filled in one of several ways, and a name."""
    calls = [_random_call(dice) for _ in range(5)]
    return scorecard(
        agent_last_name=dice.choice(NAMES),
        agent_first_name=dice.choice(NAMES),
        marks=[list(row) for row in zip(*calls, strict=True)],
    )


def _random_call(dice: random.Random) -> list[Value]:
    ways = (_good, _mixed, _edge, _auto_failed, _spoilt, _all_alike)
    return dice.choices(ways, weights=(5, 4, 5, 2, 1, 1))[0](dice)


def _good(dice: random.Random) -> list[Value]:
    """Mostly Yes, a few points lost."""
    return [_mark(dice, row, (30, 1, 2, 2)) for row in range(item_count())]


def _mixed(dice: random.Random) -> list[Value]:
    """Anything that is valid."""
    weights = (dice.randint(1, 9), 1, 1, 2)
    return [_mark(dice, row, weights) for row in range(item_count())]


def _mark(dice: random.Random, row: int, weights: Sequence[int]) -> Value:
    kind = dice.choices(("yes", "no", "n/a", "number"), weights)[0]
    if kind == "number":
        return _number(dice, item_points()[row], critical=row in auto_fail_rows())
    return dice.choice({"yes": YES, "no": NO, "n/a": NOT_APPLICABLE}[kind])


def _number(dice: random.Random, points: float, *, critical: bool) -> float:
    if critical:
        return dice.choice((points, points, 0))
    numbers = [0, points, points / 2, 2.5, 1.33, 0.1, 0.333, points - 0.01]
    numbers.append(round(dice.random() * points, 4))
    return min(dice.choice(numbers), points)


def _edge(dice: random.Random) -> list[Value]:
    """At the score a call passes with, or a hundredth to either side of it."""
    return _edge_of(dice, dice.choice((-1, 0, 0, 0, 1)))


def _edge_of(dice: random.Random, hundredths: int) -> list[Value]:
    column: list[Value] = [dice.choice(YES) for _ in range(item_count())]
    lost = 1500 + hundredths
    for row in dice.sample(PLAIN_ROWS, len(PLAIN_ROWS)):
        points = round(100 * item_points()[row])
        share = min(lost, dice.choice((points, points // 2, points // 3)))
        column[row] = (points - share) / 100
        lost -= share
    assert lost == 0
    return column


def _auto_failed(dice: random.Random) -> list[Value]:
    column = _good(dice)
    column[dice.choice(auto_fail_rows())] = dice.choice((*NO, 0, *NOT_APPLICABLE))
    return column


def _spoilt(dice: random.Random) -> list[Value]:
    """Marks missing, not valid, or more than the item has."""
    column = _good(dice)
    for row in dice.sample(range(item_count()), dice.randint(1, 3)):
        points = item_points()[row]
        wrong = dice.choice(UNUSABLE)
        column[row] = dice.choice((None, "", "  ", wrong, wrong, wrong, points + 0.01, points + 1))
    if dice.random() < 0.2:
        column[dice.choice(auto_fail_rows())] = dice.choice((1, 0.5, 2.5))
    return column


def _all_alike(dice: random.Random) -> list[Value]:
    every = dice.choice((YES, NO, NOT_APPLICABLE, NOT_APPLICABLE, (None,)))
    return [dice.choice(every) for _ in range(item_count())]


# The comparison


def computed(seen: Assessment) -> Mapping[str, Sequence[CellValue]]:
    """What the sheet ought to show, by callcert's own count; None is an empty text."""
    decided = seen.certification
    scores = [None if call.score is None else float(call.score) for call in seen.calls]
    results = ["Coached", *(_result(seen, position) for position in range(1, 5))]
    if decided is None:
        summary: list[CellValue] = [None, None, "Incomplete", None]
    else:
        name = _file_name(seen, decided.pass_rate)
        words = decided.outcome.capitalize()
        summary = [decided.calls_passed, decided.pass_rate / 100, words, name]
    return dict(zip(FORMULAS, (scores, results, *([one] for one in summary)), strict=True))


def _result(seen: Assessment, position: int) -> str:
    call = seen.calls[position]
    if call.passed is None:
        return "No points" if seen.sums[position] else "Incomplete"
    return "Pass" if call.passed else "Fail"


def _file_name(seen: Assessment, rate: int) -> str | None:
    try:
        return file_name(seen.agent.last_name, seen.agent.first_name, rate, ".xlsx")
    except ValueError:
        return None


def pairs(original: bytes, recalculated: bytes) -> Iterator[tuple[str, CellValue, CellValue]]:
    """Field, callcert's value and the sheet's, for every formula cell."""
    seen = reading_of(original).assessment
    assert seen is not None
    book = Workbook(recalculated)
    for field, values in computed(seen).items():
        (shown,) = book.values(book.names[field] or LAYOUT.areas[field])
        yield from ((field, *pair) for pair in zip(values, shown, strict=True))


def equal(value: CellValue, shown: CellValue) -> bool:
    """Numbers to a billionth; words letter by letter."""
    if isinstance(value, int | float) and isinstance(shown, int | float):
        return abs(value - shown) <= 1e-9
    return value == shown


def differences(original: bytes, recalculated: bytes) -> list[str]:
    """The formula cells that do not show what callcert computes."""
    return [
        f"{field}: callcert {value!r}, sheet {shown!r}"
        for field, value, shown in pairs(original, recalculated)
        if not equal(value, shown)
    ]


# The tests


Recalculated = Mapping[str, tuple[bytes, bytes]]


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    """By name, each scorecard as it was filled and as LibreOffice calculated it."""
    dice = random.Random(SEED)  # noqa: S311  the same examples each time
    books = {f"card-{number:03}": random_scorecard(dice) for number in range(SCORECARDS)}
    names = list(books)
    done: dict[str, bytes] = {}
    for batch in range(BATCHES):
        some = {name: books[name] for name in names[batch::BATCHES]}
        done |= resaved(some, tmp_path_factory.mktemp("batch"))
    return {name: (books[name], done[name]) for name in names}


def test_every_formula_shows_what_callcert_computes(recalculated: Recalculated) -> None:
    wrong = {name: differences(*books) for name, books in recalculated.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_comparison_sees_every_kind_of_result_often(recalculated: Recalculated) -> None:
    seen = [pair for books in recalculated.values() for pair in pairs(*books)]
    shown = Counter((field, value) for field, _, value in seen if isinstance(value, str))
    numbers = Counter(field for field, _, value in seen if isinstance(value, int | float))
    empty = Counter(field for field, _, value in seen if value is None)
    assert len(seen) == SCORECARDS * CELLS >= 4000
    for result in ("Pass", "Fail", "Incomplete", "No points"):
        assert shown["call_results", result] >= 25, result
    assert shown["call_results", "Coached"] == SCORECARDS
    for outcome in ("Certified", "Failed", "Incomplete"):
        assert shown["outcome", outcome] >= 25, outcome
    assert numbers["call_scores"] > 1000
    assert empty["call_scores"] > 100
    assert len({value for field, _, value in seen if field == "call_scores"}) > 200
    assert {value for field, _, value in seen if field == "calls_passed"} == {None, 1, 2, 3, 4, 5}
    names = {value for field, value in shown if field == "file_name"}
    assert len(names) > 80
    assert empty["file_name"] > empty["pass_rate"]


def test_exact_and_missed_passes_are_among_them(recalculated: Recalculated) -> None:
    scores = Counter(
        round(float(value), 6)
        for original, _ in recalculated.values()
        for value in _scores(original)
    )
    assert scores[85.0] >= 100
    assert scores[84.99] >= 25
    assert scores[85.01] >= 25
    assert scores[0.0] >= 25


def _scores(original: bytes) -> list[float]:
    seen = reading_of(original).assessment
    assert seen is not None
    return [float(call.score) for call in seen.calls if call.score is not None]


def test_a_scorecard_that_was_calculated_agrees_with_its_own_totals(
    recalculated: Recalculated,
) -> None:
    for original, calculated in recalculated.values():
        before, after = reading_of(original), reading_of(calculated)
        assert before.assessment is not None
        assert after.assessment is not None
        assert after.assessment.calls == before.assessment.calls
        assert after.assessment.agent == before.assessment.agent
        assert [(f.code, f.cell) for f in after.findings] == [
            (f.code, f.cell) for f in before.findings if f.code != "no-cached-totals"
        ]


# Does it bite?


BREAKS: Mapping[str, tuple[str, str, str]] = {
    "more than the pass score": (r"&gt;=(\$C\$\d+,\"Pass\")", r"&gt;\1", "call_results"),
    "N/A not a mark": (r'"N/A"', '"NA"', "call_results"),
    "auto-fail not heeded": (r"&gt;0,0,ROUND", "&gt;999,0,ROUND", "call_scores"),
    "earned less exactly": (r"ROUND\(100\*(\w+)/", r"ROUND(99.9999*\1/", "call_scores"),
    "the coached call not counted": (r'"",1\+SUMPRODUCT', '"",SUMPRODUCT', "calls_passed"),
    "of four calls": (r"Calls_Passed/5", "Calls_Passed/4", "pass_rate"),
    "certified above only": (r"(ROUND\(Pass_Rate,10\))&gt;=", r"\1&gt;", "outcome"),
    "underscores kept": (r'"_","-"', '"_","_"', "file_name"),
}


def broken(content: bytes, pattern: str, new: str) -> bytes:
    """The scorecard with its formulas changed wherever the pattern is found in them."""
    sheet = read_parts(content)[SHEET_PART].decode()
    changed, count = re.subn(pattern, new, sheet)
    assert count, pattern
    return edited(content, SHEET_PART, {sheet: changed})


def telling() -> bytes:
    """A scorecard on which each of those formulas matters: four calls pass, one by a hair."""
    at_the_edge = _edge_of(random.Random(SEED), 0)  # noqa: S311
    grid = marks({(row, 2): mark for row, mark in enumerate(at_the_edge)})
    grid[PLAIN_ROWS[0]][2] = "N/A"
    grid[auto_fail_rows()[0]][3] = "No"
    return scorecard(agent_last_name="Smith_Jones", marks=grid)


@pytest.fixture(scope="module")
def with_broken_formulas(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """What is found, by what was broken; nothing was under ``whole``."""
    original = telling()
    books = {f"{number}": broken(original, *BREAKS[what][:2]) for number, what in enumerate(BREAKS)}
    done = resaved(books | {"whole": original}, tmp_path_factory.mktemp("broken"))
    found = {what: differences(original, done[f"{number}"]) for number, what in enumerate(BREAKS)}
    return found | {"whole": differences(original, done["whole"])}


def test_nothing_is_found_where_nothing_was_broken(
    with_broken_formulas: Mapping[str, list[str]],
) -> None:
    assert with_broken_formulas["whole"] == []


@pytest.mark.parametrize("what", BREAKS)
def test_a_formula_broken_on_purpose_is_found(
    with_broken_formulas: Mapping[str, list[str]], what: str
) -> None:
    field = BREAKS[what][2]
    assert any(found.startswith(f"{field}:") for found in with_broken_formulas[what])
