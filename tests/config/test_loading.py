import os
from datetime import date
from pathlib import Path

import pytest

from callcert.config.loading import leaves, load_settings
from callcert.config.settings import Settings
from callcert.config.starter import STARTER
from callcert.errors import SettingsError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "callcert.toml"


def refusal(file: Path | None, environment: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as refused:
        load_settings(file, environment)
    return str(refused.value)


def test_without_file_and_environment_the_defaults_hold() -> None:
    assert load_settings(None, {}) == Settings()


def test_a_file_that_is_not_there_leaves_the_defaults(file: Path) -> None:
    assert load_settings(file, {}) == Settings()


def test_an_empty_file_leaves_the_defaults(file: Path) -> None:
    file.touch()
    assert load_settings(file, {}) == Settings()


def test_the_file_of_a_new_workspace_says_the_defaults(file: Path) -> None:
    file.write_text(STARTER, encoding="utf-8")
    assert load_settings(file, {}) == Settings()


def test_what_the_file_of_a_new_workspace_offers_can_be_used(file: Path) -> None:
    lines = STARTER.splitlines()[2:]
    offered = "\n".join(line.removeprefix("# ") for line in lines)
    file.write_text(offered, encoding="utf-8")
    settings = load_settings(file, {})
    assert settings.rules == Settings().rules
    assert settings.coordinator.name
    assert settings.certifiers[0].shift == "09:00-17:00"


def test_the_file_wins_over_the_defaults(file: Path) -> None:
    file.write_text("[rules]\npass_score = 90\n", encoding="utf-8")
    settings = load_settings(file, {})
    assert settings.rules.pass_score == 90
    assert settings.rules.certify_rate == 80


def test_the_environment_wins_over_the_file(file: Path) -> None:
    file.write_text("[rules]\npass_score = 90\ncertify_rate = 100\n", encoding="utf-8")
    settings = load_settings(file, {"CALLCERT_RULES_PASS_SCORE": "95"})
    assert (settings.rules.pass_score, settings.rules.certify_rate) == (95, 100)


@pytest.mark.parametrize(
    ("name", "written", "path", "value"),
    [
        ("RULES_PASS_SCORE", "90", ("rules", "pass_score"), 90),
        ("RULES_PASS_SCORE", "84.5", ("rules", "pass_score"), 84.5),
        ("RULES_EQUIPMENT_PAUSES_CLOCK", "true", ("rules", "equipment_pauses_clock"), True),
        ("RULES_FIRST_STEP_COUNTS", "calendar", ("rules", "first_step_counts"), "calendar"),
        ("DATE_ORDER", "dmy", ("date_order",), "dmy"),
        ("COORDINATOR_NAME", "Ann Lee", ("coordinator", "name"), "Ann Lee"),
        ("CALENDAR_SUBDIVISION", "NY", ("calendar", "subdivision"), "NY"),
        (
            "CALENDAR_CLOSURES",
            "[2026-12-24, 2026-12-31]",
            ("calendar", "closures"),
            (date(2026, 12, 24), date(2026, 12, 31)),
        ),
        (
            "MAIL_DISTRIBUTION",
            '["a@example.com", "b@example.com"]',
            ("mail", "distribution"),
            ("a@example.com", "b@example.com"),
        ),
        ("MAIL_SMTP_HOST", "mail.example.com", ("mail", "smtp", "host"), "mail.example.com"),
        ("MAIL_SMTP_PORT", "587", ("mail", "smtp", "port"), 587),
        ("TRACKER_COLUMNS", '{Status = "State"}', ("tracker", "columns"), {"Status": "State"}),
    ],
)
def test_every_kind_of_setting_can_come_from_the_environment(
    name: str, written: str, path: tuple[str, ...], value: object
) -> None:
    found: object = load_settings(None, {f"CALLCERT_{name}": written})
    for step in path:
        found = getattr(found, step)
    assert found == value


def test_no_two_settings_share_a_name_in_the_environment() -> None:
    names = ["_".join(path) for path in leaves(Settings)]
    assert len(names) == len(set(names))
    assert ("rules", "pass_score") in leaves(Settings)
    assert ("mail", "smtp", "host") in leaves(Settings)


@pytest.mark.parametrize(
    "name", ["CALLCERT_PASS_SCORE", "CALLCERT_RULES", "CALLCERT_", "CALLCERT_rules_pass_score"]
)
def test_an_unknown_name_in_the_environment_is_refused(name: str) -> None:
    assert f"{name}: no setting of that name" in refusal(None, {name: "1"})


@pytest.mark.parametrize(
    "name",
    ["CALLCERT_WORKSPACE", "CALLCERT_SMTP_PASSWORD", "CALLCERT_MAIL_SMTP_PASSWORD",
     "CALLCERT_UPLOAD_TOKEN", "PATH", "callcert_rules_pass_score"],
)  # fmt: skip
def test_secrets_and_other_peoples_variables_are_no_settings(name: str) -> None:
    assert load_settings(None, {name: "hush"}) == Settings()


def test_all_problems_are_listed_at_once(file: Path) -> None:
    file.write_text(
        'colour = "red"\n[rules]\npass_mark = 85\ncertify_rate = 200\n[mail.smtp]\nport = "x"\n',
        encoding="utf-8",
    )
    environment = {"CALLCERT_NONSENSE": "1", "CALLCERT_RULES_CALLS_HOURS": "-1"}
    message = refusal(file, environment)
    for problem in (
        "colour: no setting of that name",
        "rules.pass_mark: no setting of that name",
        "rules.certify_rate: ",
        "200",
        "mail.smtp.port: ",
        "CALLCERT_NONSENSE: no setting of that name",
        "rules.calls_hours: ",
    ):
        assert problem in message
    assert message.startswith(f"{file}: ")
    assert len(message.splitlines()) == 1 + 6


def test_a_password_in_the_file_is_refused_and_never_shown(file: Path) -> None:
    file.write_text('[mail.smtp]\npassword = "hush"\n', encoding="utf-8")
    message = refusal(file, {})
    assert "mail.smtp.password: no setting of that name" in message
    assert "hush" not in message


def test_settings_that_cannot_be_used_end_the_run_with_2() -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(None, {"CALLCERT_NONSENSE": "1"})
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "content", [b"[rules", b"a = 1\na = 2\n", b"pass_score == 85", b"name = '\xff\xfe'\n"]
)
def test_a_broken_file_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert refusal(file, {}).startswith(f"{file}: not readable as TOML: ")


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_text("[rules]\npass_score = 90\n", encoding="utf-8-sig")
    assert load_settings(file, {}).rules.pass_score == 90


