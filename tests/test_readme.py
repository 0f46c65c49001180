"""The README is held to the code: its tables, its commands, and the output it shows."""

import re
from pathlib import Path

import pytest

from callcert.config.layout_file import read_layout
from callcert.config.loading import leaves, load_settings
from callcert.config.settings import Settings
from callcert.domain.findings import KINDS
from callcert.domain.letter import LETTER_FIELDS
from tests.commands import callcert
from tests.readme import README, block, exit_codes_of_the_source, tables

COMMANDS = {
    "score", "init", "template", "build", "adopt", "escalations", "deliver", "progress", "sync",
    "equipment",
    "report", "clear", "troubleshoot", "eod-report", "doctor", "config", "show", "check",
    "schedule", "install", "remove", "status", "outbox", "list", "send",
    "feedback", "guide", "letter", "upload", "agent",
    "brief", "assign", "issue",
    "collect",
}  # fmt: skip
TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["demo", "escalations", "pairs", "findings", "settings"])
def test_the_generated_tables_are_current(name: str) -> None:
    assert block(TEXT, name) == tables()[name], "renew it with: make readme"


def test_the_output_it_shows_has_all_parts() -> None:
    shown = block(TEXT, "demo")
    assert "files received:" in shown
    assert "REJECTED:" in shown
    assert "certified" in shown
    assert "→" in shown


def test_the_findings_table_has_every_code() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (error|warning) \|", block(TEXT, "findings"), re.M)
    assert dict(rows) == {code: kind.severity for code, kind in KINDS.items()}


def test_the_exit_codes_are_those_of_the_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", block(TEXT, "exit-codes"), re.M)}
    assert listed == exit_codes_of_the_source()


def test_every_setting_is_listed() -> None:
    listed = re.findall(r"`([a-z_]+(?:\.[a-z_]+)*)`", block(TEXT, "settings"))
    assert {".".join(path) for path in leaves(Settings)} <= set(listed)


def test_the_example_settings_are_accepted(workspace: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", TEXT, re.S)
    examples = [one for one in examples if "[who]" not in one and "[labels]" not in one]
    assert len(examples) == 5
    for example in examples:
        (workspace / "callcert.toml").write_text(example)
        assert load_settings(workspace / "callcert.toml", {}) != Settings()


def test_every_command_and_option_it_names_exists() -> None:
    lines = re.findall(r"^    (callcert [^\n]+)$|`(callcert [^`]+)`", TEXT, re.M)
    assert len(lines) > 10
    for line in lines:
        words = re.split(r"\s{2,}", line[0] or line[1])[0].split()[1:]
        if not words:
            continue
        command = [word for word in words[:2] if word in COMMANDS]
        assert command or words[0].startswith("-"), line
        shown = callcert(*command, "--help").out
        for option in (word for word in words if word.startswith("--")):
            assert option in shown, line


def test_every_placeholder_of_a_letter_is_listed() -> None:
    listed = dict(re.findall(r"^\| `\{\{ (\w+) \}\}` \| (.+) \|$", TEXT, re.M))
    assert listed == dict(LETTER_FIELDS)


def test_the_layout_by_hand_is_one(tmp_path: Path) -> None:
    shown = block(TEXT, "layout").removeprefix("```toml\n").removesuffix("```\n")
    file = tmp_path / "scorecard-layout.toml"
    file.write_text(shown, encoding="utf-8")
    layout = read_layout(file)
    assert (len(layout.scores), layout.items is not None, len(layout.labels)) == (5, True, 3)


CLAUSES = (
    "T1",
    *(f"TF{number}" for number in range(1, 5)),
    *(f"C{number}" for number in range(1, 11)),
    *(f"K{number}" for number in range(1, 14)),
    *(f"X{number}" for number in range(1, 4)),
)
"""Every sentence of the team's written expectations, by its code."""


def test_every_clause_has_its_command() -> None:
    rows = re.findall(r"^\| (\w+) \| .+ \| (.+) \|$", block(TEXT, "clauses"), re.M)
    assert [clause for clause, _ in rows[1:]] == list(CLAUSES)
    for clause, where in rows[1:]:
        named = re.findall(r"`callcert ([^`]+)`", where)
        assert named, clause
        for line in named:
            command, *options = line.split()
            shown = callcert(command, "--help")
            assert shown.code == 0, line
            assert all(option in shown.out for option in options), line


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_code_names_every_clause_it_carries_out(clause: str) -> None:
    package = README.parent / "callcert"
    named = re.compile(rf"\[(?:[A-Z]+\d+, )*{clause}(?:, [A-Z]+\d+)*\]")
    assert any(named.search(file.read_text("utf-8")) for file in package.rglob("*.py"))
