"""A result for people and for programs: Rich tables and JSON from plain values."""
