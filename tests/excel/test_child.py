"""The process that reads in this one's stead: what it says, and what becomes of the two."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import pytest

from callcert.domain.scorecard import CellValue
from callcert.excel.book import Cells, OpenBook, is_plain
from callcert.excel.child import PROGRAM, BookApart, Room
from callcert.excel.child_reader import serve
from callcert.excel.look import SCORECARD_LIMITS, Package, Refused, package_of
from callcert.excel.names import Names
from callcert.excel.packing import pack, read_parts
from callcert.excel.references import Area
from callcert.excel.wire import (
    cells_heard,
    cells_said,
    names_heard,
    names_said,
    packed,
    receive,
    send,
)
from callcert.excel.workbook import Workbook
from tests.excel.alterations import BOOK_PART, edited, with_parts
from tests.excel.grids import ods
from tests.excel.hostile import GOOD, HOSTILE, PLAIN, ROWS, many_sheets, xls
from tests.forms import TEMPLATE

OLD = xls(ROWS)
DEADLY = HOSTILE["far rows of .xlsb"]()
LIMITS = SCORECARD_LIMITS

linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux about processes")


@pytest.fixture
def room() -> Iterator[Room]:
    """A child of the test's own."""
    own = Room()
    yield own
    own.close()


def rows_of(content: bytes) -> list[list[CellValue]]:
    (sheet,) = Workbook(content).sheets()
    return sheet.rows


