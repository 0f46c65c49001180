"""What ``doctor`` found, as a program reads it."""

from dataclasses import asdict

from callcert.domain.health import Health
from callcert.reports.score_json import Json


def health_json(health: Health) -> Json:
    """``{"checks": [{"area", "state", "message", "fix"}], "columns": [], "missing", "unread"}``."""
    columns = health.columns
    return {
        "checks": [{**asdict(check), "fix": check.fix or None} for check in health.checks],
        "columns": [asdict(column) for column in columns.taken],
        "missing": [asdict(one) for one in columns.missing],
        "unread": [asdict(column) for column in columns.unread],
    }
