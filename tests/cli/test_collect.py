"""``callcert collect`` on messages that somebody has saved."""

import mailbox
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from email import message_from_bytes
from pathlib import Path

import pytest

from callcert.filing.ledger import open_ledger
from tests.class_books import ALAN, JANE, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.filing.papers import names
from tests.forms import failing, scorecard
from tests.mail import letters
from tests.mail.cfb import outlook_message
from tests.mail.letters import FAILED, PAT, SENT, letter, part

SETTINGS = """
coordinator = { name = "Robin Lane", email = "robin@example.com" }
[schedule]
timezone = "America/New_York"
[[certifiers]]
name = "Pat Otto"
email = "Pat@Example.com"
"""
AS_OF = "2026-11-20"
JANES = "jane@example.com"


@pytest.fixture
def there(workspace: Path) -> Path:
    """A workspace with a certifier, and a tracker with two agents."""
    (workspace / "callcert.toml").write_text(SETTINGS)
    write_tracker(workspace, JANE, ALAN)
    write_progress(workspace)
    return workspace


@pytest.fixture(scope="module")
def card() -> bytes:
    return scorecard()


def collect(there: Path, post: Mapping[str, bytes], *words: str) -> Result:
    """Collects these files out of a folder."""
    folder = there.parent / "post"
    folder.mkdir(exist_ok=True)
    for name, content in post.items():
        (folder / name).write_bytes(content)
    return callcert("collect", folder, "--as-of", AS_OF, "--workspace", there, *words)


def codes(result: Result) -> list[str]:
    return [found["code"] for one in result.json["messages"] for found in one["findings"]]


def states(result: Result) -> list[str]:
    return [one["status"] for one in result.json["messages"]]


def test_a_scorecard_comes_in_once_and_says_from_whom(there: Path, card: bytes) -> None:
    post = {"1.eml": letter(PAT, "Scorecard", "Attached.", part("Doe_Jane_100%.xlsx", card))}
    first = collect(there, post, "--json")
    assert first.code == 0
    (message,) = first.json["messages"]
    assert message == {
        "source": str(there.parent / "post" / "1.eml"),
        "message_id": "<1@example.com>",
        "from": "pat@example.com",
        "sent_at": "2026-11-20T11:45:00-05:00",
        "subject": "Scorecard",
        "status": "taken",
        "scorecards": [
            {
                "name": "Doe_Jane_100%.xlsx",
                "file": str(there / "incoming" / "Doe_Jane_100%.xlsx"),
                "status": "collected",
            }
        ],
        "report": None,
        "kept": None,
        "findings": [],
    }
    assert first.json["totals"] == {
        "received": 1, "taken": 1, "would_take": 0, "already_taken": 0, "quarantined": 0,
        "would_quarantine": 0, "ignored": 0, "waiting": 0, "scorecards": 1, "reports": 0,
    }  # fmt: skip
    assert (there / "incoming" / "Doe_Jane_100%.xlsx").read_bytes() == card
    before = snapshot(there)
    assert states(collect(there, {}, "--json")) == ["already-taken"]
    assert {k: v for k, v in snapshot(there).items() if "ledger" not in k} == {
        k: v for k, v in before.items() if "ledger" not in k
    }


def test_what_was_filed_does_not_come_back(there: Path, card: bytes) -> None:
    file = part("Doe_Jane_100%.xlsx", card)
    collect(there, {"1.eml": letter(PAT, "Scorecard", "Attached.", file)})
    assert callcert("score", "--as-of", AS_OF, "--workspace", there).code == 0
    again = letter(PAT, "Once more", "Did you get it?", file, message_id="<2@example.com>")
    result = collect(there, {"2.eml": again}, "--json")
    assert states(result) == ["already-taken", "taken"]
    assert result.json["messages"][1]["scorecards"][0]["status"] == "already-here"
    assert names(there / "incoming") == []


def test_what_was_taken_out_unfiled_comes_in_again_when_it_is_sent_again(
    there: Path, card: bytes
) -> None:
    attached = part("Doe.xlsx", card)
    collect(there, {"1.eml": letter(PAT, "Scorecard", "", attached)})
    (there / "incoming" / "Doe.xlsx").unlink()
    post = {
        f"{number}.eml": letter(PAT, "Again", "", attached, message_id=f"<{number}@x>")
        for number in (2, 3)
    }
    for dry in (["--dry-run"], []):
        result = collect(there, post, "--json", *dry)
        cards = [one["scorecards"][0]["status"] for one in result.json["messages"][1:]]
        assert cards == ["would-collect" if dry else "collected", "already-here"]
        assert names(there / "incoming") == ([] if dry else ["Doe.xlsx"])


