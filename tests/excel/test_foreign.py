"""Scorecards of other teams are read by the layout that fits, or by none."""

import re

import pytest

from callcert.config.vocabulary import vocabulary
from callcert.excel.foreign import ForeignForm, ForeignTerms, form_of, pages_of
from callcert.excel.look import Refused
from callcert.excel.packing import pack, read_parts
from callcert.excel.workbook import Workbook
from tests.excel.alterations import edited
from tests.excel.foreign_books import SCORES, book, form, layout, read, rows
from tests.excel.grids import book_of, bytes_of, ods
from tests.forms import scorecard


def codes(content: bytes, *layouts: object) -> list[str]:
    return [found.code for found in read(content, *layouts).findings]  # type: ignore[arg-type]


def test_a_form_is_read_by_its_layout_and_says_so() -> None:
    reading = read(form(), layout())
    seen = reading.assessment
    assert seen is not None
    assert (str(seen.agent), seen.certifier) == ("Doe, Jane", "Pat Otto")
    assert [float(call.score or 0) for call in seen.calls] == [100, 88.5, 92, 79, 96]
    assert reading.layout is not None
    assert reading.layout.source == "the layout scorecard-layout.toml"
    assert codes(form(), layout()) == ["totals-only", "agent-id-missing"]


def test_a_finding_names_the_cell_of_the_form() -> None:
    (found,) = (
        one for one in read(form(scores=(100, 88.5, "?", 79, 96)), layout()).findings
        if one.severity == "error"
    )  # fmt: skip
    assert (found.code, found.sheet, found.cell) == ("score-unreadable", "QA", "D6")
    missing = [one for one in read(form(), layout()).findings if one.code == "agent-id-missing"]
    assert [(one.sheet, one.cell) for one in missing] == [(None, None)]


def test_a_form_that_differs_is_refused_with_what_differs() -> None:
    other = layout({"A1": "Rep", "A2": "Scorer", "A3": "Day", "A6": "Points", "A9": "End"})
    reading = read(form(), other)
    (found,) = reading.findings
    assert reading.assessment is None
    assert found.code == "layout-differs"
    assert 'A1 has "Agent Name:", not "Rep"' in found.message
    assert found.message.endswith("and 2 more")


def test_of_several_layouts_the_one_that_fits_reads_it() -> None:
    other = layout({"A1": "Rep"}, file="scorecard-layout-2.toml")
    reading = read(form(), other, layout())
    assert reading.layout is not None
    assert reading.layout.source == "the layout scorecard-layout.toml"


def test_of_two_that_fit_the_one_that_looks_for_more() -> None:
    less = layout({"A1": "Agent Name:"}, file="less.toml")
    reading = read(form(), less, layout())
    assert reading.layout is not None
    assert reading.layout.source == "the layout scorecard-layout.toml"


def test_where_none_fits_the_nearest_is_named() -> None:
    far = layout({"A1": "Rep", "A6": "Points"}, file="far.toml")
    near = layout({"A1": "Agent Name:", "A2": "Evaluator:", "A6": "Points"}, file="near.toml")
    (found,) = read(form(), far, near).findings
    assert "it differs from near.toml, the nearest layout: A6 has" in found.message


def test_our_own_form_is_never_read_by_a_layout() -> None:
    reading = read(scorecard(), layout({"A1": "anything"}))
    assert reading.layout is not None
    assert reading.layout.source == "its defined names"


def test_a_form_of_ours_without_names_is_read_by_the_template_though_layouts_differ() -> None:
    names = re.compile(rb"<definedNames>.*</definedNames>", re.DOTALL)
    parts = read_parts(scorecard())
    parts["xl/workbook.xml"] = names.sub(b"", parts["xl/workbook.xml"])
    reading = read(pack(parts), layout())
    assert reading.layout is not None
    assert reading.layout.source == "the places of the template"


def test_where_there_are_no_layouts_ours_is_read_as_ever() -> None:
    assert read(scorecard()).assessment is not None
    assert codes(form()) == ["unknown-layout"]


def test_without_layouts_there_is_no_foreign_form() -> None:
    assert form_of(Workbook(form()), ForeignTerms((), vocabulary())) is None


def test_a_sheet_is_found_whatever_its_case_and_blanks() -> None:
    assert read(book((" qa ", rows())), layout(sheet="QA")).assessment is not None


def test_the_only_sheet_that_is_missing_may_have_another_name() -> None:
    renamed = book(("Copy", rows()))
    assert read(renamed, layout(sheet="QA")).assessment is not None
    two = book(("Copy", rows()), ("Notes", (("x",),)))
    (found,) = read(two, layout(sheet="QA")).findings
    assert "it has no sheet QA" in found.message


def test_a_sheet_that_is_named_after_a_call_may_not() -> None:
    (found,) = read(book(("Copy", rows())), layout(sheet="Call 1")).findings
    assert "it has no sheet Call 1" in found.message


def test_a_hidden_sheet_is_no_other_name_of_a_missing_one() -> None:
    whole = book_of({"Notes": (("x",),), "Copy": rows()})
    whole["Copy"].sheet_state = "hidden"
    (found,) = read(bytes_of(whole), layout(sheet="QA")).findings
    assert found.code == "layout-differs"


def test_cells_without_a_sheet_are_on_the_first_one_people_see() -> None:
    whole = book_of({"Lists": (("Agent Name:", "Ann Other"),), "QA": rows()})
    whole["Lists"].sheet_state = "hidden"
    whole.active = 1
    seen = read(bytes_of(whole), layout()).assessment
    assert seen is not None
    assert str(seen.agent) == "Doe, Jane"


def test_a_form_knows_where_its_problems_are() -> None:
    whole = ForeignForm(layout(sheet="QA"), {"": "First", "QA": "qa form"})
    assert whole.place("call_scores", 0, 2) == ("qa form", "D6")
    assert whole.place("marks", 0, 2) == (None, None)


def test_pages_are_the_sheets_people_see_with_what_they_hide() -> None:
    whole = book_of({"QA": rows(), "Lists": (("x",),)})
    whole["Lists"].sheet_state = "hidden"
    whole["QA"].row_dimensions[2].hidden = True
    whole["QA"].column_dimensions["C"].hidden = True
    whole["QA"].merge_cells("A5:B5")
    content = bytes_of(whole)
    (page,) = pages_of(Workbook(content), content)
    assert page.name == "QA"
    assert page.value(0, 1) == "Jane Doe"
    assert [page.is_hidden(1, 0), page.is_hidden(0, 2), page.is_hidden(0, 0)] == [True, True, False]
    assert page.span(4, 0) == 2


def test_of_other_formats_nothing_hidden_is_known() -> None:
    content = ods(rows(), "QA")
    (page,) = pages_of(Workbook(content), content)
    assert page.value(5, 1) == SCORES[0]
    assert (page.hidden_rows, page.wide) == (frozenset(), ())


def test_a_layout_reads_the_same_form_in_another_format() -> None:
    assert read(ods(rows(), "QA"), layout()).assessment is not None


def test_a_workbook_without_a_sheet_that_people_see_is_refused() -> None:
    content = edited(form(), "xl/workbook.xml", {'state="visible"': 'state="hidden"'})
    with pytest.raises(Refused, match="no sheet that people can see"):
        form_of(Workbook(content), ForeignTerms((layout(),), vocabulary()))
    assert codes(content, layout())[0] in {"layout-differs", "unknown-layout"}
