from datetime import date

from callcert.domain.form import Problem, single, text
from callcert.domain.scorecard import ErrorValue
from tests.domain.returned_form import cell


def test_a_field_of_one_cell_gives_its_value() -> None:
    assert single({"certifier": cell("Pat")}, "certifier") == "Pat"


def test_a_field_the_form_does_not_have_is_blank() -> None:
    assert single({}, "certifier") is None
    assert text({}, "certifier") == ""


def test_text_is_trimmed_and_reads_as_typed() -> None:
    assert text({"agent_id": cell(" E1042 ")}, "agent_id") == "E1042"
    assert text({"agent_id": cell(1042.0)}, "agent_id") == "1042"
    assert text({"agent_id": cell(date(2026, 11, 20))}, "agent_id") == "11/20/2026"
    assert text({"agent_id": cell(None)}, "agent_id") == ""


def test_a_failed_formula_says_nothing() -> None:
    assert text({"agent_id": cell(ErrorValue("#REF!"))}, "agent_id") == ""


def test_a_problem_without_facts_has_none() -> None:
    assert Problem("macros").facts == {}
