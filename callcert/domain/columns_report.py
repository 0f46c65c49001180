"""What ``template adopt`` found in a list of people, and what it did with it."""

from dataclasses import dataclass
from typing import Literal

from callcert.domain.findings import Finding
from callcert.domain.lists.adopting import ColumnsFound

ColumnsStatus = Literal["written", "would-write", "already-there", "to-paste", "refused"]


@dataclass(frozen=True, slots=True)
class ColumnsReport:
    """``file`` is what was looked at, ``written`` the settings' file, ``text`` what it gets.

    ``elsewhere`` names the file that the settings have for such a list, where it is another.
    """

    file: str
    status: ColumnsStatus
    section: Literal["tracker", "progress"]
    found: ColumnsFound
    findings: tuple[Finding, ...] = ()
    written: str | None = None
    text: str = ""
    elsewhere: str | None = None
