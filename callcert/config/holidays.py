"""The calendar the settings describe."""

from collections.abc import Iterable

from callcert.config.settings import CalendarSettings
from callcert.domain.calendar import Calendar
from callcert.errors import SettingsError


def calendar_of(settings: CalendarSettings, years: Iterable[int]) -> Calendar:
    """Public holidays of those years, observed days included, with the team's own days."""
    import holidays

    try:
        public = holidays.country_holidays(
            settings.country, subdiv=settings.subdivision, years=tuple(years), observed=True
        )
    except NotImplementedError as wrong:
        raise SettingsError(f"calendar: no holidays are known for this place: {wrong}") from wrong
    return Calendar(
        frozenset(public), frozenset(settings.closures), frozenset(settings.working_days)
    )
