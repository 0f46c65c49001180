"""The scorecard that certifiers fill in: what it asks for, how it counts, how it looks."""

from callcert.excel.template.build import build_template

__all__ = ["build_template"]
