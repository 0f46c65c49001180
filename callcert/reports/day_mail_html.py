"""The evening report as HTML for mail programs: tables, styles on the elements, 600 pixels.

Many of them drop style sheets, know no SVG, and cut a message at 100 kilobytes; so every
element carries its own style, pictures are attached, and long lists are cut.
"""

from collections.abc import Iterator, Mapping, Sequence

from callcert.domain.visible import printable
from callcert.reports.day_content import Block, Cell, Column, DayContent, Figure, Names, Section
from callcert.reports.day_content import Table as Rows
from callcert.reports.day_pictures import picture_size
from callcert.reports.drawing import Drawing
from callcert.reports.html import Markup, joined, tag
from callcert.reports.palette import COLOURS

MOST_ROWS = 15
MOST_NAMES = 60
"""What is listed of one kind; the rest is counted, and stands in the attached workbook."""

_WIDTH = 600
_A_ROW = 4
_SHADES = {name: shade.light for name, shade in COLOURS.items()}
_FONT = "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
_NOTE = f"margin:4px 0 8px;color:{_SHADES['muted']};font-size:13px"
_LINE = f"border-bottom:1px solid {_SHADES['line']}"
_TH = f"{_LINE};padding:6px 10px 4px 0;color:{_SHADES['muted']};font-size:12px"
_TD = f"{_LINE};padding:6px 10px 6px 0"


def mail_html(content: DayContent, ids: Mapping[str, str]) -> str:
    """The message; ``ids`` are the pictures' content IDs by their names."""
    rows = [_row(_head(content)), _row(_figures(content.figures))]
    rows += [_row(_section(section, ids)) for section in content.sections]
    card = _layout(
        *rows,
        width=_WIDTH,
        style=f"width:100%;max-width:{_WIDTH}px;background:{_SHADES['card']};"
        f"color:{_SHADES['ink']};{_FONT};font-size:14px;line-height:1.45",
    )
    around = tag("tr", tag("td", card, align="center", style="padding:16px 8px"))
    ground = f"background:{_SHADES['page']}"
    page = _layout(around, width="100%", style=ground, bgcolor=_SHADES["page"])
    head = tag("head", tag("meta", charset="utf-8"), tag("title", content.title))
    body = tag("body", page, style=f"margin:0;padding:0;{ground}")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _layout(*rows: Markup, **attributes: str | float) -> Markup:
    return tag(
        "table", *rows, role="presentation", cellpadding=0, cellspacing=0, border=0, **attributes
    )


def _row(content: Markup) -> Markup:
    return tag("tr", tag("td", content, style="padding:14px 20px 6px"))


def _head(content: DayContent) -> Markup:
    warn = f"margin:8px 0;padding:8px 12px;border-left:4px solid {_SHADES['warn']}"
    return joined([
        tag("h1", content.title, style="margin:4px 0 6px;font-size:22px;line-height:1.25"),
        tag("p", content.sentence, style="margin:0 0 4px;font-size:16px"),
        *(tag("p", words, style=warn) for words in content.remarks),
    ])  # fmt: skip


def _figures(figures: Sequence[Figure]) -> Markup:
    lines = (figures[start : start + _A_ROW] for start in range(0, len(figures), _A_ROW))
    rows = [tag("tr", *(_figure(one) for one in line)) for line in lines]
    return _layout(*rows, width="100%")


def _figure(figure: Figure) -> Markup:
    colour = _SHADES[figure.tone or "ink"]
    number = tag("b", str(figure.number), style=f"font-size:24px;line-height:1.2;color:{colour}")
    remark = f", {figure.remark}" if figure.remark else ""
    words = tag("span", f"{figure.label}{remark}", style=f"font-size:12px;color:{_SHADES['muted']}")
    style = f"padding:8px 8px 8px 0;border-top:1px solid {_SHADES['line']}"
    return tag("td", number, tag("br"), words, width="25%", valign="top", style=style)


def _section(section: Section, ids: Mapping[str, str]) -> Markup:
    alone = len(section.blocks) == 1
    heading = "margin:14px 0 6px;padding-top:12px;font-size:18px;"
    return joined([
        tag("h2", section.title, style=f"{heading}border-top:3px solid {_SHADES['line']}"),
        tag("p", section.note, style=_NOTE) if section.note else Markup(),
        *(_picture(chart, ids[chart.name]) for chart in section.charts),
        *(_block(block, titled=not alone) for block in section.blocks if _is_listed(block)),
        *(_nothing(block.empty, section) for block in section.blocks if not block.count),
    ])  # fmt: skip


def _is_listed(block: Block) -> bool:
    """Whether the block is written out; numbers that pictures carry in their words are not."""
    return bool(block.count) and not (isinstance(block, Rows) and block.folded)


def _picture(chart: Drawing, content_id: str) -> Markup:
    width, height = picture_size(chart)
    alt = f"{chart.title}. {chart.alt}"
    style = f"display:block;max-width:100%;height:auto;{_NOTE}"
    image = tag(
        "img", src=f"cid:{content_id}", width=width, height=height, alt=alt, style=style, border=0
    )
    return joined([tag("p", tag("b", chart.title), style="margin:10px 0 4px"), image])


def _nothing(words: str, section: Section) -> Markup:
    sign = tag("span", "✓ ", style=f"color:{_SHADES['good']}") if section.is_good_empty else ""
    return tag("p", sign, words, style=_NOTE)


def _block(block: Block, *, titled: bool) -> Markup:
    style = "margin:14px 0 4px;font-size:15px"
    heading = tag("h3", f"{block.title} ({block.count})", style=style) if titled else Markup()
    return joined([heading, _names(block) if isinstance(block, Names) else _table(block)])


def _names(block: Names) -> Markup:
    names = "; ".join(printable(name) for name in block.names[:MOST_NAMES])
    more = block.count - MOST_NAMES
    words = f"{names} … and {more} more, in the attached workbook" if more > 0 else names
    return tag("p", words, style="margin:2px 0 8px")


def _table(block: Rows) -> Markup:
    headings = (_th(column) for column in block.columns)
    rows = [tag("tr", *_cells(block.columns, row)) for row in block.rows[:MOST_ROWS]]
    size = "12px" if len(block.columns) > 2 * _A_ROW else "13px"
    style = f"width:100%;border-collapse:collapse;font-size:{size};{_FONT}"
    head, body = tag("thead", tag("tr", *headings)), tag("tbody", *rows)
    table = tag("table", head, body, cellpadding=0, cellspacing=0, border=0, style=style)
    more = block.count - MOST_ROWS
    notes = [f"… and {more} more, in the attached workbook."] if more > 0 else []
    notes += [block.note] if block.note else []
    return joined([table, *(tag("p", note, style=_NOTE) for note in notes)])


def _th(column: Column) -> Markup:
    align = "right" if column.number else "left"
    return tag("th", column.heading, align=align, valign="bottom", style=_TH)


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> Iterator[Markup]:
    for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
        text = _text(cell, bold=not place)
        lines = [text]
        if cell.detail:
            style = f"color:{_SHADES['muted']};font-size:12px"
            lines = [
                text,
                tag("br") if place else Markup(" "),
                tag("span", cell.detail, style=style),
            ]
        align, nowrap = ("right", "nowrap") if column.number else (None, None)
        yield tag("td", *lines, align=align, nowrap=nowrap, valign="top", style=_TD)


def _text(cell: Cell, *, bold: bool) -> Markup:
    words = joined([cell.text])
    if cell.tone:
        words = tag("span", words, style=f"color:{_SHADES[cell.tone]}")
    return tag("b", words) if bold else words
