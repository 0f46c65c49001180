"""``callcert issue`` as a coordinator uses it."""

import email
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from callcert.excel.editing.edits import CellEdit, edit_cells
from callcert.excel.layout import template_layout
from callcert.excel.look import SCORECARD_LIMITS
from callcert.excel.workbook import Workbook
from tests.class_books import ALAN, JANE, MONDAY, change, report, write_progress, write_tracker
from tests.commands import Result, callcert, snapshot
from tests.excel.alterations import with_parts
from tests.forms import LAYOUT, SHEET_PART, TEMPLATE, item_count

READY = {"Equipment Checked": "Yes", "Ready": "Yes"}
SETTINGS = """
coordinator = { name = "Robin Coordinator", email = "robin@example.com" }
[[certifiers]]
name = "Grace O'Connor"
email = "grace@example.com"
[[certifiers]]
name = "Tom Becker"
"""


@pytest.fixture
def team(workspace: Path) -> Path:
    """Two agents who are ready, two certifiers."""
    (workspace / "callcert.toml").write_text(SETTINGS)
    write_tracker(workspace, *({**one, **READY} for one in (JANE, ALAN)))
    write_progress(workspace, report(MONDAY))
    return workspace


def issue(workspace: Path, *more: str | Path, on: str = "2026-11-19") -> Result:
    return callcert("issue", "--workspace", workspace, "--as-of", on, *more)


def statuses(result: Result) -> dict[str, str]:
    return {one["agent"]["last_name"]: one["status"] for one in result.json["scorecards"]}


def on_it(file: Path, field: str) -> Any:
    content = file.read_bytes()
    return Workbook(content).values(template_layout(content).areas[field])[0][0]


def fill(file: Path, field: str = "did_well", value: Any = "warm") -> None:
    """A certifier begins to fill it in."""
    area = LAYOUT.areas[field]
    book = load_workbook(file)
    book[area.sheet].cell(area.top + 1, area.left + 1).value = value
    book.save(file)
    book.close()


def test_every_pair_gets_a_scorecard_filled_in(team: Path) -> None:
    planned = issue(team, "--dry-run", "--json")
    assert statuses(planned) == {"Doe": "would-issue", "Roe": "would-issue"}
    assert not (team / "issued").exists()
    done = issue(team, "--json")
    assert (done.code, done.err) == (0, "")
    assert statuses(done) == {"Doe": "issued", "Roe": "issued"}
    assert done.json["totals"] == {
        "issued": 2, "would_issue": 0, "already_issued": 0, "left": 0,
    }  # fmt: skip
    file = team / "issued" / "Doe_Jane.xlsx"
    assert done.json["scorecards"][0] == {
        "agent": {"last_name": "Doe", "first_name": "Jane", "agent_id": "E1042"},
        "certifier": "Grace O'Connor", "status": "issued", "file": str(file), "reason": None,
    }  # fmt: skip
    values = [on_it(file, f"agent_{part}") for part in ("last_name", "first_name", "id")]
    assert values == ["Doe", "Jane", "E1042"]
    assert on_it(file, "certifier") == "Grace O'Connor"
    assert on_it(file, "certification_date") == date(2026, 11, 19)


def test_a_second_run_changes_nothing(team: Path) -> None:
    issue(team, "--draft")
    before = snapshot(team)
    again = issue(team, "--draft", "--json")
    assert again.code == 0
    assert statuses(again) == {"Doe": "already-issued", "Roe": "already-issued"}
    assert snapshot(team) == before


def test_an_untouched_one_is_renewed_on_another_day(team: Path) -> None:
    issue(team)
    assert statuses(issue(team, "--json", on="2026-11-20")) == {"Doe": "issued", "Roe": "issued"}
    assert on_it(team / "issued" / "Doe_Jane.xlsx", "certification_date") == date(2026, 11, 20)


def test_a_template_that_shows_days_with_their_time_is_filled_and_renewed_too(team: Path) -> None:
    template = team / "AetnaQAScorecard.xlsx"
    book = load_workbook(template)
    book["Scorecard"]["E3"].number_format = "mm/dd/yyyy hh:mm"
    book.save(template)
    book.close()
    assert statuses(issue(team, "--json")) == {"Doe": "issued", "Roe": "issued"}
    assert statuses(issue(team, "--json", on="2026-11-20")) == {"Doe": "issued", "Roe": "issued"}


