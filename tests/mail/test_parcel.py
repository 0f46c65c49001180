"""Messages as they come: names and bodies in odd encodings, bombs, and what is no message."""

import random
import time
from datetime import UTC, datetime, timedelta
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from callcert.mail.outlook import open_outlook
from callcert.mail.page_text import page_text
from callcert.mail.parcel import MOST_PARTS, NoMessageError, Parcel, decoded, open_parcel
from callcert.mail.winmail import MOST_OBJECTS, unpacked
from tests.mail import letters
from tests.mail.cfb import compound, outlook_message
from tests.mail.letters import EASTERN, PASSED, PAT, SENT, letter, part

BAD_WORD = "=?utf-8?b?A?="
BOOK = b"PK\3\4 a workbook"


def files(parcel: Parcel) -> dict[str, bytes]:
    return {one.name: one.content for one in parcel.files}


@pytest.mark.parametrize("way", ["rfc2231", "rfc2047", "continued", "plain"])
@pytest.mark.parametrize("name", ["Doe_Jane_80%.xlsx", "Dvořák_Jiří und noch viel mehr_80%.xlsx"])
def test_names_of_files_are_read_however_they_are_written(way: str, name: str) -> None:
    if way == "plain" and not name.isascii():
        name = "Doe (1).xlsx"
    assert files(open_parcel(letter(PAT, "x", "y", part(name, BOOK, way=way)))) == {name: BOOK}


def test_a_name_in_raw_bytes_is_still_a_name() -> None:
    raw = letter(PAT, "x", "y", part("NAME.xlsx", BOOK, way="plain"))
    for spelt in ("Müller", "Müller".encode("cp1252")):
        as_bytes = spelt.encode() if isinstance(spelt, str) else spelt
        (name,) = files(open_parcel(raw.replace(b"NAME", as_bytes)))
        assert name.startswith("M")
        assert name.endswith("ller.xlsx")


@pytest.mark.parametrize(
    ("charset", "text"),
    [("utf-8", "Ñandú – 8/12"), ("iso-8859-1", "Ñandú 8/12"), ("cp1252", "Ñandú – 8/12"),
     ("utf-16", "Ñandú 8/12"), ("koi8-r", "Привет 8/12"), ("gb18030", "你好 8/12")],
)  # fmt: skip
def test_bodies_are_read_in_their_charset(charset: str, text: str) -> None:
    assert open_parcel(letter(PAT, "x", text, charset=charset)).text.strip() == text


@pytest.mark.parametrize("charset", ["no-such-charset", "", "rot13", "zlib_codec", "\0"])
def test_a_charset_nobody_knows_is_no_error(charset: str) -> None:
    assert decoded("Ñandú".encode(), charset) == "Ñandú"
    assert decoded("Ñandú".encode("cp1252"), charset) == "Ñandú"
    assert decoded(b"\x81\x8d", charset)


def test_a_page_alone_is_read_as_text() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>TBTs&nbsp;8/12</p>"
        "<div>calls <b>2/5</b><br>done</div><script>evil()</script>"
        "<blockquote><p>How far?</p>TBTs 1/12</blockquote></body></html>"
    )
    assert page_text(page) == "TBTs 8/12\ncalls 2/5\ndone\n> How far?\n> TBTs 1/12"
    raw = letter(PAT, "x", "", page=page).replace(b"text/plain", b"text/html", 1)
    assert "TBTs 8/12" in open_parcel(raw).text


def test_who_and_when_and_which() -> None:
    parcel = open_parcel(letter("=?utf-8?q?P=C3=A4m?= <Pat@EXAMPLE.com>", "Grüße", "x"))
    assert parcel.senders == ("pat@example.com",)
    assert parcel.sent_at == SENT
    assert (parcel.subject, parcel.message_id) == ("Grüße", "<1@example.com>")
    assert parcel.results == (PASSED,)


