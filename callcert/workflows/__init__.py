"""One function per job: takes its collaborators and the day as arguments, returns a value."""
