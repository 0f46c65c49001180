"""Which day's progress an agent's message is about: that of the reminder it answers, if any."""

from datetime import date, timedelta

from callcert.domain.mailed_words import reminded_of
from callcert.mail.message import message_id
from callcert.mail.parcel import Parcel
from callcert.workflows.reminders import reminder_key

MOST_DAYS = 14
"""How old a reminder may be to be meant: people keep answering in the same old thread."""


def day_of_report(parcel: Parcel, own: str, sent: date) -> date:
    """The day of the reminder, by its subject or its Message-ID, else the day it was sent.

    ``own`` is the address reminders come from. It is never a later day than ``sent``.
    """
    days = [sent - timedelta(days=number) for number in range(MOST_DAYS + 1)]
    named = reminded_of(parcel.subject)
    if named in days:
        return named
    sender = parcel.senders[0]
    asked = {message_id(reminder_key(day, sender), own).casefold(): day for day in days}
    return next((asked[one] for one in parcel.answers if one in asked), sent)