@pytest.mark.parametrize(
    ("value", "senders"),
    [
        ('"pat@example.com" <eve@evil.net>', ("eve@evil.net",)),
        ("pat@example.com, eve@evil.net", ("pat@example.com", "eve@evil.net")),
        ("undisclosed", ()),
        ("", ()),
        ("=?utf-8?q?pat=40example.com?= <eve@evil.net>", ("eve@evil.net",)),
    ],
)
def test_a_name_that_looks_like_an_address_is_none(value: str, senders: tuple[str, ...]) -> None:
    assert open_parcel(letter(value, "x", "y")).senders == senders


@pytest.mark.parametrize("tag", ["<!", "<a ", "<!--", "</", "<a b='", "<div>", "<script>"])
def test_no_page_takes_long(tag: str) -> None:
    begun = time.monotonic()
    page_text(tag * 500_000)
    assert time.monotonic() - begun < 2


def test_two_authors_are_two() -> None:
    raw = b"From: eve@evil.net\r\n" + letter(PAT, "x", "y")
    assert open_parcel(raw).senders == ("eve@evil.net", "pat@example.com")


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Fri, 20 Nov 2026 11:45:00 -0500 (EST)", SENT),
        ("Fri, 20 Nov 2026 16:45:00 -0000", SENT),
        ("20 Nov 2026 16:45 GMT", SENT),
        ("yesterday", None),
        ("Fri, 99 Nov 2026 99:99:99 +9999", None),
    ],
)
def test_when_it_was_sent(date: str, moment: datetime | None) -> None:
    raw = letter(PAT, "x", "y", sent=None, headers={"Date": date})
    assert open_parcel(raw).sent_at == moment


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({}, False),
        ({"Auto-Submitted": "no"}, False),
        ({"Auto-Submitted": "auto-replied (vacation)"}, True),
        ({"Precedence": "bulk"}, True),
        ({"X-Autoreply": "yes"}, True),
        ({"Subject": "Automatic reply: your report"}, True),
        ({"Subject": "Out of Office"}, True),
        ({"Subject": "Out of office supplies"}, True),
        ({"List-Id": "<certs.example.com>"}, False),
    ],
)
def test_what_no_person_wrote_is_told(headers: dict[str, str], automatic: bool) -> None:
    assert open_parcel(letter(PAT, "", "y", headers=headers)).automatic is automatic


def test_a_meeting_answer_is_no_letter() -> None:
    invitation = part("invite.ics", b"BEGIN:VCALENDAR", "text/calendar")
    parcel = open_parcel(letter(PAT, "Accepted: touch base", "", invitation))
    assert (parcel.automatic, parcel.files) == (True, ())


def test_nor_is_a_meeting_in_another_form_of_the_text() -> None:
    alternative = MIMEMultipart("alternative")
    alternative.attach(MIMEText("You are invited.", "plain"))
    alternative.attach(MIMEText("BEGIN:VCALENDAR", "calendar"))
    alternative["From"] = PAT
    assert open_parcel(letters.written(alternative)).automatic


def test_a_calendar_beside_what_somebody_writes_makes_it_no_less_a_letter() -> None:
    invitation = part("invite.ics", b"BEGIN:VCALENDAR", "text/calendar")
    parcel = open_parcel(letter(PAT, "My day", "TBTs 8/12", invitation))
    assert (parcel.automatic, parcel.files, parcel.text.strip()) == (False, (), "TBTs 8/12")


def test_files_of_a_message_within_are_kept_apart_from_its_own() -> None:
    inner = letter("kim@example.net", "inner", "TBTs 1/12", part("inner.xlsx", BOOK))
    parcel = open_parcel(letters.forwarded(letters.forwarded(inner)))
    assert parcel.text.strip() == "See attached."
    assert parcel.files == ()
    assert [one.name for one in parcel.nested] == ["inner.xlsx"]


