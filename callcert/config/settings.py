"""The settings of ``callcert.toml``; every one optional, unknown ones refused."""

import posixpath
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules
from callcert.domain.schedule import Hours, clock_span, clock_time
from callcert.domain.shifts import shift_span

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Security = Literal["tls", "starttls", "none"]
Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=3600, strict=True)]


def _shift(text: str) -> str:
    shift_span(text)
    return text


Shift = Annotated[str, AfterValidator(_shift)]


class Section(BaseModel):
    """A table of the file: frozen, strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Section):
    """Somebody callcert speaks for or writes to."""

    name: Text = ""
    email: Text = ""


class Coordinator(Person):
    """Who leads the certifiers and uses callcert."""

    name: Text = Field("", description="who notes of steps and equipment are said by")
    email: Text = Field(
        "", description="whom mail is from where `mail.sender` is empty; may send scorecards"
    )


class Certifier(Person):
    """One of the people who score calls [T1]; the shift is local time, ``09:00-17:00``."""

    shift: Shift | None = None


class Files(Section):
    """Where the workbooks and folders are, relative to the workspace."""

    tracker: Text = Field("ESP Tracker.xlsx", description="the tracker that several teams share")
    progress: Text = Field(
        "ESP Agent Progress Report.xlsx", description="the agents' daily self-reports"
    )
    template: Text = Field("AetnaQAScorecard.xlsx", description="the team's scorecard template")
    incoming: Text = Field("incoming", description="the folder of returned scorecards")
    scorecards: Text = Field("scorecards", description="the folder of filed scorecards")
    issued: Text = Field("issued", description="the folder of scorecards made for certifiers")
    reports: Text = Field("reports", description="the folder of what callcert writes for people")
    outbox: Text = Field("outbox", description="the folder of mail no server has taken yet")
    letters: Text = Field("letters", description="the folder of the team's own letter templates")
    quarantine: Text = Field(
        "quarantine", description="the folder of mail that came in and that a person must look at"
    )

    @model_validator(mode="after")
    def _apart(self) -> Self:
        """Files move from one folder to another, so no two may be the same."""
        moved = (self.incoming, self.scorecards, self.issued, self.quarantine)
        names = (*moved, self.reports, self.outbox)
        folders = {posixpath.normpath(name.replace("\\", "/")).casefold() for name in names}
        if len(folders) < len(names):
            message = "incoming, scorecards, issued, reports, outbox and quarantine must be"
            message += " different folders"
            raise ValueError(message)
        return self


class CalendarSettings(Section):
    """What makes a business day beside Monday to Friday."""

    country: Text = Field("US", description="whose public holidays are days off")
    subdivision: Text | None = Field(None, description="its state or province, such as `TX`")
    closures: tuple[date, ...] = Field((), description="further days off")
    working_days: tuple[date, ...] = Field(
        (), description="days that count all the same, whatever else they are"
    )


class Server(Section):
    """A mail server; its password comes from the environment or the keyring, never from here."""

    host: Text = Field("", description="the mail server's name")
    port: Port | None = Field(None, description="its port, where it is not the usual one")
    security: Security = Field(
        "tls", description="`tls` from the first byte, `starttls`, or `none` on this machine alone"
    )
    user: Text = Field("", description="who logs in; nobody where it is empty")
    token_command: tuple[str, ...] = Field(
        (), description="a command that prints an OAuth2 token, instead of a password"
    )
    timeout: Seconds = Field(30, description="seconds for each step on the network")


class Mail(Section):
    """Who sends, and who gets the evening report [C10]."""

    sender: Text = Field(
        "", description="the address mail comes from; the coordinator's where it is empty"
    )
    distribution: tuple[Text, ...] = Field((), description="who gets the evening report")
    smtp: Server = Server()
    imap: Server = Server()


class Collect(Section):
    """How mail that comes in is taken [K13, C9]."""

    folder: Text = Field("INBOX", description="the folder on the mail server that is read")
    days: Annotated[int, Field(ge=1, le=3650)] = Field(
        30, description="how many days back messages are looked at"
    )
    taken: Literal["flag", "move"] = Field(
        "flag", description="what happens to a message that was taken: a mark, or a move"
    )
    taken_folder: Text = Field("callcert", description="the folder on the server it is moved to")
    senders: tuple[Text, ...] = Field(
        (), description="who returns scorecards beside the certifiers and the coordinator"
    )
    authserv_id: Text = Field(
        "",
        description="the mail server whose Authentication-Results must vouch for a sender; "
        "where it is empty, no message may have failed them",
    )
    largest_mb: Annotated[int, Field(ge=1, le=200)] = Field(
        25, description="megabytes a message may have"
    )


class Tracker(Section):
    """The shared tracker: how it is written, and a team's own headings."""

    write: Literal["file", "plan"] = Field(
        "file", description="`plan` leaves the changes in a workbook to paste from"
    )
    columns: dict[str, str] = Field({}, description="our heading = the team's own")
    left_statuses: tuple[Text, ...] = Field(
        ("No Longer Employed", "NLE", "Moved", "Transferred", "Termed", "Resigned"),
        description="statuses of agents who have left",
    )


