"""What became of waiting mail, and which message is which."""

from datetime import date

from callcert.domain.outbox_report import Message, OutboxReport, key_of_round, mail_key

DAY = date(2026, 11, 20)


def test_the_key_is_that_of_the_day_and_the_people_in_any_order() -> None:
    key = mail_key("eod", DAY, ["b@example.com", "A@example.com"])
    assert key == "eod 2026-11-20 a@example.com b@example.com"
    assert key == mail_key("eod", DAY, ["a@example.com", "B@example.com", "b@example.com"])
    assert key != mail_key("eod", DAY, ["a@example.com"])
    assert key != mail_key("eod", date(2026, 11, 21), ["a@example.com", "b@example.com"])


def test_what_is_sent_again_has_a_key_of_its_own() -> None:
    assert [key_of_round("k", number) for number in range(3)] == ["k", "k again 1", "k again 2"]


def test_all_is_gone_when_nothing_waits_and_nothing_is_broken() -> None:
    assert OutboxReport([]).all_gone
    assert OutboxReport([Message("a", "sent"), Message("b", "already-sent")], ["c"]).all_gone
    assert not OutboxReport([Message("a", "sent"), Message("b", "waiting")]).all_gone
    assert not OutboxReport([Message("a", "broken")]).all_gone
    assert OutboxReport([Message("a", "sent"), Message("b", "sent")]).count("sent") == 2