def test_the_key_is_of_the_contents_and_not_of_the_way() -> None:
    raw = letter(PAT, "x", "y", part("a.xlsx", BOOK))
    key = open_parcel(raw).key
    assert open_parcel(b"Received: from a by b\r\nX-Spam: no\r\n" + raw).key == key
    assert open_parcel(raw.replace(b"\r\n", b"\n")).key == key
    others = [
        letter(PAT, "x", "z", part("a.xlsx", BOOK)),
        letter(PAT, "x", "y", part("b.xlsx", BOOK)),
        letter(PAT, "x", "y", part("a.xlsx", BOOK + b"!")),
        letter(PAT, "x", "y", part("a.xlsx", BOOK), message_id="<2@example.com>"),
        letter(PAT, "x", "y", part("a.xlsx", BOOK), sent=SENT + timedelta(seconds=1)),
        letter("kim@example.com", "x", "y", part("a.xlsx", BOOK)),
        letter(PAT, "x", "y"),
    ]
    assert len({key, *(open_parcel(other).key for other in others)}) == 1 + len(others)


def test_outlook_s_own_format_says_the_same() -> None:
    headers = f"From: Pat <pat@example.com>\nMessage-ID: <o@x>\nAuthentication-Results: {PASSED}\n"
    raw = outlook_message("x@y", "Sübject", "Hallo", {"Dö.xlsx": BOOK * 500}, SENT, headers=headers)
    parcel = open_outlook(raw)
    assert (parcel.senders, parcel.message_id) == (("pat@example.com",), "<o@x>")
    assert (parcel.subject, parcel.text, parcel.sent_at) == ("Sübject", "Hallo", SENT)
    assert files(parcel) == {"Dö.xlsx": BOOK * 500}
    assert parcel.results == (PASSED,)
    within = open_outlook(outlook_message("a@b.c", "x", "y", {}, SENT, within={"a.xlsx": BOOK}))
    assert (within.files, [one.name for one in within.nested]) == ((), ["Forwarded.msg"])


def test_what_only_begins_as_outlook_s_is_refused() -> None:
    for raw in (b"\xd0\xcf\x11\xe0", b"\xd0\xcf\x11\xe0" * 500, compound({"a": b"b"})):
        with pytest.raises(NoMessageError):
            open_outlook(raw)
    with pytest.raises(NoMessageError, match="too many parts"):
        open_outlook(compound({"__nameid": {f"{n:05}": b"x" for n in range(900)}} | {
            f"s{m}": {f"{n:05}": b"x" for n in range(900)} for m in range(6)}))  # fmt: skip


def test_winmail_gives_up_its_files_or_stays_whole() -> None:
    text, found, nested = unpacked(letters.winmail({"a.xlsx": BOOK, "Jiří.txt": b"b"}, "Hello"))
    assert (text, dict(found), nested) == ("Hello", {"a.xlsx": BOOK, "Jiří.txt": b"b"}, [])
    whole = letters.winmail({"a.xlsx": BOOK})
    for broken in (b"", b"no", whole[:6], whole[:6] + b"\2\xff" * 40):
        assert unpacked(broken) == ("", [("winmail.dat", broken)], [])
    many = letters.winmail({str(n): b"" for n in range(MOST_OBJECTS)})
    assert unpacked(many)[1] == [("winmail.dat", many)]


def test_winmail_with_a_message_within_is_told() -> None:
    within = letters.tnef_object(0x9005, b"\1\0\0\0\x0d\0\x01\x37" + BOOK)
    _, found, nested = unpacked(letters.winmail({"Fwd": b"x"}) + within)
    assert (found, nested) == ([], [("Fwd.msg", b"x")])


