"""Progress as agents mail it: what is plain is read, nothing is guessed."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from callcert.domain.counts import NOTHING, Count
from callcert.domain.mailed_progress import (
    LONGEST_NOTE,
    MAILED,
    MailedProgress,
    read_report,
    with_mailed,
)
from callcert.domain.mailed_words import MOST_LETTERS, own_words
from callcert.domain.progress import Entry
from tests.domain.class_evidence import MONDAY, NAMED, TUESDAY, WEDNESDAY, said

ALL = Count(everything=True)


@pytest.mark.parametrize(
    ("words", "modules", "calls"),
    [
        ("TBTs 8/12, calls 2/5, headset broken", Count(8, 12), Count(2, 5)),
        ("TBTs: 8 of 12\nCalls: 2", Count(8, 12), Count(2)),
        ("8 out of 12 TBTs done; 2 calls completed", Count(8, 12), Count(2)),
        ("Today: completed 8/12 modules and 2 calls", Count(8, 12), Count(2)),
        ("TBT 8/12 Calls 2/5", Count(8, 12), Count(2, 5)),
        ("I've finished 8 of the TBTs.", Count(8), NOTHING),
        ("all TBTs done, no calls yet", ALL, Count(0)),
        ("TBTs complete, calls done", ALL, ALL),
        ("Number of calls completed is 3", NOTHING, Count(3)),
        ("TBTs 8/12. TBTs 8/12.", Count(8, 12), NOTHING),
        ("TBTs 8/12. TBTs 9/12.", NOTHING, NOTHING),
        ("I did 3 TBTs today", NOTHING, NOTHING),
        ("I did 3 calls and 8/12 TBTs, that was it for today", Count(8, 12), NOTHING),
        ("tomorrow I will do 3 calls", NOTHING, NOTHING),
        ("calls 2/5 tomorrow", NOTHING, NOTHING),
        ("2 calls left", NOTHING, NOTHING),
        ("TBTs 8 or 9", NOTHING, NOTHING),
        ("calls n/a", NOTHING, NOTHING),
        ("Could I have Monday off?", NOTHING, NOTHING),
        ("Call done.", NOTHING, NOTHING),
        ("did call 2", NOTHING, NOTHING),
        ("Call 3", NOTHING, NOTHING),
        ("Call 3/5", NOTHING, Count(3, 5)),
        ("1 call done", NOTHING, Count(1)),
        ("TBT 8 done", NOTHING, NOTHING),
        ("completed module 4", NOTHING, NOTHING),
        ("complete TBTs", NOTHING, NOTHING),
        ("finished calls 4 and 5", NOTHING, NOTHING),
        ("TBTs: 1, 2 and 3 done", NOTHING, NOTHING),
        ("calls 4-5, TBTs 1 - 8", NOTHING, NOTHING),
        ("TBTs 8 and 2 calls", Count(8), Count(2)),
        ("TBTs 8, 2 of 5 calls", Count(8), Count(2, 5)),
        ("Goal for tomorrow\nCalls 5/5", NOTHING, NOTHING),
        ("TBTs 8/12\nwill do:\nTBTs 12/12\ncalls 5/5", Count(8, 12), NOTHING),
        ("calls: 2/5, tomorrow", NOTHING, NOTHING),
        ("TBTs 12/12 and calls 2/5 is the plan", NOTHING, NOTHING),
        ("TBTs 8/12, calls 2/5, I will do more tomorrow", Count(8, 12), Count(2, 5)),
        ("Tomorrow: calls 5/5\nToday: TBTs 8/12", Count(8, 12), NOTHING),
        ("", NOTHING, NOTHING),
    ],
)
def test_counts_are_read_where_they_are_plain(words: str, modules: Count, calls: Count) -> None:
    report = read_report(words)
    assert (report.modules, report.calls) == (modules, calls)
    assert report.note == " ".join(words.split())


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("TBT hours: 3.5", 3.5),
        ("hours on TBTs = 2", 2),
        ("3.5 hours on TBTs", 3.5),
        ("spent 2h 30m on modules", 2.5),
        ("TBT hours: many", None),
        ("plan: 3 hours on TBTs", None),
        ("plan\nTBT hours: 3", None),
        ("8 of TBTs", None),
        ("3 hours on the phone", None),
    ],
)
def test_hours_are_those_on_modules(words: str, hours: float | None) -> None:
    assert read_report(words).hours == hours


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("headset broken", "headset broken"),
        ("TBTs 8/12 and my VPN keeps disconnecting", "my VPN keeps disconnecting"),
        ("Equipment issue: no sound", "no sound"),
        ("Issues: Zoiper 20 error", "Zoiper 20 error"),
        ("Equipment: none", "none"),
        ("Equipment: working fine", "none"),
        ("Equipment: laptop and my headset are fine", "none"),
        ("Equipment issues: laptop and headset are fine so far", "none"),
        ("laptop and headset are fine", ""),
        ("headset and laptop broken", "headset/laptop broken"),
        ("Equipment issues: nope", "none"),
        ("tech issues: nothing today", "none"),
        ("issues: everything is good, thanks", "none"),
        ("Equipment: yes", ""),
        ("Equipment: Dell laptop", ""),
        ("Equipment: headset no longer dropping", ""),
        ("Equipment: no sound", "no sound"),
        ("Equipment issues: nothing works", "nothing works"),
        ("Equipment issues: no headset", "no headset"),
        ("Equipment: headset cuts out", "headset cuts out"),
        ("issues: none so far, but my headset is dead", "my headset is dead"),
        ("No equipment issues.", "none"),
        ("no tech issues so far", "none"),
        ("No issues.", ""),
        ("laptop crashed; monitor is dead", "laptop crashed; monitor is dead"),
        ("My headset was broken", ""),
        ("headset fixed, no longer broken", ""),
        ("If the VPN is down I will call", ""),
        ("Is the VPN down?", ""),
        ("I broke the record", ""),
        ("calls 2/5 headset broken", ""),
        ("my headset " + "really " * 12 + "broken", ""),
    ],
)
def test_an_equipment_issue_is_named_as_one_or_a_broken_device(words: str, issue: str) -> None:
    assert read_report(words).issue == issue


@pytest.mark.parametrize("hostile", [" ", "\n", "no ", "calls 1, ", "it's ", "laptop and "])
def test_whatever_it_is_made_of_it_is_soon_read(hostile: str) -> None:
    began = time.perf_counter()
    read_report(own_words(f"no {hostile * (MOST_LETTERS // len(hostile))}x"))
    read_report(f"Equipment: {hostile * (MOST_LETTERS // len(hostile))}x")
    assert time.perf_counter() - began < 1


def test_a_novel_makes_a_short_note() -> None:
    note = read_report("word " * 500).note
    assert (len(note) <= LONGEST_NOTE, note.endswith(" …")) == (True, True)


def mailed(day: date, words: str, hour: int = 17) -> MailedProgress:
    sent = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return MailedProgress(f"{hour}", "jane@x", NAMED, sent, day, read_report(words), "file")


def told(entries: list[Entry]) -> list[tuple[date, int, int | None, int | None, str]]:
    return [(e.day, e.sheet, e.modules_completed, e.calls_completed, e.issue) for e in entries]


def test_mailed_entries_stand_among_the_others_in_their_order() -> None:
    late, early = mailed(TUESDAY, "TBTs 6/12", 20), mailed(TUESDAY, "TBTs 4/12", 9)
    sheet = [said(MONDAY, modules=2), said(WEDNESDAY, modules=8)]
    merged = list(with_mailed(sheet, [late, early]))
    assert [(e.day, e.row, e.modules_completed) for e in merged if e.sheet == MAILED] == [
        (TUESDAY, 0, 4), (TUESDAY, 1, 6),
    ]  # fmt: skip
    assert [e.day for e in merged] == [MONDAY, TUESDAY, TUESDAY, WEDNESDAY]
    assert merged[1].note == "TBTs 4/12"


def test_of_one_day_the_sheet_wins_for_the_counts_it_tells() -> None:
    letter = mailed(MONDAY, "TBTs 9/12, calls 3, TBT hours: 4")
    merged = list(with_mailed([said(MONDAY, modules=8, hours=2.0)], [letter]))
    assert told(merged) == [(MONDAY, MAILED, None, 3, ""), (MONDAY, 0, 8, None, "")]
    assert [entry.hours for entry in merged] == [None, 2.0]
    (unsaid, _) = with_mailed([said(MONDAY, calls=1)], [letter])
    assert (unsaid.modules_completed, unsaid.calls_completed, unsaid.hours) == (9, None, 4)


def test_silence_about_the_equipment_leaves_it_as_it_was() -> None:
    sheet = [said(MONDAY, issue="no sound"), said(WEDNESDAY)]
    letters = [mailed(TUESDAY, "TBTs 4/12"), mailed(WEDNESDAY, "headset broken")]
    issues = [entry.issue for entry in with_mailed(sheet, letters)]
    assert issues == ["no sound", "no sound", "headset broken", "headset broken"]
    assert [e.issue for e in with_mailed([], [mailed(MONDAY, "hello")])] == [""]
    solved = with_mailed([said(MONDAY, issue="no sound")], [mailed(TUESDAY, "Equipment: none")])
    assert solved[-1].issue == "none"
    later = [said(MONDAY + timedelta(days=1))]
    assert [e.issue for e in with_mailed(later, [mailed(MONDAY, "VPN down")])] == ["VPN down", ""]
