"""Promises that were not kept."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

from yimen.work.cases import verbs
from yimen.work.cases.models import Overrun
from yimen.work.cases.states import Act
from yimen.work.cases.tests.when import LONG_AFTER, at

EARLIER = """
update process_clock set due_on = started_on - 1
where kind = 'promised' and run_id = (select run from cases_case where number = %s)
"""


def late(number: str) -> None:
    """The promised day of a case lies before its first, whatever became of it."""
    with connection.cursor() as cursor:
        cursor.execute(EARLIER, [number])


def explain(number: str) -> Overrun:
    return verbs.explain_overrun(case=number, reason="专家评审排期已满", **at(LONG_AFTER))


DO: dict[Act, Callable[[str], object]] = {Act.EXPLAIN_OVERRUN: explain}
READY: dict[Act, Callable[[str], object]] = {Act.EXPLAIN_OVERRUN: late}
