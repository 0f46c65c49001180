"""What travels with the package: the templates and the sample class."""

from datetime import date
from pathlib import Path

TEMPLATE = "AetnaQAScorecard.xlsx"

SAMPLE_LAST_DAY = date(2026, 11, 20)
"""The last day of the sample class as its files are kept."""

_PACKAGE = Path(__file__).resolve().parent.parent


def template_file() -> Path:
    """The template: inside an installed package, or where a checkout keeps it."""
    return _first(_PACKAGE / "bundled" / TEMPLATE, _PACKAGE.parent / "templates" / TEMPLATE)


def letters_folder() -> Path:
    """The templates of the letters."""
    return _first(_PACKAGE / "bundled" / "letters", _PACKAGE.parent / "templates" / "letters")


def sample_folder() -> Path:
    """The sample class, laid out as a workspace."""
    return _first(_PACKAGE / "bundled" / "sample", _PACKAGE.parent / "fixtures" / "sample")


def _first(installed: Path, checkout: Path) -> Path:
    return installed if installed.exists() else checkout
