"""On what terms workbooks are read here."""

from callcert.config.bundled import template_file
from callcert.config.settings import Settings
from callcert.config.workspace import Workspace
from callcert.errors import OutsideError
from callcert.excel.scorecard import ReadingTerms


def reading_terms(settings: Settings, workspace: Workspace | None) -> ReadingTerms:
    """The team's thresholds and its template: the workspace's own copy, else the bundled one."""
    own = workspace.template if workspace else None
    try:
        template = own if own and own.is_file() else template_file()
        return ReadingTerms(settings.rules, settings.date_order, template.read_bytes())
    except OSError as wrong:
        raise OutsideError(f"{own}: the template cannot be read: {wrong.strerror}") from wrong
