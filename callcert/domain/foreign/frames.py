"""Cells that belong to the five calls alike: the same step away from each call's heading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from callcert.domain.cells import Spot
from callcert.domain.foreign.calls import Series
from callcert.domain.foreign.pages import Page
from callcert.domain.rules import CALLS
from callcert.domain.scorecard import CellValue

Step = tuple[int, int]
"""Rows down and columns to the right of a heading; for sheets, the cell itself."""

_ABOVE_FORM, _LEFT_OF_FORM = 3, 6
_ABOVE_COLUMNS = 12
_LABEL_REACH = 14
_HEADER_REACH = 8
_FORM_REACH = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The five calls of a series on their sheets."""

    series: Series
    pages: Mapping[str, Page]

    @property
    def first(self) -> Page:
        """The sheet of call 1."""
        return self.pages[self.series.origins[0].sheet]

    def spots(self, step: Step) -> tuple[Spot, ...]:
        """The cells that lie that far from each heading."""
        return tuple(origin.moved(*step) for origin in self.series.origins)

    def values(self, step: Step) -> tuple[CellValue, ...]:
        """What stands in them."""
        return tuple(
            self.pages[spot.sheet].value(spot.row, spot.column) for spot in self.spots(step)
        )

    @property
    def width(self) -> int:
        """Columns from one call's heading to the next, where they stand in a row."""
        return _least_gap([origin.column for origin in self.series.origins])

    @property
    def height(self) -> int:
        """Rows from one call's heading to the next, where they stand in a column."""
        return _least_gap([origin.row for origin in self.series.origins])

    def steps(self) -> Iterator[Step]:
        """Every step that may lead to a cell of each call."""
        origin, page = self.series.origins[0], self.first
        match self.series.kind:
            case "columns":
                down, right = range(-_ABOVE_COLUMNS, page.height - origin.row), range(self.width)
            case "rows":
                down = range(1) if self.height == 1 else range(self.height)
                right = range(-origin.column, page.width - origin.column)
            case "forms":
                down = range(-_ABOVE_FORM, self.height)
                right = (
                    range(self.width)
                    if self.width
                    else range(-_LEFT_OF_FORM, page.width - origin.column)
                )
            case _:
                down, right = range(page.height), range(page.width)
        for rows in down:
            for columns in right:
                if self._is_inside(rows, columns):
                    yield rows, columns

    def _is_inside(self, rows: int, columns: int) -> bool:
        origin = self.series.origins[0]
        row, column = origin.row + rows, origin.column + columns
        if row < 0 or column < 0:
            return False
        if self.series.kind == "sheets":
            return True
        return (rows, columns) != (0, 0) and not self.first.is_hidden(row, column)

    def row_label(self, step: Step, call: int = 0) -> tuple[Spot | None, str]:
        """The text at the left that names a row of the form; the heading itself is none."""
        origin = self.series.origins[call]
        page, row = self.pages[origin.sheet], origin.row + step[0]
        begin = origin.column + step[1]
        if self.series.kind == "columns":
            begin = min(one.column for one in self.series.origins)
        for column in range(begin - 1, max(begin - 1 - _LABEL_REACH, -1), -1):
            text = page.text(row, column)
            if text and page.spot(row, column) != origin:
                return page.spot(row, column), text
        return None, ""

    def column_label(self, step: Step) -> tuple[Spot | None, str]:
        """The text above that names a column of the form."""
        origin = self.series.origins[0]
        row, column = origin.row + step[0], origin.column + step[1]
        for above in self._headings_above(origin.row, row):
            text = self.first.label(above, column)
            if text:
                return self.first.spot(above, column), text
        return None, ""

    def _headings_above(self, origin: int, row: int) -> range:
        """Rows that may name the cell's column, the nearest first.

        Under headings of calls only a second row of headings can do so.
        """
        if self.series.kind == "columns":
            return range(min(origin + 2, row - 1), origin, -1)
        reach = _HEADER_REACH if self.series.kind == "rows" else _FORM_REACH
        return range(row - 1, max(row - 1 - reach, -1), -1)

    def labels(self, step: Step) -> list[tuple[Spot, str]]:
        """What names the cell of the first call, beside it and above it."""
        found = [self.column_label(step)]
        if self.series.kind != "rows":
            found.insert(0, self.row_label(step))
        return [(spot, text) for spot, text in found if spot]

    def label_spots(self, step: Step, label: Spot) -> tuple[Spot, ...]:
        """The label of each call's own form, or the one label there is; none where they differ."""
        origin = self.series.origins[0]
        rows, columns = label.row - origin.row, label.column - origin.column
        kind = self.series.kind
        if kind == "rows" or (columns < 0 and kind == "columns"):
            return (label,)
        found = list(self.spots((rows, columns)))
        if rows == step[0] and kind == "forms":
            found = [spot for call in range(CALLS) if (spot := self.row_label(step, call)[0])]
        texts = {
            " ".join(self.pages[spot.sheet].text(spot.row, spot.column).casefold().split())
            for spot in found
        }
        return tuple(dict.fromkeys(found)) if len(texts) == 1 else ()


def _least_gap(places: list[int]) -> int:
    """The least distance between two that differ; 0 where all are the same."""
    apart = sorted(set(places))
    return min((b - a for a, b in pairwise(apart)), default=0)


def banners_above(page: Page, row: int, left: int, right: int) -> Iterator[str]:
    """Texts right above a block: alone in their row, or over the block's own columns."""
    blank = 0
    for above in range(row - 1, max(row - 1 - _HEADER_REACH, -1), -1):
        filled = [at for at in range(page.width) if page.value(above, at) is not None]
        blank = 0 if filled else blank + 1
        if blank > _MOST_BLANK:
            return
        for at in filled:
            text = page.text(above, at)
            if text and at <= right and (len(filled) == 1 or left <= at):
                yield text


_MOST_BLANK = 2
