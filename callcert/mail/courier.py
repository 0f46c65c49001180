"""Carries many messages to one server and bothers it no more than it has to."""

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from callcert.config.settings import Server
from callcert.errors import OutsideError
from callcert.mail.secret import Secret
from callcert.mail.smtp import Connection, UnreachableError, check_server


class Courier:
    """Sends over one connection, opened with the first message and again after it broke.

    Once the server cannot be reached, every further message ends with that same
    ``UnreachableError``, and nothing more is tried. ``secret`` is asked when first needed.
    """

    def __init__(self, server: Server, secret: Callable[[], Secret | None]) -> None:
        self._server, self._secret = server, secret
        self._connection: Connection | None = None
        self._given_up: str | None = None

    def __enter__(self) -> Self:
        """Nothing is opened yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Says good-bye to the server."""
        self._leave()

    def carry(self, content: bytes, sender: str, recipients: Sequence[str]) -> Mapping[str, str]:
        """The refused recipients, and why; ``OutsideError`` where nobody was given it."""
        if self._given_up:
            raise UnreachableError(self._given_up)
        used_before = self._connection is not None
        try:
            return self._send(content, sender, recipients)
        except UnreachableError as wrong:
            self._given_up = str(wrong)
            raise
        except OutsideError:
            stale = used_before and self._is_stale()
            self._drop_broken()
            if not stale:
                raise
        return self.carry(content, sender, recipients)

    def _send(self, content: bytes, sender: str, recipients: Sequence[str]) -> Mapping[str, str]:
        if self._connection is None:
            self._connection = self._opened()
        return self._connection.send(content, sender, recipients)

    def _opened(self) -> Connection:
        check_server(self._server, with_secret=bool(self._server.user))
        try:
            return Connection(self._server, self._secret())
        except OutsideError as wrong:
            raise UnreachableError(str(wrong)) from wrong

    def _is_stale(self) -> bool:
        """Whether the server had closed the line since the last message: no fault of this one."""
        line = self._connection
        return line is not None and not line.alive and not line.handed_over

    def _drop_broken(self) -> None:
        if self._connection and not self._connection.alive:
            self._leave()

    def _leave(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None
