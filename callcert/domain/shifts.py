"""When certifiers are at work, and how many agents fit into a shift [K1, TF1]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from math import ceil

from callcert.domain.exact import exact
from callcert.domain.people import letters, name_keys, split_name
from callcert.domain.rules import Rules
from callcert.domain.schedule import clock_span, clock_time

USUAL_SHIFT = "09:00-17:00"
"""The shift of a certifier of whom the settings say none."""

MINUTES = 60
"""In an hour."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A certifier's hours on a day; local time, within one day."""

    certifier: str
    opens: time
    closes: time
    email: str = ""

    def since(self, at: time | None) -> time:
        """When work can begin, where it is ``at`` already."""
        return max(self.opens, at) if at else self.opens

    def places(self, rules: Rules, since: time) -> int:
        """How many agents fit, one after the other, from that time of the shift on."""
        minutes = minutes_of(self.closes) - minutes_of(since)
        return max(0, minutes // minutes_per_agent(rules))

    def late_places(self, rules: Rules, since: time) -> int:
        """How many of them fit after midday, for those who are not ready before."""
        return self.places(rules, max(since, clock_time(rules.midday)))


def shift_span(text: str) -> tuple[time, time]:
    """``09:00-17:00`` or ``9:00-17:00``; ``ValueError`` for everything else."""
    parts = (part.strip() for part in text.partition("-")[::2])
    return clock_span("-".join(f"0{part}" if part[1:2] == ":" else part for part in parts))


def certifier_key(name: str) -> str:
    """What certifiers are compared by: ``O'Connor, Grace`` is ``Grace O'Connor``."""
    return min(name_keys(*split_name(name)))


def meant_by(name: str, certifiers: Sequence[str]) -> list[int]:
    """Whom of them a name may mean: who bears it, else all who have it as a part of theirs."""
    key, part = certifier_key(name), letters(name)
    bearers = [number for number, one in enumerate(certifiers) if certifier_key(one) == key]
    if bearers or not part:
        return bearers
    return [number for number, one in enumerate(certifiers) if part in _parts(one)]


def _parts(name: str) -> set[str]:
    return {letters(word) for word in name.replace(",", " ").split()}


def minutes_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * MINUTES + moment.minute


def minutes_per_agent(rules: Rules) -> int:
    """How long the calls of one agent may take, in whole minutes."""
    return max(1, ceil(exact(rules.calls_hours) * MINUTES))
