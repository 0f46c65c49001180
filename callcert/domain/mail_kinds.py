"""What can be wrong with a message that comes in."""

from collections.abc import Mapping

from callcert.domain.kinds import Kind, error, warning

MAIL_KINDS: Mapping[str, Kind] = {
    "mail-unreadable": error(
        "is no message that can be read: {reason}", "open it in your mail program and look"
    ),
    "mail-too-large": error(
        "{sender} sent {size}, more than {limit} MB, so it was not read",
        "look at it in your mail program; raise largest_mb under [collect] if it is right",
    ),
    "mail-sender-missing": error(
        "does not say who sent it, or names several senders", "look at it; do not trust it"
    ),
    "mail-stranger": warning(
        "{sender} is nobody callcert knows: neither a certifier nor an agent of the tracker",
        "nothing, if it is no concern of yours; else add the address to [[certifiers]], to "
        "senders under [collect], or to the tracker, and collect the file again",
    ),
    "mail-scorecard-of-stranger": error(
        "{sender} sent a workbook ({names}) and is nobody who returns scorecards",
        "if it is one of your certifiers, add the address to [[certifiers]] or to senders under "
        "[collect], and collect the file again",
    ),
    "mail-scorecard-of-agent": error(
        "{sender} is an agent and sent a workbook ({names}); scorecards come from certifiers",
        "ask the certifier for the scorecard itself",
    ),
    "mail-sender-ambiguous": error(
        "{sender} is the address of several: {candidates}",
        "correct the e-mail addresses in the tracker or the settings, and collect the file again",
    ),
    "mail-forged": error(
        "says it is from {sender}, and the mail server's own checks failed",
        "ask the sender whether they sent it; if so, save the scorecard into incoming/ yourself",
    ),
    "mail-unproven": error(
        "says it is from {sender}, and {server} has not vouched for that",
        "ask the sender whether they sent it; if so: callcert collect FILE --trust",
    ),
    "mail-dangerous": error(
        "has an attachment that can run or pretend: {names}",
        "do not open it; ask the sender for the scorecard alone",
    ),
    "mail-nested": error(
        "has attachments inside an attachment: {names}",
        "look at it; if all is well: callcert collect FILE --trust, or ask for the scorecard alone",
    ),
    "mail-not-a-workbook": error(
        "has an attachment named as a workbook that is none: {names}",
        "ask the sender for the scorecard itself, saved as .xlsx",
    ),
    "mail-undated": error(
        "{agent} reports progress, but the message does not say when it was sent",
        "enter it in the progress report yourself",
    ),
}
