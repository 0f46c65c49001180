"""Settings that are well formed and still cannot work, such as an unknown country."""

from collections.abc import Callable

from callcert.config.holidays import calendar_of
from callcert.config.settings import Settings
from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT
from callcert.errors import SettingsError
from callcert.mail.addresses import addresses, sender_of
from callcert.mail.smtp import check_server
from callcert.workflows.certifiers import known_certifiers
from callcert.workflows.shared_books import headings_of

_ANY_YEAR = (2026,)


def check_settings(settings: Settings) -> None:
    """Raises one ``SettingsError`` with every problem there is."""
    checks: list[Callable[[], object]] = [
        lambda: calendar_of(settings.calendar, _ANY_YEAR),
        lambda: headings_of(settings.tracker.columns, ESP_TRACKER),
        lambda: headings_of(settings.progress.columns, PROGRESS_REPORT),
        lambda: known_certifiers(settings.certifiers),
        lambda: _check_mail(settings),
    ]
    problems = [problem for check in checks if (problem := _problem(check))]
    if problems:
        raise SettingsError("the settings cannot be used\n  " + "\n  ".join(problems))


def _check_mail(settings: Settings) -> None:
    """Addresses and the server, as far as they are set."""
    mail = settings.mail
    if mail.distribution:
        addresses(mail.distribution, "mail.distribution")
    if mail.sender or settings.coordinator.email:
        sender_of(mail, settings.coordinator)
    if mail.smtp.host:
        check_server(mail.smtp, with_secret=bool(mail.smtp.user))


def _problem(check: Callable[[], object]) -> str:
    try:
        check()
    except SettingsError as wrong:
        return str(wrong)
    return ""
