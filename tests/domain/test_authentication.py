"""Whom the mail server vouches for."""

import pytest

from callcert.domain.authentication import verdict

SENDER, MX = "pat@example.com", "mx.example.org"
PASS = f"{MX}; dmarc=pass header.from=example.com"
FAIL = f"{MX}; dmarc=fail header.from=example.com"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("dmarc=pass (p=NONE) header.from=example.com", "passed"),
        ("DMARC = PASS", "passed"),
        ("dmarc=bestguesspass action=none", "passed"),
        ("spf=pass smtp.mailfrom=pat@example.com", "passed"),
        ("spf=pass smtp.mailfrom=bounce.example.com; dkim=none", "passed"),
        ("dkim=pass header.d=example.com header.s=a", "passed"),
        ("dkim=pass header.i=@mail.example.com", "passed"),
        ("dkim=fail header.d=example.com; dkim=pass header.d=example.com", "passed"),
        ("spf=fail smtp.mailfrom=example.com; dkim=pass header.d=example.com", "passed"),
        ("dkim=pass header.d=example.com; dmarc=fail", "failed"),
        ("dmarc=fail header.from=example.com; spf=pass smtp.mailfrom=evil.net", "failed"),
        ("spf=softfail smtp.mailfrom=example.com; dkim=none", "failed"),
        ("spf=pass smtp.mailfrom=evil.net; dkim=none", "unproven"),
        ("dkim=pass header.d=notexample.com", "unproven"),
        ("dkim=pass header.d=com", "unproven"),
        ("dkim=pass", "unproven"),
        ("auth=pass smtp.auth=pat@example.com", "unproven"),
        ("none", "unproven"),
        ("dkim=pass (nested (dmarc=pass; ) comment) header.d=evil.net", "unproven"),
        ("spf=none; dkim=none; dmarc=none action=none header.from=example.com", "unproven"),
    ],
)
def test_what_the_believed_server_says_decides(said: str, expected: str) -> None:
    assert verdict([f"{MX} 1; {said}"], SENDER, MX) == expected
    assert verdict([f"{MX.upper()}.; {said}"], SENDER, MX) == expected


def test_only_its_topmost_word_counts_and_nobody_else_s() -> None:
    assert verdict([FAIL, PASS], SENDER, MX) == "failed"
    assert verdict([PASS, FAIL], SENDER, MX) == "passed"
    forged = "mx.evil.example; dmarc=pass"
    assert verdict([forged], SENDER, MX) == "unproven"
    assert verdict([forged, PASS], SENDER, MX) == "passed"
    assert verdict([], SENDER, MX) == "unproven"


def test_without_a_server_to_believe_the_topmost_word_counts() -> None:
    assert verdict([FAIL], SENDER, "") == "failed"
    assert verdict([PASS, FAIL], SENDER, "") == "passed"
    assert verdict([], SENDER, "") == "unproven"


def test_a_thousand_checks_are_not_all_read() -> None:
    many = "; ".join(["spf=none"] * 1000)
    assert verdict([f"{MX}; {many}; dmarc=pass"], SENDER, MX) == "unproven"
