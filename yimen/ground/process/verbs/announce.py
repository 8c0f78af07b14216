"""A published year of working days is loaded, and every open date that it moves is written anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.process.models import Day, Release
from yimen.ground.process.queries import calendar, moved_by, newest_release
from yimen.ground.process.rules import Change
from yimen.ground.process.verbs.locked import lock, write
from yimen.ground.process.verbs.time import recount
from yimen.kernel.ref import Ref


def load_release(
    *, days: Mapping[date, tuple[bool, str]], source: str, by: str, now: datetime, today: date
) -> int:
    """公布放假安排: the days of a notice become the calendar, and open clocks follow it.

    `days` are day → (is it a working day, name). Each run whose dates move is one transaction and
    one entry, so a run is never locked longer than its own turn. Returns how many runs moved.
    """
    with transaction.atomic():
        _store(days, source, by, now)
    moved = sorted({one.run for one in moved_by(calendar(newest_release()))})
    for run in moved:
        _follow(UUID(run), source, by, now, today)
    return len(moved)


def _store(days: Mapping[date, tuple[bool, str]], source: str, by: str, now: datetime) -> None:
    release = Release.objects.create(source=source, last_on=max(days), loaded_at=now, loaded_by=by)
    Day.objects.bulk_create(
        Day(release=release, day=day, is_workday=is_workday, name=name)
        for day, (is_workday, name) in sorted(days.items())
    )
    body = {"source": source, "days": len(days), "from": str(min(days)), "to": str(max(days))}
    about = Ref("calendar", str(release.id))
    record(act="process.load_release", about=about, by=by, at=now, body=body)


@transaction.atomic
def _follow(run: UUID, source: str, by: str, now: datetime, today: date) -> None:
    locked = lock(run)
    recount(locked, locked.rests)
    body = {"source": source}
    write(locked, Change(), act="process.recount", by=by, now=now, today=today, body=body)
