"""Messages as mail programs make them: Outlook, Gmail, Apple Mail, and worse."""

import base64
import struct
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email import encoders
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

PAT, ROBIN, JANE = "pat@example.com", "robin@example.com", "jane@example.com"
EASTERN = timezone(timedelta(hours=-5))
SENT = datetime(2026, 11, 20, 11, 45, tzinfo=EASTERN)
XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASSED = (
    "mx.example.com; dkim=pass header.d=example.com; spf=pass smtp.mailfrom=pat@example.com;"
    " dmarc=pass (p=NONE) header.from=example.com"
)
FAILED = (
    "mx.example.com; spf=fail (not permitted) smtp.mailfrom=pat@example.com; dkim=none;"
    " dmarc=fail header.from=example.com"
)


def part(
    name: str, content: bytes, kind: str = f"application/{XLSX}", way: str = "rfc2231"
) -> Message:
    """An attachment; ``way`` is how its name is written."""
    main, _, sub = kind.partition("/")
    one = MIMEBase(main, sub)
    one.set_payload(content)
    encoders.encode_base64(one)
    if way == "rfc2231":
        one.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
    elif way == "rfc2047":  # Outlook and Gmail
        one["Content-Disposition"] = f'attachment; filename="{Header(name, "utf-8").encode()}"'
        one.set_param("name", Header(name, "utf-8").encode())
    elif way == "continued":  # Apple Mail
        spelt = quote(name)
        cut = next(at for at in range(8, 12) if "%" not in spelt[at - 2 : at])
        one["Content-Disposition"] = (
            f"inline;\r\n\tfilename*0*=utf-8''{spelt[:cut]};\r\n\tfilename*1*={spelt[cut:]}"
        )
    else:
        one["Content-Disposition"] = f'attachment; filename="{name}"'
    return one


def letter(  # noqa: PLR0913  what a message has
    sender: str = PAT,
    subject: str = "Scorecard",
    text: str = "Attached.",
    *files: Message,
    message_id: str = "<1@example.com>",
    sent: datetime | None = SENT,
    results: str | None = PASSED,
    page: str | None = None,
    charset: str = "utf-8",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A message of these parts."""
    body: Message = MIMEText(text, "plain", charset)
    if page is not None:
        body = MIMEMultipart("alternative", _subparts=[body, MIMEText(page, "html", charset)])
    message = MIMEMultipart("mixed", _subparts=[body, *files]) if files else body
    del message["MIME-Version"]
    told = {
        "Authentication-Results": results,
        "From": sender,
        "To": ROBIN,
        "Subject": subject if subject.isascii() else str(Header(subject, "utf-8")),
        "Date": format_datetime(sent) if sent else None,
        "Message-ID": message_id,
        "MIME-Version": "1.0",
        **(headers or {}),
    }
    for name, value in told.items():
        if value:
            message[name] = value
    return written(message)


def written(message: Message) -> bytes:
    """Its bytes, with the line ends of the network."""
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, maxheaderlen=0).flatten(message, linesep="\r\n")
    return out.getvalue()


def forwarded(inner: bytes, sender: str = PAT, message_id: str = "<fwd@example.com>") -> bytes:
    """A message that holds another one as an attachment."""
    from email import message_from_bytes

    outer = MIMEMultipart("mixed")
    outer.attach(MIMEText("See attached.", "plain", "utf-8"))
    outer.attach(MIMEMessage(message_from_bytes(inner)))
    for name, value in {
        "From": sender, "Subject": "Fwd: Scorecard", "Date": format_datetime(SENT),
        "Message-ID": message_id, "Authentication-Results": PASSED,
    }.items():  # fmt: skip
        outer[name] = value
    return written(outer)


def gmail(name: str, content: bytes) -> bytes:
    """As Gmail sends: folded headers, ARC, X-Attachment-Id, both names of an attachment."""
    return _sample("gmail", name, content)


def outlook(name: str, content: bytes) -> bytes:
    """As Outlook and Exchange send: related inside mixed, an inline logo, quoted-printable 1252."""
    return _sample("outlook", name, content)


def _sample(which: str, name: str, content: bytes) -> bytes:
    text = (Path(__file__).parent / "samples" / f"{which}.txt").read_text()
    spelt = name if name.isascii() else Header(name, "utf-8").encode()
    text = text.replace("{name}", spelt)
    text = text.replace("{content}", base64.encodebytes(content).decode())
    return text.replace("\n", "\r\n").encode()


def apple(name: str, content: bytes) -> bytes:
    """As Apple Mail sends: text, an inline attachment, text again; then Exchange's leftover."""
    whole = MIMEMultipart("mixed", boundary="Apple-Mail=_1")
    whole.attach(MIMEText("Hi Robin,\r\n\r\n", "plain", "us-ascii"))
    whole.attach(part(name, content, way="continued"))
    leftover = part("ATT00001.htm", b"<html><body>Pat</body></html>", "text/html", "plain")
    whole.attach(leftover)
    for header, value in {
        "From": "Pat Otto <pat@example.com>", "To": ROBIN, "Subject": "Re: Scorecard",
        "Date": "Fri, 20 Nov 2026 11:44:57 -0500", "Message-Id": "<7C1B@example.com>",
        "X-Mailer": "Apple Mail (2.3774)", "Authentication-Results": PASSED,
    }.items():  # fmt: skip
        whole[header] = value
    return written(whole)


def winmail(files: Mapping[str, bytes], body: str = "See attached.") -> bytes:
    """A ``winmail.dat`` with these files."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += _object(1, 0x9006, 8, struct.pack("<I", 0x10000))
    out += _object(1, 0x9007, 6, struct.pack("<II", 1252, 0))
    out += _object(1, 0x800C, 2, body.encode("cp1252") + b"\0")
    for name, content in files.items():
        out += _object(2, 0x9002, 6, b"\1\0" + b"\0" * 12)
        out += _object(2, 0x8010, 1, name.encode("cp1252", "replace") + b"\0")
        out += _object(2, 0x800F, 6, content)
        if name != name.encode("ascii", "ignore").decode():
            raw = name.encode("utf-16-le") + b"\0\0"
            padded = raw + b"\0" * (-len(raw) % 4)
            long_name = struct.pack("<IHHII", 1, 0x001F, 0x3707, 1, len(raw)) + padded
            out += _object(2, 0x9005, 6, long_name)
    return out


def _object(level: int, name: int, kind: int, raw: bytes) -> bytes:
    return (
        struct.pack("<BHHI", level, name, kind, len(raw))
        + raw
        + struct.pack("<H", sum(raw) & 0xFFFF)
    )


def tnef_object(kind: int, raw: bytes) -> bytes:
    """An object about the attachment before it."""
    return _object(2, kind, 6, raw)


def tnef_letter(files: Mapping[str, bytes]) -> bytes:
    """A message from an Outlook that sends rich text."""
    packed = part("winmail.dat", winmail(files), "application/ms-tnef", "plain")
    return letter(PAT, "Scorecard", "", packed, message_id="<tnef@example.com>")
