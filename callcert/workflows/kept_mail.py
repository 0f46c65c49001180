"""Copies of messages, byte for byte, under names that say when and from whom."""

from datetime import date
from pathlib import Path

from callcert.domain.naming import clean_name
from callcert.errors import OutsideError
from callcert.filing.disk import put
from callcert.workflows.mail_files import Arrival
from callcert.workflows.returned import reason_of

_LONGEST_SENDER = 60


def message_name(day: date, sender: str, key: str, arrival: Arrival) -> str:
    """``2026-11-20 pat@example.com 1a2b3c4d.eml``: always the same for the same message."""
    who = clean_name(sender)[:_LONGEST_SENDER].rstrip(" .") or "nobody"
    ending = ".msg" if arrival.is_outlook else ".eml"
    return f"{day.isoformat()} {who} {key[:12].replace(' ', '-')}{ending}"


def keep_message(folder: Path, name: str, content: bytes) -> None:
    """Keeps it, whole or not at all; ``OutsideError`` where the folder cannot be written."""
    file = folder / Path(name).name
    try:
        put(file, content)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {reason_of(wrong)}") from wrong
