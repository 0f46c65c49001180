"""What the scorecard judges and how: sections, items, points, auto-fails and their definitions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One line of the scorecard with its entry in the guide."""

    text: str
    points: int
    earns: str
    loses: str
    good: str
    """A moment from a call that earns the points."""
    bad: str
    """A moment from a call that loses them."""
    auto_fail: bool = False


@dataclass(frozen=True)
class Section:
    """Items that belong to one phase or skill of a call."""

    name: str
    items: tuple[Item, ...]

    @property
    def points(self) -> int:
        """What the section is worth of the whole."""
        return sum(item.points for item in self.items)


OPENING = Section(
    "Opening",
    (
        Item(
            "Greets the caller with Aetna, own first name, and an offer to help",
            3,
            "All three parts are said in the first sentence or two, in a welcoming tone.",
            "A part is missing, is too fast to catch, or comes only after the caller asks.",
            "“Thank you for calling Aetna member services, this is Jane. How can I help today?”",
            "“Member services, can I have your ID?” No company, no name, no offer.",
        ),
        Item(
            "Gives every disclosure the call requires, starting with call recording",
            4,
            "The recording notice, and whatever the call type adds to it, is read in full before "
            "the request is worked on.",
            "A disclosure is skipped, shortened until its meaning is lost, or given at the end.",
            "Before quoting imaging coverage: “This is an estimate of benefits. It is not a "
            "guarantee of payment.”",
            "Goes straight to “Your MRI is covered at 80%.” No notice is ever given.",
            auto_fail=True,
        ),
        Item(
            "Gets the caller’s name, relation to the member, and a callback number",
            3,
            "Knows by the second minute who is calling, for whom, and where to call back.",
            "Finds out later that the caller is not the member, or has no number when the line "
            "drops.",
            "“Am I speaking with Mr. Ortiz himself? And in case we are cut off, what number is "
            "best?”",
            "Takes a wife’s claim question for ten minutes in the belief that she is the member.",
        ),
    ),
)

PRIVACY = Section(
    "Identity & Privacy",
    (
        Item(
            "Verifies identity before any health information is discussed",
            6,
            "Asks for the member ID and enough further details, lets the caller supply them, and "
            "only then opens the record aloud.",
            "Mentions a claim, a doctor, or a plan detail first, or reads the answers out for the "
            "caller to confirm.",
            "“Please tell me your member ID, date of birth, and the address we have on file.”",
            "“I see your knee surgery claim from May. And your birthday is June 4, 1980, right?”",
            auto_fail=True,
        ),
        Item(
            "Shares health information only with the member or an authorized person",
            6,
            "Speaks with the member, or checks that a permission is on file. With anyone else, "
            "gives general information only. Yes when the member is the only one on the line.",
            "Gives anything from the record to a spouse, parent of an adult, or office without a "
            "permission on file.",
            "“I need your son’s permission first, as he is 22. I can have him join us right now.”",
            "Reads an adult daughter’s therapy claims to her father because he pays the premium.",
            auto_fail=True,
        ),
        Item(
            "Confirms the address, phone, and email on file",
            3,
            "Checks all three once the caller is verified and corrects what is out of date.",
            "Checks none or only one, or hears of a move and leaves the old address.",
            "“Is 12 Elm Street still right for mail?” Changes it before ordering the ID card.",
            "Orders a new ID card to the old address although the caller said she has moved.",
        ),
    ),
)

NEED = Section(
    "Caller’s Need",
    (
        Item(
            "Listens and lets the caller finish before answering",
            4,
            "No interruptions. Short signs of listening. Nothing has to be told twice.",
            "Talks over the caller, or asks again for something already said.",
            "Hears out the whole story of a denied lab bill, then: “Thank you, that helps.”",
            "Cuts in with “I’ll send you an EOB” while the caller is explaining that he has it.",
        ),
        Item(
            "Asks questions that bring out the real reason for the call",
            4,
            "Open questions first, then the facts the call type needs: date of service, "
            "provider, amount.",
            "Starts on the first word heard, or asks a list of questions that do not matter.",
            "“What made you look at the bill today?” Learns that a collection letter has come.",
            "Hears “claim” and reads claim status for two minutes. The question was the "
            "deductible.",
        ),
        Item(
            "Restates the need and gets a yes before acting on it",
            5,
            "One sentence that sums up the request, and the caller agrees with it.",
            "Acts on a guess, or repeats the words without asking whether they are right.",
            "“So the specialist needs prior authorization and you want to know where it stands?”",
            "“OK, changing your PCP.” The caller only asked whether the PCP is in network.",
        ),
    ),
)

ACCURACY = Section(
    "Accuracy",
    (
        Item(
            "Looks up the answer in the member’s own plan and records",
            5,
            "Opens the plan document, claim, or authorization for this member and this date "
            "before answering.",
            "Answers from memory, from another plan, or from the wrong plan year.",
            "“Let me open your 2026 plan… physical therapy has a limit of 30 visits.”",
            "“Most of our plans give 20 visits, so you should be fine.”",
        ),
        Item(
            "Makes no false or misleading statement about benefits or coverage",
            8,
            "Everything said is true for this plan. What is not known is looked up or said to be "
            "unknown.",
            "A wrong fact, a promise of payment, or an omission that would lead the caller to a "
            "wrong decision, even if meant well.",
            "“I can’t promise payment. The claim is decided after we get the records.”",
            "“Don’t worry, out of network is covered the same.” It is not covered at all.",
            auto_fail=True,
        ),
        Item(
            "Explains completely what the member pays and why",
            5,
            "Deductible, copay, coinsurance, and what is left of each, applied to the caller’s "
            "own case.",
            "Leaves one out, or gives a total without saying how it comes about. N/A only if cost "
            "was no part of the call.",
            "“$200 of your deductible was left, then 20% of the other $300. That makes $260.”",
            "“Your EOB says you owe $260, so that’s what it is.”",
        ),
    ),
)

