"""An agent's feedback as one HTML file: nothing in it is fetched from anywhere, nothing runs."""

from collections.abc import Iterator

from callcert.domain.agent_feedback import AgentFeedback, CallFeedback, LostItem
from callcert.reports.feedback_style import feedback_style, mail_style
from callcert.reports.feedback_words import (
    DOWN,
    NEXT,
    SAID,
    TITLE,
    WELL,
    day_words,
    definition_lines,
    first_last,
    heading,
    lost_heading,
    lost_words,
    paragraphs,
    practice_words,
    result_words,
    rule_words,
    score_words,
    verdict,
)
from callcert.reports.html import Markup, joined, tag

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def feedback_page(told: AgentFeedback, *, for_mail: bool = False) -> str:
    """The page, ready to be printed or, ``for_mail``, to be a message's body.

    The same scorecard makes the same bytes.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        *(() if for_mail else _for_browsers()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{TITLE}: {first_last(told.agent)}"),
        tag("style", Markup(mail_style() if for_mail else feedback_style())),
    )
    body = tag("body", tag("main", *_parts(told)))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _for_browsers() -> tuple[Markup, ...]:
    return (
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
    )


def _parts(told: AgentFeedback) -> Iterator[Markup]:
    known = [first_last(told.agent), told.agent.agent_id or "", day_words(told)]
    yield tag("h1", TITLE)
    yield tag("p", " · ".join(one for one in known if one), class_="note")
    good = told.certification.outcome == "certified"
    yield tag("p", result_words(told), class_="result good" if good else "result bad")
    yield _scores(told)
    for one in told.calls:
        yield _call(one)
    yield tag("footer", *(tag("p", words) for words in rule_words(told)))


def _scores(told: AgentFeedback) -> Markup:
    headings = (tag("th", f"Call {one.call.number}", scope="col") for one in told.calls)
    cells = (
        tag(
            "td",
            tag("b", score_words(one), class_=None if one.call.passed else "t-bad"),
            tag("small", verdict(one)),
        )
        for one in told.calls
    )
    return tag("table", tag("thead", tag("tr", *headings)), tag("tbody", tag("tr", *cells)))


def _call(one: CallFeedback) -> Markup:
    words = one.words
    return tag(
        "section",
        tag("h2", heading(one)),
        _said(SAID, words.feedback),
        _said(WELL, words.did_well),
        _said(DOWN, words.marked_down),
        _lost(one) if one.lost else Markup(),
        _said(NEXT, words.next_steps),
    )


def _said(label: str, text: str) -> Markup:
    lines = paragraphs(text)
    if not lines:
        return Markup()
    return joined([tag("h3", label), *(tag("p", line) for line in lines)])


def _lost(one: CallFeedback) -> Markup:
    practice = practice_words(one)
    return joined([
        tag("h3", lost_heading(one)),
        tag("p", practice, class_="note") if practice else Markup(),
        tag("ul", *(_item(one, lost) for lost in one.lost)),
    ])  # fmt: skip


def _item(one: CallFeedback, lost: LostItem) -> Markup:
    said = [tag("small", line) for line in definition_lines(one, lost)]
    return tag("li", tag("b", lost.item), f": {lost_words(lost)}", *said)