def test_one_that_was_begun_is_never_overwritten(team: Path) -> None:
    issue(team)
    file = team / "issued" / "Doe_Jane.xlsx"
    fill(file)
    content = file.read_bytes()
    again = issue(team, "--json", on="2026-11-20")
    assert (again.code, statuses(again)) == (0, {"Doe": "left", "Roe": "issued"})
    assert "filled in or changed" in again.json["scorecards"][0]["reason"]
    assert file.read_bytes() == content
    assert "LEFT" in issue(team, on="2026-11-20").out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", TEMPLATE[:5000]])
def test_what_is_no_scorecard_is_left_too(team: Path, content: bytes) -> None:
    (team / "issued").mkdir()
    (team / "issued" / "Doe_Jane.xlsx").write_bytes(content)
    assert statuses(issue(team, "--json"))["Doe"] == "left"
    assert (team / "issued" / "Doe_Jane.xlsx").read_bytes() == content


def test_one_that_is_open_is_left(team: Path) -> None:
    issue(team)
    (team / "issued" / "~$Doe_Jane.xlsx").write_bytes(b"\x03Bob" + b" " * 51)
    left = issue(team, "--json", on="2026-11-20").json["scorecards"][0]
    assert (left["status"], "Bob" in left["reason"]) == ("left", True)


def test_text_is_never_a_formula_nor_a_path(team: Path) -> None:
    file = write_tracker(team, {**JANE, **READY, "First Name": "../../x"})
    tracker = load_workbook(file)
    for place, text in (("A2", "=HYPERLINK(1)"), ("B2", "=1+1")):
        tracker.worksheets[0][place].value = text
        tracker.worksheets[0][place].data_type = "s"
    tracker.save(file)
    tracker.close()
    assert issue(team).code == 0
    (file,) = (team / "issued").iterdir()
    assert file.name == "=1+1_x.xlsx"
    book = load_workbook(file)
    cell = book["Scorecard"]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert book["Scorecard"]["B5"].data_type == "s"
    book.close()


def test_an_id_of_digits_keeps_its_zeros(team: Path) -> None:
    write_tracker(team, {**JANE, **READY, "Agent ID": "00123"})
    issue(team)
    assert on_it(team / "issued" / "Doe_Jane.xlsx", "agent_id") == "00123"


def test_nothing_else_of_the_template_changes(team: Path) -> None:
    issue(team)
    issued, own = (
        load_workbook(file)
        for file in (team / "issued" / "Doe_Jane.xlsx", team / "AetnaQAScorecard.xlsx")
    )
    for sheet in own:
        for row in sheet:
            for cell in row:
                if cell.coordinate not in {"B3", "B4", "B5", "B6", "E3"}:
                    assert issued[sheet.title][cell.coordinate].value == cell.value
    issued.close()
    own.close()


def test_one_agent_alone(team: Path) -> None:
    assert statuses(issue(team, "Roe", "--json")) == {"Roe": "issued"}
    assert on_it(team / "issued" / "Roe_Alan.xlsx", "certifier") == "Tom Becker"
    other = issue(team, "E2001", "--certifier", "grace", "--json")
    assert other.json["scorecards"][0]["certifier"] == "Grace O'Connor"
    assert on_it(team / "issued" / "Roe_Alan.xlsx", "certifier") == "Grace O'Connor"


def test_who_is_not_paired_is_with_whom_the_tracker_says(team: Path) -> None:
    tracker = team / "ESP Tracker.xlsx"
    change(tracker, "Equipment Issue", "No sound")
    refused = issue(team, "Doe")
    assert refused.code == 2
    assert "name one with --certifier" in refused.err
    change(tracker, "Certifier", "Somebody Else")
    found = issue(team, "Doe", "--json", "--draft").json
    assert found["scorecards"][0]["certifier"] == "Somebody Else"
    assert found["drafts"][0]["file"] is None
    change(tracker, "Certifier", "O'Connor, Grace")
    assert issue(team, "Doe", "--json", "--draft").json["drafts"][0]["file"]


