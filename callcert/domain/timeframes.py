"""How long things may take."""

from datetime import datetime, timedelta

from callcert.domain.rules import Rules


def time_on_calls(connected: datetime, completed: datetime) -> timedelta:
    """From the moment the certifier connected to the end of the last call; may be negative."""
    return completed - connected


def calls_too_long(spent: timedelta, rules: Rules) -> bool:
    """The five calls may take four hours from when the certifier connected [TF1]; more is over."""
    return spent > timedelta(hours=rules.calls_hours)


def spoken(spent: timedelta) -> str:
    """A span in hours and minutes; seconds are kept only where they decide."""
    minutes, seconds = divmod(int(spent.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours} h {minutes:02d} min"
    return f"{text} {seconds:02d} s" if seconds else text
