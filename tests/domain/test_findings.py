import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import callcert
from callcert.domain import findings
from callcert.domain.findings import KINDS, Finding, finding

PACKAGE = Path(callcert.__file__).parent
MAKERS = {"finding", "Problem", "Refused", "_held", "_rivals", "PydanticCustomError"}
"""What is called with a code as its first argument."""


def parsed() -> Iterator[ast.Module]:
    for file in PACKAGE.rglob("*.py"):
        if file != Path(findings.__file__) and not file.stem.endswith("_kinds"):
            yield ast.parse(file.read_text(encoding="utf-8"))


def literals(node: ast.expr) -> set[str]:
    """The strings an expression can be, as far as they are written out."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=body, orelse=orelse):
            return literals(body) | literals(orelse)
        case _:
            return set()


def codes_used() -> set[str]:
    codes: set[str] = set()
    for node in (node for module in parsed() for node in ast.walk(module)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in MAKERS:
                codes |= literals(first)
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                codes |= literals(value)
            case _:
                continue
    return codes


def texts_written() -> set[str]:
    """Every text that stands in the code outside the table."""
    nodes = (node for module in parsed() for node in ast.walk(module))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def words(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_that_is_used_is_in_the_table() -> None:
    used = codes_used()
    assert used - KINDS.keys() == set()


def test_every_code_of_the_table_is_used() -> None:
    assert KINDS.keys() - texts_written() == set()


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_can_be_told(code: str) -> None:
    kind = KINDS[code]
    facts = {name: f"<{name}>" for name in words(kind.message) | words(kind.fix)}
    found = finding(code, facts, sheet="Scorecard", cell="D12")
    assert found.code == code
    assert found.severity == kind.severity
    for told, template in ((found.message, kind.message), (found.fix, kind.fix)):
        assert told
        assert not set("{}") & set(told)
        assert all(f"<{name}>" in told for name in words(template))
    assert (found.file, found.sheet, found.cell) == (None, "Scorecard", "D12")


def test_braces_in_what_people_typed_stay_as_they_are() -> None:
    assert '"{call}"' in finding("mark-invalid", {"call": 2, "shown": "{call}"}).message


@pytest.mark.parametrize("code", ["", "no-such-code", "Mark-Blank"])
def test_an_unknown_code_is_a_key_error(code: str) -> None:
    with pytest.raises(KeyError):
        finding(code)


def test_a_fact_that_is_missing_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        finding("mark-blank")


@pytest.mark.parametrize(
    ("who", "message"),
    [
        ("Doe, Jane", "Doe, Jane: the row says nothing"),
        ("", "the row says nothing"),
        ("Row, Alan", "the row says nothing"),
    ],
)
def test_a_finding_says_whom_it_is_about_unless_it_does_already(who: str, message: str) -> None:
    found = Finding("x", "warning", "the row says nothing", "fix")
    assert found.about(who).message == message


def test_a_finding_is_given_its_file() -> None:
    found = finding("encrypted")
    placed = found.at("/in/a.xlsx")
    assert placed == Finding(
        "encrypted", "error", found.message, found.fix, "/in/a.xlsx", None, None
    )
    assert found.file is None


@pytest.mark.parametrize(
    "code",
    [
        "unreadable", "encrypted", "too-large", "unknown-layout", "agent-name-missing",
        "mark-blank", "call-blank", "mark-invalid", "mark-above-points", "no-applicable-points",
        "total-differs", "file-rate-differs", "already-have-one", "several-returned",
    ],
)  # fmt: skip
def test_what_rejects_or_holds_a_scorecard_is_an_error(code: str) -> None:
    assert KINDS[code].severity == "error"


@pytest.mark.parametrize(
    "code",
    [
        "certifier-missing", "date-missing", "agent-id-missing", "times-missing",
        "times-backwards", "calls-too-long", "did-well-missing", "marked-down-missing",
        "call-1-blank", "call-1-total", "no-cached-totals", "macros", "namesake",
    ],
)  # fmt: skip
def test_what_stops_nothing_is_a_warning(code: str) -> None:
    assert KINDS[code].severity == "warning"
