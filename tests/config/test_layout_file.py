"""``scorecard-layout.toml``: all that is wrong in it is said, and what is written is read again."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcert.config.layout_file import layouts_in, read_layout
from callcert.config.layout_text import layout_text
from callcert.domain.cells import Spot, spots_in
from callcert.domain.foreign.layout import Critical, ForeignLayout, ItemPlaces, Placed
from callcert.domain.foreign.marks import Way
from callcert.errors import SettingsError

SHORTEST = """
[agent]
name = "B1"
[scores]
cells = "B6:F6"
[labels]
"A1" = "Agent Name"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "scorecard-layout.toml"


def read(file: Path, text: str) -> ForeignLayout:
    file.write_text(text, encoding="utf-8")
    return read_layout(file)


def problems(file: Path, text: str) -> list[str]:
    """What is said of a file that is no layout, a line each."""
    with pytest.raises(SettingsError) as wrong:
        read(file, text)
    first, *rest = str(wrong.value).splitlines()
    assert first == f"{file}:"
    return [line.strip() for line in rest]


def spot(cell: str) -> Spot:
    (one,) = spots_in(cell)
    return one


def calls(*ranges: str) -> tuple[tuple[Spot, ...], ...]:
    return tuple(spots_in(each) for each in ranges)


FIVE = calls("C8:C9", "D8:D9", "E8:E9", "F8:F9", "G8:G9")
FULL = ForeignLayout(
    title='The "QA" \\ form', scores=spots_in("B6:F6"), shown_as="fraction",
    labels={spot("A1"): "Agent Name:", spot("'Kim''s form'!B2"): "Call 1…"},
    name=Placed(spot("B1"), "Agent:"), name_order="last, first", agent_id=Placed(spot("B2")),
    certifier=Placed(spot("Notes!B3")), date=Placed(spot("B4"), "Date:"), date_order="dmy",
    also_named=(Placed(spot("C1")), Placed(spot("D1"), "Rep:")),
    items=ItemPlaces(
        spots_in("A8:A9"), spots_in("B8:B9"), FIVE, Way("scale", "N/A", 5),
        critical=Critical(
            spots_in("A10"), tuple((spots_in(f"{c}10:{c}11"),) for c in "CDEFG"), "mark"
        ),
    ),
    feedback={"did_well": tuple(map(Placed, spots_in("B12:F12"))),
              "feedback": tuple(Placed(one, "Feedback:") for one in spots_in("B13:F13"))},
)  # fmt: skip


def same(found: ForeignLayout, layout: ForeignLayout) -> bool:
    return replace(found, file="", digest="") == layout


def test_the_shortest_layout_says_who_what_and_how_it_is_known(file: Path) -> None:
    found = read(file, SHORTEST)
    assert found.name == Placed(spot("B1"))
    assert found.scores == spots_in("B6:F6")
    assert found.labels == {spot("A1"): "Agent Name"}
    assert (found.shown_as, found.name_order, found.items) == ("any", "first last", None)
    assert found.file == "scorecard-layout.toml"


def test_a_layout_is_written_so_that_it_is_read_again(file: Path) -> None:
    assert same(read(file, layout_text(FULL)), FULL)


def test_a_name_in_two_cells_and_ticks_are_written_too(file: Path) -> None:
    items = FULL.items
    assert items is not None
    ticked = replace(items, ticks=(FIVE, calls("H8:H9", "I8:I9", "J8:J9", "K8:K9", "L8:L9"), ()),
                     way=Way("yes or no"), critical=None, points=())  # fmt: skip
    layout = replace(
        FULL, name=None, name_order="first last", items=ticked, also_named=(), date_order=None,
        last_name=Placed(spot("B1")), first_name=Placed(spot("C1")), feedback={},
    )  # fmt: skip
    assert same(read(file, layout_text(layout)), layout)


def test_what_is_not_known_is_not_written(file: Path) -> None:
    bare = ForeignLayout(
        title="", scores=spots_in("B6:F6"), shown_as="any", labels={spot("A1"): "x"},
        name=Placed(spot("B1")),
    )  # fmt: skip
    text = layout_text(bare)
    assert not {"[items]", "[feedback]", "date_order", "also"} & set(text.split())
    assert same(read(file, text), bare)


def test_control_characters_are_kept_and_end_nothing(file: Path) -> None:
    odd = replace(FULL, title="QA\x07 form\n[scores]", labels={spot("A1"): 'a"b\tc'})
    found = read(file, layout_text(odd))
    assert (found.title, found.labels) == (odd.title, odd.labels)


