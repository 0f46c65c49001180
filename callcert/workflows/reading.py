"""On what terms workbooks are read here."""

from collections.abc import Sequence
from pathlib import Path

from callcert.config.bundled import template_file
from callcert.config.layout_file import layouts_in, read_layout
from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.domain.foreign.layout import ForeignLayout
from callcert.errors import OutsideError
from callcert.excel.foreign import ForeignTerms
from callcert.excel.scorecard import ReadingTerms


def reading_terms(
    settings: Settings, workspace: Workspace | None, folder: Path | None = None,
    layouts: Sequence[Path] = (),
) -> ReadingTerms:  # fmt: skip
    """The team's thresholds, its template and its layouts of other forms.

    The template is the workspace's own copy, else the bundled one. ``layouts`` are the files of
    those to use; else those of the workspace, else of ``folder``. Raises ``SettingsError`` for a
    layout that is none, and ``OutsideError`` where the template cannot be read.
    """
    own = workspace.template if workspace else None
    try:
        template = own if own and own.is_file() else template_file()
        content = template.read_bytes()
    except OSError as wrong:
        raise OutsideError(f"{own}: the template cannot be read: {wrong.strerror}") from wrong
    root = workspace.root if workspace else folder
    found = tuple(map(read_layout, layouts)) or (layouts_in(root) if root else ())
    foreign = foreign_terms(found, root) if found else None
    return ReadingTerms(settings.rules, settings.date_order, content, foreign)


def foreign_terms(layouts: tuple[ForeignLayout, ...], root: Path | None) -> ForeignTerms:
    """The layouts with the words of every language that forms here are written in."""
    from callcert.config.vocabulary import vocabulary

    return ForeignTerms(layouts, vocabulary(root))
