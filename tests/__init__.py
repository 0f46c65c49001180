"""The tests; what decides how openpyxl writes is loaded before any of them loads openpyxl."""

import callcert.excel as _before_openpyxl  # noqa: F401  for its effect alone
