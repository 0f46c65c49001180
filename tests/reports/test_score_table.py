"""What a person sees of a run: fits the terminal, says everything in words too."""

from fractions import Fraction

import pytest
from rich.console import Console

from callcert.domain.agents import Agent
from callcert.domain.certification import Certification
from callcert.domain.findings import Finding, finding
from callcert.domain.rules import Rules
from callcert.domain.score_report import Scorecard, ScoreReport, Status
from callcert.domain.scoring import Call
from callcert.reports.findings import findings_of_file
from callcert.reports.score_table import score_report, score_text
from callcert.reports.text import count, printable

RULES = Rules()


def card(status: Status = "filed", findings: tuple[Finding, ...] = (), **other: str) -> Scorecard:
    scores = [Fraction(100), Fraction("84.99"), Fraction("91.6666"), Fraction(100), Fraction(85)]
    calls = tuple(
        Call(number, score, score >= 85, coached=number == 1)
        for number, score in enumerate(scores, start=1)
    )
    name = other.get("filed_name", "Fernandez-Castellanos_Maria Guadalupe_80%.xlsx")
    return Scorecard(
        file=f"/in/{name}",
        name=name,
        status=status,
        agent=Agent("Fernandez-Castellanos", "Maria Guadalupe", "E1"),
        certifier="Christopher Abernathy",
        calls=calls,
        certification=None if status == "rejected" else Certification(4, 80, "certified"),
        filed_as=f"/out/{name}" if status in {"filed", "already-filed"} else None,
        filed_name=name if status in {"filed", "already-filed"} else None,
        findings=findings,
    )


def rendered(report: ScoreReport, width: int, *, color: bool = False) -> str:
    console = Console(width=width, force_terminal=color, color_system=None)
    with console.capture() as captured:
        for part in score_report(report, RULES, console.width):
            console.print(part)
    return captured.get()


@pytest.mark.parametrize("width", [80, 100, 140, 1000])
def test_fits_the_terminal_and_loses_no_name(width: int) -> None:
    wrong = finding("mark-blank", {"call": 3}, sheet="Scorecard", cell="G12")
    report = ScoreReport((card(), card("held"), card("rejected", (wrong,))))
    text = rendered(report, width)
    assert max(len(line) for line in text.splitlines()) <= width
    squeezed = "".join(text.split())
    assert "Fernandez-Castellanos_MariaGuadalupe_80%.xlsx" in squeezed
    assert "Abernathy" in text
    for words in ("84.99", "91.66", "100", "certified", "80%"):
        assert words in text
    assert "…" not in text


def test_what_colour_says_is_said_in_letters_too() -> None:
    assert score_text(Call(2, Fraction("84.99"), passed=False, coached=False), RULES).plain == (
        "84.99 x"
    )
    assert score_text(Call(2, Fraction(85), passed=True, coached=False), RULES).plain == "85 *"
    assert score_text(Call(2, Fraction(95), passed=True, coached=False), RULES).plain == "95  "
    assert score_text(Call(1, Fraction(100), passed=True, coached=True), RULES).plain == "100"
    assert score_text(Call(2, None, passed=None, coached=False), RULES).plain.strip() == "?"


def test_the_buckets_add_up_in_words() -> None:
    text = rendered(ScoreReport((card(), card("held"), card("already-filed"))), 140)
    assert "3 files received: 1 filed, 1 already filed, 1 held." in text


def test_nothing_received_is_said() -> None:
    assert rendered(ScoreReport(()), 80).strip() == "0 files received."


def test_the_same_finding_in_several_cells_is_said_once_and_errors_come_first() -> None:
    findings = [
        finding("certifier-missing", sheet="Scorecard", cell="B6"),
        *(finding("mark-blank", {"call": 3}, sheet="Scorecard", cell=f"G{n}") for n in (11, 14)),
    ]
    console = Console(width=100)
    with console.capture() as captured:
        console.print(findings_of_file("a.xlsx", "rejected", findings))
    text = captured.get()
    assert text.count("call 3 has no mark here") == 1
    assert "Scorecard!G11, G14" in text
    assert text.index("error") < text.index("warning")


@pytest.mark.parametrize(
    ("text", "safe"),
    [("a\x1b[31mb", "a?[31mb"), ("a\nb\tc", "a b c"), ("\u202eabc", "?abc"), ("Zoë", "Zoë")],
)
def test_unseen_characters_show(text: str, safe: str) -> None:
    assert printable(text) == safe


def test_counting_words() -> None:
    assert count(1, "file") == "1 file"
    assert count(0, "entry", "entries") == "0 entries"
