"""Trackers and progress reports as teams keep them, each with the truth about its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from callcert.domain.columns import TRACKER
from tests.lists.people import MONDAY, Person, people, reports

Kind = Literal["tracker", "progress"]
Heads = Sequence[tuple[str, str | None]]
"""Their headings, each with ours or None."""

OTHERS: Mapping[str, Callable[[int], Any]] = {
    "Shift": lambda n: ("Early", "Late")[n % 2],
    "Supervisor": lambda n: ("Lee Chang", "Mo Sato")[n % 2],
    "Supervisor Email": "lead{}@example.com".format,
    "Att. Points": lambda n: n % 4,
    "Laptop": "LT-{:04}".format,
    "Sede": "Lima {}".format,
    "Turno": lambda n: ("Mañana", "Tarde")[n % 2],
    "Hire Date": lambda n: MONDAY - timedelta(days=n + 20),
    "Term Date": lambda n: MONDAY + timedelta(days=n + 20) if n == 2 else None,
    "Supervisor Name": "Lee {}".format,
    "Trainer": "Mo {}".format,
    "Login ID": "jdoe{}".format,
    "Final Score": lambda n: 80 + n,
    "Coaching": "talked about pace {}".format,
    "Estado": lambda n: ("Jalisco", "Puebla")[n % 2],
    "Hours": "8-{}".format,
    "Notes 2": "more {}".format,
    "Tickets Closed": lambda n: n,
    "In nesting since": lambda n: MONDAY - timedelta(days=n),
}


@dataclass(frozen=True)
class Listing:
    """A workbook with its truth: our heading → the column from 0, on the sheet that counts."""

    name: str
    kind: Kind
    content: bytes
    sheet: str
    row: int
    truth: Mapping[str, int]
    rows: Sequence[Person]
    heads: Heads = field(default=())


@dataclass(frozen=True)
class Around:
    """What stands about a list: lines above, headings of groups, the sheets of others."""

    top: Sequence[Sequence[Any]] = ()
    bands: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    table: bool = False


def listing(
    name: str, heads: Heads, rows: Sequence[Person], title: str, around: Around | None = None
) -> Listing:
    """Puts rows under their headings."""
    about = around or Around()
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    _above(page, about, len(heads))
    row = len(about.top) + bool(about.bands)
    for number, line in enumerate([[text for text, _ in heads], *_lines(heads, rows)]):
        for column, value in enumerate(line):
            page.cell(row + number + 1, column + 1).value = value
    if about.table:
        ref = f"A{row + 1}:{get_column_letter(len(heads))}{row + 1 + len(rows)}"
        page.add_table(Table(displayName="Lista", ref=ref))
    for extra, lines in about.others.items():
        sheet = book.create_sheet(extra)
        for other in lines:
            sheet.append(list(other))
    saved = BytesIO()
    book.save(saved)
    book.close()
    truth = {ours: column for column, (_, ours) in enumerate(heads) if ours}
    kind: Kind = "progress" if "Date" in truth else "tracker"
    return Listing(name, kind, saved.getvalue(), title, row, truth, rows, heads)


def _above(page: Worksheet, about: Around, width: int) -> None:
    """Lines above, the first merged over all; then the headings of groups."""
    for over in about.top:
        page.append(list(over) or [None])
    if about.top:
        page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    row = len(about.top) + 1
    for start, end in pairwise([*sorted(about.bands), width]):
        page.cell(row, start + 1).value = about.bands[start]
        if end - start > 1:
            page.merge_cells(start_row=row, end_row=row, start_column=start + 1, end_column=end)


def _lines(heads: Heads, rows: Sequence[Person]) -> list[list[Any]]:
    return [
        [person[ours] if ours else OTHERS[text](number) for text, ours in heads]
        for number, person in enumerate(rows)
    ]


def plain(rng: Random) -> Listing:
    """Our own headings."""
    return listing("plain", [(one, one) for one in TRACKER], people(rng), title="Tracker")


def other_words(rng: Random) -> Listing:
    """Usual other names, and columns of other teams among them."""
    heads = [
        ("Badge ID", "Agent ID"), ("Surname", "Last Name"), ("Given Name", "First Name"),
        ("Shift", None), ("Work Email", "Email"), ("Wave", "Class"), ("Supervisor", None),
        ("Training Start", "Start Date"), ("Emp Status", "Status"), ("Laptop", None),
        ("Tech Issue", "Equipment Issue"), ("Ticket #", "IT Ticket"),
        ("Modules Done", "TBTs Completed"), ("Modules Assigned", "TBTs Assigned"),
        ("Calls Done", "Calls Completed"),
        ("Cert Result", "Outcome"), ("Comments", "Notes"),
    ]  # fmt: skip
    return listing(
        "other words", heads, people(rng), "Nov class", Around([["Nesting – November"], []])
    )


def misspelt(rng: Random) -> Listing:
    """Headings with slips of the pen."""
    heads = [
        ("Agent ID", "Agent ID"), ("Last Nmae", "Last Name"), ("Frist Name", "First Name"),
        ("Strat Date", "Start Date"), ("Staus", "Status"), ("Certifer", "Certifier"),
        ("TBTs Compelted", "TBTs Completed"), ("TBTs Asigned", "TBTs Assigned"),
        ("Equipmnt Issue", "Equipment Issue"), ("Calls Completd", "Calls Completed"),
        ("Outcom", "Outcome"), ("Nottes", "Notes"),
    ]  # fmt: skip
    return listing("misspelt", heads, people(rng), "Tracker")


def spanish(rng: Random) -> Listing:
    """A Spanish tracker with its dates as day/month/year text."""
    heads = [
        ("Código", "Agent ID"), ("Apellidos", "Last Name"), ("Nombres", "First Name"),
        ("Correo electrónico", "Email"), ("Grupo", "Class"), ("Turno", None),
        ("Fecha de ingreso", "Start Date"), ("Estado", "Status"), ("Sede", None),
        ("Problema de equipo", "Equipment Issue"), ("Certificador", "Certifier"),
        ("Módulos completados", "TBTs Completed"), ("Módulos asignados", "TBTs Assigned"),
        ("Llamadas completadas", "Calls Completed"), ("Resultado", "Outcome"), ("Notas", "Notes"),
    ]  # fmt: skip
    return listing("spanish", heads, people(rng), "Seguimiento",
                   Around([["Seguimiento de certificación"], []]))  # fmt: skip


def spanish_report(rng: Random) -> Listing:
    """A Spanish progress report with one column for the whole name."""
    heads = [
        ("Fecha", "Date"), ("Nombre", "Agent"), ("Legajo", "Agent ID"),
        ("Módulos completados", "TBTs Completed"), ("Horas", "TBT Hours"),
        ("Llamadas", "Calls Completed"), ("Falla de equipo", "Equipment Issue"),
        ("Observaciones", "Notes"),
    ]  # fmt: skip
    return listing("spanish report", heads, reports(rng), "Reporte diario")


def two_rows(rng: Random) -> Listing:
    """Headings of groups above, and Completed below two of them."""
    heads = [
        ("ID", "Agent ID"), ("Last", "Last Name"), ("First", "First Name"), ("Start", "Start Date"),
        ("Completed", "TBTs Completed"), ("Assigned", "TBTs Assigned"), ("Hours", "TBT Hours"),
        ("Completed", "Calls Completed"), ("Pass Rate", "Pass Rate"), ("Certifier", "Certifier"),
        ("Notes", "Notes"),
    ]  # fmt: skip
    bands = {0: "Agent", 4: "TBTs", 7: "Calls", 10: "Coordinator"}
    return listing("two rows", heads, people(rng), "Class 26-11", Around(bands=bands))


def far_down(rng: Random) -> Listing:
    """Instructions above, the headings in row 18."""
    top: list[list[Any]] = [["Please keep this up to date"], *([["Read me"]] * 3), *([[]] * 13)]
    heads = [
        ("Employee Name", "Agent"), ("EID", "Agent ID"), ("In nesting since", None),
        ("Call Cert Start", "Start Date"), ("Calls", "Calls Completed"), ("Result", "Outcome"),
        ("Coaching", "Coaching Delivered"), ("Remarks", "Notes"),
    ]  # fmt: skip
    return listing("far down", heads, people(rng), "Certs", Around(top))


def many_teams(rng: Random) -> Listing:
    """The sheets of other teams beside it, which name the same people."""
    ids = range(1000, 1012)
    who = {number: f"Doe, Jane {chr(65 + number % 20)}" for number in ids}
    others: dict[str, list[list[Any]]] = {
        "IT": [["Agent ID", "Name", "Equipment Issue", "Ticket"],
               *([f"E{one}", who[one], "VPN", f"INC{one}"] for one in ids)],
        "Attendance": [["Employee ID", "Employee Name", "Att. Points", "Absences"],
                       *([f"E{one}", who[one], one % 4, one % 3] for one in ids)],
        "Read me": [["How to use this workbook"], ["Agent ID and Notes are mandatory"]],
    }  # fmt: skip
    heads = [
        ("Worker ID", "Agent ID"), ("Family Name", "Last Name"), ("Given Name", "First Name"),
        ("Class Start Date", "Start Date"), ("Supervisor Email", None), ("Agent Email", "Email"),
        ("TBT Done", "TBTs Completed"), ("TBT Total", "TBTs Assigned"),
        ("Cert Calls", "Calls Completed"),
        ("Call Certifier", "Certifier"), ("Cert Pass Rate", "Pass Rate"),
        ("WCAP", "Written CAP Delivered"),
        ("Coordinator Notes", "Notes"),
    ]  # fmt: skip
    return listing("many teams", heads, people(rng), "Call Cert", Around(others=others))


def excel_table(rng: Random) -> Listing:
    """A progress report as an Excel table, with other names."""
    heads = [
        ("Report Date", "Date"), ("Associate Name", "Agent"), ("Associate ID", "Agent ID"),
        ("Modules Completed", "TBTs Completed"), ("Total Modules", "TBTs Assigned"),
        ("Module Hours", "TBT Hours"), ("Cert Calls Completed", "Calls Completed"),
        ("IT Issues", "Equipment Issue"), ("Comment", "Notes"),
    ]  # fmt: skip
    return listing("excel table", heads, reports(rng), "Log", Around(table=True))


def misspelt_report(rng: Random) -> Listing:
    """A progress report below a merged title, with slips."""
    heads = [
        ("Date", "Date"), ("Last Name", "Last Name"), ("Fist Name", "First Name"),
        ("TBTs Completedd", "TBTs Completed"), ("Calls Compleeted", "Calls Completed"),
        ("Equipment Isue", "Equipment Issue"), ("Notess", "Notes"),
    ]  # fmt: skip
    return listing("misspelt report", heads, reports(rng), "November",
                   Around([["ESP daily progress"]]))  # fmt: skip


def spanish_bands(rng: Random) -> Listing:
    """A Spanish tracker with groups, and a name in two columns of which one is just Nombre."""
    heads = [
        ("Cédula", "Agent ID"), ("Apellido", "Last Name"), ("Nombre", "First Name"),
        ("Fecha ingreso", "Start Date"), ("Estatus", "Status"), ("Turno", None),
        ("Llamadas", "Calls Completed"), ("Evaluador", "Certifier"), ("Comentarios", "Notes"),
    ]  # fmt: skip
    bands = {0: "Persona", 3: "Grupo", 5: "Avance", 8: "Otros"}
    return listing("spanish bands", heads, people(rng), "Grupo 11", Around(bands=bands))


def decoys(rng: Random) -> Listing:
    """Headings near ours that are none of them, and some of ours over other things."""
    heads = [
        ("Login ID", None), ("Employee #", "Agent ID"), ("Agent's Name", "Agent"),
        ("Supervisor Name", None), ("Trainer", None), ("Hire Date", None), ("Estado", None),
        ("Start", "Start Date"), ("Term Date", None), ("Final Score", None), ("Coaching", None),
        ("Hours", None), ("Tickets Closed", None), ("# of Calls Completed", "Calls Completed"),
        ("Pass/Fail", "Outcome"), ("Notes", "Notes"), ("Notes 2", None),
    ]  # fmt: skip
    return listing("decoys", heads, people(rng), "Certs")


LISTINGS: dict[str, Callable[[Random], Listing]] = {
    make.__name__: make
    for make in (plain, other_words, misspelt, spanish, spanish_report, two_rows, far_down,
                 many_teams, excel_table, misspelt_report, spanish_bands, decoys)
}  # fmt: skip