def test_a_scorecard_put_there_by_hand_is_known_again(there: Path, card: bytes) -> None:
    (there / "incoming" / "by hand.xlsx").write_bytes(card)
    collect(there, {"1.eml": letter(PAT, "Scorecard", "", part("Doe.xlsx", card))})
    assert names(there / "incoming") == ["by hand.xlsx"]
    callcert("score", "--as-of", AS_OF, "--workspace", there)
    other = letter(PAT, "Again", "", part("Doe.xlsx", card), message_id="<2@example.com>")
    collect(there, {"2.eml": other})
    assert names(there / "incoming") == []


def test_a_name_that_is_taken_gets_a_number(there: Path, card: bytes) -> None:
    other = scorecard(marks=failing(2, 3), agent_last_name="Roe", agent_id="E2001")
    collect(
        there,
        {
            "1.eml": letter(PAT, "One", "", part("AetnaQAScorecard.xlsx", card)),
            "2.eml": letter(PAT, "Two", "", part("AetnaQAScorecard.xlsx", other), message_id="<2>"),
        },
    )
    assert names(there / "incoming") == ["AetnaQAScorecard (2).xlsx", "AetnaQAScorecard.xlsx"]


def test_names_lead_nowhere(there: Path) -> None:
    evil = ["../../etc/passwd.xlsx", "~$Doe.xlsx", "..", "CON.xlsx", "a\u202excod.xlsx", "Doe"]
    for number, name in enumerate(evil):
        content = scorecard(agent_id=f"E{number}")
        raw = letter(PAT, "x", "", part(name, content), message_id=f"<{number}@example.com>")
        assert collect(there, {f"{number}.eml": raw}, "--json").json["totals"]["scorecards"] == 1
    assert names(there / "incoming") == [
        "CON-.xlsx", "Doe (2).xlsx", "Doe.xlsx", "axcod.xlsx", "passwd.xlsx", "scorecard.xlsx",
    ]  # fmt: skip


def test_messages_of_every_mail_program_give_up_their_scorecard(there: Path) -> None:
    def one(number: int) -> bytes:
        return scorecard(agent_id=f"E{number}")

    post = {
        "apple.eml": letters.apple("Doe_Jäne Elisabeth Gertrud_100%.xlsx", one(1)),
        "gmail.eml": letters.gmail("Döe_Jane_100%.xlsx", one(2)),
        "outlook.eml": letters.outlook("Doe_Jane_100%.xlsx", one(3)),
        "saved.msg": outlook_message(PAT, "Card", "Here.", {"Roe_A_100%.xlsx": one(4)}, SENT),
        "tnef.eml": letters.tnef_letter({"Poe_Jane_100%.xlsx": one(5)}),
    }
    result = collect(there, post, "--json")
    assert states(result) == ["taken"] * 5, result.out
    assert names(there / "incoming") == [
        "Doe_Jane_100%.xlsx", "Doe_Jäne Elisabeth Gertrud_100%.xlsx", "Döe_Jane_100%.xlsx",
        "Poe_Jane_100%.xlsx", "Roe_A_100%.xlsx",
    ]  # fmt: skip
    contents = {file.read_bytes() for file in (there / "incoming").iterdir()}
    assert contents == {one(number) for number in range(1, 6)}


