from callcert.domain.equipment import OpenIssue
from callcert.domain.equipment_report import Broken, EquipmentReport
from tests.domain.class_evidence import FRIDAY, row, stands


def test_it_holds_who_is_in_trouble_and_who_is_unverified() -> None:
    one = stands(FRIDAY, row(equipment_issue="headset"))
    assert one.issue == OpenIssue("headset")
    broken = Broken(one, one.issue, None)
    report = EquipmentReport(FRIDAY, [broken], [one], checks=True)
    assert (report.broken, report.unverified, report.checks) == ([broken], [one], True)
