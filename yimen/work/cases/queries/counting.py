"""How much waits, counted as far as a person wants to know and no further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from yimen.ground.process.queries import hands, voices
from yimen.work.cases.queries.waiting import STAGES, Kind, Scope, Wanted, roles_of, units_of

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.ground.people.states import Role

COUNTED = 100  # a count goes no further
COUNT = """
select count(*) from (
    select from unnest(%(organs)s::text[]) as o(organ), unnest(%(states)s::text[]) as t(state),
    lateral (select from cases_case where organ = o.organ and state = t.state
        and (%(holder)s = '' or received_by = %(holder)s) limit %(most)s) c limit %(most)s
) counted
"""


def counts(*, viewer: Viewer, scope: Scope, unit: str = "") -> dict[Kind, int]:
    """How much of each kind waits, counted no further than `COUNTED`. Refused: as `waiting`."""
    holder = viewer.by if scope is Scope.MINE else ""
    found: dict[Kind, int] = {}
    reached: dict[frozenset[Role], list[str]] = {}
    for kind in Kind:
        wanted = Wanted(kind, scope, unit)
        if (roles := roles_of(wanted)) not in reached:
            reached[roles] = units_of(viewer, wanted)
        organs = reached[roles]
        if kind is Kind.REVIEW:
            found[kind] = hands.count_in_hand(
                units=organs, about_kind="case", holder=holder, at_most=COUNTED
            )
            continue
        if kind is Kind.SPEAK:
            asked = [] if holder else organs
            found[kind] = voices.count_awaited(units=asked, about_kind="case", at_most=COUNTED)
            continue
        values: dict[str, Any] = {"organs": organs, "holder": holder, "most": COUNTED}
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {**values, "states": list(STAGES[kind].value)})
            found[kind] = int((cursor.fetchone() or (0,))[0])
    return found
