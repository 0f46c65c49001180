"""Colors that appear as the scorecard fills; each repeats what a word already says."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from callcert.excel.template import formulas
from callcert.excel.template import layout as at
from callcert.excel.template.layout import Layout
from callcert.excel.template.style import (
    AMBER,
    AMBER_FAINT,
    AMBER_TINT,
    GREEN,
    GREEN_TINT,
    GREY_TINT,
    MUTED,
    PAPER,
    RED,
    RED_TINT,
    signal,
)

_GOOD = signal(GREEN, GREEN_TINT)
_BAD = signal(RED, RED_TINT)
_CARE = signal(AMBER, AMBER_TINT)
_QUIET = signal(MUTED, GREY_TINT, bold=False)
_CRITICAL = signal(PAPER, RED)
_OWN_FORMAT = 200
"""A number for a number format: above those built in and those of the cells."""


def add_signals(sheet: Worksheet, layout: Layout) -> None:
    """Conditional formats for the marks, the totals, the feedback and the summary."""
    _marks(sheet, layout)
    _totals(sheet, layout)
    _feedback(sheet, layout)
    _summary(sheet)


def _when(sheet: Worksheet, area: str, condition: str, style: DifferentialStyle) -> None:
    rule = Rule(type="expression", formula=[condition], dxf=style, stopIfTrue=True)
    sheet.conditional_formatting.add(area, rule)


def _marks(sheet: Worksheet, layout: Layout) -> None:
    row = at.FIRST_ITEM_ROW
    mark = f"{at.FIRST_CALL}{row}"
    points, auto_fail = f"${at.POINTS}{row}", f"${at.AUTO_FAIL}{row}"
    text = formulas.word(mark)
    valid = formulas.valid_mark(mark, points, auto_fail)
    refused = f'({text}="NO")+ISNUMBER({mark})*({mark}=0)>0'
    area = f"{mark}:{at.LAST_CALL}{layout.last_item_row}"
    _when(sheet, area, f'AND({text}<>"",({valid})=0)', _CARE)
    _when(sheet, area, f'AND({auto_fail}="Yes",{refused})', _CRITICAL)
    _when(sheet, area, refused, _BAD)
    _when(sheet, area, f'{text}="N/A"', _QUIET)
    _when(sheet, area, f"AND(ISNUMBER({mark}),{mark}<{points})", signal(AMBER, AMBER_FAINT))


def _totals(sheet: Worksheet, layout: Layout) -> None:
    missed = f"{at.FIRST_CALL}{layout.missed}"
    _when(sheet, _row(layout.missed), f"N({missed})>0", _BAD)
    unmarked = f"{at.JUDGED[0]}{layout.unmarked}"
    judged = f"{unmarked}:{at.LAST_CALL}{layout.unmarked}"
    begun = f"{unmarked}<ROWS({layout.items_in(at.JUDGED[0])})"
    _when(sheet, judged, f"AND({unmarked}>0,{begun})", _CARE)
    _near_miss(sheet, layout)
    result = f"{at.FIRST_CALL}${layout.result}"
    area = f"{at.FIRST_CALL}{layout.score}:{at.LAST_CALL}{layout.result}"
    _verdict(sheet, area, result, formulas.PASS, formulas.FAIL)
    _when(sheet, area, f'{result}="{formulas.NO_POINTS}"', _CARE)
    _when(sheet, area, f'{result}="{formulas.INCOMPLETE}"', _QUIET)


def _near_miss(sheet: Worksheet, layout: Layout) -> None:
    """A score that two decimals would show as the pass score, though it is below, shows more."""
    score, least = f"{at.FIRST_CALL}{layout.score}", layout.pass_score
    condition = f"AND(ISNUMBER({score}),{score}<{least},ROUND({score},2)>={least})"
    exact = signal(RED, RED_TINT)
    exact.numFmt = NumberFormat(numFmtId=_OWN_FORMAT, formatCode="0.0000000000")
    _when(sheet, _row(layout.score), condition, exact)


def _verdict(sheet: Worksheet, area: str, cell: str, good: str, bad: str) -> None:
    _when(sheet, area, f'{cell}="{good}"', _GOOD)
    _when(sheet, area, f'{cell}="{bad}"', _BAD)


def _feedback(sheet: Worksheet, layout: Layout) -> None:
    """A call with all its marks asks for its feedback [K10] [K11]."""
    call = at.FIRST_CALL
    done = f"{call}${layout.unmarked}=0"
    praise = f"{call}{layout.did_well}"
    _when(sheet, _row(layout.did_well), f"AND({done},LEN(TRIM({praise}))=0)", _CARE)
    lost = f"{call}${layout.earned}<{call}${layout.applicable}"
    reason = f"{call}{layout.marked_down}"
    _when(sheet, _row(layout.marked_down), f"AND({done},{lost},LEN(TRIM({reason}))=0)", _CARE)


def _summary(sheet: Worksheet) -> None:
    tiles = f"{at.CALLS_PASSED}:{at.OUTCOME}"
    outcome = f"${at.OUTCOME[0]}${at.OUTCOME[1:]}"
    _verdict(sheet, tiles, outcome, formulas.CERTIFIED, formulas.FAILED)
    _when(sheet, tiles, f'{outcome}="{formulas.INCOMPLETE}"', _QUIET)
    time, limit = at.TIME_ON_CALLS, at.HOURS_LIMIT
    over = f'IF(ISNUMBER({time}),ROUND(24*{time},6)>{limit},{time}<>"")'
    _when(sheet, time, over, _CARE)
    status = f"{at.SECTION}{at.STATUS_ROW}"
    _when(sheet, status, f'LEFT({status},5)="Ready"', DifferentialStyle(font=_GOOD.font))


def _row(row: int) -> str:
    return f"{at.FIRST_CALL}{row}:{at.LAST_CALL}{row}"
