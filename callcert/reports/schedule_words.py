"""How a run ended, in the words that people and programs get."""

from callcert.domain.schedule import DONE, Run


def ending(run: Run) -> str:
    """``done``, ``findings``, ``cut-off``, ``retry`` or ``failed``."""
    if run.exit_code in DONE:
        return "findings" if run.exit_code else "done"
    if run.is_over:
        return "failed"
    return "cut-off" if run.exit_code is None else "retry"
