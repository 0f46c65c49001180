"""What becomes of a message: taken, left alone, or kept apart for a person to look at [K13, C8].

Scorecards come from certifiers, the coordinator and whoever else the settings trust; an agent
reports progress and returns no scorecards. Whatever is odd about a message keeps all of it apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from callcert.domain.authentication import Verdict
from callcert.domain.form import Problem

Role = Literal["returner", "agent", "stranger", "ambiguous"]
Fate = Literal["take", "ignore", "quarantine"]

_WORKBOOK = "workbook"
_NESTING = ("archive", "message")


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a message: its sender, what the mail server says of them, and its files.

    ``files`` and ``nested`` map a kind to the names of such files, ``nested`` those within another
    message. ``server`` is whose word is asked for; empty where none is. ``trusted`` says that a
    person has looked at the message and takes the responsibility.
    """

    senders: tuple[str, ...]
    role: Role
    verdict: Verdict = "unproven"
    server: str = ""
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nested: Mapping[str, Sequence[str]] = field(default_factory=dict)
    automatic: bool = False
    candidates: str = ""
    trusted: bool = False

    @property
    def sender(self) -> str:
        """Who it says it is from."""
        return ", ".join(self.senders) or "nobody"

    @property
    def workbooks(self) -> tuple[str, ...]:
        """Names of the workbooks that came with it."""
        return tuple(self.files.get(_WORKBOOK, ()))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be done with a message, and why it is kept apart."""

    fate: Fate
    problems: tuple[Problem, ...] = ()


def judge(look: Look) -> Judgement:
    """Decides; the whole message is kept apart for a single reason."""
    if len(look.senders) != 1:
        return Judgement("quarantine", (Problem("mail-sender-missing"),))
    if look.role == "stranger" and not look.trusted:
        return _stranger(look)
    problems = tuple(_problems(look))
    if problems:
        return Judgement("quarantine", problems)
    reports = look.role == "agent" and not look.automatic
    carries = look.workbooks or (look.trusted and look.nested.get(_WORKBOOK))
    return Judgement("take" if carries or reports else "ignore")


def _stranger(look: Look) -> Judgement:
    """What machines write to nobody in particular is left alone; a workbook is worth an error."""
    facts: dict[str, object] = {"sender": look.sender, "names": _listed(look.workbooks)}
    if look.workbooks:
        return Judgement("quarantine", (Problem("mail-scorecard-of-stranger", facts=facts),))
    if look.automatic and not look.files:
        return Judgement("ignore")
    return Judgement("quarantine", (Problem("mail-stranger", facts=facts),))


def _problems(look: Look) -> Iterator[Problem]:
    dangerous = [*look.files.get("dangerous", ()), *look.nested.get("dangerous", ())]
    if dangerous:
        yield Problem("mail-dangerous", facts={"names": _listed(dangerous)})
    if not look.trusted:
        yield from _doubts(look)
    elif archives := look.files.get("archive"):
        yield Problem("mail-nested", facts={"names": _listed(archives)})
    if fakes := look.files.get("no-workbook"):
        yield Problem("mail-not-a-workbook", facts={"names": _listed(fakes)})


def _doubts(look: Look) -> Iterator[Problem]:
    """What a person who has looked at the message may overrule."""
    facts: dict[str, object] = {"sender": look.sender, "server": look.server}
    if look.verdict == "failed":
        yield Problem("mail-forged", facts=facts)
    elif look.verdict == "unproven" and look.server:
        yield Problem("mail-unproven", facts=facts)
    if look.role == "ambiguous":
        yield Problem("mail-sender-ambiguous", facts=facts | {"candidates": look.candidates})
    elif look.role == "agent" and look.workbooks:
        facts["names"] = _listed(look.workbooks)
        yield Problem("mail-scorecard-of-agent", facts=facts)
    within = [name for kind in _NESTING for name in look.files.get(kind, ())]
    within += [name for names in look.nested.values() for name in names]
    if within:
        yield Problem("mail-nested", facts={"names": _listed(within)})


def _listed(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))
