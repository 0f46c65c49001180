"""What every test may ask for."""

import os
import signal
from pathlib import Path

import pytest

from tests.commands import callcert


def pytest_configure() -> None:
    """A run in the background of a shell ignores Ctrl-C, and what it starts would, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home, a current folder and an environment of its own."""
    for name in [*os.environ]:
        if name.startswith("CALLCERT_") or name in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.chdir(home)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty workspace."""
    folder = tmp_path / "workspace"
    assert callcert("init", folder).code == 0
    return folder
