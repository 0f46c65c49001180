"""Lists of people that other teams keep: which of their columns is which of our headings."""
