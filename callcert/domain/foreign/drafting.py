"""A layout from what was found on a form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from callcert.domain.cells import Spot
from callcert.domain.foreign.adoption import Adoption
from callcert.domain.foreign.items import ItemLine, ItemsFound
from callcert.domain.foreign.labels import WhoField
from callcert.domain.foreign.layout import Calls, Critical, ForeignLayout, ItemPlaces, Placed, Shown
from callcert.domain.foreign.names import NameOrder, with_id
from callcert.domain.foreign.pages import Page
from callcert.domain.foreign.people import Candidate
from callcert.domain.foreign.scores import Figures
from callcert.domain.foreign.words import Vocabulary, words
from callcert.domain.moments import DateOrder, read_date
from callcert.domain.scorecard import typed

_ORDERS: tuple[DateOrder, ...] = ("mdy", "dmy", "ymd")
_LONGEST_TITLE = 60


def layout_from(adoption: Adoption, pages: Sequence[Page], vocabulary: Vocabulary) -> ForeignLayout:
    """The layout of an adopted form; ``adoption`` must have neither refusals nor lack scores."""
    figures, who = adoption.figures, adoption.who
    if figures is None:
        message = "an adoption without scores has no layout"
        raise ValueError(message)
    agent, date = who.get("agent"), who.get("date")
    found = ForeignLayout(
        title=_title(pages, figures),
        scores=figures.spots,
        shown_as=_shown_as(figures),
        labels={spot: text for spot, text in _labels(adoption, figures) if words(text)},
        name=_placed(agent),
        name_order=_name_order(agent, vocabulary),
        last_name=_placed(who.get("last")),
        first_name=_placed(who.get("first")),
        agent_id=_placed(who.get("id")) or _id_with_name(agent),
        certifier=_placed(who.get("certifier")),
        date=_placed(date),
        date_order=_date_order(date, vocabulary),
        also_named=tuple(Placed(one.spot, _after(one)) for one in adoption.also_named),
        items=_items(adoption.items) if adoption.items else None,
        feedback={
            one.about: tuple(Placed(spot, one.after) for spot in one.spots)
            for one in adoption.feedback
        },
    )
    return _on_first_sheet(found, pages, who)


def _placed(candidate: Candidate | None) -> Placed | None:
    return Placed(candidate.spot, _after(candidate)) if candidate else None


def _after(candidate: Candidate) -> str:
    return "" if candidate.label.inline is None else f"{candidate.label.text}:"


def _id_with_name(agent: Candidate | None) -> Placed | None:
    return _placed(agent) if agent and with_id(agent.value or "")[1] else None


def _name_order(agent: Candidate | None, vocabulary: Vocabulary) -> NameOrder:
    """As the name on the form is written, or as its label asks for it."""
    if agent is None:
        return "first last"
    cut = vocabulary.phrases("who", words(agent.label.text))
    last = [at for at, (_, roles) in enumerate(cut) if "last" in roles]
    first = [at for at, (_, roles) in enumerate(cut) if roles & {"first", "name"}]
    asked = bool(last and first) and last[0] < first[-1]
    return "last, first" if asked or "," in with_id(agent.value or "")[0] else "first last"


def _date_order(date: Candidate | None, vocabulary: Vocabulary) -> DateOrder | None:
    """The only order in which the date on the form is one, else that of the form's language."""
    if date is None:
        return None
    fitting = [order for order in _ORDERS if date.value and read_date(date.value, order)]
    if len({read_date(date.value, order) for order in fitting}) == 1 and len(fitting) < len(
        _ORDERS
    ):
        return fitting[0]
    return vocabulary.date_order(date.label.text)


def _shown_as(figures: Figures) -> Shown:
    return "fraction" if figures.shown_as == "percent text" else figures.shown_as


def _title(pages: Sequence[Page], figures: Figures) -> str:
    page = next(page for page in pages if page.name == figures.spots[0].sheet)
    first = next((text for _, _, text in page.texts()), page.name)
    return " ".join(first.split())[:_LONGEST_TITLE].strip()


