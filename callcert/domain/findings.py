"""Everything callcert can find wrong with what people returned: one table, one value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person must put right: what, where and how; None where a place does not apply."""

    code: str
    severity: Severity
    message: str
    fix: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None

    def at(self, file: str) -> "Finding":
        """The same finding about that file."""
        return replace(self, file=file)


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table; ``{words}`` in braces are the facts of the single case."""

    severity: Severity
    message: str
    fix: str


def _error(message: str, fix: str) -> Kind:
    return Kind("error", message, fix)


def _warning(message: str, fix: str) -> Kind:
    return Kind("warning", message, fix)


KINDS: Mapping[str, Kind] = {
    # the file
    "unreadable": _error(
        "cannot be read: {reason}",
        "check that the file is there, is not open elsewhere and that you may read it; run again",
    ),
    "not-a-workbook": _error(
        "is not an Excel workbook: {reason}",
        "ask the certifier for the scorecard itself, saved as .xlsx",
    ),
    "encrypted": _error(
        "is protected by a password",
        "ask the certifier to save it without a password (File, Info, Protect Workbook)",
    ),
    "too-large": _error(
        "is larger than a scorecard can be: {reason}",
        "ask for a scorecard filled in a fresh copy of the template",
    ),
    "damaged": _error(
        "is a workbook, but a damaged one: {reason}",
        "open it in Excel, let it repair the file, save it under a new name and send that",
    ),
    "unknown-layout": _error(
        "fits no scorecard callcert knows: {reason}",
        "copy the marks into a fresh copy of the template (AetnaQAScorecard.xlsx)",
    ),
    "layout-broken": _error(
        "the form has been changed: {reason}",
        "copy the marks into a fresh copy of the template (AetnaQAScorecard.xlsx)",
    ),
    # the agent
    "agent-name-missing": _error(
        "the agent's {part} name is missing", "enter the agent's {part} name in this cell"
    ),
    "agent-name-unusable": _error(
        "nothing of the agent's {part} name {shown} can stand in a file name",
        "enter the name in letters",
    ),
    # the marks
    "call-blank": _error(
        "call {call} has no marks at all",
        "complete all five calls on this workbook, then send it again",
    ),
    "mark-blank": _error("call {call} has no mark here", "enter Yes, No, N/A or the points earned"),
    "mark-invalid": _error(
        'call {call}: "{shown}" is no mark',
        "enter Yes, No, N/A or a number of points, typed as a number and not as text",
    ),
    "mark-above-points": _error(
        "call {call}: {shown} is more than the item's {points} points",
        "enter a number from 0 to {points}",
    ),
    "mark-auto-fail": _error(
        "call {call}: {shown} on an auto-fail item worth {points}",
        "enter Yes, No or N/A; an auto-fail item is met or missed, nothing between",
    ),
    "no-items": _error("no items are listed", "copy the marks into a fresh copy of the template"),
    "item-points": _error(
        "the points of this item read {shown}", "restore the points from the template"
    ),
    "item-auto-fail": _error(
        'whether this item is auto-fail reads "{shown}"', "enter Yes, or leave the cell empty"
    ),
    "no-applicable-points": _error(
        "call {call}: every item is N/A, so there is nothing to score",
        "mark the items that did apply",
    ),
    "total-differs": _error(
        "the sheet shows {shown} for {what}, its marks give {computed}",
        "find out which is right: correct the marks, or restore the formula (the sheet's "
        "protection has no password); a template for other thresholds shows other results",
    ),
    "file-rate-differs": _error(
        "the file's name says {shown}%, its marks give {computed}%",
        "check the marks; if they are right, the name is not needed: rename the file and run again",
    ),
    # filing
    "several-returned": _error(
        "different scorecards for {agent} in one run: {others}",
        "keep the right one, move the others away, run again",
    ),
    "already-have-one": _error(
        "another scorecard is filed for {agent}: {others}",
        "compare the two; to file this one instead, run again with its name and --replace",
    ),
    "same-id-other-name": _error(
        "has the agent ID {agent_id}, and so has {others}: two names for one ID",
        "correct the ID where it is wrong; if it is one person under two names, keep one of the "
        "two, or run again with --replace where the other is filed already",
    ),
    "several-agents": _error(
        "{agent} has no agent ID, and several agents of that name are filed: {others}",
        "enter the agent ID, so that callcert knows whose scorecard this is",
    ),
    "name-taken": _error(
        "a file that is not known as this agent's scorecard stands under the name: {name}",
        "look whether it is damaged or another's; mend it, move it or rename it, run again",
    ),
    "withdrawn-before": _error(
        "this very scorecard was withdrawn on {date}",
        "remove it from the folder; if it is right after all, name the file itself to file it",
    ),
    "cannot-file": _error(
        "could not be filed: {reason}",
        "mend that (make room, make the folder writable) and run again; the returned file is "
        "where it was",
    ),
    # what is worth a look
    "agent-id-missing": _warning(
        "no agent ID", "enter the ID: with it, agents of one name cannot be taken for each other"
    ),
    "certifier-missing": _warning("no certifier named", "enter who scored the calls"),
    "date-missing": _warning("no certification date", "enter the day of the calls"),
    "date-unreadable": _warning(
        "the certification date {shown} cannot be read", "enter it as month/day/year"
    ),
    "times-missing": _warning(
        "the time the certifier {what} is missing",
        "enter it, so that the time spent can be checked",
    ),
    "times-unreadable": _warning(
        "the time the certifier {what}, {shown}, cannot be read",
        "enter it as a time, such as 9:05 AM",
    ),
    "times-backwards": _warning(
        "completed at {completed}, before the certifier connected at {connected}",
        "check both times",
    ),
    "calls-too-long": _warning(
        "the calls took {shown}, longer than {limit}",
        "find out what held them up",
    ),
    "did-well-missing": _warning(
        "call {call}: nothing the agent did well", "add at least one thing that went well"
    ),
    "marked-down-missing": _warning(
        "call {call} lost points and does not say what was marked down",
        "add what was marked down, so that the agent can learn from it",
    ),
    "other-thresholds": _warning(
        "the sheet counts by other thresholds than the settings: it shows {shown}, they give "
        "{computed}",
        "the settings decide; build a template for them (callcert template build FILE)",
    ),
    "call-1-blank": _warning(
        "call 1: {count} of {items} items without a usable mark",
        "nothing to mend for the score (call 1 is coached), but agents learn from its marks",
    ),
    "call-1-total": _warning(
        "the sheet shows {shown} for call 1, which is coached and counts {computed}",
        "nothing to mend for the score; the formula is worth restoring",
    ),
    "no-cached-totals": _warning(
        "the workbook holds no calculated totals, so there is nothing to compare with",
        "nothing to mend: callcert computed them; opening and saving in Excel adds them",
    ),
    "macros": _warning(
        "is a macro workbook; its macros were not run", "ask for .xlsx the next time"
    ),
    "namesake": _warning(
        "another agent is called {agent} too; this one is filed under the ID {agent_id}",
        "check that the IDs are right: these are two people",
    ),
    "same-file-twice": _warning(
        "the same workbook as {others}", "nothing to mend; one of the two can go"
    ),
    "replaces": _warning(
        "takes the place of {others}, which moves to superseded/",
        "nothing to mend, if that is what you meant; callcert score --withdraw takes it back",
    ),
    "open-elsewhere": _warning(
        "somebody has it open in Excel",
        "what they have not saved is not in it; ask for the final one",
    ),
    "filed-again": _warning(
        "this very scorecard was withdrawn on {date} and is filed again, as you named it",
        "if that was not meant, withdraw it again",
    ),
    "not-removed": _warning(
        "is filed, but could not be removed from the intake: {reason}",
        "close it wherever it is open, or let it be deleted; the next run removes it",
    ),
    # the progress report and the tracker: their rows
    "heading-twice": _warning(
        'two columns are headed "{heading}"; this one is not read',
        "rename it, or say which one is meant under [tracker.columns] or [progress.columns]",
    ),
    "row-single": _warning(
        'only this cell of the row is filled ("{shown}"), so it was taken for a heading',
        "nothing to mend, unless it was meant as a row: then fill in the rest",
    ),
    "row-nobody": _error(
        "the row names nobody: it has neither a name nor an agent ID", "enter whose row it is"
    ),
    "row-date": _error(
        "the date {shown} cannot be read, so the row was left out", "enter it as month/day/year"
    ),
    "row-count": _error(
        "{heading} reads {shown}, which is no number; the row was left out",
        "enter a whole number (Excel turns 3/5 into a date unless the cell is formatted as text)",
    ),
    "row-hours": _warning("{heading} reads {shown}, which is no number", "enter the hours"),
    "row-unknown": _error(
        "{shown} is nobody in the tracker{near}; the row was left out",
        "correct the name or the ID, or settle the spelling under [progress.aliases]",
    ),
    "row-ambiguous": _error(
        "{shown} may be any of {candidates}; the row was left out",
        "enter the agent ID",
    ),
    "id-of-another": _warning(
        "the name is {shown}, but the agent ID is that of {agent}, whose row it was taken for",
        "correct the name or the ID",
    ),
    "row-future": _warning(
        "is dated after {day}, so it was not used", "correct the date, unless it is right"
    ),
    "more-than-assigned": _warning(
        "{done} of {of} {what} done", "find out which of the two numbers is right"
    ),
    "tbts-too-long": _warning(
        "{hours} hours on modules, longer than {limit}", "find out what holds the agent up"
    ),
    "count-down": _warning(
        "{heading} went down from {before} on {day} to {now}",
        "ask the agent which is right; the lower one counts, as it is the newer",
    ),
    "awaiting-scorecard": _warning(
        "{agent} reports five calls, and there is neither a scorecard nor an outcome",
        "ask the certifier for the scorecard",
    ),
    "issue-solved": _warning(
        '{agent} reports no equipment issue any more, the tracker still has "{issue}"',
        "if it is solved: callcert equipment clear",
    ),
    "start-unreadable": _error(
        "the start date {shown} cannot be read, so the row was left out",
        "enter it as month/day/year",
    ),
    "start-missing": _error(
        "{agent} has no start date and has not reported yet, so no day can be counted",
        "enter the start date",
    ),
    "start-assumed": _warning(
        "{agent} has no start date in the tracker; counted from {day}, {source}",
        "enter the start date",
    ),
    "start-day-off": _warning(
        "the start date {day} is no business day ({reason}); Day 1 is {first}",
        "check the date; nothing to mend if it is right",
    ),
    "same-id-twice": _error(
        "{agent} has several rows and has left in none of them: {others}; all were left out",
        "give the old row its status (Moved, Transferred), or correct the ID",
    ),
    "status-unknown": _warning(
        "the status {shown} is not known; the agent counts as active",
        "use Active, or add it to left_statuses under [tracker] if it means that they left",
    ),
    "excused-unreadable": _warning(
        "{shown} is no day or range of days, so it excuses none",
        "enter the days as 11/20/2026, 11/23/2026-11/24/2026",
    ),
    "tracker-count": _warning(
        "{heading} reads {shown}, which is no number, so it was not used", "enter a number"
    ),
    "outcome-unknown": _warning(
        "the outcome {shown} is not known, so it was not used", "enter Certified or Failed"
    ),
    "outcome-differs": _warning(
        "the outcome {shown} and the pass rate beside it contradict each other; the outcome counts",
        "correct the one that is wrong",
    ),
    "date-cell-unreadable": _warning(
        "{heading} reads {shown}, which is no date, so it was not used",
        "enter it as month/day/year",
    ),
    "delivery-unreadable": _error(
        "{heading} reads {shown}, which is no date, so the step does not count as delivered",
        "enter the day as month/day/year",
    ),
    "step-without-forerunner": _error(
        "the {step} is dated {day}, but the {forerunner} before it has no delivery by then; "
        "it was not counted",
        "enter when the {forerunner} was delivered, or take this date out",
    ),
    "step-before-start": _error(
        "the {step} is dated {day}, before the start on {start}; it was not counted",
        "correct the date",
    ),
    "step-after-day": _error(
        "the {step} is dated {day}, after {as_of}; it was not counted",
        "correct the date; a step is entered once it was delivered",
    ),
    "scorecard-unknown": _warning(
        "the scorecard of {shown} is filed, but nobody in the tracker is that agent{near}",
        "enter the agent in the tracker, or correct the name or the ID",
    ),
    "scorecard-ambiguous": _warning(
        "the scorecard of {shown} is filed and may be that of any of {candidates}",
        "enter the agent ID on the scorecard and file it again",
    ),
    # what is written to the tracker
    "cell-changed": _warning(
        'somebody changed {heading} from "{written}" to "{shown}"; "{wanted}" was not written',
        "if theirs is right, nothing; else enter {wanted} yourself",
    ),
    "cell-differs": _warning(
        '{heading} says "{shown}", {source} says "{wanted}"; it was left as it is',
        "find out which is right, and correct the other",
    ),
    "cell-refused": _warning(
        "{heading} was not changed to {wanted}: {reason}",
        "make the change yourself, or free the cell",
    ),
}


def finding(
    code: str,
    facts: Mapping[str, object] = MappingProxyType({}),
    *,
    sheet: str | None = None,
    cell: str | None = None,
) -> Finding:
    """The finding of that code with the facts of the case; an unknown code is a ``KeyError``."""
    kind = KINDS[code]
    message, fix = (
        words.format_map(facts) if "{" in words else words for words in (kind.message, kind.fix)
    )
    return Finding(code, kind.severity, message, fix, None, sheet, cell)
