"""The counting of the scorecard as formulas, in functions that spreadsheets have had since 2007.

The same rules as in ``callcert.domain``; what the sheet shows is compared with them when the
scorecard comes back.
"""

from dataclasses import dataclass

from callcert.domain.rules import CALLS, COACHED_CALL
from callcert.excel.template.layout import (
    AUTO_FAIL,
    CERTIFY_AT,
    COMPLETED,
    CONNECTED,
    FIRST_CALL,
    POINTS,
    Layout,
)

PASS, FAIL, COACHED, INCOMPLETE, NO_POINTS = "Pass", "Fail", "Coached", "Incomplete", "No points"
CERTIFIED, FAILED = "Certified", "Failed"

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_DROPPED = '<>:"/\\|?*'


@dataclass(frozen=True)
class CallFormulas:
    """The totals of the call in one column [K9]."""

    layout: Layout
    column: str

    @property
    def marks(self) -> str:
        """The marks of this call."""
        return self.layout.items_in(self.column)

    @property
    def points(self) -> str:
        """What the items are worth."""
        return self.layout.items_in(f"${POINTS}")

    @property
    def auto_fail(self) -> str:
        """Which items are auto-fails."""
        return self.layout.items_in(f"${AUTO_FAIL}")

    def earned(self) -> str:
        """Points of every Yes, and the numbers as they stand."""
        number = valid_number(self.marks, self.points, self.auto_fail)
        yes = f'SUMPRODUCT(({word(self.marks)}="YES")*{self.points})'
        return f'=IFERROR({yes}+SUMPRODUCT({number},{self.marks}),"")'

    def applicable(self) -> str:
        """Points of the items that have a mark other than N/A."""
        text = word(self.marks)
        number = valid_number(self.marks, self.points, self.auto_fail)
        counted = f'(({text}="YES")+({text}="NO")+{number})'
        return f'=IFERROR(SUMPRODUCT({counted}*{self.points}),"")'

    def missed(self) -> str:
        """Auto-fail items marked No or 0."""
        refused = f'({word(self.marks)}="NO")+ISNUMBER({self.marks})*({self.marks}=0)'
        return f'=IFERROR(SUMPRODUCT(({self.auto_fail}="Yes")*({refused})),"")'

    def unmarked(self) -> str:
        """Marks missing or not valid; a cell with an error value is not valid either."""
        valid = valid_mark(self.marks, self.points, self.auto_fail)
        errors = f"SUMPRODUCT(--ISERROR({self.marks}))"
        return f"=IFERROR(ROWS({self.marks})-SUMPRODUCT({valid}),{errors})"

    def score(self) -> str:
        """Blank marks leave it empty, never zero; an auto-fail makes it zero."""
        if self.column == FIRST_CALL:
            return f"={self.layout.coached_score}"
        earned, applicable = self._total("earned"), self._total("applicable")
        exact = f"ROUND(100*{earned}/{applicable},10)"
        judged = f'IF({applicable}=0,"",IF({self._total("missed")}>0,0,{exact}))'
        return f'=IF({self._total("unmarked")}>0,"",{judged})'

    def result(self) -> str:
        """What became of the call, in a word."""
        if self.column == FIRST_CALL:
            return f'="{COACHED}"'
        passed = f'IF({self._total("score")}>={self.layout.pass_score},"{PASS}","{FAIL}")'
        judged = f'IF({self._total("applicable")}=0,"{NO_POINTS}",{passed})'
        return f'=IF({self._total("unmarked")}>0,"{INCOMPLETE}",{judged})'

    def _total(self, row: str) -> str:
        return f"{self.column}{getattr(self.layout, row)}"


def word(marks: str) -> str:
    """The marks without case and outer spaces, as upper-case text."""
    return f'UPPER(TRIM(SUBSTITUTE({marks},"{_NO_BREAK_SPACE}"," ")))'


def valid_number(marks: str, points: str, auto_fail: str) -> str:
    """1 where a mark is a number it may be: 0 to the points, on an auto-fail item only the ends."""
    ends_only = f'(({auto_fail}<>"Yes")+({marks}=0)+({marks}={points})>0)'
    return f"ISNUMBER({marks})*({marks}>=0)*({marks}<={points})*{ends_only}"


def valid_mark(marks: str, points: str, auto_fail: str) -> str:
    """1 where a mark counts as given."""
    text = word(marks)
    number = valid_number(marks, points, auto_fail)
    return f'({text}="YES")+({text}="NO")+({text}="N/A")+{number}'