def test_windows_line_ends_do_no_harm(file: Path) -> None:
    file.write_bytes(b"[rules]\r\npass_score = 90\r\n")
    assert load_settings(file, {}).rules.pass_score == 90


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    file.mkdir()
    assert refusal(file, {}).startswith(f"{file}: cannot be read: ")


@pytest.mark.parametrize(
    ("content", "variable"),
    [("rules = 5\n", "CALLCERT_RULES_PASS_SCORE"), ('mail = "x"\n', "CALLCERT_MAIL_SMTP_PORT")],
)
def test_a_value_where_a_table_belongs_is_named_beside_the_environment(
    file: Path, content: str, variable: str
) -> None:
    file.write_text(content, encoding="utf-8")
    assert f"{content.split(maxsplit=1)[0]}: " in refusal(file, {variable: "90"})


@pytest.mark.parametrize("written", ["12345", "true", "2026-11-20"])
def test_a_text_from_the_environment_may_look_like_a_number(written: str) -> None:
    settings = load_settings(None, {"CALLCERT_MAIL_SMTP_USER": written})
    assert settings.mail.smtp.user == written


@pytest.mark.parametrize(
    "value",
    [
        "true",
        "[85]",
        "nan",
        '"many"',
        "2026-11-20",
    ],
)
def test_a_threshold_is_a_number(file: Path, value: str) -> None:
    file.write_text(f"[rules]\npass_score = {value}\n", encoding="utf-8")
    assert "rules.pass_score: " in refusal(file, {})


def test_the_environment_itself_is_not_changed() -> None:
    environment = {"CALLCERT_RULES_PASS_SCORE": "90", **os.environ}
    before = dict(environment)
    load_settings(None, environment)
    assert environment == before
