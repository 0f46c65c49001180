from callcert.domain.assign_report import AssignReport
from callcert.domain.brief_outcome import BriefOutcome
from callcert.domain.findings import Finding
from callcert.domain.issue_report import ISSUE_STATUSES, Issued, IssueReport
from callcert.domain.tracker_report import TrackerReport
from tests.domain.class_evidence import JANE
from tests.reports.days import problem
from tests.reports.mornings import morning_of


def tracker(*findings: Finding, trouble: str = "") -> TrackerReport:
    return TrackerReport("/w/ESP Tracker.xlsx", "unchanged", (), findings, trouble=trouble)


def test_pairs_alone_are_in_nobodys_way() -> None:
    plain = AssignReport(morning_of().assignment)
    assert (list(plain.findings), plain.trouble, plain.has_errors) == ([], "", False)


def test_what_the_tracker_says_counts() -> None:
    made = morning_of().assignment
    entered = AssignReport(made, tracker(problem("error", "locked"), trouble="open"))
    assert ([one.message for one in entered.findings], entered.trouble) == (["locked"], "open")
    assert entered.has_errors
    assert not AssignReport(made, tracker(problem("warning", "odd"))).has_errors


def test_every_scorecard_has_one_status() -> None:
    report = IssueReport([Issued(JANE, "Pat", "issued", "x"), Issued(JANE, "Pat", "left", None)])
    assert [report.count(status) for status in ISSUE_STATUSES] == [1, 0, 0, 1]


def test_a_brief_may_have_no_page() -> None:
    assert (BriefOutcome(morning_of()).done, BriefOutcome(morning_of()).trouble) == ("", "")