def test_what_cannot_be_meant_is_refused(team: Path) -> None:
    assert issue(team, "--certifier", "Grace").code == 2
    assert "no agent Nobody" in issue(team, "Nobody").err
    change(team / "ESP Tracker.xlsx", "Status", "Moved")
    assert "has left" in issue(team, "Doe").err
    assert callcert("assign", "--workspace", team, "--draft").code == 2


def test_namesakes_get_their_ids(team: Path) -> None:
    write_tracker(team, {**JANE, **READY}, {**JANE, **READY, "Agent ID": "E7"})
    assert issue(team).code == 0
    names = {file.name for file in (team / "issued").iterdir()}
    assert names == {"Doe_Jane-E1042.xlsx", "Doe_Jane-E7.xlsx"}


def test_somebody_elses_scorecard_of_that_name_stays(team: Path) -> None:
    issue(team)
    change(team / "ESP Tracker.xlsx", "Agent ID", "E9")
    left = issue(team, "--json").json["scorecards"][0]
    assert (left["status"], "somebody else" in left["reason"]) == ("left", True)


def test_without_a_whole_name_there_is_no_file(team: Path) -> None:
    write_tracker(team, {**JANE, **READY, "First Name": "?"})
    result = issue(team)
    assert result.code == 1
    assert "complete it in the tracker" in result.out
    assert issue(team, "--quiet").out != ""
    write_tracker(team, {**JANE, **READY, "Agent ID": None}, {**JANE, **READY})
    twins = issue(team, "--json")
    assert [one["status"] for one in twins.json["scorecards"]].count("left") == 1
    assert twins.code == 1


def test_what_was_issued_comes_back_filled_in_and_is_filed(team: Path) -> None:
    issue(team)
    content = (team / "issued" / "Doe_Jane.xlsx").read_bytes()
    filled = [("marks", row, call, "Yes") for row in range(item_count()) for call in range(5)]
    filled += [("did_well", 0, call, "warm greeting") for call in range(5)]
    edits = [
        CellEdit("Scorecard", LAYOUT.areas[field].top + row, LAYOUT.areas[field].left + call, value)
        for field, row, call, value in filled
    ]
    returned = edit_cells(content, edits, SCORECARD_LIMITS)
    assert returned.refused == ()
    (team / "incoming" / "back.xlsx").write_bytes(returned.content)
    scored = callcert("score", "--workspace", team, "--as-of", "2026-11-19", "--json").json
    card = scored["scorecards"][0]
    assert (card["status"], card["certifier"]) == ("filed", "Grace O'Connor")
    assert card["filed_as"] == str(team / "scorecards" / "Doe_Jane_100%.xlsx")


def test_a_draft_for_each_certifier_with_an_address(team: Path) -> None:
    dry = issue(team, "--draft", "--dry-run", "--json").json["drafts"]
    assert [one["file"] for one in dry] == [None, None]
    assert not list((team / "outbox").rglob("*.eml"))
    done = issue(team, "--draft", "--json").json["drafts"]
    assert done[1] == {
        "certifier": "Tom Becker", "recipient": None, "file": None,
        "reason": "the settings have no e-mail address for this certifier",
    }  # fmt: skip
    draft = Path(done[0]["file"])
    assert draft.parent == team / "outbox" / "drafts"
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "grace@example.com"
    assert message["Subject"] == "Scorecard for Doe, Jane, 11/19/2026"
    text = message.get_body()
    assert text
    assert "Robin Coordinator" in text.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Doe_Jane.xlsx"
    assert attached.get_content() == (team / "issued" / "Doe_Jane.xlsx").read_bytes()
    assert "Mail to Grace O'Connor" in issue(team, "--draft").out


