"""Made-up trackers and progress reports of other teams, and how well their columns are found."""
