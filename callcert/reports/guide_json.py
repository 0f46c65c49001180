"""Definitions of the guide, as a program reads them."""

from callcert.domain.guide import Definition, GuideReading
from callcert.reports.score_json import Json


def guide_json(reading: GuideReading) -> Json:
    """``{"file", "sheet", "asked", "definitions": […]}``."""
    return {
        "file": reading.guide.file,
        "sheet": reading.guide.sheet,
        "asked": reading.asked or None,
        "definitions": [definition_json(one) for one in reading.found],
    }


def definition_json(one: Definition) -> Json:
    """An entry; a text without a heading has null for it."""
    return {
        "item": one.item,
        "section": one.section or None,
        "points": float(one.points) if one.points else None,
        "auto_fail": one.auto_fail,
        "texts": [{"heading": heading or None, "text": text} for heading, text in one.lines],
        "cell": one.cell,
    }
