import signal
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from callcert.domain.naming import (
    FORBIDDEN,
    clean_name,
    file_name,
    issued_name,
    parse_file_name,
    rates_in_name,
)

rates = st.sampled_from([20, 40, 60, 80, 100])
anything = st.text(max_size=30)
without_controls = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    clean_name
)
long_names = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Mn", "So"]), min_size=1, max_size=400
).filter(clean_name)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Doe", "Doe"),
        ("  Doe \t", "Doe"),
        ("van\u00a0der\n Berg", "van der Berg"),
        ("Smith-Jones", "Smith-Jones"),
        ("O'Neil", "O'Neil"),
        ("O’Neil", "O’Neil"),
        ("Müller", "Müller"),
        ("Mu\u0308ller", "M\u00fcller"),
        ("Doe_Roe", "Doe-Roe"),
        ('D<o>e:"/\\|?*', "Doe"),
        ("a < b", "a b"),
        ("a <> / b", "a b"),
        ("Doe, Jr.", "Doe, Jr"),
        ("..Doe..", "Doe"),
        (". . Doe . .", "Doe"),
        ("J.R.", "J.R"),
        ("D\u0000o\u0007e", "Doe"),
        ("Do\u0085e", "Do e"),
        ("A\u001fB", "A B"),
        ("???", ""),
        (" . ", ""),
        ("", ""),
        ("李", "李"),
        ("D\ud800oe", "Doe"),
    ],
)
def test_a_name_is_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@given(anything)
@example("a\u00a0<\u2003b. ")
def test_nothing_of_what_is_not_allowed_is_left(name: str) -> None:
    cleaned = clean_name(name)
    assert not set(cleaned) & set(FORBIDDEN + "_")
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in cleaned)
    assert cleaned == cleaned.strip(" .")
    assert "  " not in cleaned
    assert not any(letter.isspace() and letter != " " for letter in cleaned)
    assert cleaned.encode().decode() == cleaned


@given(without_controls)
def test_cleaning_again_changes_nothing(name: str) -> None:
    once = clean_name(name)
    assume(unicodedata.is_normalized("NFC", once))
    assert clean_name(once) == once


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=30))
def test_letters_and_digits_stay(name: str) -> None:
    assert clean_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("rate", [20, 40, 60, 80, 100])
def test_a_scorecard_is_named_after_the_agent_and_the_rate(rate: int) -> None:
    assert file_name("Doe", "Jane", rate, ".xlsx") == f"Doe_Jane_{rate}%.xlsx"


@pytest.mark.parametrize("extension", [".xlsx", ".xlsm", ".xls", ".XLSX", ".ods", ""])
def test_the_returned_files_extension_stays(extension: str) -> None:
    assert file_name("Doe", "Jane", 80, extension) == f"Doe_Jane_80%{extension}"


def test_a_namesakes_id_stands_after_the_first_name() -> None:
    assert file_name("Doe", "Jane", 80, ".xlsx", "E1042") == "Doe_Jane-E1042_80%.xlsx"
    assert file_name("Doe", "Jane", 80, ".xlsx", " E_10/42 ") == "Doe_Jane-E-1042_80%.xlsx"


