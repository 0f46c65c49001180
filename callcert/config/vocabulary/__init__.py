"""The words of foreign scorecards, a file for each language; a team may add its own."""

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from callcert.domain.foreign.words import Language, Vocabulary
from callcert.errors import SettingsError

OWN_FILES = "vocabulary*.toml"
"""What a team's own languages are called, in its workspace."""

_FOLDER = Path(__file__).resolve().parent
_COUNTED = {"numbers": "number", "ordinals": "ordinal"}
_TABLES = ("who", "calls", "scores", "items", "marks", "feedback", "values")

Table = dict[str, Sequence[str]]


@lru_cache(maxsize=4)
def vocabulary(workspace: Path | None = None) -> Vocabulary:
    """Every language that comes with callcert, and those of the workspace.

    Raises ``SettingsError`` for a file of the team's that is no vocabulary.
    """
    own = sorted(workspace.glob(OWN_FILES)) if workspace else []
    files = (*sorted(_FOLDER.glob("*.toml")), *own)
    languages = [_language(file) for file in files]
    digest = hashlib.sha256(repr(languages).encode()).hexdigest()[:16]
    return Vocabulary(languages, digest)


def _language(file: Path) -> Language:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as wrong:
        raise SettingsError(f"{file}: cannot be read as a vocabulary: {wrong}") from wrong
    unknown = sorted(set(tables) - {*_TABLES, "language", "date_order"})
    if unknown:
        message = f"{file}: no table of a vocabulary: {', '.join(unknown)}"
        raise SettingsError(f"{message}; the tables are {', '.join(_TABLES)}")
    order = tables.get("date_order")
    if order not in {None, "mdy", "dmy", "ymd"}:
        raise SettingsError(f"{file}: date_order must be mdy, dmy or ymd")
    found = {name: _table(file, name, tables[name]) for name in _TABLES if name in tables}
    return Language(found, order)


def _table(file: Path, name: str, table: Any) -> Table:
    flat: Table = {}
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: {name} must be a table of lists")
    for role, phrases in table.items():
        if role in _COUNTED and _is_list_of(phrases, list):
            flat |= {f"{_COUNTED[role]} {n}": listed for n, listed in enumerate(phrases, start=1)}
        else:
            flat[role] = phrases
    wrong = [role for role, phrases in flat.items() if not _is_list_of(phrases, str)]
    if wrong:
        message = f"{file}: {name}.{wrong[0]} must be a list of words"
        raise SettingsError(message)
    return flat


def _is_list_of(values: Iterable[object], kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(value, kind) for value in values)
