from collections.abc import Sequence

from callcert.domain.escalation_report import EscalationReport
from callcert.domain.findings import Finding
from tests.domain.class_evidence import FRIDAY, RULES, stands

WARNING = Finding("x", "warning", "", "")
ERROR = Finding("x", "error", "", "")


def report(findings: Sequence[Finding], older: Sequence[Finding] = ()) -> EscalationReport:
    return EscalationReport(FRIDAY, RULES, [stands(FRIDAY)], findings, older, ())


def test_only_errors_are_for_a_person_to_put_right() -> None:
    assert not report([]).has_errors
    assert not report([WARNING]).has_errors
    assert report([WARNING, ERROR]).has_errors
    assert not report([], older=[ERROR]).has_errors
