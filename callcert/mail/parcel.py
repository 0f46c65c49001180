"""A message that came in: bytes → who sent what when, and the files that came with it.

Messages come from anywhere, so everything in them is bounded: their parts, how deep they are
nested, how many letters are read. Whatever cannot be read so is refused with a reason.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from callcert.mail.enclosures import clean_file_name, kind_of
from callcert.mail.page_text import page_text

MOST_PARTS = 200
DEEPEST = 8
"""Parts of a message, and how deep they may be nested."""

_PARTS = re.compile(rb"^content-type:\s*(?:multipart/|message/)", re.IGNORECASE | re.MULTILINE)
_ABOUT_PARTS = re.compile(rb"^content-[a-z]+:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.MULTILINE)
"""Headers with parameters, over which the standard library takes the square of their length."""

_MOST_LETTERS = 100_000
_LONGEST_HEADER = 10_000
_WORDS = re.compile(r"=\?[^?]+\?[bq]\?[^?]*\?=", re.IGNORECASE)
_AUTOMATIC = re.compile(r"^(?:automatic reply|auto-?reply|out of (?:the )?office)\b", re.IGNORECASE)
_WINMAIL = {"application/ms-tnef", "application/vnd.ms-tnef"}


class NoMessageError(Exception):
    """What cannot be read as a message; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with a message; its name is fit to be shown, and no more."""

    name: str
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """What identifies its bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message; addresses in small letters, ``sent_at`` aware, None where it does not say.

    ``results`` are the ``Authentication-Results`` from top to bottom; ``nested`` are files within
    messages within it; ``automatic`` is what no person wrote, ``answers`` are the IDs of the
    messages it answers in small letters, the last one first.
    """

    message_id: str = ""
    senders: tuple[str, ...] = ()
    sent_at: datetime | None = None
    subject: str = ""
    text: str = ""
    files: tuple[Enclosure, ...] = ()
    nested: tuple[Enclosure, ...] = ()
    results: tuple[str, ...] = ()
    automatic: bool = False
    answers: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Which message it is, whichever way it came: trace headers do not count, contents do."""
        moment = self.sent_at.astimezone(UTC).isoformat() if self.sent_at else ""
        whole = (self.message_id, *self.senders, moment, self.subject, " ".join(self.text.split()))
        files = sorted(f"{one.name} {one.digest}" for one in (*self.files, *self.nested))
        said = "\0".join((*whole, *files)).encode("utf-8", "replace")
        return hashlib.sha256(said).hexdigest()


def open_parcel(raw: bytes) -> Parcel:
    """The message of those bytes, as mail programs save them and servers send them.

    Raises ``NoMessageError`` for what is none, or goes beyond the bounds.
    """
    if len(_PARTS.findall(raw)) > MOST_PARTS:
        raise NoMessageError(f"it has more than {MOST_PARTS} parts within parts")
    if any(len(found[0]) > _LONGEST_HEADER for found in _ABOUT_PARTS.finditer(raw)):
        raise NoMessageError("one of its headers is longer than any should be")
    try:
        message = message_from_bytes(raw)
        parcel = _opened(message)
    except RecursionError as wrong:
        raise NoMessageError("its parts are nested too deep") from wrong
    if not (parcel.senders or parcel.message_id or parcel.sent_at or parcel.subject):
        raise NoMessageError("it has none of a message's headers")
    return parcel


def head_of(message: Message) -> Parcel:
    """What the headers alone say."""
    return Parcel(
        message_id=_header(message, "message-id").strip(),
        senders=_senders(message),
        sent_at=read_moment(_header(message, "date")),
        subject=_header(message, "subject"),
        results=tuple(_raw(message, "authentication-results")),
        automatic=_is_automatic(message),
        answers=_answered(message),
    )


