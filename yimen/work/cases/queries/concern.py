"""Whom an act concerns."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from yimen.kernel.ref import Ref
from yimen.work.cases.models import Case
from yimen.work.cases.queries.access import _concerned


def units_concerned(subjects: Iterable[Ref]) -> frozenset[str]:
    """涉及单位: the units that have a part in the cases named, or in the cases of runs named."""
    by_kind: dict[str, set[str]] = {"case": set(), "run": set()}
    for about in subjects:
        by_kind.setdefault(about.kind, set()).add(about.number)
    runs = [UUID(number) for number in by_kind["run"]]
    named = Q(number__in=by_kind["case"]) | Q(run__in=runs)
    cases = Case.objects.filter(named).select_related("version")
    found = cases.defer("version__content", "answers", "facts")
    return frozenset(unit for case in found for unit in {case.organ, *_concerned(case)})
