"""``callcert guide``: what an item of the scorecard asks for, in the guide's own words [K7]."""

from collections.abc import Sequence

from callcert.config.bundled import template_file
from callcert.config.workspace import Workspace
from callcert.domain.files import LARGEST_FILE
from callcert.domain.guide import Definition, Guide, GuideReading, matching, words_of
from callcert.errors import OutsideError, UsageError
from callcert.excel.guide import read_guide
from callcert.excel.look import Refused
from callcert.excel.workbook import Workbook
from callcert.filing.disk import read_bytes

LEAST_LIKE = 75
"""How alike, of 100, the words of an item must be to those asked for."""

_MOST = 3


def guide(workspace: Workspace | None, item: str) -> GuideReading:
    """The definitions of what was asked for; of everything where that is empty.

    ``UsageError`` where nothing is of that name, with what is nearly.
    """
    whole = team_guide(workspace)
    if not item.strip():
        return GuideReading(whole, "", whole.definitions)
    found = matching(whole.definitions, item)
    if found:
        return GuideReading(whole, item, found)
    near = nearly(whole.definitions, item)
    words = "; nearly: " + "; ".join(near) if near else "; callcert guide lists them all"
    raise UsageError(f"no item {item} in {whole.sheet} of {whole.file}{words}")


def team_guide(workspace: Workspace | None) -> Guide:
    """The guide in the team's template, or in the bundled one where there is no other.

    ``OutsideError`` where the template cannot be read or has no guide.
    """
    own = workspace.template if workspace else None
    file = own if own and own.is_file() else template_file()
    try:
        return read_guide(Workbook(read_bytes(file, LARGEST_FILE)), str(file))
    except OSError as wrong:
        raise OutsideError(f"{file}: cannot be read: {wrong.strerror or wrong}") from wrong
    except Refused as refused:
        raise OutsideError(f"{file}: no guide can be read from it: {refused.reason}") from refused


def nearly(definitions: Sequence[Definition], asked: str) -> tuple[str, ...]:
    """Items that have words nearly like those, the most alike first."""
    from rapidfuzz import fuzz

    wanted = words_of(asked)
    alike = []
    for number, one in enumerate(definitions):
        known = words_of(one.item)
        scores = [max((fuzz.ratio(word, other) for other in known), default=0) for word in wanted]
        if scores and sum(scores) >= LEAST_LIKE * len(scores):
            alike.append((-sum(scores), number))
    return tuple(definitions[number].item for _, number in sorted(alike)[:_MOST])
