"""The decision on its way to the applicant, and its arrival."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Sending
from yimen.work.cases.rules.delivery import (
    MAILBOX,
    NothingSent,
    SendingThere,
    check_entry,
    check_received,
    check_sending,
    late,
)
from yimen.work.cases.states import Act, Sent, Way
from yimen.work.cases.verbs.locked import lock, move, note, workdays


@transaction.atomic
def send(
    *,
    case: str,
    way: Way,
    target: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    waybill: str = "",
    named: str = "",
) -> Sending:
    """寄发决定: by courier with its waybill, or to the system that the receiver named.

    What enters the mailbox of this platform (`MAILBOX`) has been received, if the receiver named
    it. Refused: `UnknownCase`, `WrongState`, `SendingThere`, `SendingBare`. 电子签名法 Art. 11.
    """
    held = lock(case)
    move(held, Act.SEND)
    if queries.on_its_way(held) is not None:
        raise SendingThere
    check_sending(way, target=target, waybill=waybill, named=named)
    sending = Sending(case=held, way=way, target=target, waybill=waybill, named=named)
    sending.state, sending.sent_at, sending.sent_on, sending.sent_by = (
        Sent.ON_ITS_WAY,
        now,
        today,
        by,
    )
    sending.save()
    body = {"way": way.value, "target": target, "waybill": waybill, "named": named}
    note(held, "cases.send", by=by, now=now, unit=unit, body=body)
    if way is Way.ELECTRONIC and target == MAILBOX:
        proof = f"{MAILBOX} {localtime(now).isoformat(timespec='seconds')}"
        who: dict[str, Any] = {"by": by, "now": now, "today": today, "unit": unit}
        deliver(case=case, way=way, proof=proof, entered_at=now, **who)
    return sending


@transaction.atomic
def fail_delivery(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Sending:
    """送达未成: refused, unknown at the address, returned; it can be sent again.

    Refused: `UnknownCase`, `WrongState`, `NothingSent`, `ReasonMissing`.
    """
    held = lock(case)
    move(held, Act.FAIL_DELIVERY)
    sending = queries.on_its_way(held)
    if sending is None:
        raise NothingSent
    rules.check_reason("fail_delivery", reason)
    sending.state, sending.reason = Sent.FAILED, reason
    sending.ended_at, sending.ended_on, sending.ended_by = now, today, by
    sending.save()
    note(held, "cases.fail_delivery", by=by, now=now, unit=unit, body={"reason": reason})
    return sending


@transaction.atomic
def deliver(
    *,
    case: str,
    way: Way,
    proof: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    received_on: date | None = None,
    entered_at: datetime | None = None,
) -> Case:
    """送达: the decision reached the applicant, which `proof` (a receipt's number) shows.

    `received_on` is the day that the proof bears, today where it bears none. What was sent
    electronically is received when it enters the named system: `entered_at`, and on that day. Ten
    working days from the decision; later is late and recorded, never refused. Refused:
    `UnknownCase`, `WrongState`, `DeliveryUnproved`, `SystemUnnamed`, `EntryUnsaid`, `DeliveryDay`.
    行政许可法 Art. 44; 电子签名法 Art. 11.
    """
    held = lock(case)
    move(held, Act.DELIVER)
    rules.check_delivery(proof)
    sending = queries.on_its_way(held)
    check_entry(way, Way(sending.way) if sending else None, entered_at, now)
    day = localtime(entered_at).date() if entered_at else received_on or today
    check_received(day, held.counts_from, today)
    held.delivered_at, held.delivered_on, held.delivered_by = now, day, by
    held.delivery_way, held.delivery_proof = way, proof
    held.save()
    if sending is not None:
        sending.state, sending.entered_at = Sent.RECEIVED, entered_at
        sending.ended_at, sending.ended_on, sending.ended_by = now, today, by
        sending.save()
    tardy = late(day, held.counts_from, workdays())
    body = {"way": way.value, "proof": proof, "received_on": day.isoformat(), "late": tardy}
    if sending is not None and entered_at is not None:
        body |= {"system": sending.target, "entered_at": entered_at.isoformat()}
    note(held, "cases.deliver", by=by, now=now, unit=unit, body=body)
    return held
