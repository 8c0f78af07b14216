"""When working days are announced, the terms of matters that they move follow."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.process import queries as process
from yimen.work.matters import queries
from yimen.work.matters.models import Matter, MatterTerm
from yimen.work.matters.verbs.acting import keep_due


def follow_calendar(*, by: str, now: datetime) -> int:
    """公布放假安排之后: every term that the newest calendar moves has its new last day.

    Each matter is one transaction and one entry; how many moved.
    全国年节及纪念日放假办法 Art. 2, 6.
    """
    calendar = process.calendar(process.newest_release())
    numbers = sorted({one.number for one in queries.terms_moved_by(calendar)})
    for number in numbers:
        _follow(number, by=by, now=now)
    return len(numbers)


@transaction.atomic
def _follow(number: str, *, by: str, now: datetime) -> None:
    held = Matter.objects.select_for_update().get(number=number)
    calendar = process.calendar(process.newest_release())
    moved = {}
    for term in MatterTerm.objects.filter(matter=held, ended_on=None).select_related("matter"):
        before, term.due_on = term.due_on, queries.due_on(term, calendar)
        if term.due_on != before:
            term.save(update_fields=["due_on"])
            moved[term.key] = [before.isoformat(), term.due_on.isoformat()]
    keep_due(held)
    record(act="matters.recount", about=held.about, by=by, at=now, body={"moved": moved})
