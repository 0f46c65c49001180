"""How a certifier fills in and sends the scorecard [K3], with the figures of the settings."""

from dataclasses import dataclass

from callcert.domain.rules import CALLS, COACHED_CALL, Rules


@dataclass(frozen=True)
class Topic:
    """One thing to know, under a short heading."""

    heading: str
    text: str


def filling_in(rules: Rules) -> tuple[Topic, ...]:
    """From the first cell to the last call [K4] [K5] [K9] [TF1]."""
    return (
        Topic(
            "Before the first call",
            "Enter the agent’s last name, first name, and ID, your own name, and the date. Put "
            "the moment you connected with the agent under Connected at. One workbook serves one "
            f"agent and all {CALLS} calls.",
        ),
        Topic(
            f"Call {COACHED_CALL}: coached",
            "Coach as the call goes along and invite questions. Whatever you mark, the call "
            f"scores {rules.coached_score:g} and counts as passed. Mark it all the same: the "
            "agent learns from the marks and from the feedback.",
        ),
        Topic(
            f"Calls {COACHED_CALL + 1}–{CALLS}: scored",
            "Play the customer and nothing else: no hints, no help. Write the scenario first and "
            "mark every item while the call is fresh. Until the last item has a mark, the call "
            "has no score. An empty mark is never read as No or as N/A.",
        ),
        *_marks(rules),
        Topic(
            "Being fair",
            "Score what you heard, not what you expect of the agent. Hold every agent to the "
            "definitions above, use callers of like difficulty, and show the agent the scores "
            "after each call.",
        ),
        Topic(
            "Feedback after each call",
            "Did well: at least one real strength, on every call. Marked down: wherever points "
            "were lost, which item and what was heard. Next steps: the one or two things that "
            "will help most on the next call. Name the moment, not the person. Drag a row taller "
            "if you need more room.",
        ),
        Topic(
            "Connected and completed",
            "Enter a date and time (11/23/2026 9:05 AM) or just the time (9:05 AM). All "
            f"{CALLS} calls should be done within {rules.calls_hours:g} hours of connecting. Time "
            "on calls turns amber beyond that; tell the coordinator why.",
        ),
    )


def _marks(rules: Rules) -> tuple[Topic, ...]:
    return (
        Topic(
            "Yes, No, N/A",
            "Yes earns all the points, No earns none. N/A takes the item out of the call: use it "
            "only where the call gave no chance to show the skill, such as the hold item on a "
            "call without a hold. Never use it for something the agent forgot.",
        ),
        Topic(
            "Part of the points",
            "Where something was done in part, type a number from 0 to the item’s points. Excel "
            "warns that it is not on the list; choose Yes to keep it. A number outside that "
            "range, or other text, is not valid, and the call keeps no score until it is fixed.",
        ),
        Topic(
            "Auto-fail items",
            "They are marked Yes in the Auto-fail column. No, or 0, on one of them makes the "
            "score of the whole call 0. There is no part credit: Yes or No (or N/A).",
        ),
        Topic(
            "Score and result",
            "Score = points earned ÷ points applicable × 100. A call passes at "
            f"{rules.pass_score:g} or more. Nothing is rounded up to reach it. The pass rate is "
            f"calls passed ÷ {CALLS}, call {COACHED_CALL} included; {rules.certify_rate:g}% or "
            "more certifies the agent.",
        ),
    )


def sending() -> tuple[Topic, ...]:
    """The name to save under and where the workbook goes [K12] [K13]."""
    return (
        Topic(
            "Name of the file",
            "Last name, underscore, first name, underscore, pass rate, for example "
            "Doe_Jane_80%.xlsx. The sheet works it out: it appears under Save this file as when "
            "every call has a score. Use File > Save As and type that name. Keep the type, Excel "
            "Workbook (.xlsx).",
        ),
        Topic(
            "Sending it",
            "Email the workbook to the Cert Coordinator as soon as the agent has finished, "
            "whatever the outcome. Send the workbook itself, not a picture or a PDF, and check "
            "first that the message under the heading block has nothing left to do.",
        ),
        Topic(
            "Changing the sheet",
            "Only the input cells take entries. The rest is protected, without a password, so "
            "that the totals stay right. Please do not unprotect it or add or remove rows; row "
            "heights may be changed. Start every agent on a fresh copy of the template, never on "
            "the last agent's workbook. If a sheet is spoilt, mark a fresh copy.",
        ),
        Topic(
            "When it does not go to plan",
            "A call that drops is started again. If the agent cannot finish, leave the open calls "
            "blank and tell the coordinator. If you find a mistake after sending, correct your "
            "copy, send it again, and say so: the coordinator puts it in the place of the first.",
        ),
    )
