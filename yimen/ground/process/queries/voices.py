"""Joint steps in which a member has not spoken yet, read a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from yimen.ground.process.models import Version
from yimen.ground.process.queries.hands import HANDS, InHand, Place, pages
from yimen.ground.process.rules import hand_of
from yimen.kernel.plan import Kind, read

Seat = tuple[UUID, str, str, tuple[str, ...]]  # version, step, unit in whose hands it is, members

# Few steps of few plans are joint, so each is looked up by itself in the index of its lead's work
SILENT = f"""
from unnest(%(versions)s::uuid[], %(keys)s::text[], %(leads)s::text[], %(members)s::text[])
    as j(version, key, lead, member),
lateral (
    select p.* from process_step p join process_run q on q.id = p.run_id
    where p.unit = j.lead and p.state in ({HANDS}) and p.key = j.key
        and q.version_id = j.version and q.about_kind = %(kind)s and {{place}}
        and not exists (select from process_opinion o where o.run_id = p.run_id
            and o.step = p.key and o.attempt = p.attempt and o.unit = j.member)
    order by p.due_on, p.run_id, p.key limit %(most)s
) s
"""  # noqa: S608 - nothing typed is in it
PAGE = f"""
select * from (
    select distinct on (s.due_on, s.run_id, s.key) s.run_id, r.about_number, r.version_id, s.key,
        j.member, s.state, s.opened_on, s.due_on, s.provisional, null
    {SILENT} join process_run r on r.id = s.run_id
    order by s.due_on, s.run_id, s.key, j.member
) page limit %(most)s
"""  # noqa: S608 - nor here
DATED = PAGE.format(
    place="""p.due_on between %(day)s and %(until)s
        and (p.due_on, p.run_id, p.key) > (%(day)s, %(run)s, %(step)s)"""
)
UNDATED = PAGE.format(place="p.due_on is null and (p.run_id, p.key) > (%(run)s, %(step)s)")
COUNT = f"""
select count(*) from (select distinct s.run_id, s.key {SILENT} limit %(most)s) counted
""".format(place="true")  # noqa: S608 - nor here


def awaited(
    *,
    units: Sequence[str],
    about_kind: str,
    until: date | None = None,
    after: Place | None = None,
    at_most: int = 50,
) -> list[InHand]:
    """待会签: joint steps in which one of some units has not spoken, the most pressing first.

    `unit` of each is the member that is silent; `until` leaves those due by that day.
    """
    values = _values(units, about_kind)
    return pages(DATED, UNDATED, values, until=until, after=after, at_most=at_most)


def count_awaited(*, units: Sequence[str], about_kind: str, at_most: int = 100) -> int:
    """In how many joint steps some units are silent, counted no further than `at_most`."""
    with connection.cursor() as cursor:
        values = {**_values(units, about_kind), "most": at_most}
        cursor.execute(COUNT, values)
        return int((cursor.fetchone() or (0,))[0])


def _values(units: Sequence[str], about_kind: str) -> dict[str, Any]:
    wanted = set(units)
    seats = [
        (version, key, lead, member)
        for version, key, lead, members in _seats()
        for member in members
        if member in wanted
    ]
    versions, keys, leads, members = zip(*seats, strict=True) if seats else ((), (), (), ())
    return {
        "versions": list(versions),
        "keys": list(keys),
        "leads": list(leads),
        "members": list(members),
        "kind": about_kind,
    }


def _seats() -> list[Seat]:
    """The joint steps of every published plan."""
    return [seat for pk in Version.objects.values_list("pk", flat=True) for seat in _of(pk)]


@lru_cache(maxsize=5000)
def _of(version: UUID) -> tuple[Seat, ...]:
    """Those of one version, which never changes."""
    text = Version.objects.values_list("plan", flat=True).get(pk=version)
    return tuple(
        (version, step.key, hand_of(step), step.members)
        for step in read(text).steps
        if step.kind is Kind.JOINT
    )
