"""Who is on the forms: agents whose names are hard to read, and the people around them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


@dataclass(frozen=True, slots=True)
class Agent:
    """``splits`` are other divisions of the written-out name that are just as fair."""

    last: str
    first: str
    splits: tuple[tuple[str, str], ...] = ()


AGENTS = (
    Agent("Okonkwo", "Adaeze"),
    Agent("O'Neill", "Siobhan"),
    Agent("de la Cruz", "Marisol", (("Cruz", "Marisol de la"),)),
    Agent("van der Berg", "Pieter", (("Berg", "Pieter van der"),)),
    Agent("Robinson Jr.", "Marcus", (("Robinson", "Marcus Jr."), ("Robinson", "Marcus"))),
    Agent("Smith-Ramírez", "Lucía"),
    Agent("Nuñez", "José"),
    Agent("D’Angelo", "Tony"),
    Agent("Müller", "Jürgen"),
    Agent("Nguyen", "Thi Mai", (("Mai Nguyen", "Thi"),)),
    Agent("St. John", "Erica", (("John", "Erica St."),)),
    Agent("Kowalczyk", "Łucja"),
    Agent("Al-Hassan", "Fatima"),
    Agent("García López", "Ana", (("López", "Ana García"),)),
    Agent("Washington III", "Andre", (("Washington", "Andre III"), ("Washington", "Andre"))),
    Agent("MacLeod", "Mary Ann", (("Ann MacLeod", "Mary"),)),
    Agent("Ng", "Wei"),
    Agent("Thompson", "Latoya"),
    Agent("Patel", "Harsh"),
    Agent("Day", "Ashley"),
    Agent("Bell", "Dakota"),
    Agent("Lee", "Scott"),
)
CERTIFIERS = (
    "Paul Brandt",
    "Denise Whitlock",
    "Ana-Lucia Ferreira",
    "K. Osei",
    "Renée Dubois",
    "Tom Hanley",
    "Priya Raman",
    "Bill McGrath",
)
OTHERS = (
    "Sandra Koch",
    "Michael Dunn",
    "Jo Abernathy",
    "Carlos Vidal",
    "Theresa Wood",
    "Ian Frost",
)
FIRST_DAY = date(2026, 1, 5)
SPAN = 300


@dataclass(frozen=True, slots=True)
class Person:
    """One agent on one form, and how this form writes names and days."""

    last: str
    first: str
    agent_id: str | None
    certifier: str | None
    day: date | None
    others: tuple[str, ...]
    splits: tuple[tuple[str, str], ...] = ()
    name_kind: str = "last, first"

    @property
    def name(self) -> str:
        if self.name_kind == "first last":
            return f"{self.first} {self.last}"
        return f"{self.last}, {self.first}"

    @property
    def agent_number(self) -> int | None:
        """The ID where a sheet holds it as a number."""
        return int(self.agent_id) if self.agent_id else None

    @property
    def fair_names(self) -> frozenset[tuple[str, str]]:
        other = self.splits if self.name_kind == "first last" else ()
        return frozenset({(self.last, self.first), *other})


def person(
    rng: Random, agent: Agent, kind: str = "last, first", digits: str = "E####", always: str = ""
) -> Person:
    """The agent on a day; ID, certifier or date may be missing, unless named in ``always``."""
    number = "".join(str(rng.randrange(10)) if sign == "#" else sign for sign in digits)
    day = FIRST_DAY + timedelta(days=rng.randrange(SPAN))
    certifier = rng.choice(CERTIFIERS)
    left_out = rng.choice(("", "", "", "", "id", "certifier", "date"))
    left_out = "" if left_out in always.split() else left_out
    return Person(
        last=agent.last,
        first=agent.first,
        agent_id=None if left_out == "id" else number,
        certifier=None if left_out == "certifier" else certifier,
        day=None if left_out == "date" else day,
        others=tuple(rng.sample(OTHERS, 3)),
        splits=agent.splits,
        name_kind=kind,
    )
