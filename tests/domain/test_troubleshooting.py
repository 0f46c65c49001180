import pytest

from callcert.domain.troubleshooting import KNOWN_PROBLEMS, LONGEST, fixes_for, recognised

LOGIN, DROPDOWN, FREEZE = KNOWN_PROBLEMS


def test_every_problem_has_what_helps() -> None:
    assert [known.fix for known in KNOWN_PROBLEMS] == [
        "reboot the computer",
        "disposition the call, log out of CTI and log in again",
        "do a hard restart of the computer",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Can't log in to CTI",
        "CTI won’t let me log in",
        "cannot login to cti",
        "I can not log  in\nto CTI",
        "I cant sign in CTI",
        "unable to sign into CTI",
        "could not log on to CTI this morning",
        "CTI login not working",
        "CTI login failed",
        "CTI: login fails every time",
        "CTI log-in error",
        "CTI is not logging me in",
        "CTI keeps rejecting my password",
        "CTI password not accepted",
        "CTI kicked me out and I can't get back in",
        "couldn't get into CTI",
        "can't access CTI",
        "no longer able to log in to CTI",
        "problem logging into CTI",
        "login problems with CTI",
        "locked out of CTI",
        "Not fine: CTI login is broken",
        "have not been able to log in to CTI",
        "Zoiper 20 error",
        "zoiper says error 20 again",
        "Error code 20 on Zoiper",
        "Zoiper error #20",
        'Zoiper gives me the "20" error',
        "Zoiper is showing a twenty error",
        "Zoiper (20) error",
        "Zoiper: 20",
        "Zoiper shows 20.",
    ],
)
def test_no_login_to_cti_and_the_20_error_are_recognised(text: str) -> None:
    assert recognised(text) is LOGIN


@pytest.mark.parametrize(
    "text",
    [
        "yes/no dropdown is empty",
        "Yes/No drop-down blank",
        "the drop down shows no options",
        "dropdown not displaying options",
        "dropdown doesn't show anything",
        "drop down is not showing yes or no",
        "dropdown isn’t loading",
        "dropdown won't open",
        "drop downs not working",
        "dropdowns missing",
        "yes-no dropdown not populating",
        "dropdown in CTI stopped showing options",
        "the yes / no box isn't showing",
        "the yes/no field doesn't populate",
        "yes/no is blank",
        "Y/N dropdown blank",
        "no options in the yes/no dropdown",
        "missing options in drop-down",
        "options not showing in dropdown",
        "nothing in the dropdown",
        "empty dropdown in CTI",
        "blank yes/no list",
        "can't see yes/no options",
        "can't choose anything in the drop down",
        "cannot select yes or no",
        "CTI is fine but the yes/no dropdown shows nothing",
        "a yes/no list without choices",
        "yes/no list has no choices",
        "the yes/no list lacks any options",
        "Drop-down without any options",
    ],
)
def test_a_dropdown_without_choices_is_recognised(text: str) -> None:
    assert recognised(text) is DROPDOWN


@pytest.mark.parametrize(
    "text",
    [
        "CTI screen freezes",
        "CTI froze",
        "cti is frozen",
        "CTI is frozen, restarted",
        "I opened CTI, then it froze",
        "CTI was slow until it froze",
        "screen freeze",
        "My screen keeps freezing in CTI",
        "CTI hangs",
        "CTI hung during call 3",
        "CTI keeps hanging",
        "CTI is stuck",
        "cti locked up",
        "CTI screen is locking up",
        "CTI not responding",
        "CTI stopped responding",
        "cti unresponsive",
        "CTI screen won't move",
        "frozen CTI screen",
        "freezes on the CTI screen",
        "stuck in CTI",
    ],
)
def test_a_frozen_screen_is_recognised(text: str) -> None:
    assert recognised(text) is FREEZE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CTI slow in the morning",
        "CTI audio is low",
        "headset mic cuts out",
        "mouse broken",
        "no internet",
        "internet froze",
        "cannot log in to Outlook",
        "VPN login failed",
        "logged in to CTI fine",
        "logged into CTI, no issues",
        "no issues with CTI login",
        "No problem logging in to CTI",
        "Can log in to CTI now",
        "CTI login works again",
        "CTI login fixed",
        "CTI login issue resolved",
        "have not logged in to CTI yet",
        "waiting for CTI login",
        "headset issue, logged in to CTI",
        "mouse broken. CTI access granted",
        "cannot come in, CTI training moved",
        "Cannot log out of CTI",
        "20 minutes on Zoiper",
        "took 20 calls on Zoiper",
        "Zoiper call dropped after 20 min",
        "Zoiper says 20 minutes left",
        "Zoiper sounds choppy",
        "error 200 on Zoiper",
        "error 20 times today",
        "made 20 errors on the quiz",
        "yes, no problems today",
        "yes or no questions on call 2 were not clear",
        "drop down to part time, not possible",
        "CTI dropdown works fine, no issues",
        "dropdown fixed, not an issue anymore",
        "nothing wrong with the dropdown",
        "screen protector missing",
        "screen cracked",
        "screen is black",
        "the screen share froze in Go To Training",
        "stuck on TBT 4, screen share did not help",
        "got stuck on call 3, forgot to share my screen",
        "CTI training done, stuck in traffic",
        "customer hung up, CTI fine",
        "hung up by customer in CTI",
        "CTI: the customer hung up",
        "CTI hangs up on callers",
        "CTI never freezes",
        "CTI no longer freezes",
        "no freezing of CTI today",
        "CTI hasn't frozen",
        "keyboard stuck key",
    ],
)
def test_other_things_are_not(text: str) -> None:
    assert recognised(text) is None


def test_only_the_first_of_a_long_text_is_looked_at() -> None:
    assert recognised("x" * (LONGEST - 9) + " CTI stuck") is None
    assert recognised("x" * (LONGEST - 10) + " CTI stuck") is FREEZE


def test_each_fix_is_named_once_in_the_order_of_the_texts() -> None:
    texts = ["CTI froze", "mouse broken", "cannot log in to CTI", "screen frozen"]
    assert fixes_for(texts) == [FREEZE, LOGIN]
    assert fixes_for([]) == []
