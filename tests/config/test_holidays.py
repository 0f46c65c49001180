from datetime import date

import pytest

from callcert.config.holidays import calendar_of
from callcert.config.settings import CalendarSettings
from callcert.domain.calendar import Calendar
from callcert.errors import SettingsError


def calendar(**settings: object) -> Calendar:
    return calendar_of(CalendarSettings.model_validate(settings), range(2026, 2029))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 9, 7),
        date(2026, 11, 11),
        date(2026, 11, 26),
        date(2026, 12, 25),
    ],
)
def test_us_federal_holidays_are_days_off(day: date) -> None:
    assert day.weekday() < 5
    assert not calendar().is_business_day(day)


@pytest.mark.parametrize(
    "observed",
    [date(2026, 7, 3), date(2027, 7, 5), date(2027, 6, 18), date(2027, 12, 24), date(2027, 12, 31)],
)
def test_a_holiday_on_a_weekend_is_observed_beside_it(observed: date) -> None:
    assert not calendar().is_business_day(observed)


def test_new_years_day_observed_the_year_before_needs_no_further_year() -> None:
    only_2027 = calendar_of(CalendarSettings(), [2027])
    assert not only_2027.is_business_day(date(2027, 12, 31))


@pytest.mark.parametrize("day", [date(2026, 11, 27), date(2026, 2, 12), date(2026, 12, 24)])
def test_days_that_only_some_states_keep_are_business_days(day: date) -> None:
    assert calendar().is_business_day(day)


def test_a_subdivision_adds_its_own_days() -> None:
    after_thanksgiving = date(2026, 11, 27)
    assert not calendar(subdivision="CA").is_business_day(date(2026, 3, 31))
    assert not calendar(subdivision="TX").is_business_day(after_thanksgiving)


def test_another_country_has_its_own_days() -> None:
    german = calendar(country="DE")
    assert german.is_business_day(date(2026, 11, 26))
    assert not german.is_business_day(date(2026, 12, 25))


def test_closures_and_working_days_are_the_teams_own() -> None:
    own = calendar(closures=[date(2026, 12, 24)], working_days=[date(2026, 11, 26)])
    assert not own.is_business_day(date(2026, 12, 24))
    assert own.is_business_day(date(2026, 11, 26))


@pytest.mark.parametrize(
    "place",
    [
        {"country": "XX"},
        {"country": ""},
        {"country": "United States"},
        {"country": "US", "subdivision": "ZZ"},
    ],
)
def test_a_place_without_known_holidays_is_a_settings_error(place: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="calendar: ") as refused:
        calendar(**place)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("name", ["utils", "list_supported_countries", "HolidayBase"])
def test_a_word_that_is_no_country_is_none(name: str) -> None:
    with pytest.raises(SettingsError, match="calendar: "):
        calendar(country=name)
