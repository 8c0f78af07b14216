"""Who goes first where the number of licences is limited (行政许可法 Art. 57)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from yimen.ground.catalog import queries as catalog
from yimen.ground.process import queries as process
from yimen.work.cases import rules
from yimen.work.cases.models import Case, Decision
from yimen.work.cases.states import ANSWERABLE, Outcome, State

QUALIFYING = (State.ACCEPTED, State.REVIEWING, State.REVIEWED)


@dataclass(frozen=True, slots=True)
class Place:
    """A case in the order of acceptance: how many there may be, were granted, and who is before."""

    quota: int
    granted: int
    earlier: tuple[str, ...]


def quota(case: Case) -> int:
    """数量限制 of the version that a case is handled under; 0 = none."""
    return catalog.content(case.version).quota


def place(case: Case, today: date) -> Place:
    """受理顺序: cases of the item accepted before this one that may still qualify.

    Those that silence has accepted stand in the order too, from the day they came in, be the act
    done or not.
    """
    since = rules.silent_since(today, process.calendar(process.newest_release()))
    counted = Case.objects.annotate(
        first=Coalesce("accepted_at", "resubmitted_at", "received_at")
    ).filter(item=case.item)
    before = Q(first__lt=case.accepted_at) | Q(first=case.accepted_at, pk__lt=case.pk)
    silent = Q(state__in=ANSWERABLE, counts_from__lte=since)
    earlier = (
        counted.filter(before).filter(Q(state__in=QUALIFYING) | silent).order_by("first", "number")
    )
    granted = Decision.objects.filter(case__version=case.version_id)
    return Place(
        quota(case),
        granted.exclude(outcome=Outcome.REFUSED).count(),
        tuple(earlier.values_list("number", flat=True)),
    )
