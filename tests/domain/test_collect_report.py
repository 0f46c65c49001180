"""What became of the mail, counted."""

from callcert.domain.collect_report import (
    CollectedCard,
    CollectedMessage,
    CollectedReport,
    CollectReport,
)
from callcert.domain.findings import finding
from tests.domain.class_evidence import JANE, MONDAY
from tests.domain.test_mailed_progress import mailed


def test_messages_scorecards_and_reports_are_counted() -> None:
    told = CollectedReport(JANE, mailed(MONDAY, "TBTs 8/12"))
    cards = (CollectedCard("a", "a", "collected"), CollectedCard("b", "b", "already-here"))
    report = CollectReport([
        CollectedMessage("1", "taken", scorecards=cards),
        CollectedMessage("2", "taken", report=told),
        CollectedMessage("3", "ignored"),
    ])  # fmt: skip
    assert (report.count("taken"), report.count("ignored"), report.count("waiting")) == (2, 1, 0)
    assert (report.scorecards, report.reports, report.has_errors) == (1, 1, False)


def test_an_error_anywhere_is_one() -> None:
    bad = CollectedMessage("1", "quarantined", findings=(finding("mail-sender-missing"),))
    odd = CollectedMessage(
        "2", "quarantined", findings=(finding("mail-stranger", {"sender": "x"}),)
    )
    assert CollectReport([odd]).has_errors is False
    assert CollectReport([odd, bad]).has_errors is True