def calls_passed(layout: Layout) -> str:
    """The coached call counts as passed [K4]; empty until the others all have a score."""
    scores, results = layout.judged_in(layout.score), layout.judged_in(layout.result)
    passed = f'1+SUMPRODUCT(--({results}="{PASS}"))'
    return f'=IF(COUNT({scores})<COLUMNS({scores}),"",{passed})'


def pass_rate() -> str:
    """Calls passed of all calls [K12], as a fraction."""
    return f'=IF(Calls_Passed="","",Calls_Passed/{CALLS})'


def outcome() -> str:
    """Whether the rate certifies [K12]; the coached call alone is no rate."""
    reached = f'IF(ROUND(Pass_Rate,10)>={CERTIFY_AT},"{CERTIFIED}","{FAILED}")'
    return f'=IF(Pass_Rate="","{INCOMPLETE}",{reached})'


def file_name() -> str:
    """The name to save under [K12], as far as trimming and substituting can clean the names."""
    last, first = cleaned("Agent_Last_Name"), cleaned("Agent_First_Name")
    name = f'{last}&"_"&{first}&"_"&ROUND(100*Pass_Rate,0)&"%.xlsx"'
    return f'=IF(Pass_Rate="","",IF(OR({last}="",{first}=""),"",{name}))'


def cleaned(name: str) -> str:
    """A name part without what file names cannot hold, and without outer dots."""
    text = name
    for blank in (f'"{_NO_BREAK_SPACE}"', "CHAR(9)", "CHAR(10)", "CHAR(13)"):
        text = f'SUBSTITUTE({text},{blank}," ")'
    for character in _DROPPED:
        quoted = character.replace('"', '""')
        text = f'SUBSTITUTE({text},"{quoted}","")'
    text = f'TRIM(SUBSTITUTE(CLEAN({text}),"_","-"))'
    return f"TRIM({_without_outer_dots(text)})"


def _without_outer_dots(text: str) -> str:
    """Dots and spaces change places for one TRIM; ``_`` is free to stand for a space by then."""
    swapped = f'SUBSTITUTE(SUBSTITUTE({text}," ","_"),"."," ")'
    return f'SUBSTITUTE(SUBSTITUTE(TRIM({swapped})," ","."),"_"," ")'


def time_on_calls() -> str:
    """From connecting to the end of the last call [TF1]; a bare time is taken on the same day."""
    both = f"AND(ISNUMBER({CONNECTED}),ISNUMBER({COMPLETED}))"
    alike = f"({CONNECTED}>=1)=({COMPLETED}>=1)"
    dated = f'IF({COMPLETED}<{CONNECTED},"Check times",{COMPLETED}-{CONNECTED})'
    start, end = f"MOD({CONNECTED},1)", f"MOD({COMPLETED},1)"
    clock = f'IF({end}<{start},"Check times",{end}-{start})'
    return f'=IF({both},IF({alike},{dated},{clock}),"")'


def status(layout: Layout) -> str:
    """What is left to do, most important first [K11] [K12] [K13]."""
    unmarked = layout.judged_in(layout.unmarked)
    praise = layout.calls_in(layout.did_well)
    earned, applicable = layout.judged_in(layout.earned), layout.judged_in(layout.applicable)
    reasons = layout.judged_in(layout.marked_down)
    unexplained = f"SUMPRODUCT(({earned}<{applicable})*(LEN(TRIM({reasons}))=0))"
    judged = f"{COACHED_CALL + 1} to {CALLS}"
    steps = (
        (
            'OR(TRIM(Agent_Last_Name)="",TRIM(Agent_First_Name)="")',
            '"To do: enter the last and first name of the agent."',
        ),
        (
            'OR(TRIM(Agent_ID)="",TRIM(Certifier)="")',
            '"To do: enter the agent ID and your own name."',
        ),
        (
            'OR(Certification_Date="",Connected_At="")',
            '"To do: enter the date and when you connected."',
        ),
        (
            f"SUM({unmarked})>0",
            f'"To do: marks missing or not valid in calls {judged}: "&SUM({unmarked})&"."',
        ),
        ('Pass_Rate=""', '"To do: a call with nothing but N/A cannot be scored."'),
        (
            f"SUMPRODUCT(--(LEN(TRIM({praise}))=0))>0",
            '"To do: add what the agent did well on every call."',
        ),
        (f"{unexplained}>0", '"To do: say what was marked down wherever points were lost."'),
        ('Completed_At=""', '"To do: enter when the last call was completed."'),
    )
    text = '"Ready: save under the name at the right and email it to the coordinator right away."'
    for condition, message in reversed(steps):
        text = f"IF({condition},{message},{text})"
    return f"={text}"