def test_each_version_of_a_layout_has_a_digest_of_its_own(file: Path) -> None:
    first, second = read(file, SHORTEST).digest, read(file, SHORTEST + "\n").digest
    assert len(first) == 16
    assert first != second


def test_a_byte_order_mark_is_no_trouble(file: Path) -> None:
    assert read(file, "\ufeff" + SHORTEST).title == ""


def test_layouts_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("scorecard-layout-b.toml", "scorecard-layout.toml", "other.toml"):
        (tmp_path / name).write_text(SHORTEST, encoding="utf-8")
    found = [layout.file for layout in layouts_in(tmp_path)]
    assert found == ["scorecard-layout-b.toml", "scorecard-layout.toml"]
    assert layouts_in(tmp_path / "empty") == ()


def test_all_that_is_wrong_is_said_at_once(file: Path) -> None:
    said = problems(
        file,
        """
        titel = "typo"
        [agent]
        name = "B1:C1"
        [scores]
        cells = "B6:E6"
        shown_as = "percent"
        [labels]
        """,
    )
    assert "titel: nothing of that name belongs into a layout" in said
    assert "agent.name: must be one cell, such as C5 or Scorecard!C5" in said
    assert "scores.cells: must be 5 cells, one for each call; it has 4" in said
    assert any(line.startswith("scores.shown_as: input should be 'points'") for line in said)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"B6:F6"', "7", "scores.cells: must be cells or ranges, such as E30:I30"),
        ('"B6:F6"', "[1, 2]", "scores.cells: must be cells or ranges, such as E30:I30"),
        ('"B6:F6"', '"nowhere"', "scores.cells: 'nowhere' is no cell such as E10"),
        ('name = "B1"', "name = 5", "agent.name: must be one cell, such as C5"),
        ('name = "B1"', "", "agent: give either name, or last_name and first_name"),
        ('name = "B1"', 'last_name = "B1"', "agent: give either name, or last_name and first_name"),
        ('name = "B1"', 'name = { cell = "B1" }', "agent.name: must be one cell"),
        ('"A1" = "Agent Name"', "", "labels: give at least one text by which such a form is known"),
        ('"A1" = "Agent Name"', '"A1" = 5', "labels: must be cells and what they hold"),
        ('"A1" = "Agent Name"', '"A" = "x"', "labels: 'A' is no cell such as E10"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    file: Path, old: str, new: str, expected: str
) -> None:
    said = problems(file, SHORTEST.replace(old, new))
    assert any(line.startswith(expected) for line in said)


MARKS = '["C8:C9", "D8:D9", "E8:E9", "F8:F9", "G8:G9"]'


CRITICAL = '[items.critical]\ntexts = "A9"\nmarks = [["C9"]]\nfatal = "Yes"'


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ('texts = "A8:A9"', "give marks, or yes and no"),
        (f'texts = "A8:A9"\nyes = {MARKS}', "give marks, or yes and no"),
        (f'texts = "A8:A9"\nmarks = {MARKS}\npoints = "B8"', "points has 1 cells for 2 items"),
        ('texts = "A8:A9"\nmarks = ["C8:C9"]', "marks must be 5 lists of 2 cells"),
        (f'texts = "A8:A10"\nmarks = {MARKS}', "marks must be 5 lists of 3 cells"),
        (f'texts = "A8:A9"\nmarks = {MARKS}\nmethod = "scale"', "top must say the highest mark"),
        (f'texts = "A8:A9"\nmarks = {MARKS}\nmethod = "deductions"', "points must say what each"),
        (
            f'texts = "A8:A9"\nmarks = {MARKS}\n{CRITICAL}',
            "critical.marks must be a list for each call, with an entry for each text",
        ),
    ],
)  # fmt: skip
def test_items_must_fit_together(file: Path, items: str, expected: str) -> None:
    (said,) = problems(file, f"{SHORTEST}[items]\n{items}")
    assert said.startswith(f"items: {expected}")


def test_feedback_has_a_cell_for_each_call(file: Path) -> None:
    text = f'{SHORTEST}[feedback]\ndid_well = ["B7", "C7"]'
    assert problems(file, text) == ["feedback: did_well must be 5 cells, one for each call"]


@pytest.mark.parametrize("content", [b"[agent", b"\xff\xfe\x00", b"= 5"])
def test_what_is_no_toml_is_told_so(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="cannot be read as a layout"):
        read_layout(file)


def test_a_file_that_is_not_there_is_told_so(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"scorecard-layout\.toml: cannot be read as a layout"):
        read_layout(file)
