"""Options that several commands share, spelled once."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

DAY_FORMATS = ["%Y-%m-%d", "%m/%d/%Y"]
"""How a day may be typed on the command line."""

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        envvar="CALLCERT_WORKSPACE",
        show_envvar=True,
        help="The folder to work in; else the nearest one upward with a callcert.toml.",
        rich_help_panel="Everywhere",
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing unless there is trouble.",
                 rich_help_panel="Everywhere"),
]  # fmt: skip
VerboseOption = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Also say which folders and settings are used.",
                 rich_help_panel="Everywhere"),
]  # fmt: skip
NoColorOption = Annotated[
    bool,
    typer.Option("--no-color", help="No colours; NO_COLOR does the same.",
                 rich_help_panel="Everywhere"),
]  # fmt: skip
JsonOption = Annotated[
    bool, typer.Option("--json", help="One JSON document on stdout instead of tables.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=DAY_FORMATS,
        metavar="YYYY-MM-DD",
        help="The day to work as of; default today.",
    ),
]


StepArgument = Annotated[
    str, typer.Argument(metavar="STEP", help="coaching, written-cap, final-cap or "
                        "termination-review.")
]  # fmt: skip
AgentArgument = Annotated[
    str, typer.Argument(metavar="AGENT", help="Agent ID, last name, or whole name.")
]
