"""What became of letters, as a person reads it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from callcert.domain.letter import Letter, LetterReport, LetterStatus
from callcert.domain.moments import us
from callcert.domain.standing import STEP_NAMES
from callcert.reports.tables import agent_text
from callcert.reports.text import plain, printable

_WORDS: dict[LetterStatus, str] = {
    "written": "written", "would-write": "would be written", "unchanged": "there already, the same",
    "kept": "left alone, as somebody has edited it or has it open", "failed": "not written",
}  # fmt: skip


def letters_shown(report: LetterReport) -> Iterator[RenderableType]:
    """Each letter with its file, and how its delivery is recorded."""
    if not report.letters:
        yield Text(f"No step is due on {us(report.as_of)}.")
    for one in report.letters:
        line = agent_text(one.agent).append(f": {STEP_NAMES[one.step]}", style="bold")
        yield line.append(f", {_WORDS[one.status]}")
        yield _inner(plain(one.file))
        for words in one.remarks:
            yield _inner(plain(words, style="yellow"))
        yield _inner(Text(f"once delivered: {_deliver(one)}", style="dim"))


def template_words(status: LetterStatus) -> str:
    """What became of a template."""
    return "left as it is, as it was edited" if status == "kept" else _WORDS[status]


def _deliver(one: Letter) -> str:
    who = printable(one.agent.agent_id or str(one.agent))
    return f'callcert deliver "{who}" {one.step}'


def _inner(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
