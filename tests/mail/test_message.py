"""Messages as bytes: their parts, and that nothing written by others gets out of its place."""

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.mail.addresses import Mailbox
from callcert.mail.message import Outgoing, message_bytes, message_id, one_line

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=timezone(timedelta(hours=-5)))
SENDER = Mailbox("Robin Lane", "robin@example.com")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
HEADERS = ["Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted"]
FULL = Outgoing(
    "End of day 11/20/2026",
    "12 agents\n.\nFrom here on\n",
    '<p>12 agents</p><img src="cid:ladder">',
    {"ladder": PNG},
    {
        "Day.xlsx": b"PK\3\4",
        "Day.html": b"<p>",
        "Größe.txt": b"x",
        "letter.docx": b"PK",
        "a.q": b"",
    },
)


def made(outgoing: Outgoing, sender: Mailbox = SENDER) -> EmailMessage:
    return parsed(raw(outgoing, sender))


def raw(outgoing: Outgoing, sender: Mailbox = SENDER) -> bytes:
    people = ("a@example.com", "b@example.com")
    return message_bytes(outgoing, sender, people, "<1@example.com>", NOW)


def parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def body_of(message: EmailMessage, kind: Literal["plain", "html"] = "plain") -> str:
    part = message.get_body((kind,))
    assert part
    return str(part.get_content()).replace("\r\n", "\n")


def structure(part: EmailMessage) -> object:
    if not part.is_multipart():
        return part.get_content_type()
    inner = [structure(cast("EmailMessage", one)) for one in part.iter_parts()]
    return (part.get_content_subtype(), *inner)


def test_text_page_pictures_and_attachments_have_their_places() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert structure(made(FULL)) == (
        "mixed",
        ("alternative", "text/plain", ("related", "text/html", "image/png")),
        sheet,
        "text/html",
        "text/plain",
        word,
        "application/octet-stream",
    )


def test_text_alone_is_no_multipart() -> None:
    assert structure(made(Outgoing("s", "t"))) == "text/plain"
    assert structure(made(Outgoing("s", "t", "<p>"))) == ("alternative", "text/plain", "text/html")


def test_everything_reads_back() -> None:
    message = made(FULL)
    assert body_of(message) == FULL.text
    assert body_of(message, "html") == f"{FULL.html}\n"
    (picture,) = [one for one in message.walk() if one.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<ladder>"
    assert picture.get_content_disposition() == "inline"
    assert picture.get_payload(decode=True) == PNG
    files = {one.get_filename(): one.get_payload(decode=True) for one in message.iter_attachments()}
    assert files == FULL.attachments


def test_the_headers_are_these_and_no_others() -> None:
    message = made(FULL)
    assert [name for name in message if name not in {"MIME-Version", "Content-Type"}] == HEADERS
    assert message["From"] == "Robin Lane <robin@example.com>"
    assert message["To"] == "a@example.com, b@example.com"
    assert message["Date"].datetime == NOW
    assert message["Auto-Submitted"] == "auto-generated"


def test_it_is_ascii_in_short_lines_with_the_line_ends_of_mail() -> None:
    content = raw(Outgoing("Größe " * 40, "Größe " * 400, "<p>" + "é" * 5_000, {}, {"é.txt": PNG}))
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert max(map(len, lines)) < 998


def test_the_same_input_gives_the_same_bytes() -> None:
    assert raw(FULL) == raw(FULL)
    other = Outgoing(FULL.subject, FULL.text, FULL.html, FULL.images, {"Day.xlsx": b"PK\3\5"})
    assert parsed(raw(other)).get_boundary() != parsed(raw(FULL)).get_boundary()


def test_the_id_is_that_of_the_key() -> None:
    one = message_id("eod 2026-11-20 a@example.com", "robin@example.com")
    assert one == message_id("eod 2026-11-20 a@example.com", "other@example.com")
    assert one != message_id("eod 2026-11-21 a@example.com", "robin@example.com")
    assert one.endswith("@example.com>")


HOSTILE = [
    "x\r\nBcc: evil@example.com",
    "x\nBcc: evil@example.com\n\nbody",
    "x\rBcc: evil@example.com",
    "x\x0bBcc: evil@example.com",
    "x\u2028Bcc: evil@example.com",
    "x\x85Bcc: evil@example.com",
    "=?utf-8?q?x=0D=0ABcc:_evil@example.com?=",
    "=?utf-8?b?eA0KQmNjOiBldmlsQGV4YW1wbGUuY29t?=",
    "=\0?utf-8?q?x=0D=0ABcc:_evil@example.com?=",
    "=\u200b?utf-8?q?=0D=0ABcc:_evil@example.com?=",
    '"><evil@example.com>, "x',
    "x\0y\x1b[31m\u202egpj.exe",
    "\udcf6 half",
    "é" * 300,
    "a" * 3000,
    'quote " and \\ and ; and ,',
]


@pytest.mark.parametrize("evil", HOSTILE)
def test_nothing_in_a_name_or_subject_begins_a_header(evil: str) -> None:
    outgoing = Outgoing(evil, evil, f"<p>{evil}", {}, {f"{evil}.txt": b"x"})
    message = made(outgoing, Mailbox(evil, "robin@example.com"))
    assert [name for name in message if name not in {"MIME-Version", "Content-Type"}] == HEADERS
    assert message["Bcc"] is None
    assert [one.addr_spec for one in message["From"].addresses] == ["robin@example.com"]
    assert message["To"] == "a@example.com, b@example.com"
    assert message["Subject"] == one_line(evil)
    (attached,) = message.iter_attachments()
    assert [name for name in attached if "bcc" in name.lower()] == []
    name = attached.get_filename()
    assert name
    assert not set(name) & set("\r\n\0/\\")
    assert name.endswith(".txt")


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_text_at_all_stays_in_its_place(subject: str, name: str, file: str) -> None:
    outgoing = Outgoing(subject, subject, name, {}, {file: file.encode("utf-8", "replace")})
    message = made(outgoing, Mailbox(name, "robin@example.com"))
    assert [name for name in message if name not in {"MIME-Version", "Content-Type"}] == HEADERS
    assert message["Subject"].split() == one_line(subject).split()
    assert [one.addr_spec for one in message["From"].addresses] == ["robin@example.com"]
    assert len(list(message.iter_attachments())) == 1


@given(st.text())
def test_a_text_arrives_as_it_was_written(text: str) -> None:
    body = body_of(made(Outgoing("s", text)))
    clean = "".join(c for c in text if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    assert body.rstrip("\n") == clean.rstrip("\n")


def test_a_path_is_no_file_name() -> None:
    (attached,) = made(Outgoing("s", "t", None, {}, {"../../etc/x.txt": b""})).iter_attachments()
    assert attached.get_filename() == "..-..-etc-x.txt"
    (attached,) = made(Outgoing("s", "t", None, {}, {"\n": b""})).iter_attachments()
    assert attached.get_filename() == "attachment"


def test_a_content_id_that_is_none_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no content ID"):
        raw(Outgoing("s", "t", "<p>", {"a>\r\nX: y": PNG}))


def test_the_date_has_its_zone() -> None:
    assert b"Date: Fri, 20 Nov 2026 18:05:00 -0500\r\n" in raw(FULL)
    content = message_bytes(FULL, SENDER, ("a@example.com",), "<1@x>", NOW.astimezone(UTC))
    assert b"Date: Fri, 20 Nov 2026 23:05:00 +0000\r\n" in content
