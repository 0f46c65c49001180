"""What becomes of a message."""

from typing import Any

import pytest

from callcert.domain.findings import finding
from callcert.domain.mail_judgement import Look, judge

BOOK = {"workbook": ["Doe.xlsx"]}


def fate(**said: Any) -> tuple[str, list[str]]:
    plain: dict[str, Any] = {"senders": ("pat@example.com",), "role": "returner", "files": BOOK}
    judgement = judge(Look(**plain | said))
    for problem in judgement.problems:
        assert "{" not in finding(problem.code, problem.facts).message
    return judgement.fate, [problem.code for problem in judgement.problems]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("take", [])),
        ({"files": {}}, ("ignore", [])),
        ({"files": {"other": ["logo.png"]}}, ("ignore", [])),
        ({"automatic": True}, ("take", [])),
        ({"role": "agent", "files": {}}, ("take", [])),
        ({"role": "agent", "files": {}, "automatic": True}, ("ignore", [])),
        ({"role": "agent"}, ("quarantine", ["mail-scorecard-of-agent"])),
        ({"role": "ambiguous", "files": {}}, ("quarantine", ["mail-sender-ambiguous"])),
        ({"role": "stranger"}, ("quarantine", ["mail-scorecard-of-stranger"])),
        ({"role": "stranger", "files": {}}, ("quarantine", ["mail-stranger"])),
        ({"role": "stranger", "files": {}, "automatic": True}, ("ignore", [])),
        (
            {"role": "stranger", "files": {"dangerous": ["a.js"]}, "automatic": True},
            ("quarantine", ["mail-stranger"]),
        ),
        ({"senders": ()}, ("quarantine", ["mail-sender-missing"])),
        ({"senders": ("a@x", "b@x")}, ("quarantine", ["mail-sender-missing"])),
        ({"senders": (), "trusted": True}, ("quarantine", ["mail-sender-missing"])),
        ({"verdict": "failed"}, ("quarantine", ["mail-forged"])),
        ({"verdict": "unproven"}, ("take", [])),
        ({"verdict": "unproven", "server": "mx"}, ("quarantine", ["mail-unproven"])),
        ({"verdict": "passed", "server": "mx"}, ("take", [])),
        ({"files": BOOK | {"dangerous": ["a.js"]}}, ("quarantine", ["mail-dangerous"])),
        ({"nested": {"dangerous": ["a.js"]}}, ("quarantine", ["mail-dangerous", "mail-nested"])),
        ({"files": BOOK | {"archive": ["a.zip"]}}, ("quarantine", ["mail-nested"])),
        ({"files": {"message": ["a.eml"]}}, ("quarantine", ["mail-nested"])),
        ({"files": {}, "nested": BOOK}, ("quarantine", ["mail-nested"])),
        ({"files": {"no-workbook": ["a.xlsx"]}}, ("quarantine", ["mail-not-a-workbook"])),
        (
            {"files": {"dangerous": ["a.js"], "archive": ["a.zip"]}, "verdict": "failed"},
            ("quarantine", ["mail-dangerous", "mail-forged", "mail-nested"]),
        ),
    ],
)
def test_each_case_has_its_fate(said: dict[str, Any], expected: tuple[str, list[str]]) -> None:
    assert fate(**said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"role": "stranger"}, ("take", [])),
        ({"role": "stranger", "files": {}}, ("ignore", [])),
        ({"role": "agent"}, ("take", [])),
        ({"verdict": "failed", "server": "mx"}, ("take", [])),
        ({"files": {}, "nested": BOOK}, ("take", [])),
        ({"files": {"message": ["a.eml"]}}, ("ignore", [])),
        ({"files": {"archive": ["a.zip"]}}, ("quarantine", ["mail-nested"])),
        ({"files": BOOK | {"dangerous": ["a.js"]}}, ("quarantine", ["mail-dangerous"])),
        ({"files": {"no-workbook": ["a.xlsx"]}}, ("quarantine", ["mail-not-a-workbook"])),
    ],
)
def test_who_has_looked_at_it_may_overrule_all_but_what_runs(
    said: dict[str, Any], expected: tuple[str, list[str]]
) -> None:
    assert fate(trusted=True, **said) == expected
