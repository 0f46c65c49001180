"""The words that go with a scorecard to its certifier."""

from datetime import date
from pathlib import PurePath

from callcert.domain.issue_report import Issued
from callcert.domain.visible import printable
from callcert.reports.day_words import agent_name


def issue_letter(one: Issued, day: date, coordinator: str) -> tuple[str, str]:
    """Subject and text."""
    agent = printable(agent_name(one.agent))
    file = printable(PurePath(one.file or "").name)
    text = f"""\
Hello {printable(one.certifier)},

{agent} is with you for call certification on {day:%A}, {day:%m/%d/%Y}. The scorecard
is attached ({file}), with agent, certifier and date filled in.

Call 1 is coached as it goes and counts 100. On calls 2 to 5 please only play the
customer, take notes and score. All five calls go on this one workbook. After each
call tell the agent what went well, what was marked down, and what to do next.

When all five are done, save it under the name the sheet shows and send it back to
me at once.

Thank you
{printable(coordinator)}
"""
    return f"Scorecard for {agent}, {day:%m/%d/%Y}", text
