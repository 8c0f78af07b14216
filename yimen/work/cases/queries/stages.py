"""Which cases of some units stand first in a list, whose rows are read afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from yimen.ground.process.queries import pressing
from yimen.work.cases.models import Case

SHALLOW = 8  # lines of each unit with which a page of many units is tried first
NEAR = 1_500  # clocks among which the decisions that press most are sought first
PAGE = """
select c.id, c.nth from unnest(%(organs)s::text[]) as o(organ),
unnest(%(states)s::text[]) as t(state),
lateral (
    select id, counts_from, number, row_number() over (order by counts_from, number) as nth
    from cases_case
    where organ = o.organ and state = t.state and counts_from >= %(day)s
        and counts_from <= %(until)s and (counts_from, number) > (%(day)s, %(number)s)
        and (%(holder)s = '' or received_by = %(holder)s)
    order by counts_from, number limit %(deep)s
) c order by c.counts_from, c.number limit %(most)s
"""


def by_start(values: dict[str, Any], until: date) -> list[UUID]:
    """The cases whose term began first, until a day: as `PAGE` asks, of all units together.

    Of two hundred units a page needs a few lines each, and reading fifty of each took a fourth of
    its time. Where the last line taken of a unit is on the page, more of it may belong there.
    """
    rows: list[tuple[UUID, int]] = []
    with connection.cursor() as cursor:
        for deep in sorted({min(SHALLOW, values["most"]), values["most"]}):
            cursor.execute(PAGE, {**values, "until": until, "deep": deep})
            rows = cursor.fetchall()
            if all(nth < deep for _pk, nth in rows):
                break
    return [pk for pk, _nth in rows]


def by_clock(values: dict[str, Any], until: date | None) -> list[UUID]:
    """The cases whose first clock ends first, those without a running one last.

    Sought among the clocks of the place that end next, and where these do not fill the page among
    all cases that wait, which are a queue and not a stock.
    """
    found = Case.objects.filter(organ__in=values["organs"], state__in=values["states"])
    if values["holder"]:
        found = found.filter(received_by=values["holder"])
    found = found.annotate(due_on=Coalesce(pressing.first_due("run"), Value(date.max)))
    day, number = values["day"], values["number"]
    if number:  # each time it is named the database looks up every clock once more
        found = found.filter(Q(due_on__gt=day) | Q(due_on=day, number__gt=number))
    # which, and not their wide rows: sorting these took a third of the time
    ids, most = found.order_by("due_on", "number").values_list("pk", flat=True), values["most"]
    near = pressing.nearest(since=day, at_most=NEAR)
    if near and (until is None or near < until):
        page = list(ids.filter(run__in=pressing.runs_ending(day, near))[:most])
        if len(page) == most:
            return page
    if until is not None:
        ids = ids.filter(run__in=pressing.runs_ending(day, until))
    return list(ids[:most])