class Progress(Section):
    """The progress report: a team's own headings, and names settled for good."""

    columns: dict[str, str] = Field({}, description="our heading = the team's own")
    aliases: dict[str, str] = Field(
        {}, description="a name as agents type it = the agent ID, or the name in the tracker"
    )


def _clock_time(text: str) -> str:
    clock_time(text)
    return text


def _clock_span(text: str) -> str:
    clock_span(text)
    return text


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ValueError, OSError, ZoneInfoNotFoundError) as wrong:
        message = "must be the name of a time zone such as America/New_York"
        raise ValueError(message) from wrong


ClockTime = Annotated[Text, AfterValidator(_clock_time)]
ClockSpan = Annotated[Text, AfterValidator(_clock_span)]
Zone = Annotated[Text, AfterValidator(_zone)]


class Schedule(Section):
    """What runs unattended, on business days, once `callcert schedule install` was run."""

    morning: ClockTime = Field(
        "07:00", description="when the tracker is brought up to date and the escalations written"
    )
    intake: ClockSpan = Field("08:00-18:00", description="the hours in which scorecards are filed")
    intake_minutes: Annotated[int, Field(ge=5, le=720)] = Field(
        15, description="minutes from one filing to the next"
    )
    evening: ClockTime = Field("18:30", description="when the end-of-day report is made")
    timezone: Zone = Field(
        "", description="the zone of these times, such as `America/New_York`; else the machine's"
    )
    send: bool = Field(default=True, description="whether the evening sends the report by mail")

    @property
    def hours(self) -> Hours:
        """The times as rules need them."""
        opens, closes = clock_span(self.intake)
        morning, evening = clock_time(self.morning), clock_time(self.evening)
        return Hours(morning, opens, closes, self.intake_minutes, evening)


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if text and not (parts.scheme in {"http", "https"} and parts.hostname and text.isprintable()):
        message = "must be a web address such as https://example.com/upload"
        raise ValueError(message)
    return text


WebAddress = Annotated[Text, AfterValidator(_web_address)]


class Upload(Section):
    """Where filed scorecards are uploaded to [C7]: a folder, or a form on the web."""

    folder: Text = Field("", description="a folder or synced drive that filed scorecards go to")
    url: WebAddress = Field("", description="or the web page where a person uploads them")

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        """Two places would make two truths of what was uploaded."""
        if self.folder and self.url:
            message = "folder and url exclude each other: set one of them"
            raise ValueError(message)
        return self


class Settings(Section):
    """Everything a team can set; the defaults are the customer's."""

    date_order: DateOrder = Field(
        "mdy", description="how dates typed as text are read: `mdy`, `dmy` or `ymd`"
    )
    coordinator: Coordinator = Coordinator()
    rules: Rules = Rules()
    calendar: CalendarSettings = CalendarSettings()
    files: Files = Files()
    certifiers: tuple[Certifier, ...] = Field(
        (), description="who scores calls: each with `name`, `email`, and `shift`"
    )
    mail: Mail = Mail()
    collect: Collect = Collect()
    tracker: Tracker = Tracker()
    progress: Progress = Progress()
    schedule: Schedule = Schedule()
    upload: Upload = Upload()