def read_moment(text: str) -> datetime | None:
    """The moment in a Date header; one without a zone is taken for UTC."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return usable(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def usable(moment: datetime | None) -> datetime | None:
    """The moment, unless it is so near an end of time that another zone has no name for it."""
    return moment if moment and MINYEAR < moment.year < MAXYEAR else None


def _opened(message: Message) -> Parcel:
    reader = _Reader()
    reader.read(message, depth=0, inside=False)
    text = "\n".join(reader.texts) or "\n".join(map(page_text, reader.pages))
    text = text or "\n".join(reader.unpacked_texts)
    head = head_of(message)
    return replace(
        head,
        text=text[:_MOST_LETTERS],
        files=tuple(reader.files),
        nested=tuple(reader.nested),
        automatic=head.automatic or reader.automatic or (reader.calendar and not text.strip()),
    )


class _Reader:
    """Goes through the parts of a message."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pages: list[str] = []
        self.unpacked_texts: list[str] = []
        self.files: list[Enclosure] = []
        self.nested: list[Enclosure] = []
        self.automatic = False
        self.calendar = False
        self._parts = 0

    def read(self, part: Message, depth: int, *, inside: bool, attached: bool = False) -> None:
        """``inside`` says that the part belongs to a message within the message.

        ``attached`` says that it stands beside what is said, and not for it in another form.
        """
        self._parts += 1
        if self._parts > MOST_PARTS or depth > DEEPEST:
            raise NoMessageError(
                f"it has more than {MOST_PARTS} parts, or they are nested too deep"
            )
        kind = part.get_content_type()
        below = part.get_payload() if part.is_multipart() else None
        if isinstance(below, list):
            within = inside or kind.startswith("message/")
            for one in below:
                if isinstance(one, Message):
                    beside = kind != "multipart/alternative"
                    self.read(one, depth + 1, inside=within, attached=beside)
            return
        calendar = kind == "text/calendar"
        self.calendar = self.calendar or (calendar and not inside)
        if kind.startswith("message/") or (calendar and not attached):
            self.automatic = self.automatic or not inside
        elif not calendar:
            self._leaf(part, kind, inside=inside)

    def _leaf(self, part: Message, kind: str, *, inside: bool) -> None:
        content = _content(part)
        name = _file_name(part)
        if kind in _WINMAIL or name.casefold() == "winmail.dat":
            self._unpack(content, inside=inside)
        elif name or part.get_content_disposition() == "attachment":
            name = name or f"attachment.{part.get_content_subtype()}"
            self._file(Enclosure(name, content), inside=inside)
        elif not inside and kind in {"text/plain", "text/html"}:
            text = decoded(content, part.get_content_charset() or "")
            (self.texts if kind == "text/plain" else self.pages).append(text)
        elif not kind.startswith("text/"):
            self._file(Enclosure(f"unnamed.{part.get_content_subtype()}", content), inside=inside)

    def _file(self, file: Enclosure, *, inside: bool) -> None:
        (self.nested if inside else self.files).append(file)

    def _unpack(self, content: bytes, *, inside: bool) -> None:
        from callcert.mail.winmail import unpacked

        text, files, nested = unpacked(content)
        if text and not inside:
            self.unpacked_texts.append(text)
        for name, one in files:
            self._file(_enclosure(name, one), inside=inside)
        self.nested += [_enclosure(name, one) for name, one in nested]


def _enclosure(name: str, content: bytes) -> Enclosure:
    return Enclosure(clean_file_name(name) or "attachment", content)


def decoded(content: bytes, charset: str) -> str:
    """Text in the charset it says, else in one it may be; never an error."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(name)
        except (LookupError, ValueError):  # unknown, or not that one; no name at all is neither
            continue
    return content.decode("latin-1")


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        name = "attachment"
    return clean_file_name(_unfolded(str(name)))


def _senders(message: Message) -> tuple[str, ...]:
    """Every address that claims to be the author; one is as it should be."""
    values = [*_raw(message, "from")]
    found = [address.strip().casefold() for _, address in getaddresses(values) if "@" in address]
    return tuple(dict.fromkeys(found))


def _answered(message: Message) -> tuple[str, ...]:
    earlier = _header(message, "references").split()
    return tuple(map(str.casefold, (*_header(message, "in-reply-to").split(), *earlier[::-1])))


def _is_automatic(message: Message) -> bool:
    said = _header(message, "auto-submitted").casefold().strip()
    if said and not said.startswith("no"):
        return True
    bulk = _header(message, "precedence").casefold().strip() in {"bulk", "junk", "auto_reply"}
    marked = any(message.get(name) for name in ("x-autoreply", "x-autorespond"))
    returned = message.get_content_type() == "multipart/report"
    return bulk or marked or returned or bool(_AUTOMATIC.match(_header(message, "subject")))


def _header(message: Message, name: str) -> str:
    return next(_headers(message, name), "")


def _headers(message: Message, name: str) -> Iterator[str]:
    for value in _raw(message, name):
        yield " ".join(_unfolded(value).split())


def _raw(message: Message, name: str) -> Iterator[str]:
    """Every header of that name on one line, its encoded words as they are."""
    return (_whole(value) for key, value in message.raw_items() if key.lower() == name)


def _whole(value: object) -> str:
    """A header with its raw bytes, which are no Unicode, read as what they may be."""
    raw = str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
    return " ".join(decoded(raw, "utf-8").split())


def _unfolded(text: str) -> str:
    """Encoded words as the letters they stand for."""
    if not _WORDS.search(text):
        return text
    try:
        parts = decode_header(text)
    except (ValueError, LookupError, HeaderParseError):
        return text
    return "".join(
        decoded(part, charset or "") if isinstance(part, bytes) else part for part, charset in parts
    )


def kinds_of(files: tuple[Enclosure, ...]) -> dict[str, list[Enclosure]]:
    """The files by what they are."""
    found: dict[str, list[Enclosure]] = {}
    for one in files:
        found.setdefault(kind_of(one.name, one.content), []).append(one)
    return found
