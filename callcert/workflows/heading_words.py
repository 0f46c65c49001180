"""The names of our headings as they are looked for in lists that others keep."""

from collections.abc import Mapping
from pathlib import Path

from callcert.config.headings import heading_languages
from callcert.domain.headings import Book
from callcert.domain.lists.claims import ListTerms
from callcert.domain.lists.wording import Wording
from callcert.domain.moments import DateOrder


def list_terms(
    book: Book, own: Mapping[str, str], order: DateOrder, folder: Path | None
) -> ListTerms:
    """What a list of that kind is read by: every language, and the team's own headings."""
    return ListTerms(book, Wording(book, heading_languages(folder), apart), own, order)


def apart(one: str, other: str) -> int:
    """How many letters two words are apart; two that changed places count as one."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))
