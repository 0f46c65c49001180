"""Handing mail to a server: over TLS, logged in, and whatever the server may do."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from callcert.config.settings import Security, Server
from callcert.errors import OutsideError, SettingsError
from callcert.mail.answers import without
from callcert.mail.secret import Secret
from callcert.mail.smtp import UnreachableError, deliver
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.servers import (
    HOST,
    PASSWORD,
    TOKEN,
    USER,
    Mailroom,
    Script,
    drip,
    drop,
    drop_within,
    mail_server,
    scripted_server,
    stall,
)

CONTENT = b"Subject: x\r\n\r\nline\r\n.\r\n..two\r\nlast\r\n"
ROBIN = "robin@example.com"
PEOPLE = ("a@example.com", "b@example.com")
SECRET = Secret(USER, PASSWORD)


def server_at(
    port: int, security: Security = "none", host: str = "localhost", timeout: float = 5
) -> Server:
    return Server(host=host, port=port, security=security, timeout=timeout)


def send(
    server: Server, secret: Secret | None = None, people: Sequence[str] = PEOPLE
) -> dict[str, str]:
    return dict(deliver(server, secret, CONTENT, ROBIN, people))


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("host", ["localhost", HOST])
def test_it_is_delivered_over_tls_after_a_login(
    trusted: Certificates, security: Security, host: str
) -> None:
    room = Mailroom()
    with mail_server(room, security, trusted.context(), login=True) as port:
        assert send(server_at(port, security, host), SECRET) == {}
    assert room.accepted == [(PEOPLE, CONTENT)]
    assert len(room.logins) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.usefixtures("certificates")
def test_a_certificate_of_a_stranger_is_refused(
    strangers: Certificates, trusted: Certificates, security: Security
) -> None:
    assert trusted != strangers
    room = Mailroom()
    with mail_server(room, security, strangers.context(), login=True) as port:
        with pytest.raises(UnreachableError, match="its certificate is not trusted") as refused:
            send(server_at(port, security), SECRET)
        assert f"localhost:{port} ({security})" in str(refused.value)
    assert (room.accepted, room.logins) == ([], [])


def test_a_certificate_for_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_certificates(tmp_path, "mail.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.authority))
    with (
        mail_server(Mailroom(), "tls", other.context()) as port,
        pytest.raises(UnreachableError, match=r"certificate is not trusted .*localhost"),
    ):
        send(server_at(port, "tls"))


@pytest.mark.usefixtures("trusted")
def test_a_server_without_starttls_gets_nothing() -> None:
    with (
        scripted_server() as (port, heard),
        pytest.raises(UnreachableError, match=r"STARTTLS: .*STARTTLS"),
    ):
        send(server_at(port, "starttls"), SECRET)
    assert {word.split()[0] for word in heard} <= {b"ehlo", b"quit"}


@pytest.mark.usefixtures("trusted")
def test_a_server_that_speaks_no_tls_is_told_apart() -> None:
    with (
        scripted_server({}) as (port, _),
        pytest.raises(UnreachableError, match="does not speak TLS as"),
    ):
        send(server_at(port, "tls"))


@pytest.mark.parametrize("secret", [Secret(USER, "wröng"), Secret(USER, "wrong")])
def test_a_wrong_password_is_said_and_never_shown(trusted: Certificates, secret: Secret) -> None:
    room = Mailroom()
    with (
        mail_server(room, "tls", trusted.context(), login=True) as port,
        pytest.raises(UnreachableError, match="the login: it answered 535") as refused,
    ):
        send(server_at(port, "tls"), secret)
    assert "wr" not in str(refused.value)
    assert "check mail.smtp.user" in str(refused.value)


def test_a_token_is_a_login_too(trusted: Certificates) -> None:
    room = Mailroom()
    with mail_server(room, "tls", trusted.context(), login=True) as port:
        server = server_at(port, "tls")
        assert send(server, Secret(USER, TOKEN, is_token=True)) == {}
        with pytest.raises(UnreachableError, match="the login: it answered 535") as refused:
            send(server, Secret(USER, "stale", is_token=True))
    assert len(room.accepted) == 1
    assert "stale" not in str(refused.value)


def test_a_secret_goes_in_the_clear_to_this_machine_alone() -> None:
    server = Server(host="mail.example.com", security="none")
    with pytest.raises(SettingsError, match=r'^mail\.smtp\.security: "none" would send'):
        send(server, SECRET)
    room = Mailroom()
    with mail_server(room, login=True) as port:
        assert send(server_at(port), SECRET) == {}
        assert send(server_at(port, host="127.0.0.1"), SECRET) == {}
    assert len(room.accepted) == 2


def test_without_a_server_the_setting_is_named() -> None:
    with pytest.raises(SettingsError, match=r"^mail\.smtp\.host: names no mail server"):
        send(Server())


def test_a_server_that_is_down_is_said() -> None:
    with scripted_server() as (port, _):
        pass
    with pytest.raises(UnreachableError, match=rf"localhost:{port} \(none\), connecting: it refus"):
        send(server_at(port))


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "x" * 70])
def test_a_host_that_is_none_is_said(host: str) -> None:
    with pytest.raises(UnreachableError, match="connecting: "):
        send(server_at(25, host=host))


@pytest.mark.parametrize("host", ["two words", "host\r\nX: y", ""])
def test_a_host_that_can_be_none_is_a_settings_error(host: str) -> None:
    with pytest.raises(SettingsError, match=r"mail\.smtp\.host"):
        send(server_at(25, host=host))


@pytest.mark.parametrize("code", ["450 later", "550 never"])
@pytest.mark.parametrize(("step", "said"), [("MAIL", "MAIL FROM"), ("DATA", "DATA")])
def test_a_refusal_is_said_with_its_step(step: str, said: str, code: str) -> None:
    room = Mailroom({step: code})
    with (
        mail_server(room) as port,
        pytest.raises(OutsideError, match=f"{said}: it answered {code}") as refused,
    ):
        send(server_at(port))
    assert not isinstance(refused.value, UnreachableError)
    assert room.accepted == []


def test_some_refused_recipients_are_named_and_the_others_get_it() -> None:
    room = Mailroom({"RCPT b@example.com": "550 5.1.1 no such user"})
    with mail_server(room) as port:
        assert send(server_at(port)) == {"b@example.com": "550 5.1.1 no such user"}
    assert room.accepted == [(("a@example.com",), CONTENT)]


def test_where_all_are_refused_nothing_is_handed_over() -> None:
    room = Mailroom({"RCPT": "450 busy"})
    with mail_server(room) as port:
        assert send(server_at(port)) == dict.fromkeys(PEOPLE, "450 busy")
    assert room.accepted == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ({"": drop}, "connecting: it closed the connection"),
        ({"": b"554 not for you\r\n"}, "connecting: it answered 554 not for you"),
        ({"": b"HTTP/1.1 400 Bad Request\r\n\r\n"}, "connecting: it does not speak SMTP"),
        ({"ehlo": b"500 no\r\n", "helo": b"500 no\r\n"}, "connecting: it answered 500 no"),
        ({"mail": drop}, "MAIL FROM: it closed the connection"),
        ({"rcpt": b"421 closing\r\n"}, "RCPT TO: it answered 421 closing"),
        ({"data": b"354\r\n", ".": b"421 closing\r\n"}, "DATA: it answered 421 closing"),
        ({"data": drop_within}, "DATA: it closed the connection"),
        ({".": drop}, "DATA: it closed the connection"),
        ({"mail": b"nonsense\r\n"}, "MAIL FROM: it does not speak SMTP"),
        ({"mail": b"250" + b"x" * 10_000}, "MAIL FROM: it answered 500 Line too long"),
    ],
)
def test_whatever_a_server_does_is_one_line(script: Script, said: str) -> None:
    with (
        scripted_server(script) as (port, _),
        pytest.raises(OutsideError) as refused,
    ):
        send(server_at(port))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("script", "step"),
    [
        ({"": stall}, "connecting"),
        ({"mail": stall}, "MAIL FROM"),
        ({"data": stall}, "DATA"),
        ({".": stall}, "DATA"),
        ({"mail": drip}, "MAIL FROM"),
    ],
)
def test_patience_ends(script: Script, step: str) -> None:
    began = time.monotonic()
    with (
        scripted_server(script) as (port, _),
        pytest.raises(UnreachableError, match=f"{step}: it did not answer in time"),
    ):
        send(server_at(port, timeout=0.1))
    assert time.monotonic() - began < 3


def test_a_long_message_goes_out_whole() -> None:
    room = Mailroom()
    content = b"Subject: x\r\n\r\n" + b"." * 70 + b"\r\n" * 2 + (b"x" * 76 + b"\r\n") * 200_000
    with mail_server(room) as port:
        with pytest.raises(OutsideError, match="552"):
            deliver(server_at(port), None, content * 3, ROBIN, PEOPLE)
        assert deliver(server_at(port), None, content, ROBIN, PEOPLE) == {}
    assert room.accepted == [(PEOPLE, content)]


@pytest.mark.parametrize("echoed", ["hush", "aHVzaA==", "AHJvYmluAGh1c2g=", "cm9iaW4AaHVzaA=="])
def test_what_a_server_echoes_of_a_secret_is_hidden(echoed: str) -> None:
    assert without(Secret("robin", "hush"), f"535 no {echoed}!") == "535 no (hidden)!"
