"""Names in the intake: safe, with the right ending, and free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.domain.intake_names import intake_name

ZIP, OLE = b"PK\3\4", b"\xd0\xcf\x11\xe0"


@pytest.mark.parametrize(
    ("given_name", "content", "name"),
    [
        ("Doe_Jane_80%.xlsx", ZIP, "Doe_Jane_80%.xlsx"),
        ("Doe.XLSX", ZIP, "Doe.XLSX"),
        ("Doe", ZIP, "Doe.xlsx"),
        ("Doe", OLE, "Doe.xls"),
        ("Doe.dat", OLE, "Doe.dat.xls"),
        ("../../etc/cron.d/x.xlsx", ZIP, "x.xlsx"),
        ("C:\\temp\\Doe.xlsm", ZIP, "Doe.xlsm"),
        (".hidden.xlsx", ZIP, "hidden.xlsx"),
        (".xlsx", ZIP, "xlsx.xlsx"),
        ("~$Doe.xlsx", ZIP, "Doe.xlsx"),
        ("a<b>:c.xlsx", ZIP, "abc.xlsx"),
        ("nul.xlsx", ZIP, "nul-.xlsx"),
        ("", ZIP, "scorecard.xlsx"),
        ("...", OLE, "scorecard.xls"),
    ],
)
def test_a_name_is_made_safe(given_name: str, content: bytes, name: str) -> None:
    assert intake_name(given_name, content, lambda _: True) == name


def test_a_name_in_use_gets_a_number() -> None:
    taken = {"Doe.xlsx", "Doe (2).xlsx"}
    assert intake_name("Doe.xlsx", ZIP, lambda name: name not in taken) == "Doe (3).xlsx"


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_folder_or_hides(given_name: str) -> None:
    name = intake_name(given_name, ZIP, lambda _: True)
    assert not set(name) & set('/\\\0:"<>|?*')
    assert not name.startswith((".", "~$", " "))
    assert len(name.encode()) < 500
    assert name.rpartition(".")[0]
