"""The log: what a person on screen is spared, kept for whoever mends it."""

from contextvars import ContextVar
from pathlib import Path

folder: ContextVar[Path | None] = ContextVar("folder", default=None)
"""The log's folder, once the run knows its workspace."""

_BYTES, _KEPT = 1_000_000, 5


def keep_traceback(wrong: BaseException) -> Path | None:
    """Writes a traceback to the log and says where that is; None where no log can be written."""
    import logging
    import tempfile
    import traceback
    from logging.handlers import RotatingFileHandler

    import typer

    own = folder.get()
    for place in (own, Path(typer.get_app_dir("callcert")), Path(tempfile.gettempdir())):
        if place is None:
            continue
        try:
            place.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                place / "callcert.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
            )
        except OSError:
            continue
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        text = "".join(traceback.format_exception(wrong))
        handler.emit(logging.LogRecord("callcert", logging.ERROR, "", 0, text, None, None))
        handler.close()
        return place / "callcert.log"
    return None
