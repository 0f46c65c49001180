"""All foreign forms by name: each a function of chance and the agent it is filled in for.

There are three sets: whoever has learned from the failures of one is measured by another.
"""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from tests.foreign import (
    columns,
    columns_split,
    mixed,
    odd,
    refused,
    rows,
    sheets,
    spanish,
    stacked,
)
from tests.foreign.form import Form
from tests.foreign.people import AGENTS, Agent
from tests.foreign.second import forms as second
from tests.foreign.third import forms as third

Maker = Callable[[Random, Agent], Form]

_ADOPTABLE: dict[str, Maker] = {
    "bank": columns.bank,
    "hospital": columns.hospital,
    "utility": columns.utility,
    "telecom": columns.telecom,
    "retail": columns_split.retail,
    "insurance": columns_split.insurance,
    "airline": columns_split.airline,
    "collections": columns_split.collections,
    "outsourcer": rows.outsourcer,
    "concierge": rows.concierge,
    "outbound": rows.outbound,
    "broker": rows.broker,
    "cable": sheets.cable,
    "airport": sheets.airport,
    "pharmacy": sheets.pharmacy,
    "benefits": sheets.benefits,
    "council": sheets.council,
    "helpdesk": stacked.helpdesk,
    "charity": stacked.charity,
    "theatre": stacked.theatre,
    "halves": stacked.halves,
    "carpark": stacked.carpark,
    "telefonia": spanish.telefonia,
    "banca": spanish.banca,
    "seguros": spanish.seguros,
    "agency": mixed.agency,
    "resort": mixed.resort,
    "transit": mixed.transit,
    "water": mixed.water,
    "shop": mixed.shop,
    "oneline": odd.oneline,
    "clinic": odd.clinic,
    "charter": odd.charter,
    "dispatch": odd.dispatch,
    "lottery": odd.lottery,
    "motel": odd.motel,
    "credit": odd.credit,
}
_REFUSED: dict[str, Maker] = {
    "nameless": refused.nameless,
    "four": refused.four,
    "letters": refused.letters,
    "unknown maximum": refused.unknown_maximum,
    "words only": refused.words_only,
    "tracker": refused.tracker,
    "week": refused.week,
    "averages": refused.averages,
    "six": refused.six,
    "ratings": refused.ratings,
    "two agents": refused.two_agents,
}
ADOPTABLE: dict[str, Maker] = {**_ADOPTABLE, **second.ADOPTABLE, **third.ADOPTABLE}
REFUSED: dict[str, Maker] = {**_REFUSED, **second.REFUSED, **third.REFUSED}
FORMS = ADOPTABLE | REFUSED
_FIRST = (*_ADOPTABLE, *_REFUSED)
_SECOND = (*second.ADOPTABLE, *second.REFUSED)
SETS: Mapping[str, tuple[str, ...]] = {
    "first": _FIRST,
    "second": _SECOND,
    "both": (*_FIRST, *_SECOND),
    "third": (*third.ADOPTABLE, *third.REFUSED),
}


def set_of(name: str) -> str:
    """The set a form belongs to."""
    return next(chosen for chosen in ("first", "second", "third") if name in SETS[chosen])


@cache
def copies(name: str, seed: int, count: int = 2) -> tuple[Form, ...]:
    """Filled copies of one form, A first, each for another agent."""
    agents = Random(f"{seed} {name}").sample(AGENTS, count)
    return tuple(FORMS[name](Random(f"{seed} {name} {i}"), agent) for i, agent in enumerate(agents))
