"""Everything callcert can find wrong with what people returned: one table, one value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from callcert.domain.class_kinds import CLASS_KINDS
from callcert.domain.kinds import Kind, Severity
from callcert.domain.mail_kinds import MAIL_KINDS
from callcert.domain.scorecard_kinds import SCORECARD_KINDS
from callcert.domain.upload_kinds import UPLOAD_KINDS


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person must put right: what, where and how; None where a place does not apply."""

    code: str
    severity: Severity
    message: str
    fix: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None

    def at(self, file: str) -> "Finding":
        """The same finding about that file."""
        return replace(self, file=file)

    def about(self, who: str) -> "Finding":
        """The same finding, saying first whom it is about, unless it says that already."""
        known = not who or who.partition(",")[0].casefold() in self.message.casefold()
        return self if known else replace(self, message=f"{who}: {self.message}")


KINDS: Mapping[str, Kind] = {**SCORECARD_KINDS, **CLASS_KINDS, **UPLOAD_KINDS, **MAIL_KINDS}
"""Every kind of finding by its code."""


def finding(
    code: str,
    facts: Mapping[str, object] = MappingProxyType({}),
    *,
    sheet: str | None = None,
    cell: str | None = None,
) -> Finding:
    """The finding of that code with the facts of the case; an unknown code is a ``KeyError``."""
    kind = KINDS[code]
    message, fix = (
        words.format_map(facts) if "{" in words else words for words in (kind.message, kind.fix)
    )
    return Finding(code, kind.severity, message, fix, None, sheet, cell)
