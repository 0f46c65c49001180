"""The sender's own words."""

from datetime import date

import pytest

from callcert.domain.counts import NOTHING
from callcert.domain.mailed_progress import read_report
from callcert.domain.mailed_words import MOST_LETTERS, own_words, reminded_of
from callcert.reports.drafted_text import reminder_text

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


@pytest.mark.parametrize(
    "head",
    [
        "2026-11-19 17:00 GMT-05:00 Renee Caldwell <r@example.com>:",
        "-----Ursprüngliche Nachricht-----",
        "Von: Renee Caldwell\nGesendet: Donnerstag\nAn: Jane",
        "De : Renee Caldwell\nEnvoyé : jeudi",
        "Il giorno gio 19 nov 2026 Renee ha scritto:",
        "Op do 19 nov. 2026 om 17:00 schreef Renee <r@example.com>:",
        "Renee Caldwell wrote on 11/19/2026:",
        "Renee Caldwell napisał(a):",
        "On Thu, Nov 19, 2026\nat 5:00 PM\nRenee Caldwell\n<r@example.com>\nwrote:",
        "From: Renee Caldwell\nSent: Thursday",
        "From: Renee Caldwell <r@example.com>",
        "19.11.2026 17:00, Renee Caldwell:",
        "---------- Weitergeleitete Nachricht ---------",
        "Please enter it in the shared sheet,",
    ],
)
def test_however_a_program_introduces_it_what_was_asked_is_no_answer(head: str) -> None:
    asked = "Hello Jane,\nTBTs 1/12, calls 1/5, headset broken"
    assert own_words(f"TBTs 8/12\n\n{head}\n{asked}") == "TBTs 8/12"


def test_a_heading_of_the_sender_s_own_is_none() -> None:
    for head in ("Progress 11/20/2026:", "TBTs as of 20.11.2026:"):
        assert own_words(f"{head}\n8/12") == f"{head}\n8/12"


def test_callcert_s_own_reminder_is_known_in_any_quotation() -> None:
    subject, asked = reminder_text("Jane", date(2026, 11, 20), "Robin Lane")
    assert own_words(f"Re: {subject}") == ""
    assert reminded_of(f"Re: {subject}") == date(2026, 11, 20)
    assert reminded_of(subject.replace("11/20", "99/99")) is None
    assert reminded_of("Re: My day") is None
    assert "TBTs" not in own_words(f"so far\n\n{asked}")
    empty = read_report(asked)
    assert (empty.modules, empty.calls, empty.issue) == (NOTHING, NOTHING, "")


def test_a_book_is_not_read_to_its_end() -> None:
    assert len(own_words("word " * MOST_LETTERS)) <= MOST_LETTERS
