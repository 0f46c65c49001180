"""A class of invented people, by our headings."""

from datetime import date, timedelta
from random import Random
from typing import Any

_LAST = (
    "Doe", "Roe", "García", "O'Brien", "Nguyen", "Smith", "Haddad", "Johnson", "Lee", "Okafor",
    "Patel", "Reyes", "Singh", "Muñoz",
)  # fmt: skip
_FIRST = (
    "Jane", "Alan", "Lucía", "Siobhan", "Minh", "Ana", "Yasmin", "Keisha", "Soo-jin", "Chidi",
    "Riya", "Daniela", "Harpreet", "Iván",
)  # fmt: skip
_CERTIFIERS = ("Pat Otto", "Grace Kim", "Devon Clarke")
_ISSUES = ("headset dead", "VPN drops", "no second screen")
MONDAY = date(2026, 11, 16)
DAYS = ("Start Date", "Completed On", "Coaching Delivered", "Date")

Person = dict[str, Any]


def chance(seed: object) -> Random:
    """Chance that a seed repeats."""
    return Random(str(seed))


def people(rng: Random, count: int = 12) -> list[Person]:
    """Rows of a tracker; a step or a result only some have."""
    return [_person(rng, number) for number in range(count)]


def _person(rng: Random, number: int) -> Person:
    last, first = _LAST[number % len(_LAST)], _FIRST[number % len(_FIRST)]
    done, certified = rng.randint(0, 12), rng.random() < 0.5
    agent_id = f"E{1000 + number}"
    return {
        "Agent ID": agent_id, "Last Name": last, "First Name": first, "Agent": f"{last}, {first}",
        "Email": f"agent{number}@example.com", "Class": "26-11", "Start Date": MONDAY,
        "Status": rng.choice(("Active", "Active", "Moved")),
        "Excused Days": "11/18/2026" if rng.random() < 0.3 else None,
        "Equipment Checked": rng.choice(("Yes", "No")), "Ready": rng.choice(("Yes", "No")),
        "Expectations Reviewed": rng.choice(("Yes", "No")),
        "Equipment Issue": rng.choice((*_ISSUES, None, None)),
        "IT Ticket": f"INC{rng.randint(10_000, 99_999)}" if rng.random() < 0.4 else None,
        "Certifier": rng.choice(_CERTIFIERS), "TBTs Completed": done, "TBTs Assigned": 12,
        "TBT Hours": rng.randint(1, 7), "Calls Completed": 5 if certified else rng.randint(0, 4),
        "Pass Rate": rng.choice((0.8, 1.0)) if certified else None,
        "Outcome": "Certified" if certified else None,
        "Completed On": MONDAY + timedelta(days=2) if certified else None,
        "Coaching Delivered": MONDAY + timedelta(days=3) if rng.random() < 0.3 else None,
        "Written CAP Delivered": None, "Final CAP Delivered": None, "Termination Review Held": None,
        "Notes": f"11/17/2026 - Kim - {rng.choice(_ISSUES)}" if rng.random() < 0.7 else None,
    }  # fmt: skip


def reports(rng: Random, days: int = 3) -> list[Person]:
    """Rows of a progress report: each person on each day."""
    return [
        {**person, "Date": MONDAY + timedelta(days=day), "Calls Completed": min(5, day * 2),
         "TBTs Completed": min(12, 4 * day), "Notes": f"all well, day {day + 1}"}
        for day in range(days)
        for person in people(rng, 6)
    ]  # fmt: skip
