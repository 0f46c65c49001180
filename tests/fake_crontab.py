"""A ``crontab`` program that keeps one file, for tests that must leave the machine's own alone."""

import os
import sys
from pathlib import Path

import pytest

_PROGRAM = """#!{python} -I
import sys
from pathlib import Path
kept, argument = Path({kept!r}), sys.argv[1]
if argument == "-l" and kept.exists():
    sys.stdout.buffer.write(kept.read_bytes())
elif argument == "-":
    kept.write_bytes(sys.stdin.buffer.read())
elif argument == "-r" and kept.exists():
    kept.unlink()
else:
    sys.exit("no crontab for somebody")
"""


def fake_crontab(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str = _PROGRAM) -> Path:
    """Puts such a program first on the path; returns the file it keeps, which is not there yet."""
    tools, kept = folder / "tools", folder / "kept crontab"
    tools.mkdir()
    file = tools / "crontab"
    file.write_text(program.format(python=sys.executable, kept=str(kept)))
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return kept
