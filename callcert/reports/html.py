"""HTML and SVG from plain values: every text is escaped here, and nowhere else."""

from collections.abc import Iterable
from html import escape

from callcert.domain.visible import printable

_EMPTY_TAGS = {"br", "hr", "img", "meta", "rect"}


class Markup(str):
    """Text that is HTML already, and stays as it is."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """An element; texts among the children are escaped, ``Markup`` is not.

    ``class_`` stands for ``class``, ``data_label`` for ``data-label``; an attribute that is None
    is left out.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY_TAGS:
        return Markup(f"<{name}{said}>" if name != "rect" else f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{joined(children)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after another, each escaped unless it is ``Markup``."""
    return Markup(safe(between).join(safe(part) for part in parts))


def safe(text: str) -> Markup:
    """The text as HTML: one line, nothing unseen in it, no sign that HTML takes for its own."""
    return text if isinstance(text, Markup) else Markup(_escaped(text))


def _escaped(text: str) -> str:
    outer = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    inner = escape(printable(text), quote=True)
    return f"{outer[0]}{inner}{outer[1]}" if inner else outer[0]


def _value(value: str | float) -> str:
    return escape(printable(value), quote=True) if isinstance(value, str) else f"{value:g}"
