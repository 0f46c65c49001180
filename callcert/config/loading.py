"""Settings from the file and the environment, the latter winning; all problems at once."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from callcert.config.settings import Settings
from callcert.errors import SettingsError

FILE_NAME = "callcert.toml"
PREFIX = "CALLCERT_"
NOT_SETTINGS = ("CALLCERT_WORKSPACE",)
SECRETS = ("_PASSWORD", "_TOKEN")


def load_settings(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings in force; ``file`` may be missing.

    ``CALLCERT_RULES_PASS_SCORE=90`` sets ``pass_score`` under ``[rules]``. Raises
    ``SettingsError`` naming every key that is unknown or has a value that does not fit.
    """
    values = read_file(file) if file and file.exists() else {}
    problems = _overlay(values, environment)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as wrong:
        problems += [_spoken(error) for error in wrong.errors(include_url=False)]
    if problems:
        where = f"{file}: " if file else ""
        raise SettingsError(f"{where}the settings cannot be used\n  " + "\n  ".join(problems))
    return settings


def read_file(file: Path) -> dict[str, Any]:
    """What stands in the file; ``SettingsError`` where it is not readable."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise SettingsError(f"{file}: not readable as TOML: {wrong}") from wrong
    except OSError as wrong:
        raise SettingsError(f"{file}: cannot be read: {wrong.strerror}") from wrong


def _overlay(values: dict[str, Any], environment: Mapping[str, str]) -> list[str]:
    keys = {f"{PREFIX}{'_'.join(path).upper()}": (path, kind) for path, kind in _leaves(Settings)}
    problems = []
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in NOT_SETTINGS or name.endswith(SECRETS):
            continue
        if name not in keys:
            problems.append(f"environment variable {name}: no setting of that name")
            continue
        (*tables, key), kind = keys[name]
        table: Any = values
        for step in tables:
            table = table.setdefault(step, {}) if isinstance(table, dict) else None
        if isinstance(table, dict):  # what is none is among the problems of the file
            table[key] = environment[name] if _is_text(kind) else _value(environment[name])
    return problems


def leaves(model: type[BaseModel]) -> list[tuple[str, ...]]:
    """The path of every single setting, ``("rules", "pass_score")``."""
    return [path for path, _ in _leaves(model)]


def _leaves(model: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from (((name, *rest), inner) for rest, inner in _leaves(kind))
        else:
            yield (name,), kind


def _is_text(kind: Any) -> bool:
    """Whether a setting is a text, which stands in the environment as it is."""
    if get_origin(kind) in {tuple, dict}:
        return False
    return kind is str or any(_is_text(inner) for inner in get_args(kind))


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _spoken(error: Any) -> str:
    key = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{key}: no setting of that name"
    message = error["msg"].removeprefix("Value error, ")
    return f"{key}: {message[:1].lower()}{message[1:]} (it is {error['input']!r})"
