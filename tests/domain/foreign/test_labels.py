import pytest

from callcert.domain.foreign.labels import WhoField, field_of, is_label_like, labels_on
from callcert.domain.foreign.pages import Page
from tests.domain.foreign.grids import KNOWN, one, page


def named(text: str) -> WhoField | None:
    found = field_of(text, KNOWN)
    return found[0] if found else None


def strength(text: str) -> int:
    found = field_of(text, KNOWN)
    assert found
    return found[1]


def found_on(sheet: Page) -> list[tuple[str, str, str | None]]:
    return [(label.field, label.text, label.inline) for label in labels_on(sheet, KNOWN)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Agent", "agent"),
        ("Agent Name:", "agent"),
        ("Name of Associate", "agent"),
        ("Agent Name (Last)", "agent"),
        ("Employee (Last, First)", "agent"),
        ("Last name, first name", "agent"),
        ("New hire", "agent"),
        ("Name", "agent"),
        ("Person being certified", "agent"),
        ("Support rep", "agent"),
        ("Last", "last"),
        ("Rep's Last Name", "last"),
        ("Surname", "last"),
        ("First Name", "first"),
        ("Given name:", "first"),
        ("Agent ID", "id"),
        ("Rep #", "id"),
        ("Employee No.", "id"),
        ("Login", "id"),
        ("Agent name & ID", "agent"),
        ("Evaluator", "certifier"),
        ("Evaluated by", "certifier"),
        ("QA Analyst Name", "certifier"),
        ("Rechecked by", "certifier"),
        ("Trainer", "certifier"),
        ("Date", "date"),
        ("Date of evaluation", "date"),
        ("Certified on", "date"),
        ("Certification held on", "date"),
        ("Rechecked on", "date"),
        ("Week ending", "date"),
        ("Evaluation date", "date"),
    ],
)
def test_english_labels(text: str, field: WhoField) -> None:
    assert named(text) == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Nombre del agente", "agent"),
        ("Asesor:", "agent"),
        ("Apellidos", "last"),
        ("Nombres", "first"),
        ("Código del asesor", "id"),
        ("Legajo", "id"),
        ("Evaluado por", "certifier"),
        ("Analista de calidad", "certifier"),
        ("Fecha de evaluación", "date"),
    ],
)
def test_spanish_labels(text: str, field: WhoField) -> None:
    assert named(text) == field


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "Agent signature",
        "Team lead",
        "Supervisor name",
        "Customer name",
        "Hire date",
        "Start date",
        "Number",
        "No.",
        "Signed by",
        "Agents must be told the score of each call",
        "The agent greets the caller by name",
        "Cliente",
        "Fecha de ingreso",
    ],
)
def test_texts_that_name_somebody_else_or_nothing(text: str) -> None:
    assert named(text) is None


def test_a_label_is_the_surer_the_more_of_it_is_known() -> None:
    assert strength("Agent Name") == 3
    assert strength("Name") == 1
    assert strength("Evaluator") > strength("Coach")
    assert strength("Date") > strength("Week of")
    assert strength("Agent ID") > strength("Login")
    assert strength("Agent Zzyzx:") < strength("Zzyzx agent:") < strength("Agent")


def test_an_unknown_word_in_a_label_needs_a_colon_but_for_a_date() -> None:
    assert named("Name zzyzx") is None
    assert named("Name zzyzx:") == "agent"
    assert named("Date zzyzx") == "date"


def test_labels_are_found_with_what_stands_behind_their_colon() -> None:
    sheet = page(("Agent: Jane Doe", None, "Date:"), ("Evaluator\n:  Pat Otto", "ID: 7"))
    assert found_on(sheet) == [
        ("agent", "Agent", "Jane Doe"),
        ("date", "Date", ""),
        ("certifier", "Evaluator", "Pat Otto"),
        ("id", "ID", "7"),
    ]


def test_on_a_form_with_cells_beside_its_labels_a_bare_colon_is_no_blank_field() -> None:
    sheet = page(("Agent:", "Jane Doe"), ("Evaluator:", "Pat Otto"), ("Date: 11/20/2026",))
    assert found_on(sheet)[:2] == [("agent", "Agent:", None), ("certifier", "Evaluator:", None)]


def test_a_colon_may_be_a_wide_one() -> None:
    assert found_on(page(("Agent：Jane Doe",))) == [("agent", "Agent", "Jane Doe")]


def test_hidden_labels_and_long_texts_are_none() -> None:
    long = "Agent name as it stands in the system that we use for paying all of them"
    sheet = page(("Agent",), ("Evaluator",), (long,), hidden_rows=frozenset({0}))
    assert found_on(sheet) == [("certifier", "Evaluator", None)]


def test_a_word_with_an_id_beside_it_is_a_word_for_the_agent() -> None:
    sheet = page(("Zorblat", "Jane Doe"), ("Zorblat ID", "E1042"), ("x" * 70,))
    assert ("agent", "Zorblat", None) in found_on(sheet)
    inline = page(("Zorblat: Jane Doe",), ("Zorblat ID", "E1042"))
    assert ("agent", "Zorblat", "Jane Doe") in found_on(inline)


def test_where_an_agent_is_named_surely_no_other_word_is_looked_for() -> None:
    sheet = page(("Agent", "Jane Doe"), ("Zorblat", "Pat Otto"), ("Zorblat ID", "E1042"))
    assert [label[1] for label in found_on(sheet)] == ["Agent"]


@pytest.mark.parametrize(
    "text", ["Hire date", "Supervisor", "Goal", "Comments", "Anything at all:", "Call"]
)
def test_what_names_something_is_like_a_label(text: str) -> None:
    assert is_label_like(text, KNOWN)


@pytest.mark.parametrize("text", ["", "Jane Doe", "11/20/2026", "Greeting was warm"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_label_like(text, KNOWN)


def test_a_label_knows_its_cell() -> None:
    (label,) = labels_on(page((), (None, "Agent")), KNOWN)
    assert label.spot == one("B2")
