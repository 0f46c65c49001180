"""What a file is, by bytes and name."""

import io
import zipfile

import pytest

from callcert.mail.enclosures import clean_file_name, kind_of
from tests.forms import scorecard
from tests.mail.cfb import compound, outlook_message

OLE_BOOK = compound({"Workbook": b"x" * 5000})


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", scorecard(), "workbook"),
        ("a", scorecard(), "workbook"),
        ("a.xlsm", scorecard(), "workbook"),
        ("a.xlsx", b"PK\3\4 damaged", "workbook"),
        ("a.ods", zipped("mimetype", "content.xml"), "workbook"),
        ("a.xls", OLE_BOOK, "workbook"),
        ("a.dat", OLE_BOOK, "workbook"),
        ("a.xlsx", compound({"EncryptedPackage": b"x" * 5000}), "workbook"),
        ("a.doc", compound({"WordDocument": b"x" * 5000}), "other"),
        ("a.msg", outlook_message("a@b.c", "x", "y"), "message"),
        ("a.eml", b"From: a@b.c", "message"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml"), "other"),
        ("a.zip", zipped("a.xlsx"), "archive"),
        ("a.xlsx", zipped("evil.exe"), "archive"),
        ("a.zip", b"PK\3\4 damaged", "archive"),
        ("a.rar", b"Rar!\x1a\7", "archive"),
        ("a.bin", b"7z\xbc\xaf\x27\x1c", "archive"),
        ("a.xlsx", b"a,b\n", "no-workbook"),
        ("a.xls", b"<html><table>", "dangerous"),
        ("a.xlsx", b"MZ\x90", "dangerous"),
        ("a.xlsx.exe", scorecard(), "dangerous"),
        ("a.EXE. ", scorecard(), "dangerous"),
        ("a.lnk", b"x", "dangerous"),
        ("a.js", b"x", "dangerous"),
        ("a.docm", zipped("[Content_Types].xml"), "dangerous"),
        ("invoice.html", b"hello", "dangerous"),
        ("ATT00001.htm", b"<html>", "other"),
        ("ATT00001.htm.exe", b"MZ", "dangerous"),
        ("logo.png", b"\x89PNG", "other"),
        ("notes.txt", b"#!/bin/sh", "dangerous"),
        ("smime.p7s", b"0\x82", "other"),
        ("", b"", "other"),
    ],
)
def test_where_name_and_bytes_disagree_the_worse_counts(
    name: str, content: bytes, kind: str
) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "clean"),
    [("a\\b/c.xlsx", "c.xlsx"), ("c\u202excod.exe", "cxcod.exe"), (" a \n b ", "a b"),
     ("x" * 500, "x" * 200), ("\x1b[31mred", "[31mred")],
)  # fmt: skip
def test_a_name_is_fit_to_be_shown(name: str, clean: str) -> None:
    assert clean_file_name(name) == clean
