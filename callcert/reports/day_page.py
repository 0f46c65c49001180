"""The evening report as one HTML file: nothing in it is fetched from anywhere, nothing runs."""

from collections.abc import Iterator, Sequence

from callcert.domain.day_report import DayReport
from callcert.reports.day_content import Block, Cell, Column, DayContent, Figure, Names, Section
from callcert.reports.day_content import Table as Rows
from callcert.reports.day_sections import day_content
from callcert.reports.day_style import style_sheet
from callcert.reports.drawing import svg
from callcert.reports.html import Markup, joined, tag

MOST_NAMES = 60
"""Names that are open to view; the rest unfolds."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def day_page(report: DayReport) -> str:
    """The page; the same day makes the same bytes."""
    words = "Made by callcert from the tracker, the progress report and the filed scorecards."
    return content_page(day_content(report), style_sheet(), words)


def content_page(content: DayContent, style: str, footer: str) -> str:
    """Any report's page: what it says in its sections, in that style."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"Call certification: {content.title}"),
        tag("style", Markup(style)),
    )
    body = tag("body", _header(content), _main(content), tag("footer", footer))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _header(content: DayContent) -> Markup:
    return tag(
        "header",
        tag("p", "Call certification", class_="note"),
        tag("h1", content.title),
        tag("p", content.sentence, class_="lead"),
        *(tag("p", remark, class_="remark") for remark in content.remarks),
        tag("ul", *(_figure(one) for one in content.figures), class_="figures"),
        tag("nav", *_links(content.sections), aria_label="Sections"),
    )


def _figure(figure: Figure) -> Markup:
    number = tag("strong", str(figure.number), class_=_tone(figure.tone))
    remark = tag("small", figure.remark) if figure.remark else ""
    return tag("li", tag("a", number, f" {figure.label} ", remark, href=f"#{figure.key}"))


def _links(sections: Sequence[Section]) -> Iterator[Markup]:
    for section in sections:
        yield joined([tag("a", section.title, href=f"#{section.key}"), " "])


def _main(content: DayContent) -> Markup:
    return tag("main", *(_section(section) for section in content.sections))


def _section(section: Section) -> Markup:
    heading = f"{section.key}-heading"
    return tag(
        "section",
        tag("h2", section.title, id=heading),
        tag("p", section.note, class_="note") if section.note else "",
        _charts_and_blocks(section),
        _all_well(section.blocks),
        id=section.key,
        class_="alarm" if section.alarming else None,
        aria_labelledby=heading,
    )


def _charts_and_blocks(section: Section) -> Markup:
    """One picture stands beside what is said, several in a row above it."""
    blocks = joined(_block(block, section) for block in section.blocks if block.count)
    if not section.charts:
        return blocks
    drawn = [tag("figure", tag("figcaption", one.title), svg(one)) for one in section.charts]
    if len(drawn) == 1:
        return tag("div", *drawn, tag("div", blocks), class_="charts beside")
    return joined([tag("div", *drawn, class_="charts"), blocks])


def _all_well(blocks: Sequence[Block]) -> Markup:
    """What there is nothing of, in words."""
    words = [tag("li", block.empty) for block in blocks if not block.count]
    return tag("ul", *words, class_="well") if words else Markup()


def _block(block: Block, section: Section) -> Markup:
    alone = len(section.blocks) == 1
    badge = tag("span", str(block.count), class_="badge")
    heading = Markup() if alone else tag("h3", block.title, badge)
    body = _names(block) if isinstance(block, Names) else _table(block)
    return joined([heading, body])


def _names(block: Names) -> Markup:
    shown, rest = block.names[:MOST_NAMES], block.names[MOST_NAMES:]
    more = _folded(f"{len(rest)} more names", _name_list(rest)) if rest else Markup()
    return joined([_name_list(shown), more])


def _name_list(names: Sequence[str]) -> Markup:
    return tag("ul", *(joined([tag("li", name), " "]) for name in names), class_="names")


def _table(block: Rows) -> Markup:
    note = tag("p", block.note, class_="note") if block.note else Markup()
    if block.folded:
        return joined([_folded(block.title, _rows(block.columns, block.rows)), note])
    shown, rest = block.rows[: block.most], block.rows[block.most :]
    more = Markup()
    if rest:
        more = _folded(f"{len(rest)} more rows", _rows(block.columns, rest))
    return joined([_rows(block.columns, shown), more, note])


def _folded(words: str, body: Markup) -> Markup:
    return tag("details", tag("summary", words), body)


def _rows(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Markup:
    headings = (tag("th", one.heading, scope="col", class_=_class(one)) for one in columns)
    return tag(
        "table",
        tag("thead", tag("tr", *headings)),
        tag("tbody", *(tag("tr", *_cells(columns, row)) for row in rows)),
    )


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> Iterator[Markup]:
    for column, cell in zip(columns, row, strict=True):
        text = tag("span", cell.text, class_=_tone(cell.tone))
        detail = tag("small", cell.detail) if cell.detail else ""
        value = tag("div", text, detail) if detail else text
        yield tag("td", value, class_=_class(column), data_label=column.heading)


def _class(column: Column) -> str | None:
    return "n" if column.number else None


def _tone(tone: str) -> str | None:
    return f"t-{tone}" if tone else None
