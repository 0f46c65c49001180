import pytest

from callcert.domain.foreign.words import Language, Vocabulary, spaced, words
from tests.domain.foreign.grids import KNOWN

TWO = Vocabulary([
    Language({"who": {"agent": ["agent", "team member"], "id": ["id"]}}),
    Language({"who": {"agent": ["agente"], "id": ["id"]}, "marks": {"yes": ["✓"]}}, "dmy"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Agent Name:", ("agent", "name")),
        ("  NOMBRE  del   Evaluado ", ("nombre", "del", "evaluado")),
        ("Calificación", ("calificacion",)),
        ("QA %", ("qa", "%")),
        ("Rep #", ("rep", "#")),
        ("Pass/Fail", ("pass", "fail")),
        ("N/A", ("n", "a")),
        ("agent_id", ("agent", "id")),
        ("✓ – …", ()),
    ],
)
def test_case_accents_and_punctuation_do_not_count(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_a_number_behind_a_word_is_a_word_of_its_own_where_asked() -> None:
    assert words("Call1") == ("call1",)
    assert spaced("Call1") == ("call", "1")
    assert spaced("Call 1st") == ("call", "1st")


def test_a_text_is_cut_into_the_longest_phrases_that_are_known() -> None:
    assert TWO.phrases("who", words("Team member id here")) == [
        (("team", "member"), frozenset({"agent"})),
        (("id",), frozenset({"id"})),
        (("here",), frozenset()),
    ]


def test_a_table_nobody_wrote_knows_nothing() -> None:
    assert TWO.roles("scores", "agent") == frozenset()
    assert TWO.exact("scores", "agent") == frozenset()


def test_exact_means_the_whole_text() -> None:
    assert TWO.exact("who", "Team Member:") == {"agent"}
    assert TWO.exact("who", "Team member id") == frozenset()
    assert TWO.roles("who", "Team member id") == {"agent", "id"}


def test_a_sign_is_a_word_by_itself() -> None:
    assert TWO.exact("marks", " ✓ ") == {"yes"}


def test_the_order_of_dates_is_told_by_words_that_only_one_language_has() -> None:
    assert TWO.date_order("Agente") == "dmy"
    assert TWO.date_order("Agent") is None
    assert TWO.date_order("ID") is None
    assert TWO.date_order("Nobody's word") is None


def test_a_text_may_begin_with_a_phrase() -> None:
    assert TWO.starts("who", "agent", "Agent and others")
    assert not TWO.starts("who", "agent", "The agent")
    assert not TWO.starts("who", "agent", "–")


@pytest.mark.parametrize(
    ("table", "text", "role"),
    [
        ("who", "Associate", "agent"),
        ("who", "Asesora", "agent"),
        ("who", "Evaluado por", "certifier"),
        ("calls", "Llamadas", "noun"),
        ("scores", "Calificación", "score"),
        ("scores", "Promedio", "average"),
        ("marks", "Sí", "yes"),
        ("marks", "No aplica", "na"),
        ("feedback", "Oportunidades de mejora", "down"),
        ("values", "Aprobada", "pass"),
    ],
)
def test_english_and_spanish_are_known(table: str, text: str, role: str) -> None:
    assert role in KNOWN.exact(table, text)
