"""One agent's story on the terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from callcert.domain.moments import us
from callcert.domain.story import Source, Story
from callcert.reports.reasons import reasons
from callcert.reports.tables import agent_text, plain_table
from callcert.reports.text import plain, printable

_STRONG = {"calls", "step-delivered", "step-due"}


def story_shown(story: Story) -> Iterator[RenderableType]:
    """Where the agent stands and why, what holds, and what happened, the oldest first."""
    yield Text.assemble((agent_text(story.agent)), f"  as of {us(story.as_of)}")
    if story.standing:
        yield Text("")
        yield Text(story.standing.position.status.replace("-", " "), style="bold")
        for words in reasons(story.standing, story.rules):
            yield plain(f"– {words}")
    else:
        yield Text("In neither the tracker nor the progress report.", style="yellow")
    if story.facts:
        yield Text("")
        yield _facts(story)
    yield Text("")
    yield _events(story)


def _facts(story: Story) -> Table:
    table = plain_table(2)
    table.add_column("What holds", overflow="fold")
    table.add_column("", overflow="fold")
    table.add_column("Source", overflow="fold", style="dim")
    for fact in story.facts:
        table.add_row(fact.heading, plain(fact.text), place_words(fact.source))
    return table


def _events(story: Story) -> Table:
    table = plain_table(2)
    table.add_column("Date", no_wrap=True)
    table.add_column("What happened", overflow="fold", ratio=3)
    table.add_column("Source", overflow="fold", style="dim", ratio=1)
    last = None
    for event in story.events:
        day = "" if event.day == last else us(event.day)
        last = event.day
        text = plain(event.text, style="bold" if event.what in _STRONG else "")
        table.add_row(day, text, place_words(event.source))
    return table


def place_words(source: Source) -> str:
    """A source in short: ``tracker V12``, a scorecard's or message's file, ``ledger``."""
    if source.cell:
        return f"{source.where} {printable(source.sheet or '')}!{source.cell}"
    if source.file and source.where in {"scorecard", "report"}:
        return printable(source.file.replace("\\", "/").rpartition("/")[2])
    return source.where
