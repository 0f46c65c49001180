"""The coordinator's day from the first mail to the evening report, on the sample class.

Real servers on loopback: Dovecot for what comes in, an SMTP server for what goes out.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import callcert, snapshot
from tests.mail.certificates import make_certificates
from tests.mail.dovecot import PASSWORD
from tests.whole_day import COMMANDS, DAY, DELIVERED, Day, class_by_mail

pytestmark = pytest.mark.outside

SHOWS_THE_MOMENT = ("logs/", "ledger", "reports/Morning Brief")
"""What may differ: traces of runs, and the page that shows the tracker as it is now."""


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    certificates = make_certificates(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    monkeypatch.setenv("CALLCERT_MAIL_IMAP_PASSWORD", PASSWORD)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with class_by_mail(tmp_path / "class", certificates) as one:
        yield one


def kept(day: Day) -> dict[str, bytes]:
    """Every file of the workspace but those that show the moment."""
    files = snapshot(day.folder).items()
    return {
        name: content
        for name, (content, _) in files
        if not any(mark in name for mark in SHOWS_THE_MOMENT)
    }


def test_the_whole_day_and_the_whole_day_again(day: Day) -> None:
    first = dict(day.run())
    assert {words: result.code for words, result in first.items()} == {
        " ".join(words): 1 if words[0] in {"collect", "score", "sync", "brief", "eod-report"} else 0
        for words in COMMANDS
    }, [result.err for result in first.values()]
    assert len(list((day.folder / "scorecards").glob("*_*%.*"))) > 20
    assert list((day.folder / "issued").iterdir())
    assert len(day.outbox.accepted) == 1
    progress = callcert("progress", "--json", "--as-of", DAY, "--workspace", str(day.folder))
    reported = [one["agent"]["agent_id"] for one in progress.json["reported"]]
    assert DELIVERED in reported, "what was mailed counts as a report"
    (report,) = day.outbox.messages()
    assert "11/20/2026" in report["Subject"]
    assert "coaching delivered" in first[f"deliver {DELIVERED} coaching"].out
    files, flags = kept(day), day.inbox.flags()

    again = dict(day.run())
    assert again["collect"].code == 0, "what is in quarantine was said once"
    for words in first.keys() - {"collect"}:
        assert again[words].code == first[words].code, words
    assert kept(day) == files
    assert day.inbox.flags() == flags
    assert len(day.outbox.accepted) == 1, "the evening report goes out once"
