import pytest
from pydantic import ValidationError

from callcert.domain.rules import CALLS, COACHED_CALL, Rules


def test_the_defaults_are_the_customers() -> None:
    rules = Rules()
    assert (rules.pass_score, rules.certify_rate, rules.coached_score) == (85, 80, 100)
    assert (rules.calls_hours, rules.tbt_hours, rules.target_days) == (4, 8, 2)
    assert (rules.first_step_after_days, rules.first_step_counts) == (3, "business")
    assert rules.audit_score == 95
    assert rules.equipment_pauses_clock is False


def test_five_calls_of_which_the_first_is_coached() -> None:
    assert (CALLS, COACHED_CALL) == (5, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pass_score", -1),
        ("pass_score", 100.5),
        ("pass_score", float("nan")),
        ("certify_rate", 101),
        ("calls_hours", 0),
        ("calls_hours", float("inf")),
        ("target_days", 0),
        ("first_step_counts", "weeks"),
        ("late_after_minutes", -1),
    ],
)
def test_a_threshold_that_makes_no_sense_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Rules.model_validate({name: value})


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValidationError):
        Rules.model_validate({"pass_mark": 85})


def test_rules_do_not_change_while_a_run_goes_on() -> None:
    with pytest.raises(ValidationError):
        Rules().__setattr__("pass_score", 10)
