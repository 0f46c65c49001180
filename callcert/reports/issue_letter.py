"""The words that go with a scorecard to its certifier."""

from datetime import date
from pathlib import PurePath
from textwrap import fill

from callcert.domain.issue_report import Issued
from callcert.domain.moments import us
from callcert.domain.visible import printable
from callcert.reports.day_words import agent_name, long_day

WIDE = 72

_ATTACHED = "The scorecard is attached ({}), with agent, certifier and date filled in."
_CALLS = """\
Call 1 is coached as it goes and counts 100. On calls 2 to 5 please only play the customer, take
notes and score. All five calls go on this one workbook. After each call tell the agent what went
well, what was marked down, and what to do next."""
_BACK = """\
When all five are done, save it under the name that the sheet shows and send it back to me at
once."""


def issue_letter(one: Issued, day: date, coordinator: str) -> tuple[str, str]:
    """Subject and text, 72 columns wide."""
    agent = printable(agent_name(one.agent))
    file = printable(PurePath(one.file or "").name)
    day_words = long_day(day)
    paragraphs = (
        f"Hello {printable(one.certifier)},",
        f"{agent} is with you for call certification on {day_words}. {_ATTACHED.format(file)}",
        _CALLS,
        _BACK,
        "Thank you",
        printable(coordinator),
    )
    text = "\n\n".join(fill(words, WIDE) for words in paragraphs if words)
    return f"Scorecard for {agent}, {us(day)}", f"{text}\n"
