"""What can be wrong with the progress report and the tracker: their rows, and writing to them."""

from collections.abc import Mapping

from callcert.domain.kinds import Kind, error, warning

CLASS_KINDS: Mapping[str, Kind] = {
    # the progress report and the tracker: their rows
    "heading-twice": warning(
        'two columns are headed "{heading}"; this one is not read',
        "rename it, or say which one is meant under [tracker.columns] or [progress.columns]",
    ),
    "columns-not-adoptable": error(
        "its columns cannot be adopted: {reason}",
        "mend the headings, or say which column is which under [{section}.columns]",
    ),
    "row-nobody": error(
        "the row names nobody: it has neither a name nor an agent ID", "enter whose row it is"
    ),
    "row-date": error(
        "no day can be read from {shown}, so the row was left out", "enter it as month/day/year"
    ),
    "row-count": error(
        "{heading} reads {shown}, which is no number; the row was left out",
        "enter a whole number (Excel turns 3/5 into a date unless the cell is formatted as text)",
    ),
    "row-hours": warning("{heading} reads {shown}, which is no number", "enter the hours"),
    "row-unknown": error(
        "{shown} is nobody in the tracker{near}; the row was left out",
        "correct the name or the ID, or settle the spelling under [progress.aliases]",
    ),
    "row-ambiguous": error(
        "{shown} may be any of {candidates}; the row was left out",
        "enter the agent ID",
    ),
    "near-name": warning(
        "{shown} was taken for an agent, though there is one of nearly that name{near}",
        "if it is the same person, enter the agent ID, or settle it under [progress.aliases]",
    ),
    "id-of-another": warning(
        "the name is {shown}, but the agent ID is that of {agent}, whose row it was taken for",
        "correct the name or the ID",
    ),
    "row-future": warning(
        "is dated after {day}, so it was not used", "correct the date, unless it is right"
    ),
    "more-than-assigned": warning(
        "{done} of {of} {what} done", "find out which of the two numbers is right"
    ),
    "tbts-too-long": warning(
        "{hours} hours on modules, longer than {limit}", "find out what holds the agent up"
    ),
    "count-down": warning(
        "{heading} went down from {before} on {day} to {now}",
        "ask the agent which is right; the lower one counts, as it is the newer",
    ),
    "awaiting-scorecard": warning(
        "{agent} reports five calls, and there is neither a scorecard nor an outcome",
        "look for the scorecard in incoming/, else ask the certifier for it",
    ),
    "issue-solved": warning(
        '{agent} reports no equipment issue any more, the tracker still has "{issue}"',
        "if it is solved: callcert equipment clear",
    ),
    "start-unreadable": error(
        "the start date {shown} cannot be read, so the row was left out",
        "enter it as month/day/year",
    ),
    "start-missing": warning(
        "{agent} has no start date and has not reported yet, so no day can be counted",
        "enter the start date",
    ),
    "start-assumed": warning(
        "{agent} has no start date in the tracker; counted from {day}, {source}",
        "enter the start date",
    ),
    "start-day-off": warning(
        "the start date {day} is no business day ({reason}); Day 1 is {first}",
        "check the date; nothing to mend if it is right",
    ),
    "same-id-twice": error(
        "{agent} has several rows and has left in none of them: {others}; all were left out",
        "give the old row its status (Moved, Transferred), or correct the ID",
    ),
    "status-unknown": warning(
        "the status {shown} is not known; the agent counts as active",
        "use Active, or add it to left_statuses under [tracker] if it means that they left",
    ),
    "excused-unreadable": warning(
        "{shown} is no day or range of days, so it excuses none",
        "enter the days as 11/20/2026, 11/23/2026-11/24/2026",
    ),
    "tracker-count": warning(
        "{heading} reads {shown}, which is no number, so it was not used", "enter a number"
    ),
    "rate-unusable": warning(
        "the pass rate reads {shown}, which is none of 20, 40, 60, 80 and 100, so it was not used",
        "enter calls passed of five as a percentage",
    ),
    "outcome-unknown": warning(
        "the outcome {shown} is not known, so it was not used", "enter Certified or Failed"
    ),
    "outcome-differs": warning(
        "the outcome {shown} and the pass rate beside it contradict each other; the outcome counts",
        "correct the one that is wrong",
    ),
    "date-cell-unreadable": warning(
        "{heading} reads {shown}, which is no date, so it was not used",
        "enter it as month/day/year",
    ),
    "delivery-unreadable": error(
        "{heading} reads {shown}, which is no date, so the step does not count as delivered",
        "enter the day as month/day/year",
    ),
    "step-without-forerunner": error(
        "the {step} is dated {day}, but the {forerunner} before it has no delivery by then; "
        "it was not counted",
        "enter when the {forerunner} was delivered, or take this date out",
    ),
    "step-before-start": error(
        "the {step} is dated {day}, before the start on {start}; it was not counted",
        "correct the date",
    ),
    "step-after-day": error(
        "the {step} is dated {day}, after {as_of}; it was not counted",
        "nothing to mend where you look at an earlier day; else correct the date",
    ),
    "alias-unknown": warning(
        'the alias "{typed}" stands for "{meant}", who is nobody',
        "correct it under [progress.aliases]: the agent ID, or the name as in the tracker",
    ),
    "scorecard-waits": warning(
        "the scorecard of {agent} came in and is {status}: {name}",
        "callcert score says why; settle that before any step is taken",
    ),
    "filed-unread": error(
        "was filed and cannot be read any more, so it counts for nobody",
        "put back the layout it was read by, or the scorecard as it was returned; "
        "callcert template check FILE says what is wrong",
    ),
    "scorecard-unknown": warning(
        "the scorecard of {shown} is filed, but nobody in the tracker is that agent{near}",
        "enter the agent in the tracker, or correct the name or the ID",
    ),
    "scorecard-ambiguous": warning(
        "the scorecard of {shown} is filed and may be that of any of {candidates}",
        "enter the agent ID on the scorecard and file it again",
    ),
    # what is written to the tracker
    "cell-changed": warning(
        "somebody changed {heading}, which callcert had written, to {shown}; "
        '{source} says "{wanted}", which was not written',
        'if theirs is right, nothing; else enter "{wanted}" yourself',
    ),
    "cell-differs": warning(
        '{heading} says {shown}, {source} says "{wanted}"; it was left as it is',
        "find out which is right, and correct the other",
    ),
    "cell-refused": warning(
        "{heading} was not changed to {wanted}: {reason}",
        "make the change yourself, or free the cell",
    ),
}
