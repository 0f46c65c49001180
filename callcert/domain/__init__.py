"""The rules of call certification: pure functions on plain values, no clock, no files."""
