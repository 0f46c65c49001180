"""The morning's page, tables and JSON from one value."""

import json
import re
from datetime import time
from html.parser import HTMLParser

import pytest
from rich.console import Console

from callcert.domain.agents import Agent
from callcert.domain.brief import Brief
from callcert.domain.standing import Evidence
from callcert.reports.brief_content import brief_content
from callcert.reports.brief_json import brief_json
from callcert.reports.brief_page import brief_page
from callcert.reports.content_table import content_shown
from tests.domain.class_evidence import NEXT_MONDAY, SATURDAY, THURSDAY, card, row
from tests.reports.days import HOSTILE
from tests.reports.mornings import busy_morning, hostile_morning, morning_of, person, shift


class Seen(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [f"{name}={value}" for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(brief: Brief, width: int) -> str:
    console = Console(width=width, record=True, force_terminal=False)
    with console.capture() as captured:
        for part in content_shown(brief_content(brief)):
            console.print(part)
    return captured.get()


def words(brief: Brief) -> str:
    return " ".join(shown(brief, 400).split())


def test_everything_that_matters_is_said() -> None:
    said = words(busy_morning())
    for expected in (
        "Morning brief, Friday, 11/20/2026",
        "! worked from the tracker alone",
        "! 1 cell of the workbooks cannot be used",
        "documented coaching due since 11/19/2026",
        "9.5 h on TBTs, over 8",
        "no report for 11/19",
        "Pat Otto 08:00–12:00 08:00",
        "Kim 09:00–10:00 – – no time for one agent",
        "Absent: Grace O'Connor.",
        "Not paired: Because Agents",
        "equipment not verified yet Held, Jo",
        "Role plays and shadowing until 12:00, then calls Second, Jo",
        "Calls Doe, Jo; Roe, Jo; New, Jo *",
        "Failed, Jo E-Failed failed 40% Pat Otto",
        "20 error → reboot",
        "Not verified yet: Held, Jo",
        "Five, Jo E-Five Pat Otto come in, rejected: to be mended",
        "In the intake: 1 held, 1 rejected.",
        "Not been through the expectations New, Jo",
    ):
        assert expected in said, expected
    assert "five calls are done" not in said, "the stages say that already"


def test_what_there_is_nothing_of_is_said_too() -> None:
    said = words(morning_of(checks=False, reviews=False))
    for expected in (
        "0 agents on the way",
        "Everybody is where they should be.",
        "No certifier is on shift.",
        "Nobody is on the way.",
        "No new result on 11/19/2026.",
        "No equipment issue is open.",
        "The tracker has no column Equipment Checked",
        "Nobody who reports five calls is without a scorecard.",
        "The tracker has no column Expectations Reviewed",
    ):
        assert expected in said, expected
    fine = words(morning_of(shifts=[shift("Pat")]))
    assert "Everybody has been through the expectations." in fine
    assert "Everybody’s equipment is verified." in fine
    assert "2 places free" in fine


def test_a_day_off_says_so() -> None:
    said = words(morning_of(person("Doe"), day=SATURDAY, shifts=[shift("Pat")]))
    assert "A day off: nobody is paired." in said
    assert "! A day off: weekend." in said


def test_late_people_and_crowded_shifts_are_told() -> None:
    kept = [person(name, certifier="Pat") for name in ("A", "B")]
    said = words(morning_of(*kept, shifts=[shift("Pat", "09:00-13:00")]))
    assert "the tracker names Pat, who has no place left" in said
    late = words(morning_of(*kept, shifts=[shift("Pat")], at=time(10)))
    assert "over the shift" in late
    assert "does not fit into the shift" in late


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("brief", [busy_morning(), hostile_morning(), morning_of()])
def test_it_fits_the_terminal(brief: Brief, width: int) -> None:
    text = shown(brief, width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "\u202e" not in text


def test_texts_from_workbooks_are_only_texts() -> None:
    page = brief_page(hostile_morning())
    plain, hostile = Seen(brief_page(busy_morning())), Seen(page)
    assert set(hostile.tags) <= set(plain.tags) | {"td", "li", "p", "small", "span", "div"}
    assert not {"script", "img", "iframe", "link", "form"} & set(hostile.tags)
    assert not re.search(r"https?:|//x", " ".join(hostile.attributes))
    assert HOSTILE[0] in "".join(hostile.text)
    assert not {"\u202e", "\x00"} & set(page)


def test_the_same_morning_makes_the_same_page() -> None:
    assert brief_page(busy_morning()) == brief_page(busy_morning())


def test_json_has_these_keys() -> None:
    found = brief_json(busy_morning())
    assert set(found) == {
        "as_of", "before", "out_of_line", "decided", "equipment", "unverified", "stages",
        "assignment", "scorecards_owed", "expectations_not_reviewed", "findings",
    }  # fmt: skip
    plain = json.loads(json.dumps(found))
    assert plain["decided"] == [
        {"agent": {"last_name": "Failed", "first_name": "Jo", "agent_id": "E-Failed"},
         "outcome": "failed", "pass_rate": 40, "certifier": "Pat Otto"}
    ]  # fmt: skip
    assert plain["scorecards_owed"][0]["intake"] == "rejected"
    assert [one["last_name"] for one in plain["expectations_not_reviewed"]] == ["New"]
    assert {"status", "not_reported", "past_target", "tbt_hours_over"} <= set(
        plain["out_of_line"][0]
    )
    bare = brief_json(morning_of(checks=False, reviews=False))
    assert (bare["unverified"], bare["expectations_not_reviewed"]) == (None, None)


def test_a_namesake_s_result_is_not_taken_for_the_other_s() -> None:
    told = {"outcome": "failed", "completed_on": THURSDAY}
    other = Evidence(row(agent=Agent("Doe", "Jane", "E7"), **told))
    brief = morning_of(other, cards=[card(agent=Agent("Doe", "Jane", "E1042"), day=THURSDAY)])
    assert [(one.agent.agent_id, one.outcome) for one in brief.decided] == [
        ("E7", "failed"), ("E1042", "certified"),
    ]  # fmt: skip
    same = Evidence(row(agent=Agent("Doe", "Jane", "E1042"), **told))
    brief = morning_of(same, cards=[card(agent=Agent("Doe", "Jane", "E1042"), day=THURSDAY)])
    assert [one.outcome for one in brief.decided] == ["certified"]


def test_the_results_say_of_which_days_they_are() -> None:
    assert "Certified and failed, new on 11/19/2026" in words(morning_of())
    monday = words(morning_of(day=NEXT_MONDAY))
    assert "Certified and failed, new from 11/20/2026 to 11/22/2026" in monday
    assert "No new result from 11/20/2026 to 11/22/2026." in monday


def test_the_numbers_say_the_same_as_the_tables() -> None:
    brief = busy_morning()
    content = brief_content(brief)
    sentence = "7 agents on the way: 3 paired, 2 not paired, 2 with no calls to take today."
    assert content.sentence.startswith(sentence)
    tables = {one.title: one for section in content.sections for one in section.blocks}
    assert tables["Certifiers on shift"].count == len(brief.assignment.desks) == 3
    assert tables["Not paired"].count == 2
    assert tables["Stages"].count == 7 == len(brief.at_it)
