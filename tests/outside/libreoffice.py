"""LibreOffice without a screen: opens workbooks, calculates them, and saves them anew."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8"}
SECONDS = 300


def resaved(books: Mapping[str, bytes], folder: Path, extension: str = "xlsx") -> dict[str, bytes]:
    """What LibreOffice makes of ``.xlsx`` workbooks, by the names given, in one call.

    Its profile and all files are kept in ``folder``. A workbook without cached values is
    calculated. Fails where LibreOffice is not there or leaves a workbook out.
    """
    given, made = folder / "given", folder / "made"
    given.mkdir(parents=True)
    for name, content in books.items():
        (given / f"{name}.xlsx").write_bytes(content)
    said = _convert(sorted(given.iterdir()), made, folder / "profile", FILTERS[extension])
    missing = [name for name in books if not (made / f"{name}.{extension}").is_file()]
    assert not missing, f"LibreOffice did not save {', '.join(missing)}; it said:\n{said}"
    return {name: (made / f"{name}.{extension}").read_bytes() for name in books}


def _convert(files: list[Path], target: Path, profile: Path, kind: str) -> str:
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: no program `soffice` on the path"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(target), *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as slow:
        message = f"LibreOffice took more than {SECONDS} s for {len(files)} workbooks"
        raise AssertionError(message) from slow
    said = done.stdout + done.stderr
    assert done.returncode == 0, f"LibreOffice ended with {done.returncode} and said:\n{said}"
    return said
