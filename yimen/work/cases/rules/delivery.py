"""What shows that a decision reached the applicant, and on which day."""

from __future__ import annotations

from datetime import date, datetime

from yimen.kernel.days import Calendar
from yimen.kernel.errors import Refused
from yimen.work.cases.rules.terms import Key, has_run_out
from yimen.work.cases.states import Way

MAILBOX = "portal"  # 本平台的电子信箱: what enters it has been received


class SendingBare(Refused):
    """A courier without a waybill or an address, or an electronic way that nobody named."""

    code = "cases.sending-bare"


class SendingThere(Refused):
    """One sending is still on its way."""

    code = "cases.sending-there"


class NothingSent(Refused):
    """Nothing is on its way."""

    code = "cases.nothing-sent"


class SystemUnnamed(Refused):
    """Nothing was sent electronically to a system that the receiver named."""

    code = "cases.system-unnamed"


class EntryUnsaid(Refused):
    """When it entered the named system is not said, or it was delivered in another way."""

    code = "cases.entry-unsaid"


class DeliveryDay(Refused):
    """The day of receipt is before the decision, or still to come."""

    code = "cases.delivery-day"


def check_sending(way: Way, *, target: str, waybill: str, named: str) -> None:
    """`SendingBare` unless it says where to, and by which waybill or by whose naming.

    An electronic message is received when it enters the system that the receiver named
    (电子签名法 Art. 11); a system that nobody named proves nothing.
    """
    sent = {Way.COURIER: waybill, Way.ELECTRONIC: named}.get(way, "")
    if not target.strip() or not sent.strip():
        raise SendingBare


def check_entry(way: Way, sent: Way | None, entered_at: datetime | None, now: datetime) -> None:
    """An electronic document is received when it enters the system that the receiver named.

    `sent` is the way of what is on its way; only to a named system was it sent electronically
    (`check_sending`). Refused: `SystemUnnamed` where it was not sent so; `EntryUnsaid` without the
    instant of entry, for one to come, and for one told of another way. 电子签名法 Art. 11.
    """
    if way is Way.ELECTRONIC and sent is not Way.ELECTRONIC:
        raise SystemUnnamed
    if (entered_at is None) is (way is Way.ELECTRONIC) or (entered_at and entered_at > now):
        raise EntryUnsaid


def check_received(received_on: date, decided_on: date, today: date) -> None:
    """`DeliveryDay` for a day of receipt before the decision or after today."""
    if not decided_on <= received_on <= today:
        raise DeliveryDay(day=received_on.isoformat())


def late(received_on: date, decided_on: date, calendar: Calendar) -> bool:
    """Whether it came after the ten working days of Art. 44; late, and never refused for it."""
    return has_run_out(Key.DELIVERY, decided_on, received_on, calendar)
