from datetime import date

import pytest
from pydantic import ValidationError

from callcert.config.settings import Settings


def test_the_defaults_are_those_that_others_rely_on() -> None:
    settings = Settings()
    assert (settings.rules.pass_score, settings.rules.certify_rate) == (85, 80)
    assert settings.calendar.country == "US"
    assert settings.calendar.subdivision is None
    assert settings.calendar.closures == ()
    assert settings.calendar.working_days == ()
    assert settings.tracker.write == "file"
    assert settings.tracker.columns == {}
    assert settings.progress.columns == {}
    assert settings.progress.aliases == {}
    assert settings.certifiers == ()
    assert settings.mail.distribution == ()
    assert (settings.coordinator.name, settings.coordinator.email) == ("", "")
    assert settings.date_order == "mdy"


def test_the_files_lie_where_a_workspace_has_them() -> None:
    files = Settings().files
    assert files.tracker == "ESP Tracker.xlsx"
    assert files.progress == "ESP Agent Progress Report.xlsx"
    assert files.template == "AetnaQAScorecard.xlsx"
    assert (files.incoming, files.scorecards) == ("incoming", "scorecards")
    assert (files.reports, files.outbox) == ("reports", "outbox")


def test_those_who_left_are_known_by_these_words() -> None:
    assert Settings().tracker.left_statuses == (
        "No Longer Employed", "NLE", "Moved", "Transferred", "Termed", "Resigned",
    )  # fmt: skip


def test_everything_the_contract_names_can_be_set() -> None:
    settings = Settings.model_validate(
        {
            "coordinator": {"name": " Ann Lee ", "email": "ann@example.com"},
            "rules": {"pass_score": 90, "certify_rate": 100},
            "calendar": {
                "country": "US",
                "subdivision": "NY",
                "closures": [date(2026, 12, 24)],
                "working_days": [date(2026, 12, 26)],
            },
            "files": {"incoming": "in"},
            "certifiers": [
                {"name": "Pat Otto", "email": "pat@example.com", "shift": "09:00-17:00"},
                {"name": "Kim Roe"},
            ],
            "mail": {
                "sender": "ann@example.com",
                "distribution": ["ops@example.com"],
                "smtp": {"host": "mail", "port": 25, "security": "none", "user": "ann"},
                "imap": {"host": "mail", "port": 993, "security": "starttls", "user": "ann"},
            },
            "tracker": {"write": "plan", "columns": {"Status": "State"}, "left_statuses": ["Gone"]},
            "progress": {"columns": {"Date": "Day"}, "aliases": {"Jane": "Doe, Jane"}},
        }
    )
    assert settings.coordinator.name == "Ann Lee"
    assert [person.shift for person in settings.certifiers] == ["09:00-17:00", None]
    assert settings.mail.imap.security == "starttls"
    assert settings.tracker.left_statuses == ("Gone",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"passwords": {}},
        {"rules": {"pass_mark": 85}},
        {"rules": {"pass_score": 101}},
        {"mail": {"smtp": {"security": "ssl"}}},
        {"mail": {"smtp": {"port": 0}}},
        {"mail": {"imap": {"password": "hush"}}},
        {"tracker": {"write": "yes"}},
        {"certifiers": [{"shift": "nine to five"}]},
        {"certifiers": {"name": "Pat"}},
        {"calendar": {"closures": ["Christmas"]}},
        {"date_order": "ydm"},
        {"files": {"incoming": "scorecards"}},
        {"files": {"scorecards": "./Incoming/"}},
        {"files": {"reports": "outbox"}},
    ],
)
def test_what_is_unknown_or_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)


def test_settings_do_not_change_while_a_run_goes_on() -> None:
    with pytest.raises(ValidationError):
        Settings().files.__setattr__("incoming", "x")