def _labels(adoption: Adoption, figures: Figures) -> Iterator[tuple[Spot, str]]:
    """The texts that tell this form from others: of fields, calls, scores and feedback."""
    for candidate in (*adoption.who.values(), *adoption.also_named):
        label = candidate.label
        yield label.spot, label.text if label.inline is None else f"{label.text}:…"
    frame = figures.frame
    for heading in frame.series.headings:
        value = frame.pages[heading.spot.sheet].value(heading.spot.row, heading.spot.column)
        text = typed(value) if value is not None else ""
        lead = words(heading.lead)
        if words(text)[: len(lead)] == lead:
            yield heading.spot, heading.lead if words(text) == lead else f"{heading.lead}…"
    values = {candidate.spot for candidate in adoption.who.values()}
    for spot, text in figures.labels:
        if spot in values:
            continue
        yield from ((one, " ".join(text.split())) for one in frame.label_spots(figures.step, spot))
    for feedback in adoption.feedback:
        if not feedback.after:
            yield feedback.label[0], " ".join(feedback.label[1].split())


def _items(found: ItemsFound) -> ItemPlaces:
    lines = found.lines
    calls = range(len(lines[0].marks))
    ticked = all(line.ticks for line in lines)
    return ItemPlaces(
        texts=tuple(line.text for line in lines),
        points=tuple(line.points for line in lines if line.points),
        marks=tuple(tuple(line.marks[call] for line in lines) for call in calls),
        way=found.way,
        ticks=tuple(_ticks(lines, answer) for answer in range(3)) if ticked else (),
        critical=_critical(found),
    )


def _ticks(lines: Sequence[ItemLine], answer: int) -> tuple[Calls, ...]:
    """The cells in which an answer is ticked, by call; none where the form does not have it."""
    calls = range(len(lines[0].ticks))
    cells = [[line.ticks[call][answer] for line in lines] for call in calls]
    found = tuple(tuple(spot for spot in call if spot) for call in cells)
    return found if any(found) else ()


def _critical(found: ItemsFound) -> Critical | None:
    if not found.critical:
        return None
    calls = range(len(found.critical[0].marks))
    return Critical(
        tuple(line.text for line in found.critical),
        tuple(tuple(line.marks[call] for line in found.critical) for call in calls),
        found.fatal,
    )


_NAMES: tuple[WhoField, ...] = ("agent", "last", "first")


def _on_first_sheet(
    layout: ForeignLayout, pages: Sequence[Page], who: Mapping[WhoField, Candidate]
) -> ForeignLayout:
    """The same without a sheet's name where it is the only one, or named after the agent."""
    seen = [page.name for page in pages]
    named = [who[one] for one in _NAMES if one in who]
    names = {word for candidate in named for word in words(candidate.value or "")}
    first = seen[0]
    alone = len(seen) == 1 or bool(names & set(words(first)))
    return without_sheet(layout, first) if alone else layout


def without_sheet(layout: ForeignLayout, sheet: str) -> ForeignLayout:
    """The same layout with the cells of that sheet given without its name."""

    def bare(spot: Spot) -> Spot:
        return replace(spot, sheet="") if spot.sheet == sheet else spot

    def put(placed: Placed | None) -> Placed | None:
        return replace(placed, spot=bare(placed.spot)) if placed else None

    def line(spots: Iterable[Spot]) -> Calls:
        return tuple(bare(spot) for spot in spots)

    items = layout.items
    if items:
        critical = items.critical and replace(
            items.critical,
            texts=line(items.critical.texts),
            marks=tuple(tuple(line(cells) for cells in call) for call in items.critical.marks),
        )
        items = replace(
            items, texts=line(items.texts), points=line(items.points),
            marks=tuple(line(call) for call in items.marks),
            ticks=tuple(tuple(line(call) for call in answer) for answer in items.ticks),
            critical=critical,
        )  # fmt: skip
    return replace(
        layout,
        scores=line(layout.scores),
        labels={bare(spot): text for spot, text in layout.labels.items()},
        name=put(layout.name), last_name=put(layout.last_name), first_name=put(layout.first_name),
        agent_id=put(layout.agent_id), certifier=put(layout.certifier), date=put(layout.date),
        also_named=tuple(one for placed in layout.also_named if (one := put(placed))),
        items=items,
        feedback={
            about: tuple(one for placed in places if (one := put(placed)))
            for about, places in layout.feedback.items()
        },
    )  # fmt: skip