RESOLUTION = Section(
    "Resolution",
    (
        Item(
            "Follows the procedure for the type of call",
            6,
            "Every step of the procedure for this call type, in order, in the right system.",
            "A step is skipped, or the caller is sent to do what the agent should do.",
            "PCP change: checks that the doctor takes new patients, gives the start date, orders "
            "the card.",
            "Changes the PCP without checking the network and tells the caller to print a card.",
        ),
        Item(
            "Resolves the request or starts the right next step",
            6,
            "The caller needs no second call, or the case is with the team that can finish it.",
            "The request stays open, goes to the wrong team, or the agent stops at “I can’t.”",
            "Sees the claim was denied for a missing code and sends it back for review on the "
            "call.",
            "“You’ll have to call the hospital,” though the error is on the plan’s side.",
        ),
        Item(
            "Gives time frames and commitments that can be kept",
            4,
            "Says who does what by when, from the published time frames.",
            "No date, a vague one, or one shorter than the procedure allows.",
            "“The review takes up to 30 days. You will get a letter by December 23.”",
            "“Somebody should get back to you soon.”",
        ),
    ),
)

COMMUNICATION = Section(
    "Communication",
    (
        Item(
            "Acknowledges the caller’s concern sincerely",
            4,
            "Names the feeling or the trouble once, early, in own words, then helps.",
            "Ignores it, reads a phrase without meaning it, or argues.",
            "“A collection letter after you paid would upset me too. Let’s find that payment.”",
            "Caller is in tears over a denial. Agent: “OK. Member ID?”",
        ),
        Item(
            "Uses plain words and explains insurance terms",
            4,
            "Words a new member understands. A term is explained the first time it is used.",
            "Abbreviations or system talk the caller has to ask about.",
            "“Your EOB, the letter that shows how we split the bill, is not a bill itself.”",
            "“It pended for COB, so the ERA never dropped.”",
        ),
        Item(
            "Speaks clearly, at an even pace, and stays courteous",
            3,
            "Easy to follow, patient to the end, thanks and addresses the caller by name.",
            "Mumbles, rushes, sighs, or turns curt when the caller repeats a question.",
            "Gives the fax number slowly, in groups, and offers to say it again.",
            "“Like I said already…” in a sharp voice.",
        ),
        Item(
            "Asks before a hold or transfer, says why, and returns in time",
            3,
            "Asks, waits for the answer, gives a length, and thanks the caller on return. Tells "
            "the next team the story. N/A if there was neither.",
            "Silence instead of a hold, a hold without asking, or a blind transfer.",
            "“May I put you on hold for two minutes while I reach the pharmacy team?”",
            "“Hold on.” Music for six minutes, then a new voice asks for the member ID.",
        ),
        Item(
            "Keeps the call moving without long silences or detours",
            3,
            "Leads back politely, works the systems while talking, and says what is going on.",
            "Gaps of more than about 20 seconds with no word, or wandering talk.",
            "“I’m opening the authorization now. While it loads, which doctor ordered it?”",
            "Forty seconds of typing. The caller asks, “Are you still there?”",
        ),
    ),
)

WRAP_UP = Section(
    "Wrap-Up",
    (
        Item(
            "Recaps what was done and what happens next",
            4,
            "Names the result, the next step with its date, and any reference number.",
            "Ends on “all set,” or leaves out the step the caller must take.",
            "“Your new card ships today and should arrive in 7 to 10 days. Your number is 4471.”",
            "“OK, you’re all set.” The caller does not know what was set.",
        ),
        Item(
            "Offers more help and closes with the closing script",
            2,
            "Asks for further questions, thanks the caller, and uses the closing in full.",
            "Hangs up first, skips the question, or makes up another ending.",
            "“Is there anything else? Thank you for being an Aetna member. Have a good day.”",
            "“OK, bye.”",
        ),
        Item(
            "Writes call notes that the next person can work from",
            3,
            "Who called, why, what was said and done, what is open, all before the next call.",
            "Notes missing, unclear, or so short that the caller would have to start over.",
            "“Mbr asked re claim 5/12, denied no auth. Sent to review, ref 4471, letter by 12/23.”",
            "“Mbr called re claim. Explained.”",
        ),
        Item(
            "Selects the right disposition in CTI",
            2,
            "The disposition matches the main reason for the call and is set right after it.",
            "Wrong or catch-all disposition, or the call is left open in CTI.",
            "A PCP change with a new card is set to “PCP Change.”",
            "Everything is set to “General Inquiry.”",
        ),
    ),
)

SECTIONS = (OPENING, PRIVACY, NEED, ACCURACY, RESOLUTION, COMMUNICATION, WRAP_UP)
ITEMS = tuple(item for section in SECTIONS for item in section.items)
