"""Scorecards of other teams: what stands where on a form nobody here has seen."""
