"""Addresses from settings and the command line."""

import pytest

from callcert.config.settings import Coordinator, Mail
from callcert.errors import SettingsError, UsageError
from callcert.mail.addresses import Mailbox, addresses, is_address, mailbox, sender_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a@example.com", ("", "a@example.com")),
        ("  A.B+c@Mail.Example.com ", ("", "A.B+c@Mail.Example.com")),
        ("Ann Lee <a@example.com>", ("Ann Lee", "a@example.com")),
        ('"Lee, Ann" <a@example.com>', ("Lee, Ann", "a@example.com")),
        ("<a@example.com>", ("", "a@example.com")),
        ("robin@localhost", ("", "robin@localhost")),
        ("a@bücher.example", ("", "a@xn--bcher-kva.example")),
    ],
)
def test_an_address_is_read_with_or_without_a_name(text: str, read: Mailbox) -> None:
    assert mailbox(text, "mail.sender") == read


@pytest.mark.parametrize(
    "text",
    ["", "robin", "@example.com", "a@", "a b@example.com", "a@b@example.com", "a@-x.com",
     "a@example..com", ".a@example.com", "a@example.com\nBcc: evil@example.com",
     "a@example.com\r\nRCPT TO:<evil@example.com>", "a@example.com, b@example.com",
     "Ann <a@example.com> <b@example.com>", "zoë@example.com", "a@exa\0mple.com",
     f"{'a' * 65}@example.com", f"a@{'a.' * 130}com", '"a b"@example.com', "a@example.com\n"],
)  # fmt: skip
def test_what_is_none_is_refused(text: str) -> None:
    assert not is_address(text)
    if text.strip() == text:
        with pytest.raises(SettingsError, match=r"^mail\.sender: ") as refused:
            mailbox(text, "mail.sender")
        assert "\n" not in str(refused.value)


def test_a_list_names_all_that_are_wrong_at_once() -> None:
    with pytest.raises(UsageError, match=r"--to: not an e-mail address: 'x', 'y z'; write it"):
        addresses(["x", "a@example.com", "y z"], "--to", UsageError)
    with pytest.raises(SettingsError, match=r"mail\.distribution: names nobody"):
        addresses([], "mail.distribution")


def test_nobody_is_on_a_list_twice() -> None:
    given = ["b@example.com", "Ann <a@example.com>", "B@example.com", "c@example.com"]
    assert addresses(given, "--to") == ("b@example.com", "a@example.com", "c@example.com")


def test_the_sender_is_a_setting_or_the_coordinator() -> None:
    robin = Coordinator(name="Robin Lane", email="robin@example.com")
    assert sender_of(Mail(sender="Ops <ops@example.com>"), robin) == ("Ops", "ops@example.com")
    assert sender_of(Mail(), robin) == ("Robin Lane", "robin@example.com")
    with pytest.raises(SettingsError, match=r"^mail\.sender: says nobody"):
        sender_of(Mail(), Coordinator())
    with pytest.raises(SettingsError, match=r"^coordinator\.email: 'robin' is no"):
        sender_of(Mail(), Coordinator(email="robin"))
