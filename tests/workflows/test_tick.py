"""A tick: what it runs, remembers, logs and says; the jobs themselves are stand-ins."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callcert.config.workspace import Workspace, find_workspace
from callcert.domain.schedule import Due
from callcert.domain.schedule_report import Ticked
from callcert.errors import OutsideError
from callcert.filing.lock import one_run_in
from callcert.workflows.jobs import Ended
from callcert.workflows.tick import LOCK, findings_in, tick

ZONE = ZoneInfo("America/New_York")
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
TABLE = "Doe, Jane   certified\n\nbad.xlsx  rejected\n  error  B3  no name\n         → enter it\n"


@dataclass
class Jobs:
    """Stands in for the commands: ends as it is told to, and knows what was run."""

    ends: Callable[[Due], Ended] = lambda _: Ended(0, "")
    ran: list[tuple[str, date]] = field(default_factory=list)

    def __call__(self, _workspace: Workspace, due: Due, _python: Path) -> Ended:
        self.ran.append((due.job, due.day))
        return self.ends(due)


@pytest.fixture
def own(workspace: Path) -> Workspace:
    (workspace / "callcert.toml").write_text('[schedule]\ntimezone = "America/New_York"\n')
    found = find_workspace(workspace, workspace, {})
    assert found
    return found


def ticked(own: Workspace, jobs: Jobs, day: date, clock: str) -> Ticked:
    now = datetime.fromisoformat(f"{day}T{clock}")
    return tick(own, lambda: now.replace(tzinfo=ZONE), Path("python"), jobs)


def every_tick(own: Workspace, jobs: Jobs, day: date, first: str, last: str) -> list[str]:
    """What is said at the ticks from one time to another."""
    now, end = (datetime.fromisoformat(f"{day}T{clock}") for clock in (first, last))
    said: list[str] = []
    while now <= end:
        said += ticked(own, jobs, day, f"{now:%H:%M}").said
        now += timedelta(minutes=5)
    return said


def log(own: Workspace) -> list[str]:
    text = (own.private / "logs" / "schedule.log").read_text()
    return [line for line in text.splitlines() if not line.startswith(" ")]


def test_a_day_runs_each_job_in_its_time_and_says_nothing(own: Workspace) -> None:
    jobs = Jobs()
    assert every_tick(own, jobs, FRIDAY, "00:00", "23:55") == []
    assert jobs.ran[:2] == [("morning", FRIDAY), ("intake", FRIDAY)]
    assert jobs.ran[-1] == ("evening", FRIDAY)
    assert len(jobs.ran) == 41 + 2
    assert log(own)[0] == "2026-11-20T07:00:00-05:00 morning of 11/20/2026: done, exit code 0"
    assert len(log(own)) == 43


def test_a_day_off_is_one_line_in_the_log(own: Workspace) -> None:
    jobs = Jobs()
    assert every_tick(own, jobs, date(2026, 11, 26), "06:00", "09:00") == []
    assert every_tick(own, jobs, date(2026, 11, 28), "06:00", "09:00") == []
    assert jobs.ran == []
    assert log(own) == [
        "2026-11-26T06:00:00-05:00 nothing runs today: 11/26/2026 is a holiday, Thanksgiving Day",
        "2026-11-28T06:00:00-05:00 nothing runs today: 11/28/2026 is a Saturday",
    ]


def test_findings_are_said_once_a_day_and_new_ones_when_they_come(own: Workspace) -> None:
    jobs = Jobs(lambda due: Ended(1, TABLE) if due.job == "intake" else Ended(0, ""))
    (said,) = every_tick(own, jobs, FRIDAY, "07:00", "12:00")
    assert said.startswith(
        "callcert: the intake of 11/20/2026 was done, and something needs a person (the log is "
    )
    assert said.endswith(TABLE.rstrip())
    more = (
        TABLE.replace("Doe, Jane", "Roe, Alan") + "\nworse.xlsx  rejected\n  error  B3  no name\n"
    )
    jobs.ends = lambda _: Ended(1, more)
    assert len(every_tick(own, jobs, FRIDAY, "12:05", "17:00")) == 1, "another file, the same words"
    assert ticked(own, jobs, FRIDAY, "18:00").exit_code == 1
    jobs.ends = lambda due: Ended(1, TABLE) if due.job == "intake" else Ended(0, "")
    assert len(every_tick(own, jobs, MONDAY, "07:00", "12:00")) == 1, "the next day"


def test_what_fails_outside_is_said_after_five_tries(own: Workspace) -> None:
    jobs = Jobs(lambda due: Ended(3 if due.job == "evening" else 0, "callcert: no mail server"))
    assert every_tick(own, jobs, FRIDAY, "07:00", "20:25") == []
    (said,) = every_tick(own, jobs, FRIDAY, "20:30", "23:55")
    assert said.startswith("callcert: the evening of 11/20/2026 failed 5 times, the last time so:")
    assert said.endswith("callcert: no mail server")
    assert jobs.ran.count(("evening", FRIDAY)) == 5
    assert "try 4 ended with exit code 3, to be tried again" in "\n".join(log(own))
    jobs.ends = lambda _: Ended(0, "")
    assert every_tick(own, jobs, MONDAY, "00:00", "23:55") == []
    assert jobs.ran.count(("evening", FRIDAY)) == 6, "made up for, now that the server is back"
    assert jobs.ran.count(("evening", MONDAY)) == 1


def test_a_try_that_goes_well_ends_it_quietly(own: Workspace) -> None:
    jobs = Jobs(lambda _: Ended(3, "busy"))
    assert ticked(own, jobs, FRIDAY, "07:00") == Ticked([], 3)
    jobs.ends = lambda _: Ended(0, "")
    assert every_tick(own, jobs, FRIDAY, "07:05", "07:55") == []
    assert jobs.ran == [("morning", FRIDAY), ("morning", FRIDAY)]


@pytest.mark.parametrize("code", [2, 130, -9])
def test_what_fails_otherwise_is_said_at_once_and_once(own: Workspace, code: int) -> None:
    jobs = Jobs(lambda _: Ended(code, "callcert: settings\n  rules.x: no setting of that name"))
    said = every_tick(own, jobs, FRIDAY, "07:00", "12:00")
    assert [one.split(" (")[0] for one in said] == [
        f"callcert: the morning of 11/20/2026 failed with exit code {code}:",
        f"callcert: the intake of 11/20/2026 failed with exit code {code}:",
    ]
    assert jobs.ran.count(("morning", FRIDAY)) == 1
    assert jobs.ran.count(("intake", FRIDAY)) == 17, "it comes round again"


def test_an_intake_that_keeps_failing_outside_is_said_once_and_goes_on(own: Workspace) -> None:
    jobs = Jobs(lambda due: Ended(3 if due.job == "intake" else 0, "callcert: locked"))
    said = every_tick(own, jobs, FRIDAY, "07:00", "18:00")
    assert len(said) == 1
    assert jobs.ran.count(("intake", FRIDAY)) == 21, "every half hour"


def test_what_was_cut_off_is_done_at_a_later_tick(own: Workspace) -> None:
    def cut_off(_: Due) -> Ended:
        raise KeyboardInterrupt

    jobs = Jobs(cut_off)
    with pytest.raises(KeyboardInterrupt):
        ticked(own, jobs, FRIDAY, "07:00")
    jobs.ends = lambda _: Ended(0, "")
    every_tick(own, jobs, FRIDAY, "07:05", "07:55")
    assert jobs.ran == [("morning", FRIDAY)] * 2
    with closing(sqlite3.connect(own.private / "ledger.sqlite3")) as ledger:
        rows = ledger.execute("SELECT job, day, exit_code, tries FROM job").fetchall()
    assert rows == [("morning", "2026-11-20", 0, 2)]


def test_evenings_missed_are_caught_up_with_their_own_day(own: Workspace) -> None:
    jobs = Jobs()
    every_tick(own, jobs, date(2026, 11, 18), "18:00", "19:00")
    jobs.ran.clear()
    ticked(own, jobs, MONDAY, "06:00")
    assert jobs.ran == [("evening", date(2026, 11, 19)), ("evening", FRIDAY)]


def test_evenings_of_too_long_ago_are_named_in_the_log(own: Workspace) -> None:
    jobs = Jobs()
    every_tick(own, jobs, date(2026, 11, 2), "18:30", "18:30")
    jobs.ran.clear()
    ticked(own, jobs, FRIDAY, "06:00")
    assert len(jobs.ran) == 10
    (line,) = [one for one in log(own) if "too long ago" in one]
    assert line.endswith("to be caught up: the evenings of 11/03/2026, 11/04/2026")


def test_a_tick_that_finds_another_at_work_ends_silently(own: Workspace) -> None:
    jobs = Jobs()
    with one_run_in(own.private, own.private / LOCK):
        assert ticked(own, jobs, FRIDAY, "20:00") == Ticked()
    assert jobs.ran == []


def test_without_a_trace_in_the_ledger_nothing_is_run(own: Workspace) -> None:
    jobs = Jobs()
    ticked(own, jobs, FRIDAY, "06:00")
    with closing(sqlite3.connect(own.private / "ledger.sqlite3")) as ledger:
        ledger.execute("DROP TABLE job")
        ledger.execute("CREATE VIEW job AS SELECT * FROM event WHERE 0")
        ledger.commit()
    with pytest.raises(OutsideError, match="no job is run"):
        ticked(own, jobs, FRIDAY, "20:00")
    assert jobs.ran == []


def test_findings_are_known_by_file_and_words() -> None:
    assert findings_in(TABLE) == ["bad.xlsx error B3 no name"]
    assert findings_in("callcert: something\nelse") == ["callcert: something else"]
