"""What a workbook of a kind may need, and the verdict on one that needs more."""

from dataclasses import dataclass

from callcert.domain.files import LARGEST_FILE
from callcert.excel.references import LAST_COLUMN, LAST_ROW, column_letters


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook of a kind may need; beyond it the file is refused unread.

    Sizes in bytes, before and after unpacking; the furthest filled cell by row and column, and
    how many cells there may be up to it, since readers make room for every one of them; the text
    of a sheet, a shared one counted wherever it is used. ``plain`` is how large the parts without
    the pictures may be for it to be read in this process; another process has ``seconds`` for
    the whole file, and ``memory``.
    """

    packed: int
    unpacked: int
    parts: int
    rows: int
    columns: int
    cells: int
    text: int
    plain: int
    seconds: float
    memory: int

    def exceeded_by(self, rows: int, columns: int) -> bool:
        """Whether a sheet whose furthest cell is there goes too far."""
        return rows > self.rows or columns > self.columns or rows * columns > self.cells

    def check(self, sheet: str, rows: int, columns: int) -> None:
        """Refuses a sheet whose furthest cell is there where that is too far."""
        if self.exceeded_by(rows, columns):
            furthest = f"row {rows}, column {column_letters(columns)}"
            raise Refused("too-large", f"sheet {sheet} goes as far as {furthest}")


SCORECARD_LIMITS = Limits(
    packed=LARGEST_FILE,
    unpacked=100_000_000,
    parts=2_000,
    rows=5_000,
    columns=500,
    cells=2_500_000,
    text=20_000_000,
    plain=4_000_000,
    seconds=4,
    memory=384 * 2**20,
)
"""A scorecard has some fifty rows and ten columns."""

SHARED_BOOK_LIMITS = Limits(
    packed=200_000_000,
    unpacked=2_000_000_000,
    parts=10_000,
    rows=LAST_ROW,
    columns=LAST_COLUMN,
    cells=60_000_000,
    text=1_000_000_000,
    plain=2_000_000_000,
    seconds=60,
    memory=3 * 2**30,
)
"""A progress report may fill a sheet from top to bottom; a tracker has some sixty columns."""


class Refused(Exception):  # noqa: N818  a verdict about a file, not a failure of the program
    """The file is not read; ``code`` is that of the finding, ``reason`` its own words."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
