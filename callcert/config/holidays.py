"""The calendar the settings describe."""

from collections.abc import Iterable

from callcert.config.settings import CalendarSettings
from callcert.domain.calendar import Calendar
from callcert.errors import SettingsError


def calendar_of(settings: CalendarSettings, years: Iterable[int]) -> Calendar:
    """Public holidays of those years, observed days included, with the team's own days."""
    import holidays

    known = holidays.list_supported_countries()
    if settings.country not in known:
        raise SettingsError(
            f"calendar: country {settings.country!r} is not known; "
            "give its two-letter code, such as US"
        )
    if settings.subdivision and settings.subdivision not in known[settings.country]:
        raise SettingsError(
            f"calendar: subdivision {settings.subdivision!r} of {settings.country} is not known; "
            f"it has {', '.join(known[settings.country]) or 'none'}"
        )
    public = holidays.country_holidays(
        settings.country, subdiv=settings.subdivision, years=tuple(years), observed=True
    )
    return Calendar(
        frozenset(public),
        frozenset(settings.closures),
        frozenset(settings.working_days),
        names=dict(public),
    )
