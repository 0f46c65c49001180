"""What ``template adopt`` found, and what it did with it."""

from dataclasses import dataclass
from typing import Literal

from callcert.domain.findings import Finding
from callcert.domain.foreign.adoption import Adoption
from callcert.domain.foreign.layout import ForeignLayout

AdoptStatus = Literal["written", "would-write", "already-there", "refused"]


@dataclass(frozen=True, slots=True)
class AdoptionReport:
    """``file`` is what was looked at, ``written`` the layout's file and ``text`` what is in it.

    ``findings`` say why nothing was adopted, or what is wrong when the form is read by it.
    """

    file: str
    status: AdoptStatus
    adoption: Adoption | None
    findings: tuple[Finding, ...]
    layout: ForeignLayout | None = None
    written: str | None = None
    text: str = ""
