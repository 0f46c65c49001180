"""What became of uploads: every file in one bucket."""

from callcert.domain.findings import finding
from callcert.domain.upload_report import (
    UPLOAD_STATUSES,
    UploadedFile,
    UploadReport,
    UploadStatus,
)


def report(*statuses: UploadStatus, code: str = "") -> UploadReport:
    files = [UploadedFile(f"/x/{n}.xlsx", f"{n}.xlsx", one) for n, one in enumerate(statuses)]
    facts = dict.fromkeys(("target", "ours", "day", "what", "then"), "x")
    return UploadReport("Z:/", False, files, [finding(code, facts)] if code else [])  # noqa: FBT003  a folder


def test_the_buckets_add_up() -> None:
    one = report(*UPLOAD_STATUSES, "uploaded")
    assert sum(one.count(status) for status in UPLOAD_STATUSES) == len(one.files)
    assert (one.count("uploaded"), one.count("failed")) == (2, 1)
    assert [file.name for file in one.of("failed", "blocked")] == ["6.xlsx", "7.xlsx"]


def test_a_name_that_is_taken_is_an_error_and_a_copy_left_there_is_none() -> None:
    assert report(code="upload-name-taken").has_errors
    assert not report(code="upload-taken-back").has_errors
    assert not report().has_errors
