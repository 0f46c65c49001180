"""How every command that changes the tracker ends."""

from typing import TYPE_CHECKING

import typer

from callcert.cli.invocation import Invocation

if TYPE_CHECKING:
    from callcert.domain.tracker_report import TrackerReport


def show_tracker(invocation: Invocation, report: "TrackerReport", *, as_json: bool) -> None:
    """Shows what was changed and leaves with the exit code that says whether all is well."""
    if as_json:
        from callcert.reports.tracker_json import tracker_json

        invocation.print_json(tracker_json(report))
    elif invocation.options.quiet:
        invocation.show_errors(report.findings)
    else:
        from callcert.reports.tracker_table import tracker_shown

        invocation.show(tracker_shown(report, invocation.out.width))
    if report.trouble:
        invocation.say(f"callcert: {report.trouble}")
        raise typer.Exit(3)
    raise typer.Exit(1 if report.has_errors else 0)
