"""How much waits, counted as far as a person wants to know and no further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from yimen.ground.process.queries import hands, voices
from yimen.work.cases.queries.waiting import STAGES, Kind, Scope, Wanted, units_of

if TYPE_CHECKING:
    from yimen.ground.people.queries.tree import Tree
    from yimen.ground.people.rules import Viewer

COUNTED = 100  # a count goes no further
COUNT = """
(select count(*) from (
    select from unnest(%({kind}_organs)s::text[]) as o (organ),
    unnest(%({kind}_states)s::text[]) as t (state),
    lateral (select from cases_case where organ = o.organ and state = t.state
        and (%(holder)s = '' or received_by = %(holder)s) limit %(most)s) c limit %(most)s
) counted)
"""
COUNTS = "select " + ", ".join(COUNT.format(kind=kind.value) for kind in STAGES)


def counts(*, viewer: Viewer, tree: Tree, scope: Scope, unit: str = "") -> dict[Kind, int]:
    """How much of each kind waits, counted no further than `COUNTED`. Refused: as `waiting`."""
    holder = viewer.by if scope is Scope.MINE else ""
    organs = {kind: units_of(viewer, tree, Wanted(kind, scope, unit)) for kind in Kind}
    found = _staged(organs, holder)
    found[Kind.REVIEW] = hands.count_in_hand(
        units=organs[Kind.REVIEW], about_kind="case", holder=holder, at_most=COUNTED
    )
    found[Kind.SPEAK] = voices.count_awaited(
        units=[] if holder else organs[Kind.SPEAK], about_kind="case", at_most=COUNTED
    )
    return {kind: found[kind] for kind in Kind}


def _staged(organs: dict[Kind, list[str]], holder: str) -> dict[Kind, int]:
    """The counts of the kinds that the state of a case tells."""
    values: dict[str, Any] = {"holder": holder, "most": COUNTED}
    for kind, stage in STAGES.items():
        values[f"{kind.value}_organs"] = organs[kind]
        values[f"{kind.value}_states"] = list(stage.value)
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, values)
        return dict(zip(STAGES, cursor.fetchone() or (), strict=True))
