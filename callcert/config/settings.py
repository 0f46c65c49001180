"""The settings of ``callcert.toml``; every one optional, unknown ones refused."""

import posixpath
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from callcert.domain.moments import DateOrder
from callcert.domain.rules import Rules

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Security = Literal["tls", "starttls", "none"]
Port = Annotated[int, Field(ge=1, le=65535)]
Shift = Annotated[str, StringConstraints(pattern=r"^\d{1,2}:\d{2}-\d{1,2}:\d{2}$")]


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


class Certifier(Person):
    """One of the people who score calls; the shift is local time, ``09:00-17:00``."""

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
    reports: Text = Field("reports", description="the folder of what callcert writes for people")
    outbox: Text = "outbox"

    @model_validator(mode="after")
    def _apart(self) -> Self:
        """Files move from one folder to another, so no two may be the same."""
        names = (self.incoming, self.scorecards, self.reports, self.outbox)
        folders = {posixpath.normpath(name.replace("\\", "/")).casefold() for name in names}
        if len(folders) < len(names):
            message = "incoming, scorecards, reports and outbox must be different folders"
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

    host: Text = ""
    port: Port | None = None
    security: Security = "tls"
    user: Text = ""


class Mail(Section):
    """Who sends, and who gets the evening report [C10]."""

    sender: Text = ""
    distribution: tuple[Text, ...] = ()
    smtp: Server = Server()
    imap: Server = Server()


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


class Settings(Section):
    """Everything a team can set; the defaults are the customer's."""

    date_order: DateOrder = Field(
        "mdy", description="how dates typed as text are read: `mdy`, `dmy` or `ymd`"
    )
    coordinator: Coordinator = Coordinator()
    rules: Rules = Rules()
    calendar: CalendarSettings = CalendarSettings()
    files: Files = Files()
    certifiers: tuple[Certifier, ...] = ()
    mail: Mail = Mail()
    tracker: Tracker = Tracker()
    progress: Progress = Progress()
