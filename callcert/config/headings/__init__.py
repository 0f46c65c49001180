"""What other languages call our headings, a file for each; a team may add its own."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from callcert.domain.headings import ESP_TRACKER, PROGRESS_REPORT
from callcert.domain.lists.wording import HeadingLanguage
from callcert.errors import SettingsError

OWN_FILES = "headings*.toml"
"""What a team's own languages are called, in its workspace."""

_FOLDER = Path(__file__).resolve().parent
_OURS = frozenset({*ESP_TRACKER.headings, *PROGRESS_REPORT.headings})


@lru_cache(maxsize=4)
def heading_languages(workspace: Path | None = None) -> tuple[HeadingLanguage, ...]:
    """Every language that comes with callcert, and those of the workspace.

    Raises ``SettingsError`` for a file of the team's that names no headings.
    """
    own = sorted(workspace.glob(OWN_FILES)) if workspace else []
    return tuple(_language(file) for file in (*sorted(_FOLDER.glob("*.toml")), *own))


def _language(file: Path) -> HeadingLanguage:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise SettingsError(f"{file}: cannot be read: {wrong}") from wrong
    unknown = set(tables) - {"language", "little", "columns", "cells"}
    if unknown or "columns" not in tables:
        message = f"{file}: it must have a table [columns]; language, little and [cells] may be too"
        raise SettingsError(message)
    for table in ("columns", "cells"):
        _check(file, table, tables.get(table, {}))
    _check_list(file, "little", tables.get("little", []))
    return HeadingLanguage(
        str(tables.get("language", file.stem)),
        tables["columns"], tables.get("little", []), tables.get("cells", {}),
    )  # fmt: skip


def _check(file: Path, name: str, table: Any) -> None:
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: {name} must be a table of lists")
    for heading, phrases in table.items():
        if heading not in _OURS:
            raise SettingsError(f"{file}: {name}.{heading} is no heading of ours")
        _check_list(file, f"{name}.{heading}", phrases)


def _check_list(file: Path, name: str, phrases: Any) -> None:
    if not isinstance(phrases, list) or not all(isinstance(one, str) for one in phrases):
        raise SettingsError(f"{file}: {name} must be a list of words")
