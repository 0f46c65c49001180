"""Headings added to settings that people write by hand: every other line as it was."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.config.columns_text import columns_text, with_columns
from callcert.config.starter import STARTER

ENTRIES = {"Start Date": "In nesting since", "Notes": 'Say "what" # ñ'}
TABLE = columns_text("tracker", ENTRIES)


def test_the_lines_to_paste_say_it() -> None:
    assert tomllib.loads(TABLE) == {"tracker": {"columns": ENTRIES}}


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# ours", STARTER, '[tracker]\nwrite = "plan" # so\n\n# next\n[mail]\n',
        'tracker.write = "plan"\n[mail]\nsender = "x"', "[tracker]\n[mail]\n\n\n",
        "[tracker.columns]\n# none yet\n\n[mail]\n",
    ],
)  # fmt: skip
def test_the_text_before_stays(text: str) -> None:
    after = with_columns(text, "tracker", ENTRIES)
    lines = [line for line in text.splitlines() if line.strip()]
    assert [line for line in after.splitlines() if line in lines] == lines
    assert tomllib.loads(after)["tracker"]["columns"] == ENTRIES
    assert with_columns(after, "tracker", {}) == after


def test_entries_follow_those_that_are_there_and_comments_stay_with_what_they_are_about() -> None:
    own = '[tracker.columns]\n# mine\nClass = "Ola" # so\n\n# about mail\n[mail]\nsender = "x"\n'
    assert with_columns(own, "tracker", {"Notes": "Notas"}) == own.replace(
        "# so\n", '# so\nNotes = "Notas"\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        '[tracker]\ncolumns = { Class = "Ola" }  # mine\nwrite = "plan"\n',
        '[tracker]\ncolumns.Class = "Ola"\n[mail]\n',
    ],
)
def test_entries_in_a_line_are_added_in_it(text: str) -> None:
    after = with_columns(text, "tracker", {"Notes": "Notas"})
    assert tomllib.loads(after)["tracker"]["columns"] == {"Class": "Ola", "Notes": "Notas"}
    assert ("# mine" in after) == ("# mine" in text)


@pytest.mark.parametrize("text", ['tracker = { write = "plan" }\n', "[tracker\n"])
def test_what_cannot_be_added_to_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"twice|expected|line|Empty|Unexpected"):
        with_columns(text, "tracker", ENTRIES)


def test_windows_lines_stay() -> None:
    after = with_columns('[mail]\r\nsender = "x"\r\n', "tracker", ENTRIES)
    assert after.count("\n") == after.count("\r\n") > 3


@given(
    st.dictionaries(st.sampled_from(["Notes", "Class", "Ready"]), st.text(min_size=1), max_size=3),
    st.dictionaries(st.sampled_from(["Email", "Status"]), st.text(min_size=1), min_size=1),
)
def test_whatever_a_heading_holds_it_reads_back(own: dict[str, str], more: dict[str, str]) -> None:
    before = f"# ours\n{columns_text('progress', own)}" if own else "# ours\n"
    after = with_columns(before, "progress", more)
    assert tomllib.loads(after)["progress"]["columns"] == own | more
    assert after.startswith("# ours\n")
