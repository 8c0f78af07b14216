"""Promised days that were not kept, and what the public was told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yimen.ground.process import queries as process
from yimen.ground.process.states import ClockKind
from yimen.kernel.errors import Refused
from yimen.work.cases.models import Case, Overrun
from yimen.work.cases.rules.refusals import NoOverrun, OverrunExplained
from yimen.work.cases.states import Act


@dataclass(frozen=True, slots=True)
class PublicOverrun:
    """承诺超期说明, as anybody reads it: nothing in it says whose case it was."""

    key: int
    item: str
    name: str
    organ: str
    due_on: date
    explained_on: date
    reason: str


def promised_until(case: Case, *, today: date) -> date | None:
    """The promised day of a case that was not kept; None while it is or was."""
    if case.run is None:
        return None
    clocks = process.clocks_of(runs=[case.run], on=today).get(case.run, [])
    due = next((one.due_on for one in clocks if one.kind is ClockKind.PROMISED), None)
    kept = process.kept(runs=[case.run], kind=ClockKind.PROMISED).get(case.run)
    late = kept is False or (kept is None and due is not None and due < today)
    return due if late else None


def overrun_of(case: Case) -> Overrun | None:
    """承诺超期说明 of a case, or None."""
    return Overrun.objects.filter(case=case).first()


def overrun_closed(case: Case, act: Act, *, today: date) -> Refused | None:
    """Why there is nothing to explain; None where there is."""
    if act is not Act.EXPLAIN_OVERRUN:
        return None
    if (told := overrun_of(case)) is not None:
        return OverrunExplained(day=told.explained_on.isoformat())
    return None if promised_until(case, today=today) else NoOverrun()


def public_overruns(
    *, item: str = "", after: tuple[date, int] | None = None, at_most: int = 50
) -> list[PublicOverrun]:
    """承诺超期说明, the newest first, in pages; `after` is (explained_on, key) of the last.

    优化营商环境条例 Art. 36.
    """
    found = Overrun.objects.select_related("case")
    if item:
        found = found.filter(case__item=item)
    if after is not None:
        day, key = after
        found = found.filter(Q(explained_on__lt=day) | Q(explained_on=day, pk__lt=key))
    return [
        PublicOverrun(
            key=each.pk,
            item=each.case.item,
            name=each.case.name,
            organ=each.case.organ,
            due_on=each.due_on,
            explained_on=each.explained_on,
            reason=each.reason,
        )
        for each in found.order_by("-explained_on", "-pk")[:at_most]
    ]
