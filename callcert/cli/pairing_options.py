"""What a person says of the day's certifiers, spelled once for the commands of the morning."""

from typing import Annotated

import typer

AbsentOption = Annotated[
    list[str] | None,
    typer.Option("--absent", metavar="NAME", help="A certifier who is not there today; may be "
                 "given again."),
]  # fmt: skip
ShiftOption = Annotated[
    list[str] | None,
    typer.Option("--shift", metavar="NAME=HH:MM-HH:MM", help="Another shift for today; may be "
                 "given again."),
]  # fmt: skip
AtOption = Annotated[
    str,
    typer.Option("--at", metavar="HH:MM", help="The time from which calls can begin; default the "
                 "beginning of each shift."),
]  # fmt: skip
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Leave a draft of a mail to the certifier for each.")
]
