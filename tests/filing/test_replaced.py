"""What filed scorecards replaced, told from the trace."""

from datetime import date

from callcert.filing.ledger import Event
from callcert.filing.replaced import Replaced, replaced

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (17, 18, 20))


def filed(name: str, digest: str, day: date) -> Event:
    return Event(day, "filed", "/in/a.xlsx", f"/filed/{name}", digest)


def aside(name: str, digest: str, day: date) -> Event:
    return Event(day, "superseded", f"/filed/{name}", f"/filed/superseded/{name}", digest)


def test_each_has_all_that_went_before_it() -> None:
    events = [
        filed("Doe_Jane_60%.xlsx", "a", FIRST),
        filed("Roe_Alan_80%.xlsx", "r", FIRST),
        aside("Doe_Jane_60%.xlsx", "a", SECOND),
        filed("Doe_Jane_80%.xlsx", "b", SECOND),
        aside("Doe_Jane_80%.xlsx", "b", THIRD),
        filed("Doe_Jane_80%.xlsx", "c", THIRD),
    ]
    found = replaced(events)
    assert found["Doe_Jane_80%.xlsx"] == (Replaced(FIRST, 60), Replaced(SECOND, 80))
    assert found["Roe_Alan_80%.xlsx"] == ()


def test_a_name_is_not_believed_unless_callcert_gave_it_to_these_bytes() -> None:
    events = [
        filed("Doe_Jane_60%.xlsx", "a", FIRST),
        aside("Doe_Jane_60%.xlsx", "other", SECOND),
        filed("Doe_Jane_80%.xlsx", "b", SECOND),
    ]
    assert replaced(events)["Doe_Jane_80%.xlsx"] == ()


def test_one_of_a_filing_that_was_cut_off_is_not_taken_for_anothers() -> None:
    events = [
        filed("Doe_Jane_60%.xlsx", "a", FIRST),
        aside("Doe_Jane_60%.xlsx", "a", SECOND),
        filed("Roe_Alan_80%.xlsx", "b", SECOND),
    ]
    assert replaced(events)["Roe_Alan_80%.xlsx"] == ()


def test_after_a_withdrawal_it_starts_anew() -> None:
    events = [
        filed("Doe_Jane_60%.xlsx", "a", FIRST),
        aside("Doe_Jane_60%.xlsx", "a", SECOND),
        filed("Doe_Jane_80%.xlsx", "b", SECOND),
        Event(THIRD, "withdrawn", "/filed/Doe_Jane_80%.xlsx", "/filed/superseded/x", "b"),
        filed("Doe_Jane_80%.xlsx", "b", THIRD),
    ]
    assert replaced(events)["Doe_Jane_80%.xlsx"] == ()
