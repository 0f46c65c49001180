from callcert.domain.agents import Agent
from callcert.domain.findings import Finding, finding
from callcert.domain.score_report import STATUSES, Scorecard, ScoreReport, Status


def card(status: Status, *findings: Finding) -> Scorecard:
    agent = Agent("Doe", "Jane")
    return Scorecard("/in/a.xlsx", "a.xlsx", status, agent, None, (), None, None, None, findings)


def test_every_file_is_counted_in_one_bucket_and_they_add_up() -> None:
    report = ScoreReport(
        (card("filed"), card("filed"), card("held"), card("rejected"), card("already-filed"))
    )
    counts = {status: report.count(status) for status in STATUSES}
    assert counts == {
        "filed": 2, "would-file": 0, "already-filed": 1, "held": 1, "rejected": 1,
    }  # fmt: skip
    assert sum(counts.values()) == len(report.scorecards)


def test_only_errors_ask_for_a_person() -> None:
    warning, error = finding("macros"), finding("encrypted")
    assert not ScoreReport((card("filed", warning),)).has_errors
    assert ScoreReport((card("filed"), card("rejected", warning, error))).has_errors
