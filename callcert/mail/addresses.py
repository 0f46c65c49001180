"""E-mail addresses as they stand in settings and on the command line, checked before use."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from callcert.config.settings import Coordinator, Mail
from callcert.errors import CallcertError, SettingsError

_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"({_LOCAL})@{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE | re.ASCII)
_NAMED = re.compile(r"([^<>]*)<([^<>]*)>")

_LONGEST, _LONGEST_LOCAL = 254, 64
"""Characters of an address, and of its part before the @, that servers take."""


class Mailbox(NamedTuple):
    """A name, which may be empty, and an address."""

    name: str
    address: str


def is_address(text: str) -> bool:
    """Whether a server takes it as an address: ASCII alone, no comments, no quotes."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and len(text) <= _LONGEST and len(found[1]) <= _LONGEST_LOCAL


def mailbox(
    text: str, setting: str, wrong: type[CallcertError] = SettingsError
) -> Mailbox:  # fmt: skip
    """What ``a@b.org`` or ``Ann Lee <a@b.org>`` says; raises ``wrong``, naming the setting."""
    read = _read(text)
    if read is None:
        raise wrong(f"{setting}: {text!r} is no e-mail address; write it as name@example.com")
    return read


def addresses(
    texts: Sequence[str], setting: str, wrong: type[CallcertError] = SettingsError
) -> tuple[str, ...]:
    """The addresses of a list, each once, in its order; all that are wrong are named at once."""
    read = [(text, _read(text)) for text in texts]
    bad = ", ".join(repr(text) for text, one in read if one is None)
    if bad:
        raise wrong(f"{setting}: not an e-mail address: {bad}; write it as name@example.com")
    if not read:
        raise wrong(f"{setting}: names nobody to send to; list e-mail addresses")
    kept: dict[str, str] = {}
    for _, one in read:
        if one:
            kept.setdefault(one.address.casefold(), one.address)
    return tuple(kept.values())


def sender_of(mail: Mail, coordinator: Coordinator) -> Mailbox:
    """Who sends: ``mail.sender``, or else the coordinator's own address."""
    if mail.sender:
        return mailbox(mail.sender, "mail.sender")
    if not coordinator.email:
        message = "mail.sender: says nobody; set it, or coordinator.email, to the sending address"
        raise SettingsError(message)
    return Mailbox(coordinator.name, mailbox(coordinator.email, "coordinator.email").address)


def _read(text: str) -> Mailbox | None:
    named = _NAMED.fullmatch(text.strip())
    name, address = (named[1], named[2]) if named else ("", text)
    local, at, domain = address.strip().rpartition("@")
    whole = f"{local}{at}{_in_ascii(domain)}"
    good = is_address(whole) and name.isprintable()
    return Mailbox(name.strip().strip('"').strip(), whole) if good else None


def _in_ascii(domain: str) -> str:
    """A domain such as ``bücher.example`` as the network spells it."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
