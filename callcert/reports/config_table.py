"""The settings in force, as a person reads them."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from callcert.config.origins import Origin
from callcert.reports.tables import plain_table
from callcert.reports.text import plain
from callcert.reports.values import setting_text


def config_shown(found: Sequence[Origin]) -> Table:
    """A row for each setting; those that are not the default stand out."""
    table = plain_table()
    table.add_column("Setting", no_wrap=True)
    table.add_column("Value", overflow="fold", max_width=80)
    table.add_column("From", overflow="fold")
    for one in found:
        own = one.source != "default"
        source = Text(one.source, style="bold green" if own else "dim")
        table.add_row(one.key, plain(setting_text(one.value)), source)
    return table
