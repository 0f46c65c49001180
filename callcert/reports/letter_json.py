"""What became of letters, as a program reads it."""

from collections.abc import Iterable
from pathlib import Path

from callcert.domain.letter import LetterReport, LetterStatus
from callcert.reports.score_json import Json, agent_json


def letters_json(report: LetterReport) -> Json:
    """``{"as_of", "letters": [{"agent", "step", "status", "file", "template", …}]}``."""
    return {
        "as_of": report.as_of.isoformat(),
        "letters": [
            {
                "agent": agent_json(one.agent),
                "step": one.step,
                "status": one.status,
                "file": one.file,
                "template": one.template,
                "values": dict(one.values),
                "remarks": list(one.remarks),
            }
            for one in report.letters
        ],
    }


def templates_json(done: Iterable[tuple[Path, LetterStatus]]) -> Json:
    """``{"templates": [{"file", "status"}]}``."""
    return {"templates": [{"file": str(file), "status": status} for file, status in done]}
