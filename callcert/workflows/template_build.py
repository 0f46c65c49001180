"""``callcert template build``: the scorecard workbook for the thresholds in force."""

from pathlib import Path

from callcert.domain.rules import Rules
from callcert.errors import OutsideError, UsageError
from callcert.filing.disk import place


def build_to(file: Path, rules: Rules, *, dry_run: bool) -> str:
    """Writes the template and says what was done; never touches a file that differs.

    ``UsageError`` for a different file of that name, ``OutsideError`` where it cannot be written.
    """
    from callcert.excel.template import build_template

    content = build_template(rules)
    try:
        if file.exists():
            if file.read_bytes() == content:
                return "already there, the same"
            raise UsageError(f"{file} is there and differs; name another file, or move it away")
        if dry_run:
            return "would be written"
        file.parent.mkdir(parents=True, exist_ok=True)
        place(content, file)
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be written: {wrong.strerror}") from wrong
    return "written"
