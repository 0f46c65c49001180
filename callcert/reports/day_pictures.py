"""The pictures of the evening report as PNG, for mail programs that show no SVG.

Twice as fine as they are shown, on a white card, so that they stay readable on dark ground; the
letters are Pillow's own, so that every machine draws the same.
"""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from callcert.domain.visible import printable
from callcert.reports.drawing import WIDTH, Box, Drawing, Words
from callcert.reports.palette import COLOURS

SCALE = 2
EDGE = 12
"""White around the picture, in its own units."""

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def picture_size(drawing: Drawing) -> tuple[int, int]:
    """Width and height at which it is meant to be shown."""
    return WIDTH + 2 * EDGE, int(drawing.height) + 2 * EDGE


def png(drawing: Drawing) -> bytes:
    """The drawing; the same one makes the same bytes."""
    width, height = picture_size(drawing)
    image = Image.new("RGB", (width * SCALE, height * SCALE), COLOURS["card"].light)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _box(pen, shape)
        else:
            _words(pen, shape)
    buffer = io.BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _box(pen: ImageDraw.ImageDraw, box: Box) -> None:
    left, top = _at(box.x), _at(box.y)
    right = max(left, _at(box.x + box.width) - 1)
    bottom = max(top, _at(box.y + box.height) - 1)
    radius = min(box.radius * SCALE, (right - left) / 2)
    pen.rounded_rectangle((left, top, right, bottom), radius, fill=COLOURS[box.colour].light)


def _words(pen: ImageDraw.ImageDraw, words: Words) -> None:
    pen.text(
        (_at(words.x), _at(words.y)),
        printable(words.text),
        fill=COLOURS[words.colour].light,
        font=_font(words.size * SCALE),
        anchor=_ANCHORS[words.anchor],
    )


def _at(place: float) -> int:
    return round((place + EDGE) * SCALE)


@cache
def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
