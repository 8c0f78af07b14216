"""Which runs press on a day: for lists, where a clock is not read with all its explanation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, Func, OuterRef, Q, QuerySet, Subquery

from yimen.ground.process.models import Clock
from yimen.ground.process.queries.lights import Lights
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Light

# As `lights` counts them: nine tenths of the days from start to due day
YELLOW = "(%s::date - started_on) * 10 >= (due_on - started_on) * 9"


@dataclass(frozen=True, slots=True)
class ClockNow:
    """A clock as a list shows it; its light is None once it has stopped."""

    kind: ClockKind
    due_on: date | None
    provisional: bool
    light: Light | None


def clocks_of(*, runs: Iterable[UUID], on: date) -> dict[UUID, list[ClockNow]]:
    """The clocks of some runs as they stand on a day, by run."""
    found: dict[UUID, list[ClockNow]] = {}
    for clock in Clock.objects.filter(run_id__in=list(runs)).order_by("run_id", "kind"):
        shown = ClockNow(ClockKind(clock.kind), clock.due_on, clock.provisional, _light(clock, on))
        found.setdefault(clock.run_id, []).append(shown)
    return found


def _light(clock: Clock, on: date) -> Light | None:
    if clock.stopped_on is not None and clock.stopped_on <= on:
        return None
    if clock.due_on is None:
        return Light.PAUSED
    return light(clock.started_on, clock.due_on, on)


def light(begun: date, due: date, on: date) -> Light:
    """红黄绿灯 of a term in a list: red after its day, yellow when nine tenths are used."""
    if due < on:
        return Light.RED
    used, whole = (on - begun).days, (due - begun).days
    return Light.YELLOW if used * 10 >= whole * 9 else Light.GREEN


def first_due(run: str) -> Subquery:
    """The day of the clock of a run that ends first, for a query whose column `run` names it."""
    going = Clock.objects.filter(run_id=OuterRef(run), stopped_on=None, due_on__isnull=False)
    least = Func("due_on", function="min")  # not Min, which would group; nor a sort for each run
    return Subquery(going.annotate(least=least).values("least"), output_field=DateField())


def nearest(*, since: date, at_most: int) -> date | None:
    """The day until which some so many running clocks end, from `since` on; None where all do."""
    going = Clock.objects.filter(stopped_on=None, due_on__gte=since).order_by("due_on")
    return next(iter(going.values_list("due_on", flat=True)[at_most : at_most + 1]), None)


def runs_ending(
    since: date, until: date, *, kinds: Collection[ClockKind] = tuple(ClockKind)
) -> QuerySet[Clock, Any]:
    """The runs with a running clock that ends within these days, both counted; for `run__in`."""
    found = Clock.objects.filter(stopped_on=None, due_on__gte=since, due_on__lte=until)
    return found.filter(kind__in=kinds).values("run_id")


def due_of(run: str, kind: ClockKind) -> Subquery:
    """The day on which a clock of a run ends, for a query whose column `run` names the run."""
    clock = Clock.objects.filter(run_id=OuterRef(run), kind=kind)
    return Subquery(clock.values("due_on"), output_field=DateField())


def lit(*, runs: QuerySet[Any, Any], on: date, kind: ClockKind, today: date) -> Lights:
    """How many of these runs were open at the end of a day, and how many of them pressed.

    `runs` is a query of their ids. Cases begin and end by the day, so there are few pairs of days
    to judge however many cases there are.
    """
    found = _open(on, kind, today).filter(run_id__in=runs)
    shown: Counter[Light] = Counter()
    for begun, due, counted in found.values_list("started_on", "due_on", Count("run_id")):
        shown[light(begun, due, on) if due else Light.PAUSED] += counted
    return Lights(open=shown.total(), yellow=shown[Light.YELLOW], red=shown[Light.RED])


def runs_lit(*, on: date, kind: ClockKind, light: Light, today: date) -> QuerySet[Clock, Any]:
    """The runs open at the end of a day whose clock shows this light; for `run__in`."""
    found = _open(on, kind, today)
    if light is Light.PAUSED:
        found = found.filter(due_on=None)
    elif light is Light.RED:
        found = found.filter(due_on__lt=on)
    else:
        near = YELLOW if light is Light.YELLOW else f"not {YELLOW}"
        found = found.filter(due_on__gte=on).extra(where=[near], params=[on])  # noqa: S610 - no input in it
    return found.values("run_id")


def _open(on: date, kind: ClockKind, today: date) -> QuerySet[Clock]:
    """The clocks that ran at the end of a day; what has stopped since stands in no index."""
    going = Q(stopped_on=None)
    if on < today:
        going |= Q(stopped_on__gt=on)
    return Clock.objects.filter(going, kind=kind, started_on__lte=on)


def runs_due(*, before: date, kind: ClockKind) -> QuerySet[Clock, Any]:
    """The runs whose clock of that kind still goes and ends before a day; for `run__in`."""
    found = Clock.objects.filter(kind=kind, stopped_on=None, due_on__lt=before)
    return found.values("run_id")
