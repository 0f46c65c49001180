"""Scorecards of other contact centres, invented here, with what each of them really says."""
