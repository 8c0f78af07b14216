"""Lists of cases as somebody may see them, and how many of them press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q, QuerySet

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
"""Behind which case the next page begins: its number, in a state after its day (`counts_from`)."""
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


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; empty = all. `unit` stands for its whole subtree."""

    state: State | None = None
    unit: str = ""
    item: str = ""
    due_before: date | None = None
    light: Light | None = None
    clock: ClockKind = ClockKind.PROMISED


def listed(
    *, viewer: Viewer, on: date, some: Filter, after: ListPlace = BEFORE_ALL, at_most: int = 50
) -> list[Listed]:
    """办件列表: the viewer's own cases, or those of the units in reach, by number, in pages.

    Those in one state come by the day from which their term counts, then by number. Lights are
    those of `on`. Refused: `people.unknown-unit`.
    """
    only_state = some == Filter(some.state, some.unit, clock=some.clock)
    if some.state is not None and only_state and not viewer.party:
        found = _in_state(_organs(viewer, some.unit), some.state, after, at_most)
    else:
        found = _narrowed(Case.objects.filter(_mine(viewer, some.unit)), some, on, after)
    page = list(found.select_related("person", "organisation")[:at_most])
    clocks = process.clocks_of(runs=[case.run for case in page if case.run], on=on)
    return [Listed(case, tuple(clocks.get(case.run, ())) if case.run else ()) for case in page]


def lights_seen(
    *, viewer: Viewer, on: date, kind: ClockKind = ClockKind.PROMISED, unit: str = ""
) -> Lights:
    """红黄绿灯 over the cases that a list would show: open at the end of a day, and pressing."""
    mine = Case.objects.filter(_mine(viewer, unit))
    return process.lit(runs=mine.values("run"), on=on, kind=kind)


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


def _narrowed(found: QuerySet[Case], some: Filter, on: date, after: ListPlace) -> QuerySet[Case]:
    day, number = after
    if some.item:
        found = found.filter(item=some.item)
    if some.due_before is not None:
        found = found.filter(run__in=process.runs_due(before=some.due_before, kind=some.clock))
    if some.light is not None:
        lit = process.runs_lit(on=on, kind=some.clock, light=some.light)
        found = found.filter(run__in=lit)
    if some.state is None:
        return found.filter(number__gt=number).order_by("number")
    behind = Q(counts_from__gt=day) | Q(counts_from=day, number__gt=number)
    return found.filter(behind, state=some.state).order_by("counts_from", "number")


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
