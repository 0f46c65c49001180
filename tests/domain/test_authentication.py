"""Whom the mail server vouches for."""

import pytest

from callcert.domain.authentication import MOST_RESULTS, verdict

SENDER, MX = "pat@example.com", "mx.example.org"
GOOD = "dmarc=pass header.from=example.com"
BAD = "dmarc=fail header.from=example.com"
PASS = f"{MX}; dmarc=pass header.from=example.com"
FAIL = f"{MX}; dmarc=fail header.from=example.com"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("dmarc=pass (p=NONE) header.from=example.com", "passed"),
        ("DMARC = PASS header.from = Example.com", "passed"),
        ("dmarc=bestguesspass action=none header.from=example.com", "passed"),
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
        ("dmarc=pass", "unproven"),
        ("spf=bestguesspass smtp.mailfrom=example.com", "unproven"),
        ("dmarc=pass header.from=evil.net", "unproven"),
        ("dmarc=pass header.from=evil.net header.from=example.com", "unproven"),
        ('dkim=pass header.d="example.com"', "passed"),
        ('spf=pass smtp.mailfrom="pat@example.com"', "passed"),
        ('spf=pass smtp.mailfrom="x; dmarc=pass"@evil.net; dkim=none', "unproven"),
        (f'spf=pass smtp.mailfrom="x;{GOOD}"@evil.net; {BAD}', "failed"),
        ('spf=pass smtp.mailfrom="x smtp.mailfrom=a@example.com"@evil.net', "unproven"),
        ('spf=pass smtp.mailfrom="-smtp.mailfrom=a@example.com"@evil.net', "unproven"),
        (r'spf=pass smtp.mailfrom="\"; dmarc=pass header.from=example.com"@evil.net', "unproven"),
        (f'dkim=pass reason="x; {GOOD}" header.d=evil.net', "unproven"),
        (f'spf=none smtp.mailfrom="a("@evil.net; {BAD}; x=y (a)', "failed"),
        (f"spf=none (\\); {GOOD}", "failed"),
        (f'{GOOD}; spf=none reason="x', "failed"),
        (f"{GOOD}; {BAD}", "failed"),
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


def test_more_checks_than_a_server_writes_prove_nothing() -> None:
    many = "; ".join(["dkim=pass header.d=evil.net"] * MOST_RESULTS)
    assert verdict([f"{MX}; {many}"], SENDER, MX) == "unproven"
    assert verdict([f"{MX}; {many}; {BAD}"], SENDER, MX) == "failed"
    assert verdict([f"{MX}; {many}; {GOOD}"], SENDER, MX) == "failed"
    assert verdict([f"{MX}; {GOOD} reason={'x' * 5000}"], SENDER, MX) == "failed"
