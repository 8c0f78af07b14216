"""Lists of matters: those of one's units or one's own, what is due first before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q

from yimen.ground.people import queries as people
from yimen.work.matters import rules
from yimen.work.matters.models import AT_LAST, BY_DUE, Matter, MatterTerm

if TYPE_CHECKING:
    from uuid import UUID

    from yimen.ground.people.rules import Viewer

MatterPlace = tuple[date, str]
"""Behind which matter the next page begins: the day that is due first in it, and its number."""
BEFORE_ALL: MatterPlace = (date.min, "")

# A small page of each unit, as in the lists of cases: sorted by the index, whatever lies behind
OF_UNITS = """
select m.id from unnest(%(organs)s::text[]) as o(organ), lateral (
    select id, coalesce(due_on, '9999-12-31'::date) as due, number from matters_matter
    where organ = o.organ
        and (coalesce(due_on, '9999-12-31'::date), number) > (%(day)s::date, %(number)s)
        and (%(power)s = '' or power = %(power)s)
        and (%(state)s = '' or state = %(state)s)
        and (not %(in_hand)s or closed_on is null)
    order by 2, 3 limit %(most)s
) m order by m.due, m.number limit %(most)s
"""


def matters_seen(
    *,
    viewer: Viewer,
    power: str = "",
    state: str = "",
    unit: str = "",
    in_hand: bool = False,
    after: MatterPlace = BEFORE_ALL,
    at_most: int = 50,
) -> list[Matter]:
    """Matters of the units in reach, or the viewer's own, what is due first before, in pages.

    Those in which no term runs come last, each day by number. `in_hand` leaves those that are not
    closed. A party sees a matter once it has been told of it.
    """
    wanted = {"power": power, "state": state}
    if viewer.party:
        chosen = {name: value for name, value in wanted.items() if value}
        own = Matter.objects.alias(due=BY_DUE[0]).filter(mine(viewer), **chosen)
        behind = Q(due__gt=after[0]) | Q(due=after[0], number__gt=after[1])
        still = Q(closed_on=None) if in_hand else Q()
        page = own.filter(behind, still).order_by(*BY_DUE)
        ids = list(page.values_list("pk", flat=True)[:at_most])
    else:
        organs = people.unit_keys(viewer, rules.SEES)
        organs = [key for key in organs if key == unit] if unit else organs
        bounds = {"day": after[0], "number": after[1], "most": at_most}
        ids = _of_units({"organs": organs, "in_hand": in_hand, **wanted, **bounds})
    found = Matter.objects.filter(pk__in=ids).order_by(*BY_DUE)
    return list(found.select_related("item", "person", "organisation"))


def place_of(matter: Matter) -> MatterPlace:
    """Where the page behind this matter begins."""
    return matter.due_on or AT_LAST, matter.number


def _of_units(given: dict[str, Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(OF_UNITS, given)
        return [id_ for (id_,) in cursor.fetchall()]


def due_terms(of: Sequence[Matter]) -> dict[str, MatterTerm]:
    """What runs out first in each of these matters, by the number of the matter."""
    running = MatterTerm.objects.filter(matter__in=of, ended_on=None).select_related("matter")
    return {term.matter.number: term for term in running.order_by("-due_on", "pk")}


def mine(viewer: Viewer) -> Q:
    """The matters of the units in reach, or those of which a party has been told."""
    if viewer.party:
        own = Q(person__number=viewer.party) | Q(organisation__number=viewer.party)
        own &= Q(told_on__isnull=False)
        return own & Q(item__number__in=viewer.items) if viewer.items else own
    return Q(organ__in=people.unit_keys(viewer, rules.SEES))
