"""What was uploaded, as a program reads it."""

from callcert.domain.upload_report import UPLOAD_STATUSES, UploadReport
from callcert.reports.escalations_json import iso
from callcert.reports.score_json import Json, finding_json


def upload_json(report: UploadReport) -> Json:
    """``{"target", "by_hand", "files": […], "totals", "left_out", "findings"}``."""
    return {
        "target": report.target,
        "by_hand": report.by_hand,
        "files": [
            {
                "file": one.file,
                "name": one.name,
                "status": one.status,
                "uploaded_on": iso(one.day),
                "reason": one.reason or None,
            }
            for one in report.files
        ],
        "totals": {status.replace("-", "_"): report.count(status) for status in UPLOAD_STATUSES},
        "left_out": list(report.left_out),
        "findings": [finding_json(found) for found in report.findings],
    }
