"""What the filed scorecards replaced, from the trace that callcert itself has left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from callcert.domain.naming import parse_file_name
from callcert.filing.ledger import Event


@dataclass(frozen=True, slots=True)
class Replaced:
    """A scorecard in whose place another was filed: when it was, and its rate in percent."""

    filed_on: date
    pass_rate: int


Chain = tuple[Replaced, ...]


def replaced(events: Iterable[Event]) -> Mapping[str, Chain]:
    """Name of a filed scorecard → what it replaced, and what that did, the oldest first.

    The rate is in the name that callcert gave the scorecard when it filed these very bytes; a
    file that somebody else has put there tells nothing.
    """
    found: dict[str, Chain] = {}
    filed: dict[tuple[str, str], date] = {}
    gone: list[tuple[str, str]] = []
    for event in events:
        if event.what == "superseded":
            gone.append((PurePath(event.file).name, event.digest))
        elif event.what == "filed":
            name = PurePath(event.target).name
            older = [one for one in gone if one in filed and _is_of(one[0], name)]
            found[name] = tuple(
                each
                for one in older
                for each in (*found.get(one[0], ()), *_read(one[0], filed[one]))
            )
            filed[name, event.digest] = event.day
            gone.clear()
    return found


def _is_of(one: str, other: str) -> bool:
    """Whether two names are of one agent; a filing that was cut off leaves no trace of its own."""
    names = [parse_file_name(PurePath(name).stem) for name in (one, other)]
    return len({name[:2] if name else None for name in names}) == 1


def _read(name: str, day: date) -> Chain:
    parsed = parse_file_name(PurePath(name).stem)
    return (Replaced(day, parsed[2]),) if parsed else ()
