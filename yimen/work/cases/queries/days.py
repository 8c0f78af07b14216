"""What was done with cases on one day, counted from the tables, department by department."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yimen.ground.process import queries as process
from yimen.ground.process.states import ClockKind
from yimen.work.cases.models import Case, Decision, Document
from yimen.work.cases.states import DocumentKind, Outcome


@dataclass(frozen=True, slots=True)
class DayCounts:
    """办件日报: what a department did on a day, and what it owed at the end of it.

    `accepted` has the acceptances by silence that were established on the day, `asked` the
    correction notices, `corrected` what came back corrected; `on_time` are those `finished` (that
    is decided) by the promised day; `overdue` are open with the promised day past.
    """

    received: int = 0
    accepted: int = 0
    asked: int = 0
    corrected: int = 0
    finished: int = 0
    on_time: int = 0
    refused: int = 0
    delivered: int = 0
    overdue: int = 0


def day_counts(*, on: date, kind: ClockKind = ClockKind.PROMISED) -> dict[str, DayCounts]:
    """The counts of a day for each unit that decides, by its key; who has none is left out."""
    papers = Document.objects.filter(issued_on=on)
    decided = list(Decision.objects.filter(decided_on=on).select_related("case"))
    kept = process.kept(runs=[one.case.run for one in decided if one.case.run], kind=kind)
    in_time = {run for run, was_kept in kept.items() if was_kept}
    late = process.late(on=on, about_kind="case", kind=kind)
    counted: dict[str, Counter[str]] = {
        "received": _each(Case.objects.filter(received_on=on)),
        "accepted": _each(papers.filter(kind=DocumentKind.ACCEPTANCE)),
        "asked": _each(papers.filter(kind=DocumentKind.CORRECTION)),
        "corrected": _each(Case.objects.filter(resubmitted_on=on)),
        "finished": Counter(one.case.organ for one in decided),
        "on_time": Counter(one.case.organ for one in decided if one.case.run in in_time),
        "refused": Counter(one.case.organ for one in decided if one.outcome == Outcome.REFUSED),
        "delivered": _each(Case.objects.filter(delivered_on=on)),
        "overdue": _each(Case.objects.filter(number__in=late)),
    }
    organs = sorted({organ for each in counted.values() for organ in each})
    return {
        organ: DayCounts(**{name: each[organ] for name, each in counted.items()})
        for organ in organs
    }


def _each(found: QuerySet[Case] | QuerySet[Document]) -> Counter[str]:
    """How many of these each unit has."""
    return Counter(found.values_list("organ", flat=True))