@pytest.mark.parametrize("kind", [0x9003, 0x9004, 0x9005, 0x9007, 0x9006])
@pytest.mark.parametrize(
    "payload",
    [b"\xff" * 4, b"\xff" * 4 + b"\0" * 64, b"\1\0\0\0\3\x10\1\x30" + b"\xff" * 8,
     b"\1\0\0\0\x1f\0\x07\x37" + b"\xff" * 8, b"\x1f\0\x07\x37\1"],
)  # fmt: skip
def test_winmail_that_asks_for_billions_gets_nothing(kind: int, payload: bytes) -> None:
    begun = time.monotonic()
    raw = letters.winmail({"a.xlsx": BOOK}) + letters.tnef_object(kind, payload)
    _, found, _ = unpacked(raw)
    assert found == [("a.xlsx", BOOK)]
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("raw", [b"", b"\0" * 100, b"hello world", b"\r\n\r\nFrom: a@b.c"])
def test_what_is_no_message_is_refused(raw: bytes) -> None:
    with pytest.raises(NoMessageError):
        open_parcel(raw)


def test_bombs_are_refused_at_once() -> None:
    nested = b"From: a@b.c\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(150)
    )
    flat = letter(PAT, "x", "y", *(part(f"{n}.png", b"p") for n in range(MOST_PARTS + 1)))
    long = letter(PAT, "x", "y").replace(b"text/plain;", b"text/plain; " + b"a*0*=x;\r\n " * 99_999)
    begun = time.monotonic()
    for raw in (nested, nested * 2, flat, long):
        with pytest.raises(NoMessageError):
            open_parcel(raw)
    assert time.monotonic() - begun < 5


def test_a_thousand_damaged_messages_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(20261120)  # noqa: S311  repeatable, no secret
    whole = [
        letters.gmail("Dö.xlsx", BOOK * 20),
        letters.outlook("Dö.xlsx", BOOK * 20),
        letters.apple("Dö.xlsx", BOOK * 20),
        letters.tnef_letter({"Doe.xlsx": BOOK * 20}),
        letters.forwarded(letter(PAT, "x", "y", part("a.xlsx", BOOK))),
        outlook_message(PAT, "x", "y", {"a.xlsx": BOOK}, datetime(2026, 1, 1, tzinfo=UTC)),
    ]
    refused = 0
    for number in range(1000):
        raw = bytearray(whole[number % len(whole)])
        for _ in range(chance.randint(1, 30)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        cut = bytes(raw[: chance.randint(1, len(raw))] if number % 3 == 0 else raw)
        try:
            parcel = (open_outlook if cut.startswith(b"\xd0\xcf") else open_parcel)(cut)
        except NoMessageError:
            refused += 1
        else:
            assert parcel.key
    assert 0 < refused < 500


def test_the_zone_of_the_sender_is_kept() -> None:
    sent = open_parcel(letter(PAT, "x", "y")).sent_at
    assert sent
    assert sent.utcoffset() == EASTERN.utcoffset(None)


@pytest.mark.parametrize("header", ["Subject", "From"])
def test_a_word_that_cannot_be_decoded_is_shown_as_it_is(header: str) -> None:
    said = f"{BAD_WORD} <{PAT}>" if header == "From" else BAD_WORD
    parcel = open_parcel(letter(PAT, "x", "y", headers={header: said}))
    assert (parcel.senders, parcel.subject) == ((PAT,), "x" if header == "From" else BAD_WORD)
    assert parcel.key


def test_neither_is_a_file_s_name() -> None:
    raw = letter(PAT, "x", "y", part("NAME.xlsx", BOOK, way="plain"))
    (name,) = files(open_parcel(raw.replace(b"NAME.xlsx", BAD_WORD.encode())))
    assert name


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 23:59:59 -1200", "Fri, 99 X 1"])
def test_a_date_at_the_end_of_time_is_none(date: str) -> None:
    parcel = open_parcel(letter(PAT, "x", "y", headers={"Date": date}))
    assert parcel.sent_at is None
    assert parcel.key


def test_what_the_server_checked_is_read_as_it_stands() -> None:
    said = "mx.example.com; spf=pass smtp.mailfrom==?utf-8?q?x=3B_dmarc=3Dpass?=@evil.example"
    assert open_parcel(letter(PAT, "x", "y", results=said)).results == (said,)