def test_a_draft_to_a_certifier_who_is_no_longer_meant_goes(team: Path) -> None:
    both = SETTINGS + 'email = "tom@example.com"\n'
    (team / "callcert.toml").write_text(both)
    issue(team, "Doe", "--certifier", "Grace", "--draft")
    issue(team, "Roe", "--certifier", "Grace", "--draft")
    drafts = team / "outbox" / "drafts"
    (drafts / "mine.eml").write_text("Subject: mine")
    assert len(list(drafts.iterdir())) == 3
    issue(team, "Doe", "--certifier", "Tom", "--draft")
    left = [email.message_from_bytes(file.read_bytes()) for file in drafts.iterdir()]
    said = {(one["Subject"], one["To"]) for one in left}
    assert said == {
        ("mine", None),
        ("Scorecard for Doe, Jane, 11/19/2026", "tom@example.com"),
        ("Scorecard for Roe, Alan, 11/19/2026", "grace@example.com"),
    }


def test_without_a_sender_the_scorecards_are_made_all_the_same(team: Path) -> None:
    (team / "callcert.toml").write_text(SETTINGS.split("\n", 2)[2])
    result = issue(team, "--draft")
    assert result.code == 3
    assert "no mail is left" in result.err
    assert (team / "issued" / "Doe_Jane.xlsx").exists()


def test_a_wrong_address_keeps_no_other_mail_from_being_left(team: Path) -> None:
    both = SETTINGS.replace("grace@example.com", "no address") + 'email = "tom@example.com"\n'
    (team / "callcert.toml").write_text(both)
    result = issue(team, "--draft", "--json")
    assert result.code == 3
    assert "'no address'" in result.err
    assert [one["recipient"] for one in result.json["drafts"]] == ["tom@example.com"]


def test_a_folder_that_cannot_be_written_is_said(team: Path) -> None:
    (team / "issued").write_text("a file")
    result = issue(team)
    assert result.code == 3
    assert "cannot be written" in result.err


def test_a_template_that_lacks_a_field_is_said_and_one_without_names_refused(team: Path) -> None:
    template = team / "AetnaQAScorecard.xlsx"
    book = load_workbook(template)
    del book.defined_names["Agent_ID"]
    book.save(template)
    book.close()
    result = issue(team)
    assert result.code == 0
    assert "agent id was not filled in: it has no such field" in result.err
    template.write_bytes(with_parts(TEMPLATE, {SHEET_PART: b"<worksheet/>"}))
    broken = issue(team)
    assert broken.code == 3
    assert "cannot be filled in" in broken.err


def test_assign_makes_them_too(team: Path) -> None:
    done = callcert(
        "assign", "--workspace", team, "--as-of", "2026-11-19", "--apply", "--issue", "--draft"
    )
    assert done.code == 0
    assert "2 scorecards: 2 made." in done.out
    assert (team / "issued" / "Roe_Alan.xlsx").exists()


def test_quiet_says_nothing_unless_there_is_trouble(team: Path) -> None:
    assert (result := issue(team, "--quiet")).out + result.err == ""


def test_an_empty_tracker_is_said(team: Path) -> None:
    write_tracker(team)
    assert "lists no agents: worked from the progress report alone" in issue(team, "--dry-run").err


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [
        ("Equipment Issue", "No sound", "open equipment issue: No sound"),
        ("Ready", "No", "the tracker’s Ready column says not ready"),
        ("Outcome", "Certified", "no longer on the ladder"),
    ],
)
def test_what_stands_against_calls_is_said(team: Path, heading: str, value: str, why: str) -> None:
    change(team / "ESP Tracker.xlsx", heading, value)
    change(team / "ESP Tracker.xlsx", "TBTs Completed", 12)
    result = issue(team, "Doe", "--certifier", "Grace")
    assert (result.code, f"Doe, Jane would not be paired today: {why}" in result.err) == (0, True)
    assert "would not be paired" not in issue(team, "Roe").err


def test_a_day_off_and_who_failed_them_are_said(team: Path) -> None:
    sunday = issue(team, "Doe", "--certifier", "Grace", on="2026-11-22")
    assert "would not be paired today: it is a day off (weekend)" in sunday.err
    before = {
        **JANE, "Start Date": date(2026, 9, 14), "Status": "Termed", "Outcome": "Failed",
        "Certifier": "O'Connor, Grace",
    }  # fmt: skip
    write_tracker(team, before, {**JANE, **READY})
    assert "Doe, Jane failed with Grace O'Connor before" in (
        issue(team, "Doe", "--certifier", "Grace").err
    )
    assert "failed with" not in issue(team, "Doe", "--certifier", "Tom").err
