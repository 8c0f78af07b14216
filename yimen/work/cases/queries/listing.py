"""Lists of cases as somebody may see them, and how many of them press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.queries import ClockNow, Lights
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Light
from yimen.work.cases.models import Case
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import State

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer

ListPlace = tuple[date, str]
"""Behind which case the next page begins: its number, after its day where days give the order."""
NEAR = 3_000  # clocks among which what presses most is sought first
AHEAD = frozenset({Light.GREEN, Light.YELLOW})  # the day of the clock is still to come
BEFORE_ALL: ListPlace = (date.min, "")

# A small page of each unit: the planner by itself sorts all that stand in the state, or walks by
# number through all that do not (measured among 400,000 cases: 87 ms, so 18)
IN_STATE = """
select c.id from unnest(%(organs)s::text[]) as o(organ), lateral (
    select id, counts_from, number from cases_case
    where organ = o.organ and state = %(state)s
        and (counts_from, number) > (%(day)s, %(number)s)
    order by counts_from, number limit %(most)s
) c order by c.counts_from, c.number limit %(most)s
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list, with its clocks as they stand on the day of reading."""

    case: Case
    clocks: tuple[ClockNow, ...]
    place: ListPlace


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; empty = all. `unit` stands for its whole subtree."""

    state: State | None = None
    unit: str = ""
    item: str = ""
    due_before: date | None = None
    light: Light | None = None
    clock: ClockKind = ClockKind.PROMISED

    @property
    def pressing(self) -> bool:
        """Whether one of the clocks narrows it, and its last day gives the order."""
        return self.light is not None or self.due_before is not None

    @property
    def by_day(self) -> bool:
        """Whether a place in it is a day and a number."""
        return self.pressing or self.state is not None


def listed(
    *,
    viewer: Viewer,
    on: date,
    today: date,
    some: Filter,
    after: ListPlace = BEFORE_ALL,
    at_most: int = 50,
) -> list[Listed]:
    """办件列表: the viewer's own cases, or those of the units in reach, by number, in pages.

    Those in one state come by the day from which their term counts; those narrowed by a light or
    by the last day of a clock by that day, what rests last; then by number. Lights are those of
    `on`. Refused: `people.unknown-unit`.
    """
    page = _found(viewer, some, on, today, after, at_most)
    clocks = process.clocks_of(runs=[case.run for case in page if case.run], on=on)
    return [_listed(case, clocks.get(case.run, []) if case.run else [], some) for case in page]


def lights_seen(
    *, viewer: Viewer, on: date, today: date, kind: ClockKind = ClockKind.PROMISED, unit: str = ""
) -> Lights:
    """红黄绿灯 over the cases that a list would show: open at the end of a day, and pressing."""
    mine = Case.objects.filter(_mine(viewer, unit))
    return process.lit(runs=mine.values("run"), on=on, kind=kind, today=today)


def _found(
    viewer: Viewer, some: Filter, on: date, today: date, after: ListPlace, at_most: int
) -> list[Case]:
    only_state = some == Filter(some.state, some.unit, clock=some.clock)
    if some.state is not None and only_state and not viewer.party:
        return _page(_in_state(_organs(viewer, some.unit), some.state, after, at_most), at_most)
    found = Case.objects.filter(_mine(viewer, some.unit))
    if some.item:
        found = found.filter(item=some.item)
    day, number = after
    if some.pressing:
        return _pressing(found, some, on, today, after, at_most)
    if some.state is None:
        return _page(found.filter(number__gt=number).order_by("number"), at_most)
    behind = Q(counts_from__gt=day) | Q(counts_from=day, number__gt=number)
    stands = found.filter(behind, state=some.state)
    return _page(stands.order_by("counts_from", "number"), at_most)


def _page(found: QuerySet[Case], at_most: int) -> list[Case]:
    return list(found.select_related("person", "organisation")[:at_most])


def _listed(case: Case, clocks: list[ClockNow], some: Filter) -> Listed:
    due = next((one.due_on for one in clocks if one.kind is some.clock), None)
    day = (due or date.max) if some.pressing else case.counts_from
    return Listed(case, tuple(clocks), (day, case.number))


def _in_state(organs: list[str], state: State, after: ListPlace, at_most: int) -> QuerySet[Case]:
    day, number = after
    given: dict[str, Any] = {
        "organs": organs,
        "state": state,
        "day": day,
        "number": number,
        "most": at_most,
    }
    with connection.cursor() as cursor:
        cursor.execute(IN_STATE, given)
        found = [id_ for (id_,) in cursor.fetchall()]
    return Case.objects.filter(pk__in=found).order_by("counts_from", "number")


def _pressing(
    found: QuerySet[Case], some: Filter, on: date, today: date, after: ListPlace, at_most: int
) -> list[Case]:
    """Sought among the clocks that end next, where these fill the page; else among all."""
    if some.state is not None:
        found = found.filter(state=some.state)
    if some.due_before is not None:
        found = found.filter(run__in=process.runs_due(before=some.due_before, kind=some.clock))
    if some.light is not None:
        lit = process.runs_lit(on=on, kind=some.clock, light=some.light, today=today)
        found = found.filter(run__in=lit)
    due = Coalesce(process.due_of("run", some.clock), Value(date.max))
    found = found.annotate(due_on=due).order_by("due_on", "number")
    day, number = after
    if number:
        found = found.filter(Q(due_on__gt=day) | Q(due_on=day, number__gt=number))
    since = max(day, on) if some.light in AHEAD else day
    if on >= today and (near := process.nearest(since=since, at_most=NEAR)):
        soon = found.filter(run__in=process.runs_ending(since, near, kinds=[some.clock]))
        if len(page := _page(soon, at_most)) == at_most:
            return page
    return _page(found, at_most)


def _mine(viewer: Viewer, unit: str) -> Q:
    if viewer.party:
        own = Q(person__number=viewer.party) | Q(organisation__number=viewer.party)
        own |= Q(agent__number=viewer.party, organisation=None)
        return own & Q(item__in=viewer.items) if viewer.items else own
    return Q(organ__in=_organs(viewer, unit))


def _organs(viewer: Viewer, unit: str) -> list[str]:
    keys = people.unit_keys(viewer, SEES)
    if not unit:
        return keys
    below = set(people.subtree(people.unit(unit)).values_list("key", flat=True))
    return [key for key in keys if key in below]