def test_an_mbox_is_read_message_by_message(there: Path, card: bytes) -> None:
    folder = there.parent / "post"
    folder.mkdir()
    box = mailbox.mbox(folder / "Inbox")
    box.add(message_from_bytes(letter(PAT, "A", "From now on\n", part("a.xlsx", card))))
    other = scorecard(agent_id="E7")
    box.add(message_from_bytes(letter(PAT, "B", "", part("b.xlsx", other), message_id="<2>")))
    box.close()
    result = collect(there, {"notes.docx": b"x", ".hidden.eml": b"x"}, "--json")
    assert states(result) == ["taken", "taken"]
    assert result.json["messages"][1]["source"].endswith("Inbox#2")
    assert names(there / "incoming") == ["a.xlsx", "b.xlsx"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (letter("eve@example.net", "Hi", "Buy!"), "mail-stranger"),
        (
            letter("eve@example.net", "Hi", "", part("D.xlsx", scorecard())),
            "mail-scorecard-of-stranger",
        ),
        (letter(JANES, "Me", "", part("D.xlsx", scorecard())), "mail-scorecard-of-agent"),
        (letter(PAT, "Hi", "", part("D.xlsx", scorecard()), results=FAILED), "mail-forged"),
        (letter(PAT, "Hi", "", part("D.xlsx.exe", scorecard())), "mail-dangerous"),
        (letter(PAT, "Hi", "", part("pay.html", b"<p>x</p>", "text/html")), "mail-dangerous"),
        (letter(PAT, "Hi", "", part("D.xlsx", b"MZ\x90\0program")), "mail-dangerous"),
        (letter(PAT, "Hi", "", part("D.zip", b"PK\5\6" + b"\0" * 18)), "mail-nested"),
        (letters.forwarded(letter(PAT, "Hi", "", part("D.xlsx", scorecard()))), "mail-nested"),
        (
            outlook_message(PAT, "Fwd", "x", {}, SENT, within={"D.xlsx": scorecard()}),
            "mail-nested",
        ),
        (letter(PAT, "Hi", "", part("D.xlsx", b"a,b\n1,2\n")), "mail-not-a-workbook"),
        (letter(f"{PAT}, jane@example.com", "Hi", "x"), "mail-sender-missing"),
        (b"\x00\x01\x02 no message at all", "mail-unreadable"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "mail-unreadable"),
    ],
)  # fmt: skip
def test_what_is_odd_is_kept_apart_whole(there: Path, raw: bytes, code: str) -> None:
    result = collect(there, {"odd.eml": raw}, "--json")
    assert states(result) == ["quarantined"]
    assert codes(result) == [code]
    assert result.code == (0 if code == "mail-stranger" else 1)
    assert names(there / "incoming") == []
    (kept,) = (there / "quarantine").iterdir()
    assert kept.read_bytes() == raw
    assert result.json["messages"][0]["kept"] == str(kept)
    assert result.json["messages"][0]["findings"][0]["file"] == str(kept)


def test_one_bad_attachment_keeps_the_good_one_back(there: Path, card: bytes) -> None:
    raw = letter(
        PAT, "Two", "", part("a.xlsx", card), part("run.js", b"alert(1)", "text/javascript")
    )
    assert codes(collect(there, {"1.eml": raw}, "--json")) == ["mail-dangerous"]
    assert names(there / "incoming") == []


def test_a_message_that_is_too_large_is_not_read(there: Path) -> None:
    (there / "callcert.toml").write_text(SETTINGS + "[collect]\nlargest_mb = 1\n")
    raw = letter(PAT, "Big", "x" * 1_100_000)
    result = collect(there, {"big.eml": raw}, "--json")
    assert (codes(result), result.code) == (["mail-too-large"], 1)


def test_a_malformed_message_does_not_keep_back_the_next(there: Path, card: bytes) -> None:
    attached = part("Doe_Jane_100%.xlsx", card)
    post = {
        "1.eml": letter(PAT, "=?utf-8?b?A?=", "x", message_id="<a@x>"),
        "2.eml": letter(PAT, "x", "x", headers={"Date": "Fri, 31 Dec 9999 23:59:59 -1200"}),
        "3.eml": letter(PAT, "Scorecard", "x", attached, message_id="<c@x>"),
    }
    assert states(collect(there, post, "--json")) == ["ignored", "ignored", "taken"]