def children(of: int | str = "self") -> list[int]:
    found = []
    for task in Path(f"/proc/{of}/task").iterdir():
        with suppress(OSError):  # a thread that has ended meanwhile
            found += [int(word) for word in (task / "children").read_text().split()]
    return found


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def soon(true: Callable[[], bool]) -> bool:
    """Whether it comes true within some seconds."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.02)
    return False


# What is said


MOMENT = datetime(2026, 11, 20, 9, 5, 1, 250)  # noqa: DTZ001  cells have no zone
VALUES: list[Any] = [
    "a", "", "Zoë \U0001f600 \x01", "[1]", 0, -7, 2**62, 0.1 + 0.2, 1e308, True, False, None,
    date(1899, 12, 30), MOMENT, clock(23, 59, 59, 999_999), timedelta(days=-1, microseconds=3), 1.0,
]  # fmt: skip


def passed_on(cells: Cells) -> Cells:
    stream = io.BytesIO()
    send(stream, packed(cells_said(cells)))
    stream.seek(0)
    message = receive(stream, 10_000)
    assert message is not None
    return cells_heard(message)


def test_every_value_comes_through_exactly() -> None:
    cells = Cells([VALUES], {(1, 3): "#REF!"})
    heard = passed_on(cells)
    assert heard == cells
    assert [type(value) for value in heard.rows[0]] == [type(value) for value in VALUES]


def test_blank_cells_at_the_end_of_a_row_are_not_sent() -> None:
    assert passed_on(Cells([[None, "a", None], [None], []], {})).rows == [[None, "a"], [], []]


def test_a_number_too_large_for_a_number_comes_through() -> None:
    (row,) = passed_on(Cells([[float("inf"), float("nan")]], {})).rows
    assert row[0] == float("inf")
    assert row[1] != row[1]


def test_names_come_through() -> None:
    names: Names = {"marks": Area("O'Neil", 1, 2, 3, 4), "gone": None}
    assert names_heard(json.loads(json.dumps(names_said(names)))) == names


def test_values_are_the_same_whichever_process_reads_them() -> None:
    here, apart = Workbook(TEMPLATE), BookApart(TEMPLATE, LIMITS)
    assert (apart.format, apart.has_macros) == (here.format, here.has_macros)
    assert apart.names == here.names
    assert [(tab.name, tab.visible) for tab in apart.tabs] == [
        (sheet.name, sheet.visible) for sheet in here.sheets()
    ]
    for sheet in here.sheets():
        area = Area(sheet.name, 0, 0, len(sheet.rows), max(map(len, sheet.rows)))
        rows = apart.cells(sheet.name).rows
        read = [[*row, *[None] * (area.right + 1 - len(row))] for row in rows]
        assert read == [[*row] for row in here.values(area)][: len(read)]


def test_a_date_of_another_format_is_a_date() -> None:
    assert rows_of(ods([[date(2026, 11, 20), True, 2.5]])) == [[date(2026, 11, 20), True, 2.5]]


# What the child does


def said(*requests: tuple[dict[str, object], bytes]) -> list[dict[str, Any]]:
    """What a child answers, in this process."""
    asked, answers = io.BytesIO(), io.BytesIO()
    bounds: list[tuple[float, int]] = []
    for request, content in requests:
        send(asked, packed({"seconds": 4, "memory": 5, "answer": 10_000} | request), content)
    asked.seek(0)
    serve(asked, answers, lambda seconds, memory: bounds.append((seconds, memory)))
    answers.seek(0)
    assert bounds == [(5, 5), (0, 5)] * len(requests)
    return [*iter(lambda: receive(answers, 100_000), None)]


def opening(content: bytes) -> tuple[dict[str, object], bytes]:
    return {"limits": asdict(LIMITS), "size": len(content)}, content


def test_a_child_opens_a_workbook_and_reads_its_sheets() -> None:
    opened, read = said(opening(OLD), ({"sheet": "Form"}, b""))
    assert opened == {
        "format": "xls", "macros": False, "tabs": [["Form", True, True]], "names": {},
    }  # fmt: skip
    assert read == {"rows": ROWS, "errors": []}


def test_a_child_says_why_it_reads_no_more() -> None:
    broken, read, missing = said(opening(b"PK\3\4"), opening(OLD), ({"sheet": "None"}, b""))
    assert broken["refused"][0] == missing["refused"][0] == "damaged"
    assert read["format"] == "xls"


def test_a_child_says_no_more_than_it_may() -> None:
    _, read = said(opening(OLD), ({"sheet": "Form", "answer": 20}, b""))
    assert read == {"refused": ["too-large", "its cells hold more than any form does"]}


def test_a_child_asked_for_a_sheet_of_nothing_refuses() -> None:
    (refused,) = said(({"sheet": "Form"}, b""))
    assert refused["refused"][0] == "damaged"


# What becomes of it


@linux
def test_one_child_reads_many_workbooks(room: Room) -> None:
    before = {*children()}
    for _ in range(3):
        book = BookApart(OLD, LIMITS, room)
        assert book.cells("Form").rows == ROWS
    assert len({*children()} - before) == 1


def test_two_open_workbooks_are_not_taken_for_each_other(room: Room) -> None:
    one, two = BookApart(OLD, LIMITS, room), BookApart(xls([["other"]]), LIMITS, room)
    assert one.cells("Form").rows == ROWS
    assert two.cells("Form").rows == [["other"]]
    assert one.cells("Form").rows == ROWS


@linux
def test_a_workbook_that_ends_the_child_is_a_finding_about_itself_alone(room: Room) -> None:
    before = {*children()}
    open_before = BookApart(OLD, LIMITS, room)
    deadly = BookApart(DEADLY, LIMITS, room)
    with pytest.raises(Refused, match="breaks down") as refused:
        deadly.cells("Form")
    assert refused.value.code == "reader-failed"
    assert {*children()} == before
    assert open_before.cells("Form").rows == ROWS
    assert BookApart(OLD, LIMITS, room).cells("Form").rows == ROWS


@linux
def test_a_child_that_somebody_else_ended_is_started_again(room: Room) -> None:
    before = {*children()}
    book = BookApart(OLD, LIMITS, room)
    (child,) = {*children()} - before
    os.kill(child, signal.SIGKILL)
    assert book.cells("Form").rows == ROWS
    assert not alive(child)


def test_the_time_is_that_of_the_whole_workbook(room: Room) -> None:
    BookApart(OLD, LIMITS, room)
    with pytest.raises(Refused, match="longer than 0 seconds"):
        BookApart(OLD, replace(LIMITS, seconds=0), room)
    assert BookApart(OLD, LIMITS, room).cells("Form").rows == ROWS


@linux
def test_a_child_has_none_of_the_secrets(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLCERT_MAIL_PASSWORD", "open sesame")
    before = {*children()}
    BookApart(OLD, LIMITS, room)
    (child,) = {*children()} - before
    assert b"sesame" not in Path(f"/proc/{child}/environ").read_bytes()
    assert b"HOME=" not in Path(f"/proc/{child}/environ").read_bytes()


TAKEN_OVER = {
    "nothing": "",
    "noise": "print('x' * 100)",
    "too much": "sys.stdout.buffer.write(b'\\x7f' * 8 + bytes(100))",
    "no JSON": "sys.stdout.buffer.write((3).to_bytes(8, 'big') + b'{{{')",
    "deep JSON": "d = b'[' * 100000; sys.stdout.buffer.write(len(d).to_bytes(8, 'big') + d)",
    "a list": "sys.stdout.buffer.write((2).to_bytes(8, 'big') + b'[]')",
    "another form": "sys.stdout.buffer.write((2).to_bytes(8, 'big') + b'{}')",
    "an end too soon": "sys.stdout.buffer.write((9).to_bytes(8, 'big') + b'{}')",
    "a code of its own": (
        'd = b\'{"refused": ["filed", ""]}\'; '
        "sys.stdout.buffer.write(len(d).to_bytes(8, 'big') + d)"
    ),
    "no reason": (
        "d = b'{\"refused\": 7}'; sys.stdout.buffer.write(len(d).to_bytes(8, 'big') + d)"
    ),
}


@pytest.mark.parametrize("program", TAKEN_OVER)
def test_a_child_that_was_taken_over_is_not_believed(program: str) -> None:
    room = Room(f"import sys; {TAKEN_OVER[program]}")
    with pytest.raises(Refused, match="breaks down") as refused:
        BookApart(OLD, LIMITS, room)
    assert refused.value.code == "reader-failed"
    room.close()


LYING = """
import json, sys
def say(what):
    data = json.dumps(what).encode()
    sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
