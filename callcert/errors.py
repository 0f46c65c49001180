"""The few ways a run can end early; each is one line for a person and an exit code."""


class CallcertError(Exception):
    """The run cannot go on; ``str()`` says what is wrong and what to do, in one line."""

    exit_code = 3


class UsageError(CallcertError):
    """The command line asks for something that does not fit (exit code 2)."""

    exit_code = 2


class SettingsError(CallcertError):
    """The settings cannot be used; every problem is listed at once (exit code 2)."""

    exit_code = 2


class OutsideError(CallcertError):
    """Something beside callcert failed: a folder, a lock, a disk (exit code 3)."""
