"""What was uploaded, and what is still to be, as a person reads it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from callcert.domain.upload_report import UPLOAD_STATUSES, UploadedFile, UploadReport, UploadStatus
from callcert.reports.findings import findings_by_file
from callcert.reports.text import count, plain, printable

_WORDS: dict[UploadStatus, str] = {
    "uploaded": "uploaded", "found-there": "found there, the same", "would-upload": "to be copied",
    "to-upload": "to upload", "already-uploaded": "uploaded before",
    "taken-out": "uploaded before and taken out there", "blocked": "not uploaded",
    "failed": "failed",
}  # fmt: skip


def upload_shown(report: UploadReport) -> Iterator[RenderableType]:
    """Every file of which there is news, then how many there are of each kind."""
    yield plain(f"Upload to {report.target}", style="bold")
    news = [one for one in report.files if one.status not in {"already-uploaded", "taken-out"}]
    for one in news:
        path = one.file if one.status == "to-upload" else one.name
        yield plain(f"{_WORDS[one.status]}:").append(f" {printable(path)}{_reason(one)}")
    if report.by_hand and report.of("to-upload"):
        yield Text("Once they are uploaded: callcert upload --done", style="dim")
    yield Text("")
    yield Text(f"{_totals(report)}.", style="bold")
    if report.of("taken-out"):
        words = "What was taken out there is uploaded anew only by callcert upload --again"
        yield Text(words, style="dim")
    yield from findings_by_file(report.findings)
    if report.left_out:
        yield Text("")
        names = ", ".join(report.left_out)
        yield plain(f"Left out, as no complete scorecard can be read from it: {names}", style="dim")


def _reason(one: UploadedFile) -> str:
    return f" ({printable(one.reason)})" if one.reason else ""


def _totals(report: UploadReport) -> str:
    said = [
        f"{report.count(status)} {_WORDS[status]}"
        for status in UPLOAD_STATUSES
        if report.count(status)
    ]
    return f"{count(len(report.files), 'filed scorecard')}: {', '.join(said) or 'nothing to do'}"


def trouble_words(report: UploadReport) -> list[str]:
    """What failed, in one line each."""
    return [
        f"{one.name} is not uploaded: {one.reason}; the next run tries again"
        for one in report.of("failed")
    ]
