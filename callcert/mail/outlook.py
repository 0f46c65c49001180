"""``.msg``: a message as Outlook saves it."""

import io
from dataclasses import replace
from email import message_from_string
from typing import Any

from callcert.mail.enclosures import clean_file_name
from callcert.mail.page_text import page_text
from callcert.mail.parcel import Enclosure, NoMessageError, Parcel, head_of, usable

MAGIC = b"\xd0\xcf\x11\xe0"
_MOST_STREAMS = 5_000
_LARGER = 4
"""How many times the file its streams may be together: more would be the same bytes many times."""

_METHOD, _EMBEDDED = 0x3705, 5
_SHORT_NAME, _SHOWN_NAME = 0x3704, 0x3001
_HEADERS, _MESSAGE_ID, _SMTP = 0x007D, 0x1035, 0x5D01
_MOST_LETTERS = 100_000


def open_outlook(raw: bytes) -> Parcel:
    """The message of a ``.msg`` file; raises ``NoMessageError`` where it cannot be read."""
    from oxmsg import Message

    try:
        _check(raw)
        message = Message.load(raw)
        return _parcel(message)
    except NoMessageError:
        raise
    except Exception as wrong:
        raise NoMessageError("it is damaged, or no message saved by Outlook") from wrong


def _check(raw: bytes) -> None:
    """Refuses a file that would become many times as large in memory."""
    from olefile import OleFileIO

    with OleFileIO(io.BytesIO(raw)) as ole:
        streams = ole.listdir(streams=True, storages=False)
        if len(streams) > _MOST_STREAMS:
            raise NoMessageError("it has too many parts")
        if sum(map(ole.get_size, streams)) > _LARGER * len(raw) + 1_000_000:
            raise NoMessageError("its parts are larger than the file")


def _parcel(message: Any) -> Parcel:
    text_of = message.properties.str_prop_value
    head = head_of(message_from_string(text_of(_HEADERS) or ""))
    sender = _address(text_of(_SMTP) or message.sender or "")
    files = [one for attachment in message.attachments for one in _file(attachment)]
    nested = [name for attachment in message.attachments for name in _inside(attachment)]
    page = "" if message.body else message.html_body
    return replace(
        head,
        message_id=head.message_id or (text_of(_MESSAGE_ID) or "").strip(),
        senders=head.senders or ((sender,) if sender else ()),
        sent_at=head.sent_at or usable(message.sent_date),
        subject=head.subject or message.subject,
        text=(message.body or page_text(page or ""))[:_MOST_LETTERS],
        files=tuple(files),
        nested=tuple(nested),
    )


def _address(said: str) -> str:
    from email.utils import parseaddr

    address = parseaddr(said)[1].casefold()
    return address if "@" in address else ""


def _file(attachment: Any) -> list[Enclosure]:
    if attachment.properties.int_prop_value(_METHOD) == _EMBEDDED:
        return []
    name = attachment.file_name or attachment.properties.str_prop_value(_SHORT_NAME) or ""
    return [Enclosure(clean_file_name(name) or "attachment", attachment.file_bytes or b"")]


def _inside(attachment: Any) -> list[Enclosure]:
    """Files of a message within it; the message itself has no bytes of its own."""
    if attachment.properties.int_prop_value(_METHOD) != _EMBEDDED:
        return []
    name = attachment.properties.str_prop_value(_SHOWN_NAME) or "message"
    return [Enclosure(f"{clean_file_name(name)}.msg", MAGIC)]
