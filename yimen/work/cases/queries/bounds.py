"""The rules of the place that hold for a case, and the time taken out of it or added to it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yimen.ground.people import queries as people
from yimen.ground.people.states import UnitKind
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Limit, Unit
from yimen.work.cases.models import Case, Document, Exclusion, LocalRule
from yimen.work.cases.rules import Local
from yimen.work.cases.states import DocumentKind, Effect, LocalKey


def local_rule(key: LocalKey, organ: str, on: date) -> Local | None:
    """地方规定 for the cases of a unit on a day: that of the nearest unit above, its newest."""
    above = people.unit(organ).path.strip("/").split("/")
    lasting = Q(valid_to=None) | Q(valid_to__gte=on)
    held = LocalRule.objects.filter(lasting, key=key, unit__in=above, valid_from__lte=on)
    found = max(held, key=lambda one: (above.index(one.unit), one.valid_from), default=None)
    if found is None:
        return None
    limit = Limit(found.number, Unit(found.counted_in)) if found.number else None
    return Local(limit, Effect(found.effect) if found.effect else None, found.source)


def local_rules() -> list[LocalRule]:
    """地方规定: every rule that was entered, by unit, key and first day."""
    return list(LocalRule.objects.order_by("unit", "key", "valid_from"))


def source_told(case: Case, kind: DocumentKind) -> str:
    """The local rule that a document of the case named for its term; "" where it named none."""
    told = Document.objects.filter(case=case, kind=kind).first()
    return str(told.content.get("source", "")) if told else ""


def government(organ: str) -> str:
    """The nearest government (人民政府) at or above a unit, by key; "" where none is known."""
    units = people.units_by_key()
    above = units[organ].path.strip("/").split("/")
    return next((key for key in reversed(above) if units[key].kind == UnitKind.GOVERNMENT), "")


def excluded(case: Case) -> list[str]:
    """The notices of the time that is excluded now: one or none."""
    running = Exclusion.objects.filter(case=case, ended_on=None)
    return list(running.values_list("notice__number", flat=True))


def extensions(case: Case) -> dict[ClockKind, list[int]]:
    """By how many working days each clock of a case was extended."""
    given: dict[ClockKind, list[int]] = {kind: [] for kind in ClockKind}
    for notice in Document.objects.filter(case=case, kind=DocumentKind.EXTENSION):
        given[ClockKind(notice.content["clock"])].append(notice.content["days"])
    return given


def returning(*, today: date, after: int = 0, at_most: int = 200) -> list[tuple[int, str]]:
    """The exclusions whose day of return has come, as (id, number of the case), in pages."""
    running = Exclusion.objects.filter(ended_on=None, until_on__lte=today, pk__gt=after)
    return list(running.order_by("pk").values_list("pk", "case__number")[:at_most])
