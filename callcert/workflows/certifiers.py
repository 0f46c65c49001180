"""Which certifiers are at work today: the settings, and what the coordinator says of the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from callcert.config.settings import Certifier
from callcert.config.workspace import Workspace
from callcert.domain.schedule import clock_time
from callcert.domain.shifts import USUAL_SHIFT, Shift, certifier_key, meant_by, shift_span
from callcert.errors import SettingsError, UsageError


@dataclass(frozen=True, slots=True)
class Attendance:
    """What is said of a day, as typed: who is absent, other shifts (``Name=09:00-13:00``), and
    the time of day from which calls can begin (``13:00``; empty for the beginning of each shift).
    """

    absent: Sequence[str] = ()
    shifts: Sequence[str] = ()
    at: str = ""

    @property
    def begins(self) -> time | None:
        """That time; ``UsageError`` for one that is none."""
        if not self.at:
            return None
        try:
            return clock_time(self.at)
        except ValueError as wrong:
            raise UsageError(f"--at {wrong}") from wrong


def on_shift(workspace: Workspace, said: Attendance) -> tuple[list[Shift], list[str]]:
    """Who is on shift, in the order of the settings, and who is absent.

    ``UsageError`` for a name that is no certifier's, ``SettingsError`` where two bear one name.
    """
    known = known_certifiers(workspace.settings.certifiers)
    absent = {_the_one(known, name, "--absent") for name in said.absent}
    for key, span in _other_shifts(known, said.shifts):
        known[key] = replace(known[key], opens=span[0], closes=span[1])
    here = [shift for key, shift in known.items() if key not in absent]
    return here, [shift.certifier for key, shift in known.items() if key in absent]


def the_certifier(workspace: Workspace, name: str) -> Shift:
    """The certifier of that name; ``UsageError`` where there is none."""
    known = known_certifiers(workspace.settings.certifiers)
    return known[_the_one(known, name, "--certifier")]


def named_certifier(workspace: Workspace, name: str) -> Shift | None:
    """The certifier whom the tracker names; None for one the settings do not know."""
    known = [*known_certifiers(workspace.settings.certifiers).values()]
    meant = meant_by(name, [shift.certifier for shift in known])
    return known[meant[0]] if len(meant) == 1 else None


def known_certifiers(certifiers: Sequence[Certifier]) -> dict[str, Shift]:
    """Every certifier by name; ``SettingsError`` for one without, and where two bear one."""
    known: dict[str, Shift] = {}
    for one in certifiers:
        key = certifier_key(one.name)
        if not key:
            raise SettingsError("certifiers: one of them has no name; name everybody")
        if key in known:
            raise SettingsError(f"certifiers: {one.name} is listed twice; keep one of the two")
        known[key] = Shift(one.name, *shift_span(one.shift or USUAL_SHIFT), one.email)
    return known


def _the_one(known: dict[str, Shift], name: str, option: str) -> str:
    """The key of whom a name means: the whole name, or a part of it that only one has."""
    meant = meant_by(name, [shift.certifier for shift in known.values()])
    if len(meant) == 1:
        return [*known][meant[0]]
    if not known:
        message = f"{option}: the settings name no certifiers"
        raise UsageError(f"{message}; list them in callcert.toml, each under [[certifiers]]")
    names = ", ".join(shift.certifier for shift in known.values())
    why = "may be several" if meant else "is no certifier"
    raise UsageError(f"{option}: {name} {why}; there are {names}")


def _other_shifts(
    known: dict[str, Shift], said: Sequence[str]
) -> Iterator[tuple[str, tuple[time, time]]]:
    for text in said:
        name, equals, span = text.rpartition("=")
        if not equals:
            raise UsageError(f'--shift {text}: say it as "Name=09:00-13:00"')
        try:
            hours = shift_span(span)
        except ValueError as wrong:
            raise UsageError(f"--shift {text}: the hours {wrong}") from wrong
        yield _the_one(known, name, "--shift"), hours
