"""Documents take their number when they are issued: no gap in organ, kind and year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from yimen.ground.people import queries as people
from yimen.work.cases import rules
from yimen.work.cases.models import Case, Counter, Document
from yimen.work.cases.states import DocumentKind


def issue(
    case: Case,
    kind: DocumentKind,
    content: Mapping[str, object],
    *,
    by: str,
    now: datetime,
    today: date,
) -> Document:
    """A document of the case's organ, dated today; the number is lost only with the whole act."""
    serial = _next(case.organ, kind, today.year)
    return Document.objects.create(
        case=case,
        kind=kind,
        organ=case.organ,
        year=today.year,
        serial=serial,
        number=rules.number(people.unit(case.organ).name, kind, today.year, serial),
        content={"item": case.name, "case": case.number, **content},
        issued_at=now,
        issued_on=today,
        issued_by=by,
    )


def _next(organ: str, kind: DocumentKind, year: int) -> int:
    # Of two that begin a series at once one waits here for the other, and then both find the row
    fresh = Counter(organ=organ, kind=kind, year=year, last=0)
    Counter.objects.bulk_create([fresh], ignore_conflicts=True)
    held = Counter.objects.select_for_update().get(organ=organ, kind=kind, year=year)
    held.last += 1
    held.save(update_fields=["last"])
    return held.last
