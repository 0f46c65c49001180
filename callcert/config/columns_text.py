"""A team's own headings written into its settings, every other line and comment as it was."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

SECTIONS = {"tracker": "tracker", "progress report": "progress"}
"""The table of the settings for each book."""


def columns_text(section: str, entries: Mapping[str, str]) -> str:
    """The lines to paste."""
    import tomlkit

    table = tomlkit.table()
    for ours, theirs in entries.items():
        table.add(ours, theirs)
    document = tomlkit.document()
    document[section] = {"columns": table}
    return tomlkit.dumps(document)


def with_columns(text: str, section: str, entries: Mapping[str, str]) -> str:
    """The settings' text with these entries added under ``[section.columns]``.

    Raises ``ValueError`` where it cannot be done without another key or line changing.
    """
    windows = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    changed = _added(plain, section, entries)
    _check(plain, changed, section, entries)
    return changed.replace("\n", "\r\n") if windows else changed


def _added(text: str, section: str, entries: Mapping[str, str]) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document: Any = tomlkit.parse(text)
        if "columns" not in document.get(section, {}):
            return _appended(text, columns_text(section, entries))
        table = document[section]["columns"]
        rest = _cut_off(table) if isinstance(table, tomlkit.items.Table) else []
        for ours, theirs in entries.items():
            table[ours] = theirs
        if rest:
            table.value.body.extend(rest)
        return tomlkit.dumps(document)
    except TOMLKitError as wrong:
        raise ValueError(str(wrong)) from wrong


def _appended(text: str, table: str) -> str:
    """A table at the end, a blank line before it."""
    whole = text.rstrip("\n")
    return f"{whole}\n\n{table}" if whole else table


def _cut_off(table: Any) -> list[Any]:
    """Takes off what stands below the last entry: it belongs to what comes next."""
    body = table.value.body
    rest: list[Any] = []
    while len(table) and body and body[-1][0] is None:
        rest.insert(0, body.pop())
    return rest


def _check(before: str, after: str, section: str, entries: Mapping[str, str]) -> None:
    """That every value is as before but the new entries, and no line but theirs is another."""
    wanted = tomllib.loads(before)
    columns = wanted.setdefault(section, {}).setdefault("columns", {})
    columns |= entries
    if tomllib.loads(after) != wanted:
        raise ValueError("another setting would change")
    lost = Counter(before.splitlines()) - Counter(after.splitlines())
    lines = [line for line in lost if line.strip()]
    if len(lines) > 1 or any(line.partition("#")[2] not in after for line in lines):
        raise ValueError("a line of it would be lost")
