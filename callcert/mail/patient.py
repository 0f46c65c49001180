"""smtplib with patience that ends: for every step on the network, and for all of them together."""

import smtplib
import socket
import time
from typing import Any

from callcert.config.settings import Server

WHOLE = 10
"""How many times the patience for one step all steps of an exchange may take together."""

_CHUNK = 65_536
"""Bytes sent in one step, so that a long message on a slow line is not taken for a stall."""


class PatientSMTP(smtplib.SMTP):
    """A connection whose steps each end within ``server.timeout`` seconds.

    A server that lets its bytes drip is given ten times that for the exchange; ``renew`` begins
    another one. Beyond it every step is a ``TimeoutError``.
    """

    def __init__(self, server: Server, port: int, **tls: Any) -> None:
        self._patience = server.timeout
        self.renew()
        own = socket.gethostname()
        name = own if "." in own and own.isascii() else "[127.0.0.1]"
        super().__init__(server.host, port, name, timeout=server.timeout, **tls)

    def renew(self) -> None:
        """Begins an exchange."""
        self._end = time.monotonic() + WHOLE * self._patience

    def left(self) -> float:
        """Seconds the next step may take."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self._patience)

    def getreply(self) -> tuple[int, bytes]:
        """The server's answer, read with an eye on the clock."""
        if self.file is None and self.sock is not None:
            self.file = _Reader(self.sock, self)
        return super().getreply()

    def send(self, s: Any) -> None:
        """Sends a command or a message, a piece at a time."""
        whole = s.encode(self.command_encoding) if isinstance(s, str) else bytes(s)
        for start in range(0, len(whole), _CHUNK):
            if self.sock is not None:
                self.sock.settimeout(self.left())
            super().send(whole[start : start + _CHUNK])


class PatientTLS(PatientSMTP, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class _Reader:
    """Lines from a socket; what smtplib takes for a file."""

    def __init__(self, sock: socket.socket, clock: PatientSMTP) -> None:
        self._sock, self._clock, self._waiting = sock, clock, b""

    def readline(self, limit: int) -> bytes:
        """The next line with its end; shorter where the server closes, or at the limit."""
        while b"\n" not in self._waiting and len(self._waiting) < limit:
            self._sock.settimeout(self._clock.left())
            piece = self._sock.recv(_CHUNK)
            if not piece:
                break
            self._waiting += piece
        end = self._waiting.find(b"\n") + 1 or len(self._waiting)
        line, self._waiting = self._waiting[: min(end, limit)], self._waiting[min(end, limit) :]
        return line

    def close(self) -> None:
        """Forgets what was not read; the socket is closed by who opened it."""
        self._waiting = b""
