"""The ``callcert`` command and the one door through which everything that goes wrong leaves."""

import io
import shutil
import sys
import textwrap
from typing import Annotated

import typer

from callcert import __version__
from callcert.cli import log
from callcert.cli.agent import EXAMPLES as AGENT_EXAMPLES
from callcert.cli.agent import agent
from callcert.cli.assign import EXAMPLES as ASSIGN_EXAMPLES
from callcert.cli.assign import assign
from callcert.cli.brief import EXAMPLES as BRIEF_EXAMPLES
from callcert.cli.brief import brief
from callcert.cli.collect import EXAMPLES as COLLECT_EXAMPLES
from callcert.cli.collect import collect
from callcert.cli.config import config
from callcert.cli.deliver import EXAMPLES as DELIVER_EXAMPLES
from callcert.cli.deliver import deliver
from callcert.cli.doctor import EXAMPLES as DOCTOR_EXAMPLES
from callcert.cli.doctor import doctor
from callcert.cli.eod_report import EXAMPLES as EOD_REPORT_EXAMPLES
from callcert.cli.eod_report import eod_report
from callcert.cli.equipment import equipment
from callcert.cli.escalations import EXAMPLES as ESCALATIONS_EXAMPLES
from callcert.cli.escalations import escalations
from callcert.cli.feedback import EXAMPLES as FEEDBACK_EXAMPLES
from callcert.cli.feedback import feedback
from callcert.cli.guide import EXAMPLES as GUIDE_EXAMPLES
from callcert.cli.guide import guide
from callcert.cli.init import EXAMPLES as INIT_EXAMPLES
from callcert.cli.init import init
from callcert.cli.invocation import Everywhere
from callcert.cli.issue import EXAMPLES as ISSUE_EXAMPLES
from callcert.cli.issue import issue
from callcert.cli.letter import EXAMPLES as LETTER_EXAMPLES
from callcert.cli.letter import letter
from callcert.cli.options import NoColorOption, QuietOption, VerboseOption, WorkspaceOption
from callcert.cli.outbox import outbox
from callcert.cli.progress import EXAMPLES as PROGRESS_EXAMPLES
from callcert.cli.progress import progress
from callcert.cli.schedule import schedule
from callcert.cli.score import EXAMPLES as SCORE_EXAMPLES
from callcert.cli.score import score
from callcert.cli.sync import EXAMPLES as SYNC_EXAMPLES
from callcert.cli.sync import sync
from callcert.cli.template import template
from callcert.cli.troubleshoot import EXAMPLES as TROUBLESHOOT_EXAMPLES
from callcert.cli.troubleshoot import troubleshoot
from callcert.cli.upload import EXAMPLES as UPLOAD_EXAMPLES
from callcert.cli.upload import upload
from callcert.errors import CallcertError

INTERRUPTED = 130

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Certifies agents from the scorecards their certifiers return.",
    epilog="Exit codes: 0 done · 1 done, with error findings · 2 usage or settings · 3 something "
    "outside failed · 130 interrupted.",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"callcert {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(  # noqa: PLR0913, PLR0917  one parameter per option
    context: typer.Context,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
    version: Annotated[  # noqa: ARG001  its callback answers it
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Takes the options that may stand before any command."""
    context.obj = Everywhere(workspace, quiet, verbose, no_color)


app.command(epilog=INIT_EXAMPLES)(init)
app.command(epilog=COLLECT_EXAMPLES)(collect)
app.command(epilog=SCORE_EXAMPLES)(score)
app.command(epilog=SYNC_EXAMPLES)(sync)
app.command(epilog=PROGRESS_EXAMPLES)(progress)
app.command(epilog=ESCALATIONS_EXAMPLES)(escalations)
app.command(epilog=DELIVER_EXAMPLES)(deliver)
app.add_typer(equipment, name="equipment")
app.command(epilog=BRIEF_EXAMPLES)(brief)
app.command(epilog=ASSIGN_EXAMPLES)(assign)
app.command(epilog=ISSUE_EXAMPLES)(issue)
app.add_typer(outbox, name="outbox")
app.command(name="eod-report", epilog=EOD_REPORT_EXAMPLES)(eod_report)
app.command(epilog=TROUBLESHOOT_EXAMPLES)(troubleshoot)
app.command(epilog=UPLOAD_EXAMPLES)(upload)
app.command(epilog=LETTER_EXAMPLES)(letter)
app.command(epilog=AGENT_EXAMPLES)(agent)
app.command(epilog=FEEDBACK_EXAMPLES)(feedback)
app.command(epilog=GUIDE_EXAMPLES)(guide)
app.add_typer(template, name="template")
app.add_typer(schedule, name="schedule")
app.command(epilog=DOCTOR_EXAMPLES)(doctor)
app.add_typer(config, name="config")


def main() -> None:
    """Runs the command line; every way to fail ends here, in one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    log.folder.set(None)
    try:
        app()
    except CallcertError as wrong:
        _say(str(wrong))
        sys.exit(wrong.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as wrong:  # noqa: BLE001  the last door: nothing may reach the screen raw
        place = log.keep_traceback(wrong)
        where = f"; the details are in {place}" if place else ""
        _say(f"unexpected {type(wrong).__name__}{where}")
        sys.exit(CallcertError.exit_code)


def _say(message: str) -> None:
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        message = "\n".join(textwrap.fill(line, width - 10) for line in message.splitlines())
    typer.echo(f"callcert: {message}", err=True)
