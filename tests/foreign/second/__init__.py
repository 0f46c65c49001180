"""A second set of foreign scorecards, made apart from the first and from what reads them."""
