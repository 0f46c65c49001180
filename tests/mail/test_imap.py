"""``callcert collect`` from a real IMAP server: Dovecot, on loopback."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.class_books import JANE, write_progress, write_tracker
from tests.cli.test_collect import AS_OF, SETTINGS, codes, states
from tests.commands import Result, callcert, program, snapshot
from tests.filing.papers import names
from tests.forms import scorecard
from tests.mail import letters
from tests.mail.certificates import Certificates
from tests.mail.dovecot import PASSWORD, TOKEN, TOKEN_USER, USER, Dovecot, dovecot
from tests.mail.letters import FAILED, PAT, letter, part

pytestmark = pytest.mark.outside

MESSAGES, KILLS = 500, 50
ALIEN = scorecard(agent_id="E9999")


@pytest.fixture
def server(trusted: Certificates) -> Iterator[Dovecot]:
    """A server that this machine trusts, with an empty mailbox."""
    with dovecot(trusted) as one:
        yield one


@pytest.fixture
def there(workspace: Path, server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that collects from it."""
    monkeypatch.setenv("CALLCERT_MAIL_IMAP_PASSWORD", PASSWORD)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    write_tracker(workspace, JANE)
    write_progress(workspace)
    point_at(workspace, server)
    return workspace


def point_at(
    folder: Path, server: Dovecot, *, security: str = "tls", imap: str = "", more: str = ""
) -> None:
    port = server.tls if security == "tls" else server.plain
    (folder / "callcert.toml").write_text(
        f'{SETTINGS}[mail.imap]\nhost = "localhost"\nport = {port}\nsecurity = "{security}"\n'
        f"timeout = 5\n{imap or f'user = {USER!r}'}\n{more}"
    )


def collect(there: Path, *words: str) -> Result:
    return callcert("collect", "--as-of", AS_OF, "--workspace", there, *words)


def sent(number: int, sender: str = PAT) -> bytes:
    """A message with a scorecard of its own."""
    card = part(f"Doe{number}_Jane_100%.xlsx", card_of(number))
    return letter(sender, f"Card {number}", "Here.", card, message_id=f"<{number}@example.com>")


def card_of(number: int) -> bytes:
    return scorecard(agent_last_name=f"Doe{number}", agent_id=f"E{number}")


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_each_message_is_taken_once_marked_and_left_unread(
    there: Path, server: Dovecot, security: str
) -> None:
    point_at(there, server, security=security)
    server.put([sent(1), letter(PAT, "Lunch?", "Noon?", message_id="<l@x>"), sent(2)])
    first = collect(there, "--json")
    assert states(first) == ["taken", "ignored", "taken"]
    assert first.json["messages"][0]["source"] == "INBOX 1"
    assert names(there / "incoming") == ["Doe1_Jane_100%.xlsx", "Doe2_Jane_100%.xlsx"]
    assert server.flags() == [{"callcert"}, set(), {"callcert"}]
    before = snapshot(there / "incoming")
    assert collect(there, "--json").json["messages"] == []
    assert snapshot(there / "incoming") == before


def test_what_was_taken_is_moved_where_the_settings_say_so(there: Path, server: Dovecot) -> None:
    point_at(
        there, server, more='[collect]\ntaken = "move"\ntaken_folder = "Zertifikate/Äpfel & so"\n'
    )
    server.put([sent(1), letter(PAT, "Lunch?", "Noon?", message_id="<l@x>")])
    assert states(collect(there, "--json")) == ["taken", "ignored"]
    assert len(server.flags()) == 1
    assert len(server.flags('"Zertifikate/&AMQ-pfel &- so"')) == 1
    assert collect(there, "--json").json["messages"] == []


def test_a_server_that_numbers_anew_doubles_nothing(there: Path, server: Dovecot) -> None:
    server.put([sent(1), letter("jane@example.com", "Day", "TBTs 8/12", message_id="<j@x>")])
    collect(there)
    callcert("score", "--as-of", AS_OF, "--workspace", there)
    server.renumber()
    assert states(collect(there, "--json")) == ["already-taken"] * 2
    assert names(there / "incoming") == []
    assert collect(there, "--json").json["messages"] == []


def test_one_message_in_two_folders_is_one(there: Path, server: Dovecot) -> None:
    traced = b"Received: from elsewhere\r\n" + sent(1)
    server.put([sent(1)])
    server.put([traced], "Other")
    assert states(collect(there, "--json")) == ["taken"]
    point_at(there, server, more='[collect]\nfolder = "Other"\n')
    assert states(collect(there, "--json")) == ["already-taken"]
    assert len(names(there / "incoming")) == 1


