"""Where passwords and tokens come from, and that they stay where they belong."""

import sys
import time

import keyring
import pytest
from keyring.errors import KeyringError

from callcert.config.settings import Server
from callcert.errors import OutsideError, SettingsError
from callcert.mail import secret as module
from callcert.mail.secret import Secret, secret_of, token_from

SERVER = Server(host="mail.example.com", user="robin@example.com")
VARIABLE = "CALLCERT_MAIL_SMTP_PASSWORD"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring that holds what a test puts into it."""
    content: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "get_password", lambda *place: content.get(place))
    return content


def test_nobody_logs_in_where_no_user_is_named() -> None:
    assert secret_of(Server(host="mail.example.com"), {VARIABLE: "hush"}) is None


def test_the_password_comes_from_the_environment(kept: dict[tuple[str, str], str]) -> None:
    kept["callcert", "robin@example.com@mail.example.com"] = "other"
    assert secret_of(SERVER, {VARIABLE: "hush"}) == Secret("robin@example.com", "hush")


def test_or_else_from_the_keyring(kept: dict[tuple[str, str], str]) -> None:
    kept["callcert", "robin@example.com@mail.example.com"] = "kept"
    assert secret_of(SERVER, {}) == Secret("robin@example.com", "kept")


@pytest.mark.usefixtures("kept")
def test_without_either_both_ways_are_said() -> None:
    with pytest.raises(SettingsError) as refused:
        secret_of(SERVER, {"CALLCERT_MAIL_IMAP_PASSWORD": "no"})
    assert VARIABLE in str(refused.value)
    assert "keyring set callcert robin@example.com@mail.example.com" in str(refused.value)
    with pytest.raises(SettingsError, match="CALLCERT_MAIL_IMAP_PASSWORD"):
        secret_of(SERVER, {VARIABLE: "no"}, "mail.imap")


@pytest.mark.parametrize("wrong", [KeyringError(), RuntimeError("no bus"), OSError("dbus")])
def test_a_system_without_a_keyring_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    def broken(*_: str) -> str:
        raise wrong

    monkeypatch.setattr(keyring, "get_password", broken)
    with pytest.raises(SettingsError, match="no password for"):
        secret_of(SERVER, {})


def test_the_keyring_of_a_bare_machine_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(SettingsError, match="no password for"):
        secret_of(SERVER, {})


def test_a_secret_shows_no_secret() -> None:
    assert "hush" not in repr(Secret("robin", "hush"))


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_token_is_what_the_command_prints() -> None:
    server = SERVER.model_copy(update={"token_command": python("print('ya29.a0')")})
    expected = Secret("robin@example.com", "ya29.a0", is_token=True)
    assert secret_of(server, {VARIABLE: "hush"}) == expected


def test_no_shell_reads_the_command() -> None:
    assert token_from((*python("import sys; print(sys.argv[1])"), "$HOME;x")) == "$HOME;x"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; print('s3cret'); print('s3cret', file=sys.stderr); sys.exit(7)", "code 7"),
        ("pass", "did not print one line with a token"),
        ("print('s3cret and more')", "did not print one line with a token"),
        ("print('s3cret\\ns3cret')", "did not print one line with a token"),
        ("print('s3crét')", "did not print one line with a token"),
        ("print('s3cret\\x07')", "did not print one line with a token"),
    ],
)
def test_a_command_that_fails_is_said_without_what_it_printed(code: str, said: str) -> None:
    with pytest.raises(OutsideError) as refused:
        token_from((sys.executable, "-c", code))
    words = str(refused.value)
    assert said in words
    assert words.startswith(f"mail.smtp.token_command: {sys.executable}")
    assert "s3cr" not in words


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(OutsideError, match=r"token_command: no-such-program cannot be run: No "):
        token_from(("no-such-program",))
    with pytest.raises(OutsideError, match="cannot be run: it is no command"):
        token_from(("a\0b",))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of other systems")
def test_a_command_that_hangs_ends_with_all_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOKEN_SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(OutsideError, match=r"did not end within 0\.3 s"):
        token_from(("sh", "-c", "sleep 20; echo ya29"))
    assert time.monotonic() - began < 5


def test_a_token_needs_its_user() -> None:
    server = Server(host="mail.example.com", token_command=("true",))
    with pytest.raises(SettingsError, match=r"^mail\.smtp\.user: "):
        secret_of(server, {})