say({"format": "xls", "macros": False, "tabs": [["Form", True, True]], "names": {}})
say(%s)
sys.stdout.flush()
sys.stdin.buffer.read()
"""


@pytest.mark.parametrize(
    "cells",
    [
        {"rows": [[["moment", "never"]]], "errors": []},
        {"rows": [[["eval", "1"]]], "errors": []},
        {"rows": [[{"a": 1}]], "errors": []},
        {"rows": [[[]]], "errors": []},
        {"rows": [["a"]], "errors": [[10**9, 1, "#N/A"]]},
        {"rows": [["a"]], "errors": [["a", "b"]]},
        {"rows": 7, "errors": []},
        {},
    ],
)
def test_cells_of_a_form_not_agreed_on_are_not_believed(cells: object) -> None:
    room = Room(LYING % repr(cells))
    book = BookApart(OLD, LIMITS, room)
    with pytest.raises(Refused, match="breaks down"):
        book.cells("Form")
    room.close()


def test_where_no_process_can_be_started_that_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    room = Room()
    with pytest.raises(Refused, match="no other process") as refused:
        BookApart(OLD, LIMITS, room)
    assert refused.value.code == "reader-failed"
    room.close()


# What becomes of this process


def test_threads_share_the_child() -> None:
    contents = [OLD, PLAIN["ods"](), PLAIN["xlsb"]()] * 4
    with ThreadPoolExecutor(4) as pool:
        found = [*pool.map(rows_of, contents)]
    assert all(len(rows) == len(ROWS) for rows in found)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_a_pool_of_processes_has_children_of_its_own(way: str) -> None:
    assert rows_of(OLD) == ROWS
    with ProcessPoolExecutor(2, mp_context=get_context(way)) as pool:
        assert [*pool.map(rows_of, [OLD] * 6)] == [ROWS] * 6
    assert rows_of(OLD) == ROWS


READS = """
import sys
from pathlib import Path
from callcert.excel.workbook import Workbook
for sheet in Workbook(Path(sys.argv[1]).read_bytes()).sheets():
    print("read", flush=True)
