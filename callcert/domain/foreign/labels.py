"""Which texts on a form name who and when: ``Agent Name:``, ``Rep #``, ``Evaluated by``."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from callcert.domain.cells import Spot
from callcert.domain.foreign.pages import LONGEST_LABEL, Page
from callcert.domain.foreign.words import Vocabulary, Words, words

WhoField = Literal["agent", "last", "first", "id", "certifier", "date"]


_COLONS = ":\N{FULLWIDTH COLON}"
_INLINE = re.compile(
    rf"(?P<label>[^{_COLONS}\n]{{2,40}}?)\s*[{_COLONS}]\s*(?P<value>[^{_COLONS}\s].*)", re.DOTALL
)


_MOST_UNKNOWN = 1


SURE_LABEL = 3


WEAK_LABEL = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A text that names a field: how surely, and what stands behind its colon.

    ``inline`` is None where the value stands in a cell of its own, and empty where it is to be
    entered behind the colon and is not there yet.
    """

    field: WhoField
    spot: Spot
    text: str
    strength: int
    inline: str | None = None


def field_of(text: str, vocabulary: Vocabulary) -> tuple[WhoField, int] | None:
    """The field a label names, with its strength from 1 to 3; None for any other text."""
    cut = [
        (phrase, roles)
        for phrase, roles in vocabulary.phrases("who", words(text))
        if roles != {"little"} or phrase in {("by",), ("on",)}
    ]
    if not cut or len(cut) > _MOST_PHRASES:
        return None
    unknown = sum(not roles for _, roles in cut)
    roles = frozenset(role for _, found in cut for role in found) - {"little"}
    if roles and unknown <= _MOST_UNKNOWN:
        found = _field(roles, {" ".join(phrase) for phrase, _ in cut})
        if found and (not unknown or text.rstrip().endswith(":") or found[0] == "date"):
            trailing = 1 if not cut[-1][1] else 0
            return (found[0], max(1, found[1] - unknown - trailing))
    return _by_its_head(cut, roles)


def _by_its_head(
    cut: list[tuple[Words, frozenset[str]]], roles: frozenset[str]
) -> tuple[WhoField, int] | None:
    """What the last words say, whatever the ones before them: ``Support rep``, ``Rechecked by``."""
    phrase, before = cut[-1][0], cut[0][0][0]
    begin = next((i for i, (_, found) in enumerate(cut) if "agent" in found), 0)
    modifiers = [found for _, found in cut[:begin]]
    if 0 < begin < _LONGEST_NAMING and all(not one or one <= {"other_person"} for one in modifiers):
        rest = frozenset(role for _, found in cut[begin:] for role in found) - {"little"}
        found = _field(rest, {" ".join(words_) for words_, _ in cut[begin:]})
        return (found[0], max(1, found[1] - 1)) if found else None
    if len(cut) > _LONGEST_NAMING or roles & {"sign", "other_person", "other_date", "id"}:
        return None
    if phrase == ("by",) and before.endswith("ed"):
        return "certifier", SURE_LABEL - 1
    if phrase == ("on",) and before.endswith("ed"):
        return "date", SURE_LABEL - 1
    return None


_LONGEST_NAMING = 3
"""Words of a label whose last one alone tells what it is."""


_MOST_PHRASES = 5


_NUMBERS = {"no", "nr", "number", "num", "#", "code", "ref", "file", "hr", "user", "clock", "alias"}
"""Words that number people only beside a word for them."""


_WHO = frozenset({"agent", "name"})
_SCORERS = frozenset({"maybe_certifier", "maybe_agent", "name"})


def _field(roles: frozenset[str], phrases: set[str]) -> tuple[WhoField, int] | None:  # noqa: PLR0911
    if roles & {"sign", "other_person", "other_date"}:
        return None
    if {"last", "first"} <= roles <= _WHO | {"last", "first"}:
        return "agent", SURE_LABEL
    if {"last", "name"} <= roles <= _WHO | {"last"}:
        return "agent", SURE_LABEL
    if "last" in roles and roles <= _WHO | {"last"}:
        return "last", SURE_LABEL
    if "first" in roles and roles <= _WHO | {"first"}:
        return "first", SURE_LABEL
    if "id" in roles and roles <= _WHO | {"id"}:
        return _id_or_agent(roles, phrases)
    if roles <= _WHO:
        return "agent", SURE_LABEL if "agent" in roles else WEAK_LABEL
    return _certifier_or_date(roles)


