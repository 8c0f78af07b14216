"""Steps that wait for somebody, read a page at a time from an index however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from yimen.ground.process.models import Version
from yimen.ground.process.states import IN_HAND, StepState
from yimen.kernel.plan import read

Place = tuple[date | None, str, UUID, str]  # (due_on, unit, run, step) of the last one seen
FIRST: Place = (date.min, "", UUID(int=0), "")
HANDS = ", ".join(str(int(state)) for state in sorted(IN_HAND))  # as the indexes have them

ROW = """s.run_id, r.about_number, r.version_id, s.key, s.unit, s.state, s.opened_on, s.due_on,
    s.provisional, s.claimed_by"""
STEPS = f"""process_step s join process_run r on r.id = s.run_id
where s.state in ({HANDS}) and r.about_kind = %(kind)s"""
BEHIND = "(s.unit, s.run_id, s.key) > (%(unit)s, %(run)s, %(step)s)"
BEHIND_DATED = "(s.due_on, s.unit, s.run_id, s.key) > (%(day)s, %(unit)s, %(run)s, %(step)s)"
# Unit by unit until the page is full: what no page reaches is not read, and the index needs no more
# than unit and day. Written as one sort over all units it would read all of them.
BY_UNIT = f"""
select s.* from (
    select unit from unnest(%(units)s::text[]) as one (unit) where {{units}} order by unit
) u, lateral (
    select {ROW} from {STEPS} and s.unit = u.unit and {{steps}}
    order by s.run_id, s.key limit %(most)s
) s order by u.unit, s.run_id, s.key limit %(most)s
"""  # noqa: S608 - nothing typed is in it
UNDATED = BY_UNIT.format(units="unit >= %(unit)s", steps=f"s.due_on is null and {BEHIND}")
ON_DAY = BY_UNIT.format(
    units="(d.day, unit) >= (%(day)s, %(unit)s)", steps=f"s.due_on = d.day and {BEHIND_DATED}"
)
DUE = f"""select due_on from process_step
where unit = u.unit and state in ({HANDS}) and due_on {{within}} limit 1"""  # noqa: S608 - nor here
DATED = f"""
with ends as materialized (
    select min(f.due_on) as first, max(l.due_on) as last
    from unnest(%(units)s::text[]) as u (unit),
        lateral ({DUE.format(within=">= %(day)s order by due_on")}) f,
        lateral ({DUE.format(within="<= %(until)s order by due_on desc")}) l
)
select s.* from (
    select at::date as day from ends, generate_series(first, last, interval '1 day') as at
    order by day
) d, lateral ({ON_DAY}) s order by d.day, s.unit, s.run_id, s.key limit %(most)s
"""  # noqa: S608 - nor here
# What one person has in hand is few, whatever the units
HELD = f"""
select {ROW} from {STEPS} and s.claimed_by = %(holder)s and s.unit = any(%(units)s) and {{place}}
order by s.due_on, s.unit, s.run_id, s.key limit %(most)s
"""  # noqa: S608 - nor here
HELD_DATED = HELD.format(place=f"s.due_on <= %(until)s and {BEHIND_DATED}")
HELD_UNDATED = HELD.format(place=f"s.due_on is null and {BEHIND}")
COUNT = f"""
select count(*) from (
    select from unnest(%(units)s::text[]) as u (unit), lateral (
        select from {STEPS} and s.unit = u.unit limit %(most)s
    ) s limit %(most)s
) counted
"""  # noqa: S608 - nor here
COUNT_HELD = f"""
select count(*) from (
    select from {STEPS} and s.claimed_by = %(holder)s and s.unit = any(%(units)s) limit %(most)s
) counted
"""  # noqa: S608 - nor here


@dataclass(frozen=True, slots=True)
class InHand:
    """A step that somebody may work on, as a list shows it."""

    run: UUID
    about: str
    step: str
    name: str
    unit: str
    state: StepState
    opened_on: date
    due_on: date | None
    provisional: bool
    claimed_by: str | None

    @property
    def place(self) -> Place:
        """Where the next page begins."""
        return (self.due_on, self.unit, self.run, self.step)


def in_hand(
    *,
    units: Sequence[str],
    about_kind: str,
    holder: str = "",
    until: date | None = None,
    after: Place | None = None,
    at_most: int = 50,
) -> list[InHand]:
    """待办环节 of some units: what is due first stands first, what has no date or rests comes last.

    Within a day the units stand in the order of their keys. `holder` leaves those that this person
    has in hand; `until` those due by that day.
    """
    values: dict[str, Any] = {"units": sorted(set(units)), "kind": about_kind, "holder": holder}
    return pages(
        HELD_DATED if holder else DATED,
        HELD_UNDATED if holder else UNDATED,
        values,
        until=until,
        after=after,
        at_most=at_most,
    )


def count_in_hand(
    *, units: Sequence[str], about_kind: str, holder: str = "", at_most: int = 100
) -> int:
    """How many steps wait for some units, counted no further than `at_most`."""
    values: dict[str, Any] = {"units": list(units), "kind": about_kind}
    values |= {"holder": holder, "most": at_most}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_HELD if holder else COUNT, values)
        return int((cursor.fetchone() or (0,))[0])


def pages(
    dated: str,
    undated: str,
    values: dict[str, Any],
    *,
    until: date | None,
    after: Place | None,
    at_most: int,
) -> list[InHand]:
    """A page behind `after`: the dated by their statement, then those without a date by theirs."""
    day, unit, run, step = after or FIRST
    found: list[InHand] = []
    if day is not None:
        place = {"day": day, "unit": unit, "run": run, "step": step, "most": at_most}
        found = _rows(dated, {**values, **place, "until": until or date.max})
        _first, unit, run, step = FIRST
    if len(found) < at_most and until is None:
        place = {"unit": unit, "run": run, "step": step, "most": at_most - len(found)}
        found += _rows(undated, {**values, **place})
    return found


def _rows(statement: str, values: dict[str, Any]) -> list[InHand]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return _shown(cursor.fetchall())


def _shown(rows: Sequence[tuple[Any, ...]]) -> list[InHand]:
    """The rows of a page as a list shows them."""
    names = _names({row[2] for row in rows})
    return [
        InHand(
            run=run,
            about=about,
            step=key,
            name=names[version].get(key, key),
            unit=unit,
            state=StepState(state),
            opened_on=opened_on,
            due_on=due_on,
            provisional=provisional,
            claimed_by=claimed_by,
        )
        for (
            run,
            about,
            version,
            key,
            unit,
            state,
            opened_on,
            due_on,
            provisional,
            claimed_by,
        ) in rows
    ]


NAMES: dict[UUID, dict[str, str]] = {}  # of the steps of a version, which never changes


def _names(versions: set[UUID]) -> dict[UUID, dict[str, str]]:
    """The names of the steps of some versions, each read once by a process."""
    if new := versions - NAMES.keys():
        for pk, text in Version.objects.filter(pk__in=new).values_list("pk", "plan"):
            NAMES[pk] = {step.key: step.name for step in read(text).steps}
    return NAMES
