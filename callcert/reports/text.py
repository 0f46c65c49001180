"""Text from workbooks, made safe to show: no control characters, no markup."""

from rich.text import Text

from callcert.domain.visible import printable

__all__ = ["count", "plain", "printable"]


def plain(text: str, style: str = "") -> Text:
    """The same for a Rich table, where brackets stay brackets."""
    return Text(printable(text), style=style)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