def test_one_id_with_other_contents_is_another_message(there: Path, server: Dovecot) -> None:
    other = letter(PAT, "Card 1", "Here.", part("Doe1_Jane_100%.xlsx", card_of(2)),
                   message_id="<1@example.com>")  # fmt: skip
    server.put([sent(1), other])
    assert states(collect(there, "--json")) == ["taken", "taken"]
    assert len(names(there / "incoming")) == 2


def test_a_dry_run_changes_nothing_on_either_side(there: Path, server: Dovecot) -> None:
    server.put([sent(1), letter("eve@example.net", "Hi", "Buy!", message_id="<e@x>")])
    before = snapshot(there)
    assert states(collect(there, "--dry-run", "--json")) == ["would-take", "would-quarantine"]
    assert (snapshot(there), server.flags()) == (before, [set(), set()])


def test_of_what_is_too_large_only_the_headers_are_fetched(there: Path, server: Dovecot) -> None:
    point_at(there, server, more="[collect]\nlargest_mb = 1\n")
    server.put([letter(PAT, "Big", "x" * 1_200_000)])
    result = collect(there, "--json")
    assert (states(result), codes(result)) == (["quarantined"], ["mail-too-large"])
    assert "pat@example.com sent 2 MB" in result.out
    (kept,) = (there / "quarantine").iterdir()
    assert kept.stat().st_size < 2_000
    assert collect(there, "--json").json["messages"] == []


def test_a_token_logs_in(there: Path, server: Dovecot, tmp_path: Path) -> None:
    script = tmp_path / "token"
    script.write_text(f"#!/bin/sh\necho {TOKEN}\n")
    script.chmod(0o755)
    user = f'user = "{TOKEN_USER}"\ntoken_command = ["{script}"]'
    point_at(there, server, imap=user)
    assert (collect(there).code, collect(there).out) == (0, "No new mail.\n")