@pytest.mark.parametrize(
    ("last", "first"), [("", "Jane"), ("Doe", " "), ("...", "Jane"), ("?", "*")]
)
def test_a_name_of_which_nothing_is_left_is_an_error(last: str, first: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        file_name(last, first, 80, ".xlsx")


@given(names, names, rates)
def test_a_file_name_gives_the_cleaned_names_and_the_rate_back(
    last: str, first: str, rate: int
) -> None:
    written = file_name(last, first, rate, "")
    assert parse_file_name(written) == (clean_name(last), clean_name(first), rate)


@given(names, names, rates)
def test_a_file_name_claims_its_own_rate(last: str, first: str, rate: int) -> None:
    assume("%" not in last + first + unicodedata.normalize("NFKC", last + first))
    assert rates_in_name(file_name(last, first, rate, ""), last, first, None) == [str(rate)]


@given(long_names, long_names, rates, st.sampled_from([None, "E1042", "É" * 20]))
@example("é" * 127, "a", 100, None)
@example("a" * 255, "b" * 255, 80, "E1042")
@example("李" * 85, "王" * 85, 80, None)
@example("D" + ". " * 200 + "e", "Jane", 80, None)
def test_no_name_is_longer_than_255_bytes(
    last: str, first: str, rate: int, agent_id: str | None
) -> None:
    written = file_name(last, first, rate, ".xlsx", agent_id)
    assert len(written.encode()) <= 255
    assert written.endswith(f"_{rate}%.xlsx")
    short_last, _, rest = written.partition("_")
    short_first = rest.removesuffix(f"_{rate}%.xlsx")
    assert short_last
    assert short_first
    assert clean_name(last).startswith(short_last)
    assert short_last == short_last.strip(" .")


def test_a_name_that_fits_is_not_shortened() -> None:
    last = "a" * (255 - len("_Jane_80%.xlsx"))
    assert file_name(last, "Jane", 80, ".xlsx") == f"{last}_Jane_80%.xlsx"
    assert file_name(last + "a", "Jane", 80, ".xlsx") == f"{last}_Jane_80%.xlsx"


def test_the_longer_part_is_shortened() -> None:
    written = file_name("Doe", "J" * 300, 80, ".xlsx")
    assert written == f"Doe_{'J' * 242}_80%.xlsx"
    assert len(written) == 255


@pytest.mark.parametrize("agent_id", ["E" * 240, "E" * 1000, "é" * 130, "李" * 300])
def test_an_id_too_long_for_a_file_name_is_shortened_before_the_name(agent_id: str) -> None:
    with _within(2):
        written = file_name("Doe", "Jane", 80, ".xlsx", agent_id)
    assert len(written.encode()) <= 255
    assert written.startswith(f"Doe_Jane-{agent_id[:10]}")


def test_an_extension_too_long_for_a_file_name_does_not_hang_the_run() -> None:
    with _within(2):
        assert file_name("Doe", "Jane", 80, "." + "x" * 250).startswith("D")


def test_an_id_of_which_nothing_is_left_leaves_no_hyphen() -> None:
    assert file_name("Doe", "Jane", 80, ".xlsx", "??") == "Doe_Jane_80%.xlsx"


def test_an_extension_that_is_no_unicode_does_not_stop_the_run() -> None:
    assert file_name("Doe", "Jane", 80, ".xls\udcff").startswith("Doe_Jane_80%.xls")


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Ends what would run for ever."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    ("stem", "parsed"),
    [
        ("Doe_Jane_80%", ("Doe", "Jane", 80)),
        ("Doe_Jane-E1042_100%", ("Doe", "Jane-E1042", 100)),
        ("van der Berg_Jo Ann_20%", ("van der Berg", "Jo Ann", 20)),
        ("Doe_Jane_80", None),
        ("Doe_Jane_[80%]", None),
        ("Doe_80%", None),
        ("Doe_Jane_Ann_80%", None),
        ("Doe_Jane_1000%", None),
        ("", None),
    ],
)
def test_only_names_of_the_customers_form_are_parsed(
    stem: str, parsed: tuple[str, str, int] | None
) -> None:
    assert parse_file_name(stem) == parsed


@pytest.mark.parametrize(
    ("stem", "claimed"),
    [
        ("Doe_Jane_80%", ["80"]),
        ("Doe_Jane_[80%]", ["80"]),
        ("Doe_Jane_[80]", ["80"]),
        ("DOE_jane_80", ["80"]),
        ("Doe_Jane_80 %", ["80"]),
        ("Doe_Jane_８０％", ["80"]),
        ("Doe_Jane_80% (1)", ["80"]),
        ("Doe Jane 80% final 60%", ["80", "60"]),
        ("Doe_Jane_66.7%", ["66.7"]),
        ("Doe_Jane_66,7%", ["66,7"]),
        ("Doe_Jane_[Pass Rate]", []),
        ("Doe_Jane", []),
        ("Doe_Jane_[60]%", ["60"]),
        ("Doe_Jane_60 (1)", ["60"]),
        ("Doe_Jane_60 - Copy", ["60"]),
        ("Doe_Jane_ 60", ["60"]),
        ("Doe_Jane_(60)", ["60"]),
        ("Doe_Jane_60.0", ["60.0"]),
        ("Doe_Jane_60pct", ["60"]),
        ("Jane_Doe_60", ["60"]),
        ("Doe, Jane 60", ["60"]),
        ("Doe_Jane-E1042_60", ["60"]),
        ("Doe_Jane_2", []),
        ("Doe_Jane_E1042", []),
        ("60", []),
        ("scorecard_40", []),
        ("Roe_Jane_40", []),
        ("Doe_Jane_1042", []),
        ("Doe_Jane (2)", []),
    ],
)
def test_what_a_returned_name_claims(stem: str, claimed: list[str]) -> None:
    assert rates_in_name(stem, "Doe", "Jane", "E1042") == claimed


def test_a_scorecard_to_be_filled_in_has_no_rate_yet() -> None:
    assert issued_name(" Doe ", "Jane", ".xlsx") == "Doe_Jane.xlsx"
    assert issued_name("Doe", "Jane", ".xlsm", "E/1") == "Doe_Jane-E1.xlsm"
    assert len(issued_name("x" * 400, "y" * 300, ".xlsx").encode()) <= 255
    with pytest.raises(ValueError, match="cannot be written"):
        issued_name("Doe", "?", ".xlsx")


@given(names, names)
def test_such_a_name_claims_no_rate(last: str, first: str) -> None:
    stem = issued_name(last, first, "")
    assume(not any(sign in last + first for sign in "%٪﹪％"))
    assume(not any(c.isdigit() for c in last + first))
    assert rates_in_name(stem, last, first, None) == []