"""


def test_a_plain_scorecard_starts_no_process(tmp_path: Path) -> None:
    file = tmp_path / "plain"
    file.write_bytes(TEMPLATE)
    program = READS + "assert not {'subprocess', 'callcert.excel.child'} & {*sys.modules}"
    subprocess.run([sys.executable, "-c", program, file], check=True, capture_output=True)


def started(tmp_path: Path, content: bytes, program: str) -> "subprocess.Popen[bytes]":
    file = tmp_path / "returned"
    file.write_bytes(content)
    return subprocess.Popen(
        [sys.executable, "-c", program, file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@linux
def test_a_child_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    with started(tmp_path, OLD, READS + "sys.stdin.close(); import time; time.sleep(60)") as run:
        assert run.stdout
        assert run.stdout.readline() == b"read\n"
        (child,) = children(run.pid)
        assert alive(child)
        run.kill()
        run.wait()
    assert soon(lambda: not alive(child))


@linux
def test_who_stops_the_run_stops_the_child_at_once(tmp_path: Path) -> None:
    with started(tmp_path, many_sheets(2000), READS) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline() == b"read\n"
        (child,) = children(run.pid)
        os.killpg(run.pid, signal.SIGINT)
        more, error = run.stdout.read(), run.stderr.read()
        run.wait()
    assert more.count(b"read") < 1000
    assert error.strip().endswith(b"KeyboardInterrupt")
    assert not alive(child)


@linux
def test_a_child_whose_asker_is_gone_ends_in_time(tmp_path: Path) -> None:
    hanging = PROGRAM.replace("main()", "sys.stdin = None; _bound(0.2, 2**30)").replace(
        "import main", "import _bound"
    )
    run = subprocess.run(
        [sys.executable, "-c", f"{hanging}\nwhile True: pass", *sys.path],
        check=False,
        timeout=10,
        cwd=tmp_path,
    )
    assert run.returncode == -signal.SIGALRM
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


# What is read in this process


def with_comment(content: bytes) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = b"packed by hand"
    return buffer.getvalue()


def renamed(content: bytes, old: str, new: str) -> bytes:
    parts = read_parts(content)
    return pack({new if name == old else name: data for name, data in parts.items()})


GUIDE = 'name="QA Definitions Guide"'
ODD: dict[str, Callable[[bytes], bytes]] = {
    "something after its end": lambda book: book + b"\0",
    "a comment": with_comment,
    "a large part packed tightly": lambda book: with_parts(book, {"xl/a.xml": b" " * 2_000_000}),
    "larger than it should be": lambda book: with_parts(
        book,
        {"xl/a.xml": Random(1).randbytes(LIMITS.plain)},  # noqa: S311
    ),
    "two sheets of one name": lambda book: edited(book, BOOK_PART, {GUIDE: 'name="SCORECARD"'}),
    "two sheets in one part": lambda book: edited(
        book, "xl/_rels/workbook.xml.rels", {"sheet2.xml": "sheet1.xml"}
    ),
    "a sheet among the pictures": lambda book: edited(
        renamed(book, "xl/worksheets/sheet2.xml", "xl/media/sheet2.xml"),
        "xl/_rels/workbook.xml.rels",
        {"worksheets/sheet2.xml": "media/sheet2.xml"},
    ),
}


def plain(content: bytes) -> bool:
    return is_plain(Package(content, LIMITS), LIMITS)


@pytest.mark.parametrize("way", ODD)
def test_an_odd_workbook_is_read_in_another_process(way: str) -> None:
    odd = ODD[way](GOOD)
    assert plain(GOOD)
    assert not plain(odd)
    area = Area("Scorecard", 0, 0, 45, 9)
    assert Workbook(odd).values(area) == Workbook(GOOD).values(area)


def test_pictures_do_not_make_a_workbook_odd() -> None:
    picture = Random(1).randbytes(LIMITS.plain)  # noqa: S311
    assert plain(with_parts(GOOD, {"xl/media/image1.png": picture}))


@pytest.mark.parametrize("kind", PLAIN)
def test_a_workbook_opened_where_it_may_harm_gives_the_same(kind: str) -> None:
    content = PLAIN[kind]()
    here = OpenBook(content, package_of(content, LIMITS), LIMITS)
    apart = BookApart(content, LIMITS)
    assert (here.format, here.tabs, here.names) == (apart.format, apart.tabs, apart.names)
    assert passed_on(here.cells("Form")) == apart.cells("Form")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("far rows of .ods", "row 1048576, column XFD"),
        ("endless rows of .ods", "row 1048577, column"),
        ("a far cell of .xls", "row 65536, column IV"),
    ],
)
def test_a_far_cell_is_seen_before_the_reader_makes_room_for_it(name: str, cell: str) -> None:
    content = HOSTILE[name]()
    with pytest.raises(Refused, match=cell) as refused:
        OpenBook(content, package_of(content, LIMITS), LIMITS)
    assert refused.value.code == "too-large"


def test_contents_that_are_no_xml_are_damaged() -> None:
    content = with_parts(PLAIN["ods"](), {"content.xml": b"<a><b></a>"})
    with pytest.raises(Refused, match="not well-formed"):
        OpenBook(content, package_of(content, LIMITS), LIMITS)


def test_what_the_reader_opens_unasked_is_looked_at_before() -> None:
    with pytest.raises(Refused, match=r"styles\.xml cannot be read"):
        plain(HOSTILE["styles longer than they say"]())
