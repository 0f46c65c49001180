"""The sender's own words."""

import pytest

from callcert.domain.mailed_words import MOST_LETTERS, own_words

ASKED = "> How far are you?\n> TBTs 1/12\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TBTs 8/12", "TBTs 8/12"),
        ("  TBTs 8/12 \r\n\r\ncalls\xa02/5\r\n", "TBTs 8/12\ncalls 2/5"),
        ("Hi Robin,\n\nTBTs 8/12\n\nThanks,\nJane Doe\nESP Team", "TBTs 8/12"),
        ("Good evening Ms Lane!\nTBTs 8/12\nBest regards", "TBTs 8/12"),
        ("Hi Robin, TBTs 8/12", "Hi Robin, TBTs 8/12"),
        ("Thanks, TBTs 8/12", "Thanks, TBTs 8/12"),
        ("Thanks\nTBTs 8/12\ncalls 2/5", "Thanks\nTBTs 8/12\ncalls 2/5"),
        ("TBTs 8/12\n-- \nJane\n555-0100", "TBTs 8/12"),
        ("TBTs 8/12\n\nSent from my iPhone", "TBTs 8/12"),
        ("TBTs 8/12\nGet Outlook for Android", "TBTs 8/12"),
        (f"TBTs 8/12\n\nOn Fri, Nov 20, 2026 at 5:01 PM Robin <r@x> wrote:\n{ASKED}", "TBTs 8/12"),
        (f"TBTs 8/12\n\nOn Fri, Nov 20, 2026, Robin <r@x.com>\nwrote:\n\n{ASKED}", "TBTs 8/12"),
        (f"On Fri, Nov 20, 2026, Robin wrote:\n{ASKED}TBTs 8/12\n", "TBTs 8/12"),
        ("TBTs 8/12\n\nOn Fri, Nov 20, 2026, Robin wrote:\nHow far?", "TBTs 8/12"),
        ("TBTs 8/12\n-----Original Message-----\nFrom: Robin\nTBTs 1/12", "TBTs 8/12"),
        ("TBTs 8/12\nBegin forwarded message:\n\nFrom: Robin", "TBTs 8/12"),
        (
            "TBTs 8/12\n________________________________\nFrom: R <r@x>\nSent: Friday\nTo: J\nHi",
            "TBTs 8/12",
        ),
        ("TBTs 8/12\n\n*From:* Robin\n*Date:* Friday\n*To:* Jane\n\nHi", "TBTs 8/12"),
        ("TBTs 8/12\nEl vie, 20 nov 2026, Robin escribió:\n> hola", "TBTs 8/12"),
        ("From: my desk, TBTs 8/12\nmore", "From: my desk, TBTs 8/12\nmore"),
        ("On Monday I wrote: TBTs 8/12", "On Monday I wrote: TBTs 8/12"),
        (ASKED, ""),
        ("", ""),
    ],
)  # fmt: skip
def test_what_programs_put_around_it_is_cut_and_no_more(text: str, words: str) -> None:
    assert own_words(text) == words


def test_a_book_is_not_read_to_its_end() -> None:
    assert len(own_words("word " * MOST_LETTERS)) <= MOST_LETTERS
