"""Writing a report's file, where nobody has it open."""

from pathlib import Path

from callcert.filing.disk import put
from callcert.filing.open_books import opened_by


def not_written(file: Path, content: bytes) -> str:
    """Why a file could not be written; empty where it could, or was the same already."""
    holder = opened_by(file) if file.exists() else None
    if holder:
        return f"{file}: not renewed, as {holder} has it open; close it and run again"
    try:
        put(file, content)
    except OSError as wrong:
        return f"{file}: cannot be written: {(wrong.strerror or str(wrong)).lower()}"
    return ""
