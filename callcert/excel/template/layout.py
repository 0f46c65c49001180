"""Where everything stands on the scorecard, worked out once from the number of items."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from callcert.domain.rules import CALLS, COACHED_CALL

SHEET = "Scorecard"
GUIDE = "QA Definitions Guide"

SECTION, ITEM, POINTS, AUTO_FAIL = "ABCD"
CALL_COLUMNS = tuple(ascii_uppercase[4 : 4 + CALLS])
FIRST_CALL, LAST_CALL = CALL_COLUMNS[0], CALL_COLUMNS[-1]
JUDGED = CALL_COLUMNS[COACHED_CALL:]
"""The columns of the calls after the coached one."""

LAST_NAME, FIRST_NAME, AGENT_ID, CERTIFIER = "B3", "B4", "B5", "B6"
CERTIFIED_ON, CONNECTED, COMPLETED = "E3", "E4", "E5"
TIME_ON_CALLS, HOURS_LIMIT = "E6", "F6"
CALLS_PASSED, PASS_RATE, OUTCOME, FILE_NAME = "G4", "H4", "I4", "G6"
CERTIFY_AT = "I5"
STATUS_ROW, HEADING_ROW, SCENARIO_ROW, FIRST_ITEM_ROW = 7, 8, 9, 10


@dataclass(frozen=True)
class Layout:
    """The rows below the header, and the places named for those who read or fill the sheet."""

    items: int

    @property
    def last_item_row(self) -> int:
        """The row of the last item."""
        return FIRST_ITEM_ROW + self.items - 1

    @property
    def earned(self) -> int:
        """The row of points earned."""
        return self.last_item_row + 1

    @property
    def applicable(self) -> int:
        """The row of points applicable."""
        return self.earned + 1

    @property
    def missed(self) -> int:
        """Auto-fail items marked No or 0."""
        return self.earned + 2

    @property
    def unmarked(self) -> int:
        """Marks missing or not valid."""
        return self.earned + 3

    @property
    def score(self) -> int:
        """The row of the call scores."""
        return self.earned + 4

    @property
    def result(self) -> int:
        """The row that says passed or not."""
        return self.earned + 5

    @property
    def did_well(self) -> int:
        """The row of praise."""
        return self.earned + 6

    @property
    def marked_down(self) -> int:
        """The row of reasons."""
        return self.earned + 7

    @property
    def next_steps(self) -> int:
        """The row of advice, and the last."""
        return self.earned + 8

    @property
    def coached_score(self) -> str:
        """The cell with the score the coached call is given."""
        return f"${POINTS}${self.score}"

    @property
    def pass_score(self) -> str:
        """The cell with the score at which a call passes."""
        return f"${POINTS}${self.result}"

    def items_in(self, column: str) -> str:
        """The item rows of one column; rows fixed, so that it reads the same for every call."""
        return f"{column}${FIRST_ITEM_ROW}:{column}${self.last_item_row}"

    def calls_in(self, row: int) -> str:
        """One row of all calls."""
        return f"${FIRST_CALL}${row}:${LAST_CALL}${row}"

    def judged_in(self, row: int) -> str:
        """One row of the calls that are not coached."""
        return f"${JUDGED[0]}${row}:${JUDGED[-1]}${row}"

    def names(self) -> Mapping[str, str]:
        """Every defined name of the workbook and the rectangle it stands for."""
        first, last = FIRST_ITEM_ROW, self.last_item_row
        return {
            "Agent_Last_Name": _cell(LAST_NAME),
            "Agent_First_Name": _cell(FIRST_NAME),
            "Agent_ID": _cell(AGENT_ID),
            "Certifier": _cell(CERTIFIER),
            "Certification_Date": _cell(CERTIFIED_ON),
            "Connected_At": _cell(CONNECTED),
            "Completed_At": _cell(COMPLETED),
            "Items": f"${ITEM}${first}:${ITEM}${last}",
            "Points": f"${POINTS}${first}:${POINTS}${last}",
            "Auto_Fail": f"${AUTO_FAIL}${first}:${AUTO_FAIL}${last}",
            "Marks": f"${FIRST_CALL}${first}:${LAST_CALL}${last}",
            "Call_Scores": self.calls_in(self.score),
            "Call_Results": self.calls_in(self.result),
            "Scenario": self.calls_in(SCENARIO_ROW),
            "Did_Well": self.calls_in(self.did_well),
            "Marked_Down": self.calls_in(self.marked_down),
            "Next_Steps": self.calls_in(self.next_steps),
            "Calls_Passed": _cell(CALLS_PASSED),
            "Pass_Rate": _cell(PASS_RATE),
            "Outcome": _cell(OUTCOME),
            "File_Name": _cell(FILE_NAME),
        }


def _cell(address: str) -> str:
    return f"${address[0]}${address[1:]}"
