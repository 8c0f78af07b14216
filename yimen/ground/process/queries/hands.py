"""Steps that wait for somebody, read a page at a time from an index however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from yimen.ground.process.models import Version
from yimen.ground.process.states import IN_HAND, StepState
from yimen.kernel.plan import read

Place = tuple[date | None, UUID, str]  # (due_on, run, step) of the last one seen
NOWHERE = UUID(int=0)
HANDS = ", ".join(str(int(state)) for state in sorted(IN_HAND))  # as the index has them

# Read on in the order of an index: by date where the units are many, else that of each unit
PAGE = f"""
select p.run_id, r.about_number, r.version_id, p.key, p.unit, p.state, p.opened_on, p.due_on,
       p.provisional, p.claimed_by
from process_step p join process_run r on r.id = p.run_id
where p.unit = any(%(units)s) and p.state in ({HANDS}) and r.about_kind = %(kind)s
    and (%(holder)s = '' or p.claimed_by = %(holder)s) and {{place}}
order by p.due_on, p.run_id, p.key limit %(most)s
"""  # noqa: S608 - nothing typed is in it
DATED = """p.due_on >= %(day)s and (p.due_on, p.run_id, p.key) > (%(day)s, %(run)s, %(step)s)
    and p.due_on <= %(until)s"""
UNDATED = "p.due_on is null and (p.run_id, p.key) > (%(run)s, %(step)s)"
COUNT = f"""
select count(*) from (
    select from unnest(%(units)s::text[]) as u(unit),
    lateral (
        select from process_step p join process_run q on q.id = p.run_id
        where p.unit = u.unit and p.state in ({HANDS}) and q.about_kind = %(kind)s
            and (%(holder)s = '' or p.claimed_by = %(holder)s)
        limit %(most)s
    ) s limit %(most)s
) counted
"""  # noqa: S608 - nothing typed is in it


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
        return (self.due_on, self.run, self.step)


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

    `holder` leaves those that this person has in hand; `until` those due by that day.
    """
    day, run, step = after or (date.min, NOWHERE, "")
    values: dict[str, Any] = {
        "units": list(units),
        "kind": about_kind,
        "holder": holder,
        "until": until or date.max,
        "day": day,
        "run": run,
        "step": step,
        "most": at_most,
    }
    found = _rows(DATED, values) if day is not None else []
    if len(found) < at_most and until is None:
        if day is not None:
            values |= {"run": NOWHERE, "step": ""}
        found += _rows(UNDATED, {**values, "most": at_most - len(found)})
    return found


def count_in_hand(
    *, units: Sequence[str], about_kind: str, holder: str = "", at_most: int = 100
) -> int:
    """How many steps wait for some units, counted no further than `at_most`."""
    values: dict[str, Any] = {"units": list(units), "kind": about_kind}
    values |= {"holder": holder, "most": at_most}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        return int((cursor.fetchone() or (0,))[0])


def _rows(place: str, values: dict[str, Any]) -> list[InHand]:
    with connection.cursor() as cursor:
        cursor.execute(PAGE.format(place=place), values)
        return shown(cursor.fetchall())


def shown(rows: Sequence[tuple[Any, ...]]) -> list[InHand]:
    """The rows of a page as a list shows them."""
    names = {row[2]: _names(row[2]) for row in rows}
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


@lru_cache(maxsize=1000)
def _names(version: UUID) -> dict[str, str]:
    """The names of the steps of a version, which never changes."""
    text = Version.objects.values_list("plan", flat=True).get(pk=version)
    return {step.key: step.name for step in read(text).steps}