def test_a_refused_login_is_said_without_the_password(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLCERT_MAIL_IMAP_PASSWORD", "wrong-one")
    result = collect(there)
    assert (result.code, result.out) == (3, "")
    assert "the login: it answered [AUTHENTICATIONFAILED]" in result.err
    assert "wrong-one" not in result.err


def test_a_missing_password_is_said(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CALLCERT_MAIL_IMAP_PASSWORD")
    result = program("collect", "--workspace", there)
    assert (result.code, "CALLCERT_MAIL_IMAP_PASSWORD" in result.err) == (2, True)


def test_a_certificate_of_strangers_is_refused(
    there: Path, strangers: Certificates, server: Dovecot
) -> None:
    with dovecot(strangers) as other:
        for security in ("tls", "starttls"):
            point_at(there, other, security=security)
            result = collect(there)
            assert (result.code, "its certificate is not trusted" in result.err) == (3, True)
            assert "mail.imap.host" in result.err
    point_at(there, server)
    assert collect(there).code == 0


def test_no_password_goes_out_in_the_clear(there: Path, server: Dovecot) -> None:
    (there / "callcert.toml").write_text(
        f'[mail.imap]\nhost = "mail.example.com"\nsecurity = "none"\nuser = "{USER}"\n'
    )
    result = collect(there)
    assert (result.code, "mail.imap.security" in result.err) == (2, True)
    point_at(there, server, security="starttls", more='[collect]\nfolder = "Nowhere"\n')
    result = collect(there)
    assert (result.code, "opening the folder" in result.err) == (3, True)


def test_a_server_that_is_down_is_one_line(there: Path) -> None:
    (there / "callcert.toml").write_text('[mail.imap]\nhost = "localhost"\nport = 1\n')
    result = collect(there)
    assert (result.code, result.out) == (3, "")
    assert "localhost:1 (tls), connecting: it refused the connection" in result.err


def killed(there: Path, changes: list[int]) -> list[bool]:
    """Collects in processes that are killed at those changes; whether they were."""
    runs = [str(word) for change in changes for word in (change, there)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.filing.dying", f"collect --quiet --as-of {AS_OF}", *runs],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return [line == "killed" for line in done.stdout.splitlines() if line in {"killed", "done"}]


def a_mixed_bag() -> tuple[list[bytes], dict[str, int]]:
    """Messages of all kinds, and what should become of them."""
    chance = random.Random(20261120)  # noqa: S311  repeatable, no secret
    post: list[bytes] = []
    expected = {"scorecards": 0, "reports": 0, "quarantined": 0}
    for number in range(MESSAGES):
        kind, unique = chance.randrange(10), f"<m{number}@example.com>"
        if kind <= 4:
            post.append(sent(number))
            expected["scorecards"] += 1
        elif kind == 5:  # once more, by another way, or the same scorecard in another message
            again = chance.randrange(max(1, len(post)))
            post.append(b"Received: from elsewhere\r\n" + (post[again] if post else sent(number)))
        elif kind == 6:
            words = f"TBTs {number % 12}/12, calls 2/5"
            post.append(letter("jane@example.com", "Day", words, message_id=unique))
            expected["reports"] += 1
        elif kind == 7:
            post.append(letter("eve@example.net", "Win", "Click!", message_id=unique))
            expected["quarantined"] += 1
        elif kind == 8:
            bad = chance.choice([
                letter(PAT, "x", "", part("a.exe", b"MZ"), message_id=unique),
                letter(PAT, "x", "", part("a.xlsx", ALIEN), results=FAILED, message_id=unique),
                letters.forwarded(sent(10_000 + number), message_id=unique),
            ])  # fmt: skip
            post.append(bad)
            expected["quarantined"] += 1
        else:
            post.append(letter(PAT, "Lunch?", f"Noon? {number}", message_id=unique))
    return post, expected


def test_killed_again_and_again_every_scorecard_arrives_once(there: Path, server: Dovecot) -> None:
    post, expected = a_mixed_bag()
    server.put(post)
    moments = random.Random(6)  # noqa: S311  repeatable, no secret
    kills = killed(there, [moments.randint(1, 90) for _ in range(KILLS)])
    assert sum(kills) > KILLS - 5
    (there / "incoming").mkdir(exist_ok=True)
    middle = len(names(there / "incoming"))
    assert 0 < middle <= expected["scorecards"]
    for _ in range(2):
        assert collect(there, "--quiet").code in {0, 1}
    arrived = [file.read_bytes() for file in (there / "incoming").iterdir()]
    assert len(arrived) == len(set(arrived)) == expected["scorecards"]
    kept = [file.read_bytes() for file in (there / "quarantine").iterdir()]
    assert len(kept) == len(set(kept)) == expected["quarantined"]
    assert len(names(there / ".callcert" / "mail")) == expected["reports"]
    assert len(server.flags()) == MESSAGES, "nothing is deleted on the server"
    assert collect(there, "--json").json["messages"] == []


def test_scored_between_kills_nothing_comes_back(there: Path, server: Dovecot) -> None:
    server.put([sent(number) for number in range(20)])
    for change in range(3, 60, 9):
        killed(there, [change])
        assert callcert("score", "--quiet", "--as-of", AS_OF, "--workspace", there).code in {0, 1}
    collect(there)
    callcert("score", "--quiet", "--as-of", AS_OF, "--workspace", there)
    assert names(there / "incoming") == []
    assert len(names(there / "scorecards")) == 20


def test_doctor_looks_into_the_folder_and_changes_nothing(there: Path, server: Dovecot) -> None:
    server.put([sent(1)])
    online = callcert("doctor", "--online", "--workspace", there).out
    assert "localhost shows INBOX; 2 may send scorecards" in " ".join(online.split())
    assert server.flags() == [set()]
    point_at(there, server, more='[collect]\nfolder = "Nowhere"\n')
    assert "opening the folder" in callcert("doctor", "--online", "--workspace", there).out


def test_what_was_taken_and_not_marked_is_marked_by_the_next_run(
    there: Path, server: Dovecot
) -> None:
    server.put([sent(1), letter(PAT, "Lunch?", "Noon?", message_id="<l@x>")])
    collect(there)
    with closing(sqlite3.connect(there / ".callcert" / "ledger.sqlite3")) as ledger, ledger:
        ledger.execute("UPDATE post_place SET marked = 0 WHERE state = 'taken'")
    with server.client() as client:
        client.select("INBOX")
        client.store("1", "-FLAGS", "(callcert)")
    assert server.flags() == [set(), set()]
    assert collect(there, "--json").json["messages"] == []
    assert server.flags() == [{"callcert"}, set()]
