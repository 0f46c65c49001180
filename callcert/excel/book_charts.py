"""Native charts over the tables of our own workbooks."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

WIDTH = 17
"""Centimetres."""


def bars(
    sheet: Worksheet,
    rows: tuple[int, int],
    titles: tuple[str, str, str],
    colours: Sequence[str],
) -> BarChart:
    """Bars to the right of their names: names in column A, numbers in B, a heading in front.

    ``rows`` are the first (with the heading) and the last; ``titles`` those of the chart and of
    both axes; the first row's bar is on top.
    """
    first, last = rows
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 45, None
    chart.add_data(Reference(sheet, min_col=2, min_row=first, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    _titled(chart, titles)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    series = chart.series[0]
    series.dLbls = _values()
    for place, colour in enumerate(colours):
        point = DataPoint(idx=place)
        point.graphicalProperties.solidFill = colour
        series.dPt.append(point)
    chart.height, chart.width = 4 + (last - first) * 2 // 3, WIDTH
    return chart


def columns(
    sheet: Worksheet,
    area: tuple[int, int, int],
    titles: tuple[str, str, str],
    colours: Sequence[str],
    *,
    stacked: bool,
) -> BarChart:
    """Upright columns, one for each row below the heading in row 1, from column A's names.

    ``area`` is the first and last column of numbers, and the last row.
    """
    first, last, bottom = area
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 40
    if stacked:
        chart.grouping, chart.overlap = "stacked", 100
    numbers = Reference(sheet, min_col=first, max_col=last, min_row=1, max_row=bottom)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=bottom))
    _titled(chart, titles)
    chart.x_axis.number_format = "mm/dd"
    for series, colour in zip(chart.series, colours, strict=True):
        series.graphicalProperties.solidFill = colour
    chart.legend.position = "b"
    chart.height, chart.width = 9, WIDTH
    return chart


def _titled(chart: BarChart, titles: tuple[str, str, str]) -> None:
    """Titles and both axes, which openpyxl 3.1 hides unless it is told not to."""
    chart.title, chart.x_axis.title, chart.y_axis.title = titles
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.title.overlay = False  # type: ignore[union-attr]  # just set
    lines = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    chart.y_axis.majorGridlines = ChartLines(spPr=lines)
    chart.y_axis.number_format = "0"


def _values() -> DataLabelList:
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels
