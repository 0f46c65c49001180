"""Many messages to one server: one connection, opened again where it has to be."""

import time

import pytest

from callcert.config.settings import Server
from callcert.errors import OutsideError, SettingsError
from callcert.mail.courier import Courier
from callcert.mail.secret import Secret
from callcert.mail.smtp import UnreachableError
from tests.mail.servers import HOST, Mailroom, drop_within, mail_server, scripted_server, stall

CONTENT = b"Subject: x\r\n\r\nx\r\n"
ROBIN, ANN = "robin@example.com", ("a@example.com",)


def nobody() -> Secret | None:
    return None


def courier(port: int, timeout: float = 5) -> Courier:
    return Courier(Server(host=HOST, port=port, security="none", timeout=timeout), nobody)


def test_one_connection_is_enough() -> None:
    room = Mailroom()
    with mail_server(room) as port, courier(port) as one:
        for _ in range(5):
            assert one.carry(CONTENT, ROBIN, ANN) == {}
        assert (len(room.accepted), room.connections) == (5, 1)


def test_without_a_message_nobody_is_bothered() -> None:
    room = Mailroom()
    with mail_server(room) as port, courier(port):
        pass
    assert room.connections == 0


def test_a_server_that_takes_one_message_per_connection_gets_them_all() -> None:
    room = Mailroom(drop_after=1)
    with mail_server(room) as port, courier(port) as one:
        for _ in range(4):
            assert one.carry(CONTENT, ROBIN, ANN) == {}
            time.sleep(0.05)
    assert (len(room.accepted), room.connections) == (4, 4)


def test_a_refused_message_does_not_stop_the_next() -> None:
    room = Mailroom({"MAIL": "550 no"})
    with mail_server(room) as port, courier(port) as one:
        with pytest.raises(OutsideError, match="550 no"):
            one.carry(CONTENT, ROBIN, ANN)
        room.answers = {"DATA": "451 later"}
        with pytest.raises(OutsideError, match="451 later"):
            one.carry(CONTENT, ROBIN, ANN)
        room.answers = {"RCPT": "450 full"}
        assert one.carry(CONTENT, ROBIN, ANN) == {ANN[0]: "450 full"}
        room.answers = {}
        assert one.carry(CONTENT, ROBIN, ANN) == {}
        assert (len(room.accepted), room.connections) == (1, 1)


def test_a_message_whose_line_breaks_does_not_stop_the_next() -> None:
    with scripted_server({"data": drop_within}) as (port, heard), courier(port) as one:
        for _ in range(2):
            with pytest.raises(OutsideError, match="DATA: it closed") as refused:
                one.carry(CONTENT, ROBIN, ANN)
            assert not isinstance(refused.value, UnreachableError)
    assert heard.count(b"data") == 2, "each tried once: no message is repeated of itself"


def test_a_server_that_stalls_is_tried_once() -> None:
    with scripted_server({"mail": stall}) as (port, heard), courier(port, timeout=0.1) as one:
        for _ in range(20):
            with pytest.raises(UnreachableError, match="in time"):
                one.carry(CONTENT, ROBIN, ANN)
    assert len([word for word in heard if word.startswith(b"mail")]) == 1


def test_the_secret_is_asked_for_once_and_its_failure_is_the_servers() -> None:
    asked = []

    def fails() -> Secret | None:
        asked.append(1)
        raise OutsideError("no token today")

    with Courier(Server(host=HOST), fails) as one:
        for _ in range(3):
            with pytest.raises(UnreachableError, match="no token today"):
                one.carry(CONTENT, ROBIN, ANN)
    assert asked == [1]


def test_settings_that_cannot_be_used_end_the_run() -> None:
    with Courier(Server(), nobody) as one, pytest.raises(SettingsError, match=r"mail\.smtp\.host"):
        one.carry(CONTENT, ROBIN, ANN)


def test_no_secret_is_asked_for_where_it_could_not_be_used() -> None:
    def never() -> Secret | None:
        raise AssertionError

    for server in (Server(user="u"), Server(host="mail.example.com", user="u", security="none")):
        with Courier(server, never) as one, pytest.raises(SettingsError, match=r"^mail\.smtp\."):
            one.carry(CONTENT, ROBIN, ANN)
