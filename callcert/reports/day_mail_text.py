"""The evening report in plain text, 72 columns wide."""

import textwrap
from collections.abc import Iterator, Sequence

from callcert.domain.visible import printable
from callcert.reports.day_content import Block, Cell, Column, DayContent, Figure, Names, Table

WIDE = 72
MOST = 40
"""Rows or names of one kind that are listed; the rest are counted."""


def mail_text(content: DayContent) -> str:
    """Everything in the order of the page; complete enough to act on."""
    lines = [*_wrapped(content.title), "=" * WIDE, *_wrapped(content.sentence)]
    for remark in content.remarks:
        lines += _wrapped(f"Note: {remark}")
    lines += ["", *(_figure(one) for one in content.figures)]
    for section in content.sections:
        lines += ["", "", *_wrapped(section.title), "-" * WIDE]
        lines += _wrapped(section.note) if section.note else []
        alone = len(section.blocks) == 1
        for block in section.blocks:
            lines += _block(block, titled=not alone)
    return "\n".join(lines) + "\n"


def _figure(figure: Figure) -> str:
    remark = f" ({figure.remark})" if figure.remark else ""
    return f"{figure.number:>6}  {figure.label}{remark}"


def _block(block: Block, *, titled: bool) -> Iterator[str]:
    if not block.count:
        yield from _wrapped(block.empty)
        return
    if titled:
        yield ""
        yield from _wrapped(f"{block.title} ({block.count})")
    if isinstance(block, Names):
        yield from _names(block)
    else:
        yield from _rows(block)


def _names(block: Names) -> Iterator[str]:
    names = "; ".join(printable(name) for name in block.names[:MOST])
    yield from _wrapped(names + _more(block.count), "  ", "  ")


def _rows(block: Table) -> Iterator[str]:
    for row in block.rows[:MOST]:
        yield from _wrapped(_row(block.columns, row), "* ", "  ")
    if block.count > MOST:
        yield from _wrapped(f"{_more(block.count).strip()}", "  ", "  ")
    if block.note:
        yield from _wrapped(block.note, "  ", "  ")


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    """The first value, then the others; a number after its heading."""
    words = _cell(row[0]) + ":"
    for column, cell in zip(columns[1:], row[1:], strict=True):
        if cell.text != "–":
            lead = column.lead or ("" if words.endswith(":") else ";")
            heading = f" {column.heading}" if column.number else ""
            words += f"{lead}{heading} {_cell(cell)}"
    return words


def _cell(cell: Cell) -> str:
    detail = f" ({printable(cell.detail)})" if cell.detail else ""
    return f"{printable(cell.text)}{detail}"


def _more(number: int) -> str:
    return f" … and {number - MOST} more, in the attached workbook." if number > MOST else ""


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(
        printable(text), WIDE, initial_indent=first, subsequent_indent=later,
        break_on_hyphens=False,
    )  # fmt: skip
