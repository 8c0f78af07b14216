"""The account of a clock: dated lines that say why it runs out when it does, and add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.kernel.clock.course import Course, Due, course, due, due_of, is_provisional
from yimen.kernel.clock.facts import Clock, Limit, Pause, Unit
from yimen.kernel.clock.scales import instant_of
from yimen.kernel.days import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an account: what happened on a day, and how much of the term it counts.

    `what` is the code of its sentence (`yimen.base.explanation`), `facts` fill it. The counts of
    all lines add up to the limit with its extensions; what an open pause leaves is one of them.
    """

    on: date
    what: str
    facts: dict[str, object]
    count: int


@dataclass(frozen=True, slots=True)
class Account:
    """When a clock runs out, and the lines that say why."""

    due: Due
    lines: tuple[Line, ...]


def account(clock: Clock, calendar: Calendar) -> Account:
    """Explain when a clock runs out; refuses DayOutsideCalendar."""
    if clock.limit is None:
        return Account(due(clock, calendar), lines_of_given_end(clock))
    runs = course(clock, clock.limit, calendar)
    return Account(due_of(clock, runs, calendar), lines_of(clock, clock.limit, runs, calendar))


def lines_of_given_end(clock: Clock) -> tuple[Line, ...]:
    """Explain a clock that ends on a given date: nothing is counted."""
    lines = [Line(clock.start_on, "clock.starts-with-given-end", {}, 0)]
    if clock.pauses:
        lines.append(Line(clock.start_on, "clock.given-end-pauses", {}, 0))
    if clock.ends_on is not None:
        lines.append(Line(clock.ends_on, "clock.due-as-given", {}, 0))
    return tuple(lines)


def lines_of(clock: Clock, limit: Limit, runs: Course, calendar: Calendar) -> tuple[Line, ...]:
    """Explain the course of a clock that has a limit; the counts add up to that limit."""
    lines = [_start(clock, limit)]
    lines += (
        Line(clock.start_on, "clock.extended", {"number": more.number, "unit": more.unit}, 0)
        for more in clock.extensions
    )
    if limit.unit is Unit.MONTH:
        lines.append(_month_end(clock, limit, runs))
    lines += _running(clock, limit, runs)
    lines += (
        Line(pause.from_on, "clock.pause-too-late", {"since": pause.from_on}, 0)
        for pause in runs.too_late
    )
    lines += _ending(clock, limit, runs, calendar)
    return tuple(lines)


def _start(clock: Clock, limit: Limit) -> Line:
    facts: dict[str, object] = {"number": limit.number, "unit": limit.unit}
    if limit.unit is Unit.HOUR:
        facts["at"] = clock.start_at
        return Line(clock.start_at.date(), "clock.starts-by-the-hour", facts, 0)
    return Line(clock.start_on, "clock.starts", facts, 0)


def _month_end(clock: Clock, limit: Limit, runs: Course) -> Line:
    number = limit.number + sum(more.number for more in clock.extensions)
    ends_on = date.fromordinal(runs.scale.start + runs.scale.total)
    return Line(ends_on, "clock.month-ends", {"number": number}, number)


def _running(clock: Clock, limit: Limit, runs: Course) -> Iterator[Line]:
    """What counts up to each pause and after the last one, and the pauses between."""
    whole, ran, since = runs.scale.whole, 0, clock.start_on + _DAY
    for at, (begins, ends) in enumerate(runs.stretches):
        pause = runs.pauses[at] if at < len(runs.pauses) else None
        ran += ends - begins
        # Whole hours are told from the sum, so that the parts of an hour are lost nowhere.
        count = whole(ran) - whole(ran - (ends - begins))
        if ends > begins and limit.unit is not Unit.MONTH:
            until = _last_day(runs, pause)
            yield _counted(limit, since, until, (begins, ends), count)
        if pause is not None:
            yield _paused(pause)
            since = pause.to_on or since


def _last_day(runs: Course, pause: Pause | None) -> date:
    if pause is not None:
        return pause.from_on - _DAY
    assert runs.ending is not None  # a course whose last stretch is not stopped has an end
    return runs.ending.last_on


def _counted(limit: Limit, since: date, until: date, stretch: tuple[int, int], count: int) -> Line:
    if limit.unit is Unit.HOUR:
        facts = {"since": instant_of(stretch[0]), "until": instant_of(stretch[1]), "count": count}
        return Line(instant_of(stretch[1]).date(), "clock.counted-hours", facts, count)
    facts = {"since": since, "until": until, "count": count}
    if limit.unit is Unit.WORKING_DAY:
        facts["rest"] = (until - since).days + 1 - count
        return Line(until, "clock.counted-working-days", facts, count)
    return Line(until, "clock.counted-days", facts, count)


def _paused(pause: Pause) -> Line:
    facts: dict[str, object] = {"since": pause.from_on, "ground": pause.ground}
    if pause.to_on is None:
        return Line(pause.from_on, "clock.paused-open", facts, 0)
    facts |= {"until": pause.to_on - _DAY, "days": (pause.to_on - pause.from_on).days}
    return Line(pause.from_on, "clock.paused", facts, 0)


def _ending(clock: Clock, limit: Limit, runs: Course, calendar: Calendar) -> Iterator[Line]:
    if runs.ending is None:
        pause = runs.pauses[-1]
        left = runs.budget_left or 0
        unit = Unit.CALENDAR_DAY if limit.unit is Unit.MONTH else limit.unit
        # Months are counted by their own line: what is left of them is told, not added again.
        count = 0 if limit.unit is Unit.MONTH else left
        yield Line(pause.from_on, "clock.left", {"left": left, "unit": unit}, count)
    else:
        last_on, on, at = runs.ending
        if on != last_on:
            yield Line(on, "clock.moved-on", {"last_on": last_on}, 0)
        what = "clock.due" if at is None else "clock.due-at"
        yield Line(on, what, {"at": at} if at else {}, 0)
    if is_provisional(runs, clock, calendar):
        on = runs.ending.on if runs.ending else runs.pauses[-1].from_on
        yield Line(on, "clock.provisional", {"certain": calendar.certain_through}, 0)