def test_nor_does_one_at_which_callcert_itself_fails(
    there: Path, card: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(words: str) -> object:
        raise ZeroDivisionError(words)

    monkeypatch.setattr("callcert.workflows.collect.read_report", fail)
    post = {
        "1.eml": letter(JANES, "Progress", "TBTs 8/12", message_id="<a@x>"),
        "2.eml": letter(PAT, "Scorecard", "x", part("Doe_Jane_100%.xlsx", card)),
    }
    result = collect(there, post, "--json")
    assert (result.code, states(result)) == (1, ["quarantined", "taken"])
    assert codes(result) == ["mail-unreadable"]
    assert "ZeroDivisionError" in result.json["messages"][0]["findings"][0]["message"]


def test_a_thousand_parts_are_refused_at_once(there: Path) -> None:
    raw = b"From: pat@example.com\r\nSubject: x\r\n"
    for number in range(1000):
        raw += b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (number, number)
    assert codes(collect(there, {"deep.eml": raw}, "--json")) == ["mail-unreadable"]


def test_a_sender_added_later_is_let_in_when_the_file_is_named(there: Path, card: bytes) -> None:
    raw = letter("kim@example.net", "Card", "", part("Doe.xlsx", card))
    collect(there, {"1.eml": raw})
    (kept,) = (there / "quarantine").iterdir()
    assert callcert("collect", kept, "--workspace", there).code == 1
    with (there / "callcert.toml").open("a") as settings:
        settings.write('[collect]\nsenders = ["Kim <kim@example.net>"]\n')
    assert callcert("collect", kept, "--workspace", there).code == 0
    assert (there / "incoming" / "Doe.xlsx").read_bytes() == card
    assert states(collect(there, {}, "--json")) == ["already-taken"]


def test_trust_takes_what_was_looked_at_and_never_what_runs(there: Path, card: bytes) -> None:
    nested = letters.forwarded(letter(PAT, "Hi", "", part("Doe.xlsx", card)))
    program = letter(PAT, "Hi", "", part("a.exe", b"MZ"), message_id="<3@example.com>")
    collect(there, {"1.eml": nested, "2.eml": program})
    refused = callcert("collect", "--trust", "--workspace", there)
    assert (refused.code, "name the files" in refused.err) == (2, True)
    kept = there / "quarantine"
    result = callcert("collect", kept, "--trust", "--json", "--workspace", there)
    assert sorted(states(result)) == ["quarantined", "taken"]
    assert codes(result) == ["mail-dangerous"]
    assert (there / "incoming" / "Doe.xlsx").read_bytes() == card


def test_only_the_server_that_is_believed_can_vouch(there: Path, card: bytes) -> None:
    (there / "callcert.toml").write_text(SETTINGS + '[collect]\nauthserv_id = "mx.example.com"\n')
    forged = "mx.evil.example; dmarc=pass header.from=example.com"
    post = {
        "1.eml": letter(PAT, "1", "", part("a.xlsx", card), message_id="<a@x>"),
        "2.eml": letter(PAT, "2", "", part("b.xlsx", card), results=forged, message_id="<b@x>"),
        "3.eml": letter(PAT, "3", "", part("c.xlsx", card), results=None, message_id="<c@x>"),
    }
    result = collect(there, post, "--json")
    assert states(result) == ["taken", "quarantined", "quarantined"]
    assert codes(result) == ["mail-unproven"] * 2


def test_a_dry_run_shows_the_same_and_does_nothing(there: Path, card: bytes) -> None:
    post = {
        "1.eml": letter(PAT, "Scorecard", "Attached.", part("Doe_Jane_100%.xlsx", card)),
        "2.eml": letter("jane@example.com", "Progress", "TBTs 8/12", message_id="<2@x>"),
        "3.eml": letter("eve@example.net", "Hi", "Buy!", message_id="<3@x>"),
    }
    before = snapshot(there)
    result = collect(there, post, "--dry-run", "--json")
    assert states(result) == ["would-take", "would-take", "would-quarantine"]
    assert result.json["messages"][0]["scorecards"][0]["status"] == "would-collect"
    assert snapshot(there) == before
    assert states(collect(there, {}, "--json")) == ["taken", "taken", "quarantined"]


def test_what_is_nobody_s_concern_is_left_alone(there: Path) -> None:
    ours = {"Auto-Submitted": "auto-generated"}
    book = part("Call Cert Report.xlsx", scorecard())
    post = {
        "1.eml": letter(PAT, "Lunch?", "Noon?"),
        "2.eml": letter("robin@example.com", "Report", "", book, headers=ours, message_id="<2@x>"),
        "3.eml": letter("mailer@example.net", "Undelivered", "", headers=ours, message_id="<3>"),
        "4.eml": letter("jane@example.com", "Automatic reply: x", "Away", message_id="<4@x>"),
    }  # fmt: skip
    result = collect(there, post, "--json")
    assert states(result) == ["ignored"] * 4
    assert names(there / "incoming") == []
    assert not (there / "quarantine").exists()


def test_progress_becomes_a_report_with_the_message_kept(there: Path) -> None:
    text = "Hi Robin,\n\nTBTs 8/12, calls 2/5, headset broken\n\nThanks,\nJane"
    raw = letter("Jane Doe <Jane@Example.com>", "My day", text)
    result = collect(there, {"1.eml": raw}, "--json")
    (message,) = result.json["messages"]
    assert message["report"] == {
        "agent": {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"},
        "day": "2026-11-20",
        "tbts_completed": 8,
        "tbts_assigned": 12,
        "tbt_hours": None,
        "calls_completed": 2,
        "equipment_issue": "headset broken",
        "note": "TBTs 8/12, calls 2/5, headset broken",
    }
    (kept,) = (there / ".callcert" / "mail").iterdir()
    assert kept.read_bytes() == raw


def test_progress_of_an_address_that_is_several_agents_is_nobody_s(there: Path) -> None:
    write_tracker(there, JANE, {**ALAN, "Email": "jane@example.com"})
    result = collect(there, {"1.eml": letter("jane@example.com", "x", "TBTs 8/12")}, "--json")
    assert codes(result) == ["mail-sender-ambiguous"]
    assert "Roe, Alan" in result.out


@pytest.mark.parametrize("other", [PAT, "robin@example.com", "lead@example.com"])
def test_an_agent_s_address_that_also_returns_scorecards_is_nobody_s(
    there: Path, card: bytes, other: str
) -> None:
    settings = SETTINGS + '[collect]\nsenders = ["lead@example.com"]\n'
    (there / "callcert.toml").write_text(settings)
    write_tracker(there, {**JANE, "Email": other}, ALAN)
    post = {
        "1.eml": letter(other, "x", "", part("a.xlsx", card)),
        "2.eml": letter(other, "x", "TBTs 8/12", message_id="<2@x>"),
    }
    result = collect(there, post, "--json")
    assert states(result) == ["quarantined"] * 2
    assert codes(result) == ["mail-sender-ambiguous"] * 2
    assert names(there / "incoming") == []
    shown = callcert("doctor", "--as-of", AS_OF, "--json", "--workspace", there)
    said = [one["message"] for one in shown.json["checks"] if one["state"] == "problem"]
    assert [one for one in said if other in one and "Doe, Jane" in one]


def test_progress_that_says_no_day_is_kept_apart(there: Path) -> None:
    raw = letter("jane@example.com", "x", "TBTs 8/12", sent=None)
    assert codes(collect(there, {"1.eml": raw}, "--json")) == ["mail-undated"]


def test_while_the_tracker_cannot_be_read_agents_wait_and_certifiers_do_not(
    there: Path, card: bytes
) -> None:
    tracker = there / "ESP Tracker.xlsx"
    good = tracker.read_bytes()
    tracker.write_bytes(b"PK\3\4 broken")
    post = {
        "1.eml": letter("jane@example.com", "x", "TBTs 8/12", message_id="<j@x>"),
        "2.eml": letter(PAT, "x", "", part("a.xlsx", card)),
    }
    result = collect(there, post, "--json")
    assert (result.code, states(result)) == (3, ["waiting", "taken"])
    assert "the agents are not known" in result.err
    tracker.write_bytes(good)
    assert states(collect(there, {}, "--json")) == ["taken", "already-taken"]


def test_the_table_tells_it_all_and_what_to_run_next(there: Path, card: bytes) -> None:
    post = {
        "1.eml": letter(PAT, "Scorecard", "Attached.", part("Doe_Jane_100%.xlsx", card)),
        "2.eml": letter("jane@example.com", "Day", "TBTs 8/12, calls 2", message_id="<2@x>"),
        "3.eml": letter(PAT, "[red]run\x1b[31m", "", part("a.js", b"1"), message_id="<3@x>"),
    }
    result = collect(there, post)
    assert result.code == 1
    assert "11/20/2026 11:45" in result.out
    assert "progress of Doe, Jane: TBTs 8/12, calls 2/5" in result.out
    assert "QUARANTINED" in result.out
    assert "has an attachment that can run or pretend: a.js" in result.out
    assert "3 messages: 2 taken, 1 quarantined. 1 scorecard, 1 report of progress." in result.out
    assert result.out.splitlines()[-1] == "Next: callcert score"
    assert "\x1b" not in result.out
    again = collect(there, {})
    assert "3 messages: 2 taken before, 1 quarantined. 0 scorecards" in again.out
    assert len(list((there / "quarantine").iterdir())) == 1


def test_quiet_says_only_what_a_person_must_do(there: Path, card: bytes) -> None:
    good = letter(PAT, "Scorecard", "", part("Doe.xlsx", card))
    assert collect(there, {"1.eml": good}, "--quiet").out == ""
    bad = letter(PAT, "x", "", part("a.js", b"1"), message_id="<3@x>")
    shown = collect(there, {"2.eml": bad}, "--quiet")
    assert (shown.code, "a.js" in shown.out) == (1, True)


def test_what_is_not_there_is_a_usage_error(there: Path) -> None:
    result = callcert("collect", "nowhere.eml", "--workspace", there)
    assert (result.code, "nowhere.eml: not there" in result.err) == (2, True)


def test_without_a_server_it_says_what_to_set(there: Path) -> None:
    result = callcert("collect", "--workspace", there)
    assert (result.code, "mail.imap.host" in result.err) == (2, True)


def test_examples_are_in_the_help() -> None:
    assert "callcert collect --dry-run" in callcert("collect", "--help").out


@pytest.mark.parametrize(("hour", "late"), [(12, False), (13, True)])
def test_a_scorecard_sent_late_is_marked_when_it_is_scored(
    there: Path, card: bytes, hour: int, late: bool
) -> None:
    sent = SENT.replace(hour=hour, minute=29)
    raw = letter(PAT, "x", "", part("Doe_Jane_100%.xlsx", card), sent=sent)
    collect(there, {"1.eml": raw})
    result = callcert("score", "--as-of", AS_OF, "--json", "--workspace", there)
    (scored,) = result.json["scorecards"]
    found = [one for one in scored["findings"] if one["code"] == "submitted-late"]
    assert (result.code, scored["status"]) == (0, "filed")
    assert [one["cell"] for one in found] == (["E5"] if late else [])


def test_a_scorecard_of_which_nobody_knows_when_it_was_sent_is_not_late(
    there: Path, card: bytes
) -> None:
    (there / "incoming" / "Doe.xlsx").write_bytes(card)
    assert "submitted-late" not in callcert("score", "--json", "--workspace", there).out


def unsettle(there: Path) -> None:
    """As if the last run had been cut off just before it entered that the file is there."""
    with closing(sqlite3.connect(there / ".callcert" / "ledger.sqlite3")) as ledger, ledger:
        ledger.execute("UPDATE receipt SET placed = 0")
        ledger.execute("DELETE FROM post")


def test_cut_off_behind_the_file_and_then_scored_it_does_not_come_back(
    there: Path, card: bytes
) -> None:
    collect(there, {"1.eml": letter(PAT, "x", "", part("Doe.xlsx", card))})
    unsettle(there)
    callcert("score", "--as-of", AS_OF, "--workspace", there)
    assert states(collect(there, {}, "--json")) == ["taken"]
    assert names(there / "incoming") == []


def test_cut_off_behind_the_file_it_is_known_again_by_its_name(there: Path, card: bytes) -> None:
    post = {"1.eml": letter(PAT, "x", "", part("Doe.xlsx", card))}
    collect(there, post)
    unsettle(there)
    assert states(collect(there, {}, "--json")) == ["taken"]
    assert names(there / "incoming") == ["Doe.xlsx"]
    unsettle(there)
    (there / "incoming" / "Doe.xlsx").write_bytes(b"somebody else's")
    collect(there, {})
    assert names(there / "incoming") == ["Doe (2).xlsx", "Doe.xlsx"]


def test_when_it_was_sent_is_kept_before_the_file_is_there(there: Path, card: bytes) -> None:
    (there / "incoming").rmdir()
    (there / "incoming").write_bytes(b"a file in the way")
    result = collect(there, {"1.eml": letter(PAT, "x", "", part("Doe.xlsx", card))})
    assert (result.code, "cannot be written" in result.err) == (3, True)
    with open_ledger(there / ".callcert" / "ledger.sqlite3") as ledger:
        (receipt,) = ledger.receipts().values()
    assert (receipt.placed, receipt.sender, receipt.sent) == (False, PAT, SENT)
    (there / "incoming").unlink()
    assert states(collect(there, {}, "--json")) == ["taken"]
    assert names(there / "incoming") == ["Doe.xlsx"]
