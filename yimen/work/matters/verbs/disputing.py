"""A review or a suit against a decision begins and ends, as the authority learns of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.work.matters import queries, rules
from yimen.work.matters.models import MatterDispute
from yimen.work.matters.states import DisputeKind
from yimen.work.matters.verbs.acting import keep, locked

BEGIN, END = "登记复议或者诉讼", "登记复议或者诉讼结束"


@transaction.atomic
def begin_dispute(
    *,
    matter: str,
    kind: DisputeKind,
    reference: str,
    begun_on: date,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> MatterDispute:
    """登记行政复议 or 行政诉讼: since when it goes on; what is added to a fine rests with it.

    `reference` is the number under which the review body or the court has it. The decision is
    carried out meanwhile unless another law stops it. Refused: `UnknownMatter`, `NothingDecided`,
    `DisputeOpen`, `DisputeDays`; `SaysTooLittle` without a reference. 行政处罚法 Art. 73.
    """
    held = locked(matter)
    running = queries.dispute_of(held)
    going = rules.Disputed(running.begun_on) if running else None
    rules.check_begun(queries.decided_on(held), going, begun_on, today)
    said = {"reference": reference.strip()}
    if not said["reference"]:
        raise rules.SaysTooLittle(doing=BEGIN, missing="受理文号或者案号 (reference)")
    begun = MatterDispute.objects.create(
        matter=held, kind=kind, begun_on=begun_on, told_at=now, told_by=by, **said
    )
    keep(held, "begin_dispute", said, (), by=by, now=now, today=today)
    body = {"kind": begun.kind, "begun_on": begun_on.isoformat(), **said}
    record(act="matters.begin_dispute", about=held.about, by=by, at=now, unit=unit, body=body)
    return begun


@transaction.atomic
def end_dispute(
    *,
    matter: str,
    ended_on: date,
    result: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> MatterDispute:
    """登记复议或者诉讼结束: on which day and how; the day after counts again.

    Refused: `UnknownMatter`, `NoDispute`, `DisputeDays`; `SaysTooLittle` without a result.
    行政处罚法 Art. 73.
    """
    held = locked(matter)
    going = queries.dispute_of(held)
    if going is None:
        raise rules.NoDispute
    rules.check_day(ended_on, going.begun_on, today)
    said = {"result": result.strip()}
    if not said["result"]:
        raise rules.SaysTooLittle(doing=END, missing="结果 (result)")
    going.ended_on, going.result = ended_on, said["result"]
    going.save(update_fields=["ended_on", "result"])
    keep(held, "end_dispute", said, (), by=by, now=now, today=today)
    body = {"reference": going.reference, "ended_on": ended_on.isoformat(), **said}
    record(act="matters.end_dispute", about=held.about, by=by, at=now, unit=unit, body=body)
    return going
