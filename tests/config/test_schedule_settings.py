"""``[schedule]``: times, zone, and everything wrong with them at once."""

from datetime import time

import pytest

from callcert.config.loading import load_settings
from callcert.config.settings import Schedule, Settings
from callcert.domain.schedule import Hours
from callcert.errors import SettingsError


def test_the_defaults() -> None:
    assert Settings().schedule.hours == Hours(time(7), time(8), time(18), 15, time(18, 30))
    assert (Schedule().timezone, Schedule().send) == ("", True)


def test_each_can_be_set_from_the_environment() -> None:
    found = load_settings(
        None,
        {
            "CALLCERT_SCHEDULE_MORNING": " 06:30 ",
            "CALLCERT_SCHEDULE_INTAKE": "07:00-23:59",
            "CALLCERT_SCHEDULE_INTAKE_MINUTES": "30",
            "CALLCERT_SCHEDULE_TIMEZONE": "America/New_York",
            "CALLCERT_SCHEDULE_SEND": "false",
        },
    ).schedule
    assert found.hours == Hours(time(6, 30), time(7), time(23, 59), 30, time(18, 30))
    assert (found.timezone, found.send) == ("America/New_York", False)


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "America", "../etc/passwd", "/etc/localtime", "EST5EDT4", "a\0b"]
)
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(SettingsError, match="name of a time zone such as America/New_York"):
        load_settings(None, {"CALLCERT_SCHEDULE_TIMEZONE": zone})


def test_all_problems_are_listed_at_once() -> None:
    wrong = {
        "MORNING": "7am", "EVENING": "25:00", "INTAKE": "18:00-08:00", "INTAKE_MINUTES": "1",
        "TIMEZONE": "Mars", "SEND": "maybe",
    }  # fmt: skip
    with pytest.raises(SettingsError) as refused:
        load_settings(None, {f"CALLCERT_SCHEDULE_{key}": value for key, value in wrong.items()})
    for key in wrong:
        assert f"\n  schedule.{key.lower()}: " in str(refused.value)
