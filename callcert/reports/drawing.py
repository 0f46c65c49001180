"""A picture as boxes and words, before it becomes SVG or a PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from callcert.reports.html import Markup, tag

WIDTH = 400
"""How wide every picture is, in units of its own."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``colour`` is a name of the palette."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text that starts, ends or has its middle at ``x``; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float = 13
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with a name of its own, what it shows, and all its numbers in words."""

    name: str
    title: str
    alt: str
    height: float
    shapes: Sequence[Box | Words]


def svg(drawing: Drawing) -> Markup:
    """The drawing as SVG within a page whose style sheet knows the colours."""
    title, alt = f"{drawing.name}-title", f"{drawing.name}-alt"
    return tag(
        "svg",
        tag("title", drawing.title, id=title),
        tag("desc", drawing.alt, id=alt),
        *(_shape(shape) for shape in drawing.shapes),
        viewBox=f"0 0 {WIDTH} {drawing.height:g}",
        role="img",
        aria_labelledby=f"{title} {alt}",
    )


def _shape(shape: Box | Words) -> Markup:
    if isinstance(shape, Box):
        return tag(
            "rect",
            x=shape.x,
            y=shape.y,
            width=shape.width,
            height=shape.height,
            rx=shape.radius or None,
            class_=f"f-{shape.colour}",
        )
    anchor = None if shape.anchor == "start" else shape.anchor
    return tag(
        "text",
        shape.text,
        x=shape.x,
        y=shape.y,
        font_size=shape.size,
        text_anchor=anchor,
        class_=f"f-{shape.colour}",
    )
