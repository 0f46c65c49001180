"""Drafts to agents go when what they say no longer holds: nobody gets a letter that is untrue."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.class_books import ALAN, JANE, MONDAY, change, report, write_progress, write_tracker
from tests.commands import Result, callcert
from tests.forms import scorecard
from tests.mail.post import point_at
from tests.mail.servers import Mailroom, mail_server

FRIDAY = MONDAY + timedelta(days=4)
TRACKER = "ESP Tracker.xlsx"
LONG_AGO = date(2024, 1, 8)
"""Sending asks the clock what day it is: the coaching is due whenever that is."""


@pytest.fixture
def there(workspace: Path) -> Path:
    """Jane's coaching is due, and so is Alan's; both have a draft with the letter."""
    point_at(workspace, 1)
    write_tracker(workspace, *({**one, "Start Date": LONG_AGO} for one in (JANE, ALAN)))
    write_progress(workspace, report(FRIDAY, TBTs_Completed=10, Calls_Completed=3))
    assert letter(workspace, "--all-due", "--draft").code == 0
    assert len(drafts(workspace)) == 2
    return workspace


def letter(there: Path, *words: str) -> Result:
    return callcert("letter", *words, "--as-of", FRIDAY.isoformat(), "--workspace", there)


def drafts(there: Path) -> list[str]:
    return sorted(file.name for file in (there / "outbox" / "drafts").glob("*.eml"))


def delivered(there: Path) -> None:
    change(there / TRACKER, "Coaching Delivered", FRIDAY)


def left(there: Path) -> None:
    change(there / TRACKER, "Status", "NLE")


def renamed(there: Path) -> None:
    change(there / TRACKER, "Agent ID", "E7")
    write_progress(there)


@pytest.mark.parametrize(
    ("happened", "why"),
    [
        (delivered, "the documented coaching is recorded on 11/20/2026"),
        (left, "Doe, Jane has left, so no step applies"),
        (renamed, "nobody in the tracker has that name or ID any more"),
    ],
)
def test_a_letter_that_no_longer_holds(
    there: Path, happened: Callable[[Path], None], why: str
) -> None:
    happened(there)
    planned = letter(there, "Roe", "--dry-run")
    assert f"its draft would be thrown away: Documented coaching to jane@example.com ({why})" in (
        planned.err
    )
    assert len(drafts(there)) == 2
    listed = callcert("outbox", "--workspace", there)
    assert f"not to be sent: {why}" in " ".join(listed.out.split())
    room = Mailroom()
    with mail_server(room) as port:
        point_at(there, port)
        sent = callcert("outbox", "send", "--yes", "--workspace", there)
    assert [people for people, _ in room.accepted] == [("alan@example.com",)]
    assert sent.code == 0
    assert f"its draft is gone: Documented coaching to jane@example.com ({why})" in sent.err
    assert drafts(there) == []


def test_the_next_letter_throws_it_away(there: Path) -> None:
    delivered(there)
    assert "its draft is gone: Documented coaching" in letter(there, "--all-due").err
    assert len(drafts(there)) == 1
    assert "its draft" not in letter(there, "--all-due").err


@pytest.mark.parametrize("missing", [True, False])
def test_what_nobody_can_check_waits(there: Path, *, missing: bool) -> None:
    (there / TRACKER).write_bytes(b"no workbook")
    if missing:
        (there / TRACKER).unlink()
        assert "its draft" not in letter(there, "Doe", "--step", "coaching").err
    room = Mailroom()
    with mail_server(room) as port:
        point_at(there, port)
        sent = callcert("outbox", "send", "--yes", "--workspace", there)
    assert room.accepted == []
    assert "was not sent: whether it still holds is not known" in sent.err
    assert len(drafts(there)) == 2


def test_a_row_that_cannot_be_used_says_nothing_against_its_agent(there: Path) -> None:
    change(there / TRACKER, "Start Date", "soonish")
    assert "its draft" not in letter(there, "Roe").err
    assert len(drafts(there)) == 2


def feedback(there: Path, *words: str, day: str = "2026-11-20") -> Result:
    return callcert("feedback", *words, "--as-of", day, "--workspace", there)


@pytest.fixture
def told(there: Path) -> Path:
    """Jane's scorecard is filed, and a draft waits with what it says to her."""
    (there / "incoming" / "a.xlsx").write_bytes(scorecard())
    day = ("--as-of", FRIDAY.isoformat(), "--workspace", there)
    assert callcert("score", *day, "-q").code == 0
    assert "waits in" in feedback(there, "Doe", "--draft").err
    return there


def test_feedback_of_a_scorecard_that_was_taken_back(told: Path) -> None:
    assert len(drafts(told)) == 3
    assert "its draft" not in feedback(told, "Doe", "--draft").err
    assert "its draft" not in feedback(told, "Roe", "--draft", day="2026-11-16").err
    (file,) = (told / "scorecards").glob("*.xlsx")
    assert callcert("score", "--withdraw", file, "--workspace", told).code == 0
    result = feedback(told, "Doe", "--draft")
    assert "that scorecard is no longer the filed one" in result.out + result.err
    assert len(drafts(told)) == 2


def test_feedback_to_who_has_left(told: Path) -> None:
    left(told)
    assert "Your call certification to jane@example.com (Doe, Jane has left)" in (
        feedback(told, "Roe", "--draft").err
    )
    assert len(drafts(told)) == 1
    assert "no draft is left, as Doe, Jane has left" in feedback(told, "Doe", "--draft").err
    assert len(drafts(told)) == 1


def test_a_letter_asked_for_after_its_delivery_is_sent_all_the_same(there: Path) -> None:
    delivered(there)
    asked = letter(there, "Doe", "--step", "coaching", "--draft")
    assert "the documented coaching is recorded already" in asked.out
    assert len(drafts(there)) == 2
    assert "its draft" not in letter(there, "--all-due").err
    left(there)
    assert "its draft is gone" in letter(there, "--all-due").err


def test_a_letter_whose_step_is_not_due_waits(there: Path) -> None:
    change(there / TRACKER, "Start Date", date(2099, 1, 5))
    room = Mailroom()
    with mail_server(room) as port:
        point_at(there, port)
        sent = callcert("outbox", "send", "--yes", "--workspace", there)
    assert [people for people, _ in room.accepted] == [("alan@example.com",)]
    assert "was not sent: the documented coaching is not due on" in sent.err
    assert len(drafts(there)) == 1


def test_a_letter_asked_for_early_is_sent_until_its_step_is_delivered(there: Path) -> None:
    letter(there, "Doe", "--step", "written-cap", "--draft")
    assert len(drafts(there)) == 3
    assert "not to be sent" not in callcert("outbox", "--workspace", there).out
    delivered(there)
    change(there / TRACKER, "Written CAP Delivered", FRIDAY)
    assert letter(there, "--all-due").err.count("its draft is gone") == 2
