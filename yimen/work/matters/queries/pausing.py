"""Which terms of a matter rest, by which notice, and on what grounds they may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yimen.ground.process.states import Ground
from yimen.kernel.days import Calendar
from yimen.work.matters.models import Matter, MatterGround, MatterPause, MatterTerm
from yimen.work.matters.queries.limits import limit
from yimen.work.matters.rules import Rest, last_day


def grounds(power: str, on: date) -> Mapping[tuple[str, Ground], str]:
    """不计入期限的情形 of a power on a day: the newest rule for each (term, ground)."""
    held = MatterGround.objects.filter(power=power, valid_from__lte=on).order_by("valid_from")
    return {(each.key, Ground(each.ground)): each.source for each in held}


def pauses_of(matter: Matter) -> list[MatterPause]:
    """不计入期限 of a matter, in the order in which it was told."""
    found = MatterPause.objects.filter(matter=matter).select_related("notice")
    return list(found.order_by("from_on", "pk"))


def rests(matter: Matter) -> dict[str, list[Rest]]:
    """The days that do not count, by the key of the term."""
    found: dict[str, list[Rest]] = {}
    for each in pauses_of(matter):
        rest = Rest(each.notice.number, each.from_on, each.ended_on or each.until_on)
        if rest.to_on > rest.from_on:
            found.setdefault(each.key, []).append(rest)
    return found


def resting(matter: Matter, on: date) -> dict[str, str]:
    """The terms that rest on a day, each with the number of its notice."""
    return {
        key: rest.notice for key, held in rests(matter).items() for rest in held if rest.holds(on)
    }


def can_rest(matter: Matter, on: date) -> list[tuple[str, Ground]]:
    """The terms that run and do not rest, each with a ground on which it may."""
    running = MatterTerm.objects.filter(matter=matter, ended_on=None, due_on__gte=on)
    free = set(running.values_list("key", flat=True)) - resting(matter, on).keys()
    return [(key, ground) for key, ground in grounds(matter.power, on) if key in free]


@dataclass(frozen=True, slots=True)
class TermMoved:
    """A running term whose last day another calendar would change."""

    number: str
    key: str
    before: date
    after: date


def terms_moved_by(other: Calendar) -> Iterator[TermMoved]:
    """Every term that runs to which `other` would give another last day, matter by matter."""
    running = MatterTerm.objects.filter(ended_on=None, matter__closed_on=None)
    for term in running.select_related("matter").order_by("matter__number", "key"):
        after = due_on(term, other)
        if after != term.due_on:
            yield TermMoved(term.matter.number, term.key, term.due_on, after)


def due_on(term: MatterTerm, calendar: Calendar) -> date:
    """The last day of a term as this calendar counts it, without the days that do not count."""
    held = limit(term.matter, term.key, term.start_on)
    assert held is not None  # it runs
    return last_day(held.limit, term.start_on, calendar, rests(term.matter).get(term.key, ()))
