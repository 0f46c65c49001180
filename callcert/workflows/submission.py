"""Scorecards that came by mail, and whether they were sent at once [K13]."""

from collections.abc import Iterable
from dataclasses import replace

from callcert.domain.findings import finding
from callcert.domain.lateness import late
from callcert.domain.rules import Rules
from callcert.filing.ledger import Ledger
from callcert.workflows.returned import ReturnedCard


def with_lateness(
    readings: Iterable[ReturnedCard], ledger: Ledger, rules: Rules
) -> list[ReturnedCard]:
    """The readings, with a warning on each that the ledger knows to have been sent late."""
    receipts = ledger.receipts()
    marked = []
    for reading in readings:
        receipt = receipts.get(reading.digest)
        problem = late(reading.completed_at, receipt.sent if receipt else None, rules)
        if problem:
            sheet, cell = reading.completed_place
            found = finding(problem.code, problem.facts, sheet=sheet, cell=cell)
            file = str(reading.received.path)
            reading = replace(reading, findings=(*reading.findings, found.at(file)))  # noqa: PLW2901
        marked.append(reading)
    return marked
