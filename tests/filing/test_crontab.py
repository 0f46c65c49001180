"""The user's crontab: our block comes and goes, everything else stays byte for byte."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcert.errors import OutsideError, UsageError
from callcert.filing.crontab import (
    command_line,
    installed,
    quoted,
    read_crontab,
    with_block,
    without_block,
    write_crontab,
)
from tests.fake_crontab import fake_crontab

ROOT, OTHER = Path("/srv/class of 2026"), Path("/srv/class")
LINES = ["# when", "*/5 * * * * run --workspace '/srv/class of 2026'"]
BLOCK = (
    b"# callcert begin /srv/class of 2026\n# when\n"
    b"*/5 * * * * run --workspace '/srv/class of 2026'\n# callcert end /srv/class of 2026\n"
)
ODD = [
    None,
    b"",
    b"\n",
    b"# only a comment",
    b"0 4 * * * backup\n",
    b"0 4 * * * backup",
    b"MAILTO=ann@example.com\r\n0 4 * * * backup\r\n",
    b"0 4 * * * backup\r\n# no end\r",
    b"\xff\xfe not text \x0c\x0b\x85\n",
    b"# callcert begin /srv/class\n* * * * * other\n# callcert end /srv/class\n",
    b"# callcert begin /srv/class of 2026 too\n# callcert end /srv/class of 2026 too\n\n\n",
    b"#callcert begin /srv/class of 2026\n",
]


@pytest.mark.parametrize("before", ODD)
def test_remove_leaves_what_was_there_before(before: bytes | None) -> None:
    after = with_block(before, ROOT, LINES)
    assert after.startswith(before or b"")
    assert after.endswith(BLOCK.partition(b"\n")[2])
    assert without_block(after, ROOT) == before
    assert without_block(before, ROOT) == before


PIECES = st.sampled_from([b"a", b"\n", b"\r", BLOCK.replace(b"2026", b"2025")])


@given(st.none() | st.binary(max_size=60) | st.lists(PIECES).map(b"".join))
def test_whatever_is_there_comes_back(before: bytes | None) -> None:
    once = with_block(before, ROOT, LINES)
    assert with_block(once, ROOT, LINES) == once
    assert without_block(with_block(once, ROOT, ["# newer"]), ROOT) == before
    both = with_block(once, OTHER, LINES)
    assert without_block(without_block(both, OTHER), ROOT) == before


@pytest.mark.parametrize("before", ODD)
def test_an_older_block_is_replaced_where_it_stands(before: bytes | None) -> None:
    old = with_block(before, ROOT, ["# older"]) + b"5 5 * * * mine\n"
    new = with_block(old, ROOT, LINES)
    assert new == old.replace(b"# older\n", b"# when\n" + LINES[1].encode() + b"\n")
    kept = (before or b"") + (b"\n" if before and not before.endswith(b"\n") else b"")
    assert without_block(new, ROOT) == kept + b"5 5 * * * mine\n"


def test_a_block_whose_line_breaks_an_editor_changed_is_still_known() -> None:
    crontab = b"a\r\n" + BLOCK.replace(b"\n", b"\r\n") + b"b\r\n"
    assert without_block(crontab, ROOT) == b"a\r\nb\r\n"
    assert with_block(crontab, ROOT, LINES) == b"a\r\n" + BLOCK + b"b\r\n"


def test_copies_of_the_block_go_too() -> None:
    crontab = b"a\n" + BLOCK + b"b\n" + BLOCK + b"c\n"
    assert with_block(crontab, ROOT, LINES) == b"a\n" + BLOCK + b"b\nc\n"
    assert without_block(crontab, ROOT) == b"a\nb\nc\n"


@pytest.mark.parametrize(
    "crontab",
    [
        b"# callcert begin /srv/class of 2026\n0 4 * * * backup\n",
        b"0 4 * * * backup\n# callcert end /srv/class of 2026\n",
        b"# callcert begin /srv/class of 2026\n" + BLOCK,
    ],
)
def test_a_block_without_both_its_markers_is_left_for_a_person(crontab: bytes) -> None:
    with pytest.raises(OutsideError, match="crontab -e"):
        with_block(crontab, ROOT, LINES)
    with pytest.raises(OutsideError, match="crontab -e"):
        without_block(crontab, ROOT)


def test_no_path_breaks_the_marker_and_no_two_share_one() -> None:
    paths = [
        Path(f"/srv/{name}") for name in ("a\nb", "a\\nb", "a\rb", "a b", "a\u2028b", "a\udcffb")
    ]
    crontab: bytes | None = None
    for path in paths:
        crontab = with_block(crontab, path, ["# one line"])
    assert crontab is not None
    assert crontab.count(b"\n") == 3 * len(paths) + 1
    assert len(set(crontab.splitlines())) == 2 * len(paths) + 2


def as_cron_gives_it(word: str, *, takes_backslashes: bool) -> str:
    """What the shell gets: ``%`` ends a command unless a backslash, which goes, is before it."""
    out, rest = "", word
    while rest:
        if rest[0] == "%":
            return out
        if rest[0] == "\\" and len(rest) > 1:
            drops = rest[1] == "%" or (takes_backslashes and rest[1] == "\\")
            out += rest[1] if drops else rest[:2]
            rest = rest[2:]
        else:
            out, rest = out + rest[0], rest[1:]
    return out


@pytest.mark.parametrize("takes_backslashes", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "/plain", "", "/a b", "/it's", '/say "hi"', "/100%", "/%%", "/a\\b", "/a\\\\b", "/a\\%b",
        "/a\\\\%b\\", "/$HOME `id` !x", "/ä é", "/a'%'\\'b", "/#tag", "/a\tb", "~", "/a;b&c|d",
    ],
)  # fmt: skip
def test_a_word_comes_through_cron_and_shell_as_it_was(text: str, takes_backslashes: bool) -> None:
    word = as_cron_gives_it(quoted(text), takes_backslashes=takes_backslashes)
    said = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s' {word}"], capture_output=True, check=True, text=True
    )
    assert said.stdout == text


def test_a_path_with_a_line_break_is_refused() -> None:
    with pytest.raises(UsageError, match="line break"):
        command_line(Path("/usr/bin/python3"), Path("/srv/a\nb"))


def test_the_line_runs_every_five_minutes() -> None:
    assert command_line(Path("/usr/bin/python3"), OTHER) == (
        "*/5 * * * * /usr/bin/python3 -P -m callcert schedule run --workspace /srv/class"
    )


def test_the_program_is_asked_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = fake_crontab(tmp_path, monkeypatch)
    assert read_crontab() is None
    assert installed(ROOT) is None
    write_crontab(b"0 4 * * * backup\n" + BLOCK)
    assert installed(ROOT) == BLOCK.decode()
    assert installed(OTHER) is None
    write_crontab(b"")
    assert read_crontab() == b""
    write_crontab(None)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("#!/bin/sh\necho 'You are not allowed to use this program' >&2; exit 1\n", "not allowed"),
        ("#!/bin/sh\nexit 4\n", "crontab -l fails"),
        ("no program at all", "cannot be run"),
    ],
)
def test_a_crontab_that_cannot_be_read_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    fake_crontab(tmp_path, monkeypatch, program)
    with pytest.raises(OutsideError, match=said):
        read_crontab()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("#!/bin/sh\necho '\"-\":3: bad minute' >&2; exit 1\n", "not changed: .*bad minute"),
        ("#!/bin/sh\nexit 1\n", "crontab refuses it"),
        ("#!/bin/sh\n[ $1 = - ] || echo something else\n", "does not read back"),
    ],
)
def test_a_crontab_that_is_not_taken_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    fake_crontab(tmp_path, monkeypatch, program)
    with pytest.raises(OutsideError, match=said):
        write_crontab(b"* * * * * x\n")


def test_without_cron_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OutsideError, match="install cron"):
        read_crontab()
