"""Lights (红黄绿灯) as a query at any date, over the clocks as they were kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from yimen.ground.process.models import Clock, Extension
from yimen.ground.process.rules import Term
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Limit, Unit


@dataclass(frozen=True, slots=True)
class Lights:
    """How many runs were open on a day, and how many of them pressed."""

    open: int
    yellow: int
    red: int


LIGHTS = """
select count(*), count(*) filter (where not red and yellow), count(*) filter (where red)
from (select c.due_on < %(on)s as red,
             (%(on)s::date - c.started_on) * 10 >= (c.due_on - c.started_on) * 9 as yellow
      from process_clock c join process_run r on r.id = c.run_id
      where c.kind = %(kind)s and c.started_on <= %(on)s
          and (c.stopped_on is null or c.stopped_on > %(on)s)
          and r.about_kind = %(about)s and starts_with(r.about_number, %(prefix)s)) as counted
"""


def lights(*, on: date, about_kind: str, prefix: str = "", kind: ClockKind) -> Lights:
    """The runs about subjects of one kind at the end of a day, by their clock.

    Open: started on or before it and not stopped by it. Red (红灯): open and the due day is past.
    Yellow (黄灯): open, not red, and nine tenths of the days from start to due day are used.
    """
    values: dict[str, date | str] = {
        "on": on,
        "about": about_kind,
        "prefix": prefix,
        "kind": kind.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(LIGHTS, values)
        counted, yellow, red = cursor.fetchone() or (0, 0, 0)
    return Lights(counted, yellow, red)


@dataclass(frozen=True, slots=True)
class Ends:
    """How many clocks have stopped, how many of them by their due day, and by the instant given."""

    stopped: int
    on_time: int
    on_time_to_the_second: int


ENDS = """
select count(*), count(*) filter (where c.stopped_on <= c.due_on),
       count(*) filter (where c.stopped_at <= c.ends_at)
from process_clock c join process_run r on r.id = c.run_id
where c.kind = %s and c.stopped_on is not null
    and r.about_kind = %s and starts_with(r.about_number, %s)
"""


def ends(*, about_kind: str, prefix: str = "", kind: ClockKind) -> Ends:
    """The stopped clocks of runs about subjects of one kind, and how many stopped in time.

    By the day is what counts in law; only a given end has an instant (按时办结).
    """
    with connection.cursor() as cursor:
        cursor.execute(ENDS, [kind.value, about_kind, prefix])
        return Ends(*(cursor.fetchone() or (0, 0, 0)))


def late(*, on: date, about_kind: str, kind: ClockKind) -> list[str]:
    """The numbers of the subjects of one kind that are red (超期) at the end of a day."""
    running = Q(stopped_on=None) | Q(stopped_on__gt=on)
    clocks = Clock.objects.filter(running, kind=kind, due_on__lt=on, run__about_kind=about_kind)
    return list(clocks.values_list("run__about_number", flat=True).order_by("run__about_number"))


def kept(*, runs: Iterable[UUID], kind: ClockKind) -> dict[UUID, bool]:
    """Whether each of these runs stopped by the due day of its clock (按时办结).

    A run whose clock of that kind still goes, or that has none, is left out.
    """
    stopped = Clock.objects.filter(run_id__in=list(runs), kind=kind, stopped_on__isnull=False)
    clocks = stopped.values_list("run_id", "stopped_on", "due_on")
    return {run: due is not None and at <= due for run, at, due in clocks if at is not None}


def term_of(clock: Clock) -> Term:
    """A clock's row as the value that rules count with, its extensions included."""
    if clock.number is None:
        return Term(clock.kind, clock.started_on, ends_on=clock.ends_on)
    unit = Unit(clock.unit)
    granted = Extension.objects.filter(run_id=clock.run_id, kind=clock.kind).order_by("id")
    more = tuple(Limit(number, unit) for number in granted.values_list("number", flat=True))
    return Term(clock.kind, clock.started_on, Limit(clock.number, unit), extensions=more)
