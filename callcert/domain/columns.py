"""The columns of the tracker and the progress report, by the headings they have with us."""

from collections.abc import Mapping

from callcert.domain.ladder import Step

PROGRESS = (
    "Date",
    "Last Name",
    "First Name",
    "Agent ID",
    "TBTs Completed",
    "TBTs Assigned",
    "TBT Hours",
    "Calls Completed",
    "Equipment Issue",
    "Notes",
)
"""The daily self-reports of the agents [C8]: a row per agent and day."""

TRACKER = (
    "Agent ID",
    "Last Name",
    "First Name",
    "Email",
    "Class",
    "Start Date",
    "Status",
    "Excused Days",
    "Equipment Checked",
    "Equipment Issue",
    "IT Ticket",
    "Expectations Reviewed",
    "Ready",
    "Certifier",
    "TBTs Completed",
    "TBTs Assigned",
    "TBT Hours",
    "Calls Completed",
    "Pass Rate",
    "Outcome",
    "Completed On",
    "Coaching Delivered",
    "Written CAP Delivered",
    "Final CAP Delivered",
    "Termination Review Held",
    "Notes",
)
"""The shared tracker [C9]: a row per agent."""

AGENT = "Agent"
"""A whole name in one column, in place of the two."""

START = "Start Date"
"""Optional in the progress report."""

STEP_COLUMNS: Mapping[Step, str] = {
    "coaching": "Coaching Delivered",
    "written-cap": "Written CAP Delivered",
    "final-cap": "Final CAP Delivered",
    "termination-review": "Termination Review Held",
}
"""Where the tracker says when a step was delivered."""