def _id_or_agent(roles: frozenset[str], phrases: set[str]) -> tuple[WhoField, int] | None:
    if "name" in roles:
        return "agent", SURE_LABEL
    if "agent" in roles:
        return "id", SURE_LABEL
    return None if phrases <= _NUMBERS else ("id", WEAK_LABEL + 1)


def _certifier_or_date(roles: frozenset[str]) -> tuple[WhoField, int] | None:
    if "certifier" in roles and roles <= _SCORERS | {"certifier", "agent"}:
        return "certifier", SURE_LABEL
    if "maybe_certifier" in roles and roles <= _SCORERS:
        return "certifier", WEAK_LABEL
    if "date" in roles and roles <= {"date", "certifier", "maybe_certifier", "maybe_agent"}:
        return "date", SURE_LABEL
    return ("date", WEAK_LABEL) if roles == {"maybe_date"} else None


def labels_on(page: Page, vocabulary: Vocabulary) -> list[Label]:
    """Every label of a field on a sheet that people can see."""
    found = []
    for row, column, text in page.texts():
        if page.is_hidden(row, column) or is_bracketed(text):
            continue
        spot = page.spot(row, column)
        inline = _INLINE.fullmatch(text)
        if inline and (field := field_of(inline["label"], vocabulary)):
            found.append(Label(*_named(field, spot, inline["label"]), inline["value"].strip()))
        elif page.label(row, column) and (field := field_of(text, vocabulary)):
            found.append(Label(*_named(field, spot, text)))
    return _paired(page, _filled_in_place(found), vocabulary)


def _filled_in_place(labels: list[Label]) -> list[Label]:
    """On a form that is filled in behind its colons, a bare colon is a blank field."""
    inline = sum(label.inline is not None for label in labels)
    if inline * 2 <= len(labels):
        return labels
    return [
        replace(label, text=label.text.rstrip(" :"), inline="")
        if label.inline is None and label.text.endswith(":")
        else label
        for label in labels
    ]


def _paired(page: Page, labels: list[Label], vocabulary: Vocabulary) -> list[Label]:
    """A word that has an ID beside it is a word for the agent: ``Steward``, ``Steward ID``."""
    if any(label.field in {"agent", "last"} and label.strength > WEAK_LABEL for label in labels):
        return labels
    bearers = set()
    for _, _, text in page.texts():
        cut = vocabulary.phrases("who", words(text)) if len(text) <= LONGEST_LABEL else []
        noun = [phrase for phrase, roles in cut if not roles or roles <= _SCORERS - {"name"}]
        if len(cut) == len(noun) + 1 and noun and "id" in cut[-1][1] | cut[0][1]:
            bearers.add(noun[0][0][:_STEM])
    found = [label for label in labels if not _is_bearer(label.text, bearers)]
    for row, column, text in page.texts():
        inline = _INLINE.fullmatch(text)
        named = inline["label"] if inline else page.label(row, column)
        if named and _is_bearer(named, bearers):
            behind = inline["value"].strip() if inline else None
            spot = page.spot(row, column)
            found.append(Label("agent", spot, " ".join(named.split()), SURE_LABEL - 1, behind))
    return found


_STEM = 4


def _is_bearer(text: str, bearers: set[str]) -> bool:
    said = words(text)
    return len(said) == 1 and said[0][:_STEM] in bearers


def _named(field: tuple[WhoField, int], spot: Spot, text: str) -> tuple[WhoField, Spot, str, int]:
    return field[0], spot, " ".join(text.split()), field[1]


def is_bracketed(text: str) -> bool:
    """Whether a text stands for what is to be entered: ``<name>``, ``[Agent name]``."""
    return bool(text) and (text[0], text[-1]) in {("<", ">"), ("[", "]"), ("{", "}")}


def is_label_like(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names something, if only what nobody asked for: ``Hire date``, ``Goal``."""
    if not text or is_bracketed(text):
        return False
    if text.endswith(":"):
        return True
    cut = vocabulary.phrases("who", words(text))
    if cut and all(roles for _, roles in cut):
        return True
    return any(vocabulary.exact(table, text) for table in ("scores", "items", "feedback", "calls"))
