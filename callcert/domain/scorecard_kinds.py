"""What can be wrong with a returned scorecard and its filing."""

from collections.abc import Mapping

from callcert.domain.kinds import Kind, error, warning

SCORECARD_KINDS: Mapping[str, Kind] = {
    # the file
    "unreadable": error(
        "cannot be read: {reason}",
        "check that the file is there, is not open elsewhere and that you may read it; run again",
    ),
    "not-a-workbook": error(
        "is not an Excel workbook: {reason}",
        "ask the certifier for the scorecard itself, saved as .xlsx",
    ),
    "encrypted": error(
        "is protected by a password",
        "ask the certifier to save it without a password (File, Info, Protect Workbook)",
    ),
    "too-large": error(
        "is larger than a scorecard can be: {reason}",
        "ask for a scorecard filled in a fresh copy of the template",
    ),
    "damaged": error(
        "is a workbook, but a damaged one: {reason}",
        "open it in Excel, let it repair the file, save it under a new name and send that",
    ),
    "reader-failed": error(
        "cannot be read safely: {reason}",
        "open it in Excel, save it as .xlsx under a new name and send that",
    ),
    "unknown-layout": error(
        "fits no scorecard callcert knows: {reason}",
        "copy the marks into a fresh copy of the template (AetnaQAScorecard.xlsx)",
    ),
    "layout-broken": error(
        "the form has been changed: {reason}",
        "copy the marks into a fresh copy of the template (AetnaQAScorecard.xlsx)",
    ),
    "layout-differs": error(
        "fits no layout of the team's forms: {reason}",
        "use the form as it was given out; for a form of its own: callcert template adopt FILE",
    ),
    "not-adoptable": error(
        "cannot be adopted: {reason}",
        "mend the form, or write its layout by hand (see Scorecards of your own in the README)",
    ),
    "adopt-own-form": error(
        "is a copy of callcert's own template{reason}, which needs no layout",
        "score it as it is: callcert score FILE",
    ),
    # the agent
    "agent-name-missing": error(
        "the agent's {part} name is missing", "enter the agent's {part} name in this cell"
    ),
    "agent-name-unusable": error(
        "nothing of the agent's {part} name {shown} can stand in a file name",
        "enter the name in letters",
    ),
    "agent-name-order": error(
        'the agent\'s name reads "{shown}", which is not written as {order}',
        "write it as the form asks, both parts of it",
    ),
    "agent-names-differ": error(
        'the form names "{shown}" here and {name} elsewhere',
        "find out whose calls these are, and enter the same name everywhere",
    ),
    # the marks
    "call-blank": error(
        "call {call} has no marks at all",
        "complete all five calls on this workbook, then send it again",
    ),
    "mark-blank": error("call {call} has no mark here", "enter Yes, No, N/A or the points earned"),
    "mark-invalid": error(
        'call {call}: "{shown}" is no mark',
        "enter Yes, No, N/A or a number of points, typed as a number and not as text",
    ),
    "mark-above-points": error(
        "call {call}: {shown} is more than the item's {points} points",
        "enter a number from 0 to {points}",
    ),
    "mark-auto-fail": error(
        "call {call}: {shown} on an auto-fail item worth {points}",
        "enter Yes, No or N/A; an auto-fail item is met or missed, nothing between",
    ),
    "score-blank": error(
        "call {call} has no score here",
        "complete all five calls on this workbook, open and save it in Excel so that its totals "
        "are calculated, then send it again",
    ),
    "score-unreadable": error(
        'call {call}: "{shown}" is no score from 0 to 100',
        "restore the form's formula, or enter the score as the form's other copies have it",
    ),
    "no-items": error("no items are listed", "copy the marks into a fresh copy of the template"),
    "item-points": error(
        "the points of this item read {shown}", "restore the points from the template"
    ),
    "item-auto-fail": error(
        'whether this item is auto-fail reads "{shown}"', "enter Yes, or leave the cell empty"
    ),
    "no-applicable-points": error(
        "call {call}: every item is N/A, so there is nothing to score",
        "mark the items that did apply",
    ),
    "total-differs": error(
        "the sheet shows {shown} for {what}, its marks give {computed}",
        "find out which is right: correct the marks, or restore the formula (the sheet's "
        "protection has no password); a template for other thresholds shows other results",
    ),
    "file-rate-differs": error(
        "the file's name says {shown}%, its marks give {computed}%",
        "check the marks; if they are right, the name is not needed: rename the file and run again",
    ),
    # filing
    "several-returned": error(
        "different scorecards for {agent} in one run: {others}",
        "keep the right one, move the others away, run again",
    ),
    "already-have-one": error(
        "another scorecard is filed for {agent}: {others}",
        "compare the two; to file this one instead, run again with its name and --replace",
    ),
    "same-id-other-name": error(
        "has the agent ID {agent_id}, and so has {others}: two names for one ID",
        "correct the ID where it is wrong; if it is one person under two names, keep one of the "
        "two, or run again with --replace where the other is filed already",
    ),
    "several-agents": error(
        "{agent} has no agent ID, and several agents of that name are filed: {others}",
        "enter the agent ID, so that callcert knows whose scorecard this is",
    ),
    "name-taken": error(
        "a file that is not known as this agent's scorecard stands under the name: {name}",
        "look whether it is damaged or another's; mend it, move it or rename it, run again",
    ),
    "withdrawn-before": error(
        "this very scorecard was withdrawn on {date}",
        "remove it from the folder; if it is right after all, name the file itself to file it",
    ),
    "cannot-file": error(
        "could not be filed: {reason}",
        "mend that (make room, make the folder writable) and run again; the returned file is "
        "where it was",
    ),
    # what is worth a look
    "agent-id-missing": warning(
        "no agent ID", "enter the ID: with it, agents of one name cannot be taken for each other"
    ),
    "certifier-missing": warning("no certifier named", "enter who scored the calls"),
    "date-missing": warning("no certification date", "enter the day of the calls"),
    "date-unreadable": warning(
        "the certification date {shown} cannot be read", "enter it as month/day/year"
    ),
    "times-missing": warning(
        "the time the certifier {what} is missing",
        "enter it, so that the time spent can be checked",
    ),
    "times-unreadable": warning(
        "the time the certifier {what}, {shown}, cannot be read",
        "enter it as a time, such as 9:05 AM",
    ),
    "times-backwards": warning(
        "completed at {completed}, before the certifier connected at {connected}",
        "check both times",
    ),
    "calls-too-long": warning(
        "the calls took {shown}, longer than {limit}",
        "find out what held them up",
    ),
    "submitted-late": warning(
        "was sent {shown} after the last call ended, later than {limit} minutes",
        "ask the certifier to send each scorecard at once",
    ),
    "did-well-missing": warning(
        "call {call}: nothing the agent did well", "add at least one thing that went well"
    ),
    "marked-down-missing": warning(
        "call {call} lost points and does not say what was marked down",
        "add what was marked down, so that the agent can learn from it",
    ),
    "feedback-missing": warning(
        "call {call}: nothing is said to the agent",
        "add what went well, and what to work on where points were lost",
    ),
    "totals-only": warning(
        "the scores are the form's own totals: its items are not known, so nothing was recomputed",
        "nothing to mend; a layout that knows the items lets callcert check them",
    ),
    "other-thresholds": warning(
        "the sheet counts by other thresholds than the settings: it shows {shown}, they give "
        "{computed}",
        "the settings decide; build a template for them (callcert template build FILE)",
    ),
    "call-1-blank": warning(
        "call 1: {count} of {items} items without a usable mark",
        "nothing to mend for the score (call 1 is coached), but agents learn from its marks",
    ),
    "call-1-total": warning(
        "the sheet shows {shown} for call 1, which is coached and counts {computed}",
        "nothing to mend for the score; the formula is worth restoring",
    ),
    "no-cached-totals": warning(
        "the workbook holds no calculated totals, so there is nothing to compare with",
        "nothing to mend: callcert computed them; opening and saving in Excel adds them",
    ),
    "macros": warning(
        "is a macro workbook; its macros were not run", "ask for .xlsx the next time"
    ),
    "namesake": warning(
        "another agent is called {agent} too; this one is filed under the ID {agent_id}",
        "check that the IDs are right: these are two people",
    ),
    "same-file-twice": warning(
        "the same workbook as {others}", "nothing to mend; one of the two can go"
    ),
    "replaces": warning(
        "takes the place of {others}, which moves to superseded/",
        "nothing to mend, if that is what you meant; callcert score --withdraw takes it back",
    ),
    "open-elsewhere": warning(
        "somebody has it open in Excel",
        "what they have not saved is not in it; ask for the final one",
    ),
    "filed-again": warning(
        "this very scorecard was withdrawn on {date} and is filed again, as you named it",
        "if that was not meant, withdraw it again",
    ),
    "not-removed": warning(
        "is filed, but could not be removed from the intake: {reason}",
        "close it wherever it is open, or let it be deleted; the next run removes it",
    ),
}
