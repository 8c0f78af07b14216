"""A clock read on a day: how far it has run, its light, and the account of its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.clock.course import Course, course, is_provisional
from yimen.kernel.clock.facts import SHANGHAI, Clock, Unit, midnight
from yimen.kernel.clock.lines import Line, lines_of, lines_of_given_end
from yimen.kernel.clock.scales import position_of
from yimen.kernel.days import Calendar

YELLOW_AT = Fraction(9, 10)


class Light(StrEnum):
    """绿灯, 黄灯, 红灯; and paused, while the time does not count."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock says on a day.

    `used` + `left` = `total`, the length with its extensions; `left` is below zero once overdue.
    They count in `counted_in`: the unit of the limit, but calendar days for months and for a given
    end, and whole hours run for hours. `due_on` is None while a pause is open, and `budget_left` is
    what remained when it began.
    """

    due_on: date | None
    due_at: datetime | None
    provisional: bool
    budget_left: int | None
    used: int
    left: int
    total: int
    counted_in: Unit
    light: Light
    lines: tuple[Line, ...]


def read(
    clock: Clock,
    *,
    calendar: Calendar,
    today: date,
    now: datetime | None = None,
    yellow_at: Fraction = YELLOW_AT,
) -> Reading:
    """Read the clock with `today` counted in; hours are read at `now`, or else as `today` begins.

    Red is any day after the due day, for hours any instant after the due one. Yellow is from
    `yellow_at` of the length used. Refuses DayOutsideCalendar.
    """
    if clock.ends_on is not None:
        return _given_end(clock, clock.ends_on, today=today, yellow_at=yellow_at)
    assert clock.limit is not None  # a clock has a given end or a limit
    runs = course(clock, clock.limit, calendar)
    if clock.limit.unit is Unit.HOUR:
        at = (now or midnight(today)).astimezone(SHANGHAI)
        today, position = at.date(), position_of(at)
    else:
        position = runs.scale.through(today)
    whole, total = runs.scale.whole, runs.scale.total
    late_by = _late_by(runs, today, position)
    ran = runs.run_by(position) if late_by is None else total + late_by
    light = _light(
        is_late=late_by is not None,
        is_paused=_is_paused(runs, today),
        is_near=ran >= yellow_at * total,
    )
    return Reading(
        due_on=runs.ending.on if runs.ending else None,
        due_at=runs.ending.at if runs.ending else None,
        provisional=is_provisional(runs, clock, calendar),
        budget_left=runs.budget_left,
        used=whole(ran),
        left=whole(total) - whole(ran),
        total=whole(total),
        counted_in=Unit.CALENDAR_DAY if clock.limit.unit is Unit.MONTH else clock.limit.unit,
        light=light,
        lines=lines_of(clock, clock.limit, runs, calendar),
    )


def _late_by(runs: Course, today: date, position: int) -> int | None:
    """How much has run since the term ran out; None while it has not."""
    if runs.ending is None:
        return None
    if runs.ending.at is not None:
        late = position - position_of(runs.ending.at)
        return late if late > 0 else None
    if today <= runs.ending.on:
        return None
    return position - runs.scale.through(runs.ending.on)


def _is_paused(runs: Course, today: date) -> bool:
    return any(
        pause.from_on <= today and (pause.to_on is None or today < pause.to_on)
        for pause in runs.pauses
    )


def _light(*, is_late: bool, is_paused: bool, is_near: bool) -> Light:
    if is_late:
        return Light.RED
    if is_paused:
        return Light.PAUSED
    return Light.YELLOW if is_near else Light.GREEN


def _given_end(clock: Clock, ends_on: date, *, today: date, yellow_at: Fraction) -> Reading:
    total = max(0, (ends_on - clock.start_on).days)
    used = max(0, (today - clock.start_on).days)
    light = _light(
        is_late=today > ends_on,
        is_paused=False,
        is_near=used >= yellow_at * total,
    )
    return Reading(
        due_on=ends_on,
        due_at=None,
        provisional=False,
        budget_left=None,
        used=used,
        left=total - used,
        total=total,
        counted_in=Unit.CALENDAR_DAY,
        light=light,
        lines=lines_of_given_end(clock),
    )
