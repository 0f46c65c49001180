"""Each setting with its value and where that comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from callcert.config.loading import PREFIX, leaves, load_settings, read_file
from callcert.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting: its key with dots, its value, and ``default``, the file's or a variable's name."""

    key: str
    value: object
    source: str


def origins(file: Path | None, environment: Mapping[str, str]) -> list[Origin]:
    """Every setting in force; raises ``SettingsError`` with all problems where there are any."""
    settings = load_settings(file, environment)
    given = read_file(file) if file and file.exists() else {}
    return [_origin(path, settings, given, environment, file) for path in leaves(Settings)]


def _origin(
    path: tuple[str, ...],
    settings: Settings,
    given: Mapping[str, object],
    environment: Mapping[str, str],
    file: Path | None,
) -> Origin:
    variable = f"{PREFIX}{'_'.join(path).upper()}"
    source = "default"
    if variable in environment:
        source = variable
    elif file and _stands_in(given, path):
        source = file.name
    value: object = settings
    for step in path:
        value = getattr(value, step)
    return Origin(".".join(path), value, source)


def _stands_in(given: object, path: tuple[str, ...]) -> bool:
    for step in path:
        if not isinstance(given, Mapping) or step not in given:
            return False
        given = given[step]
    return True
