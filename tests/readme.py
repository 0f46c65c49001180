"""Makes the README's tables from the code; ``python -m tests.readme`` renews them in place."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from callcert.config.loading import leaves
from callcert.config.settings import Settings
from callcert.domain.findings import KINDS
from tests.commands import callcert

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
NOT_USED_YET: set[tuple[str, ...]] = set()
_ROWS, _GROUPS, _FINDING_LINES = 16, 5, 5
_CLAUSE = re.compile(r" \[\w+\]")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def tables() -> dict[str, str]:
    """Every generated block by its name."""
    scored, escalated, paired = _demo()
    return {
        "pairs": paired,
        "demo": scored,
        "escalations": escalated,
        "findings": _findings(),
        "settings": _settings(),
    }


def block(text: str, name: str) -> str:
    """What stands between the marks of a block."""
    return text.split(f"<!-- {name} -->\n")[1].split(f"<!-- /{name} -->", maxsplit=1)[0]


def exit_codes_of_the_source() -> set[int]:
    """Exit codes the code can end with, beside 0 and 1 of a run that was done."""
    errors = (ROOT / "callcert" / "errors.py").read_text()
    main = (ROOT / "callcert" / "cli" / "main.py").read_text()
    codes = {int(code) for code in re.findall(r"exit_code = (\d+)", errors)}
    return codes | {int(code) for code in re.findall(r"INTERRUPTED = (\d+)", main)} | {0, 1}


def _demo() -> tuple[str, str, str]:
    """What the sample class prints: the first rows of each table, totals, first findings."""
    with TemporaryDirectory() as folder:
        there = ("--workspace", folder, "--as-of", "2026-11-20")
        callcert("init", folder, "--sample", "--as-of", "2026-11-20")
        scored, escalated = callcert("score", *there).out, callcert("escalations", *there).out
        paired = callcert("assign", *there, "--absent", "Hannah Weiss").out.split("\n\n")
    table, totals, *findings = scored.split("\n\n")
    rows = table.splitlines()
    cut = ["\n".join([*rows[:_ROWS], "…", rows[-1]]), totals, *findings[:_GROUPS], "…"]
    table, totals, *findings = escalated.split("\n\n")
    first = findings[0].splitlines()[:_FINDING_LINES]
    shown = [table, totals, "\n".join([*first, "  …"])]
    return _shown_as_code(cut), _shown_as_code(shown), _shown_as_code(paired)


def _shown_as_code(parts: list[str]) -> str:
    lines = "\n\n".join(parts).splitlines()
    return "\n".join(f"    {line}".rstrip() for line in lines) + "\n"


def _findings() -> str:
    rows = ["| code | | what it says | what to do |", "|---|---|---|---|"]
    for code, kind in KINDS.items():
        message, fix = (_PLACEHOLDER.sub("…", words) for words in (kind.message, kind.fix))
        rows.append(f"| `{code}` | {kind.severity} | {message} | {fix} |")
    return "\n".join(rows) + "\n"


def _settings() -> str:
    rows = ["| setting | default | |", "|---|---|---|"]
    waiting = []
    for path in leaves(Settings):
        value, words = _default(path)
        if not words:
            waiting.append(f"`{'.'.join(path)}`")
            continue
        rows.append(f"| `{'.'.join(path)}` | {_shown(value)} | {_CLAUSE.sub('', words)} |")
    if waiting:
        rows += ["", "Accepted already, for commands to come: " + ", ".join(waiting) + "."]
    return "\n".join(rows) + "\n"


def _default(path: tuple[str, ...]) -> tuple[object, str]:
    """A setting's default, and what it is for where a command uses it already."""
    value: object = Settings()
    words = ""
    for step in path:
        words = type(value).model_fields[step].description or ""  # type: ignore[attr-defined]
        value = getattr(value, step)
    return value, "" if path in NOT_USED_YET else words


def _shown(value: object) -> str:
    if value in ("", None, (), {}):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return ", ".join(f"`{one}`" for one in value)
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def renew() -> None:
    """Writes the generated blocks into the README."""
    text = README.read_text(encoding="utf-8")
    for name, table in tables().items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, rest = text.split(start, maxsplit=1)
        _, after = rest.split(end, maxsplit=1)
        text = f"{before}{start}{table}{end}{after}"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
