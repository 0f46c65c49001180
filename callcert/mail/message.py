"""A message as bytes: text, page, pictures and attachments; the same input gives the same bytes.

Names and notes come from other people's workbooks, so nothing of them may begin a header of its
own: every value is one line without control characters, and a text that a mail program would
decode (``=?utf-8?q?…?=``, which may hide a line break) is taken apart.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath

from callcert.mail.addresses import Mailbox

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}
"""Unseen, but part of how names of some languages are written."""

_TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".html": ("text", "html"),
    ".txt": ("text", "plain"),
}
_ANY_TYPE = ("application", "octet-stream")
_CONTENT_ID = re.compile(r"[A-Za-z0-9._-]+(?:@[A-Za-z0-9.-]+)?")
_WHOLE = "quoted-printable"
"""How text travels: in ASCII, in short lines, and never able to look like a part's boundary."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be said; the page shows an image as ``cid:`` with its content ID."""

    subject: str
    text: str
    html: str | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)


def one_line(text: str) -> str:
    """The text as a header may hold it, whoever wrote it."""
    flat = " ".join(text.split())
    seen = (c for c in flat if c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return "".join(seen).strip().replace("=?", "= ?")


def message_id(key: str, sender: str) -> str:
    """The ID of the message of that key: always the same, so that receivers can tell a double."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"


def message_bytes(
    outgoing: Outgoing, sender: Mailbox, recipients: Sequence[str], identity: str, date: datetime
) -> bytes:
    """The whole message; addresses are checked ones, ``identity`` is its Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(outgoing.subject)
    message["From"] = Address(one_line(sender.name), addr_spec=sender.address)
    message["To"] = tuple(Address(addr_spec=address) for address in recipients)
    message["Date"] = date
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_body(outgoing.text), cte=_WHOLE)
    if outgoing.html is not None:
        _add_page(message, outgoing.html, outgoing.images)
    for name, content in outgoing.attachments.items():
        _attach(message, name, content)
    _set_boundaries(message, outgoing)
    return message.as_bytes()


def _add_page(message: EmailMessage, html: str, images: Mapping[str, bytes]) -> None:
    """The page beside the text, and its pictures within it."""
    message.add_alternative(_body(html), subtype="html", cte=_WHOLE)
    page = list(message.iter_parts())[-1]
    for name, png in images.items():
        if not _CONTENT_ID.fullmatch(name):
            raise ValueError(f"{name!r} is no content ID")
        file = f"{name.partition('@')[0]}.png"
        page.add_related(png, "image", "png", cid=f"<{name}>", filename=file, disposition="inline")


def _attach(message: EmailMessage, name: str, content: bytes) -> None:
    clean = re.sub(r"[/\\]", "-", one_line(name)).strip() or "attachment"
    main, sub = _TYPES.get(PurePath(clean).suffix.lower(), _ANY_TYPE)
    charset = {"charset": "utf-8"} if main == "text" else {}
    message.add_attachment(content, main, sub, filename=clean, params=charset)


def _set_boundaries(message: EmailMessage, outgoing: Outgoing) -> None:
    """Boundaries from the content, so that they are neither random nor to be guessed."""
    digest = hashlib.sha256(repr((outgoing.subject, outgoing.text, outgoing.html)).encode())
    for content in (*outgoing.images.values(), *outgoing.attachments.values()):
        digest.update(hashlib.sha256(content).digest())
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest.hexdigest()[:40]}_{number}")


def _body(text: str) -> str:
    """Text without what only steers a terminal; ``?`` for halves of characters."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(c for c in whole if c in "\n\t" or unicodedata.category(c) != "Cc")
