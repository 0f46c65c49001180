"""The command line: one small module per command, and one door for everything that goes wrong."""
