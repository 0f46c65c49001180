from callcert.domain.findings import Finding
from callcert.domain.tracker_report import TrackerReport

WARNING = Finding("x", "warning", "", "")
ERROR = Finding("x", "error", "", "")


def test_only_errors_are_for_a_person_to_put_right() -> None:
    assert not TrackerReport("t.xlsx", "unchanged", (), ()).has_errors
    assert not TrackerReport("t.xlsx", "written", (), (WARNING,)).has_errors
    assert TrackerReport("t.xlsx", "written", (), (WARNING, ERROR)).has_errors
    assert TrackerReport("t.xlsx", "unchanged", (), ()).plan_file is None
