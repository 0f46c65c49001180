"""A workspace as large as one wants: ``python -m tests.large_class FOLDER AGENTS [REPORTS]``.

The workbooks are written part by part, since a library would take minutes for a million rows.
"""

import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from callcert.domain.columns import PROGRESS, TRACKER
from callcert.excel.references import column_letters

LAST_DAY = date(2026, 11, 20)
REPORTS_EACH = 10
_EPOCH = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CHUNK = 10_000
_SOUNDS = ("ba", "den", "fi", "gor", "ha", "kel", "lo", "mar", "nu", "ris", "so", "ty")

Value = str | int | float | date | None


def write_class(folder: Path, agents: int, reports: int) -> None:
    """Tracker and progress report of that many agents and evening reports, and empty settings."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "callcert.toml").touch()
    _write(folder / "ESP Tracker.xlsx", TRACKER, _tracker(agents))
    _write(folder / "ESP Agent Progress Report.xlsx", PROGRESS, _progress(agents, reports))


def _tracker(agents: int) -> Iterator[Sequence[Value]]:
    random = Random("tracker")  # noqa: S311  examples, no cryptography
    for number in range(agents):
        last, first = _name(number)
        row: dict[str, Value] = {
            "Agent ID": f"E{number:06}", "Last Name": last, "First Name": first,
            "Email": f"e{number}@example.com", "Class": f"ESP-{number // 30}",
            "Start Date": _start(number), "Status": "NLE" if number % 50 == 0 else "Active",
            "TBTs Completed": 2, "TBTs Assigned": 12, "Calls Completed": 0,
        }  # fmt: skip
        if random.random() < 0.3:
            row["Coaching Delivered"] = _start(number) + timedelta(days=5)
        if random.random() < 0.4:
            row["Outcome"] = "Certified"
        yield [row.get(heading) for heading in TRACKER]


def _progress(agents: int, reports: int) -> Iterator[Sequence[Value]]:
    each = max(reports // agents, 1)
    for number in range(reports):
        evening, agent = divmod(number, agents)
        last, first = _name(agent)
        done = min(12, 1 + evening)
        note = f"evening {evening}" if number % 7 == 0 else None
        day = LAST_DAY - timedelta(days=each - 1 - evening)
        yield day, last, first, f"E{agent:06}", done, 12, 0.7 * done, evening % 6, None, note


def _name(number: int) -> tuple[str, str]:
    sounds = len(_SOUNDS)
    parts = [_SOUNDS[number // sounds**place % sounds] for place in range(5)]
    return "".join(parts).capitalize(), _SOUNDS[number % 7].capitalize()


def _start(number: int) -> date:
    return LAST_DAY - timedelta(days=number % 14)


def _write(file: Path, headings: Sequence[str], rows: Iterator[Sequence[Value]]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in _frame().items():
            package.writestr(name, text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            part.write(_row(1, headings).encode())
            waiting: list[str] = []
            for number, row in enumerate(rows, 2):
                waiting.append(_row(number, row))
                if len(waiting) == _CHUNK:
                    part.write("".join(waiting).encode())
                    waiting.clear()
            part.write(("".join(waiting) + "</sheetData></worksheet>").encode())


def _row(number: int, values: Sequence[Value]) -> str:
    cells = (_cell(f"{_LETTERS[place]}{number}", value) for place, value in enumerate(values))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(reference: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{reference}" s="1"><v>{(value - _EPOCH).days}</v></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


_LETTERS = [column_letters(number) for number in range(1, 40)]


def _frame() -> dict[str, str]:
    main = f"{_TYPE}.sheet.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        "</styleSheet>",
    }


if __name__ == "__main__":
    count = int(sys.argv[2])
    total = int(sys.argv[3]) if len(sys.argv) > 3 else count * REPORTS_EACH
    write_class(Path(sys.argv[1]), count, total)
