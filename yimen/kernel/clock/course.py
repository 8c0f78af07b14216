"""The course of a term between its pauses, and so the day on which it falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yimen.kernel.clock.facts import Clock, Limit, Pause, Unit, merged
from yimen.kernel.clock.scales import Ending, Scale, scale_of
from yimen.kernel.days import LAST, Calendar


@dataclass(frozen=True, slots=True)
class Due:
    """When a clock runs out; `on` is None while a pause is open, and `budget_left` what remains.

    `at` is the instant in Asia/Shanghai, for hours only. `budget_left` counts in the unit of the
    limit, for months in calendar days, and for hours in hours begun. `provisional` says that a
    notice still to come may move the answer.
    """

    on: date | None
    at: datetime | None
    provisional: bool
    budget_left: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """The stretches in which a clock runs, and the pauses between them that do hold it.

    `stretches` are (from, to) positions on the scale, one before each pause and, where no pause
    stays open, one to the end. Pauses in `too_late` begin after the term has run out.
    """

    scale: Scale
    stretches: tuple[tuple[int, int], ...]
    pauses: tuple[Pause, ...]
    too_late: tuple[Pause, ...]
    ending: Ending | None

    @property
    def budget_left(self) -> int | None:
        """What remains for the time after an open pause, in units begun; None where none is."""
        if self.ending is not None:
            return None
        ran = sum(ends - begins for begins, ends in self.stretches)
        return self.scale.whole(self.scale.total) - self.scale.whole(ran)

    def run_by(self, position: int) -> int:
        """How much of the term has run by a position."""
        return sum(max(0, min(ends, position) - begins) for begins, ends in self.stretches)


def course(clock: Clock, limit: Limit, calendar: Calendar) -> Course:
    """Walk the clock from pause to pause until its whole length has run or a pause stays open.

    Refuses DayOutsideCalendar.
    """
    scale = scale_of(clock, limit, calendar)
    at, left = scale.start, scale.total
    stretches: list[tuple[int, int]] = []
    held = 0
    pauses = merged(clock.pauses, clock.start_on) if clock.pauses else ()
    for pause in pauses:
        if pause.from_on > LAST:
            break
        stops = max(at, scale.before(pause.from_on))
        if stops - at >= left:  # has run out when the pause begins
            break
        stretches.append((at, stops))
        held += 1
        left -= stops - at
        if pause.to_on is None:
            return Course(scale, tuple(stretches), pauses, (), None)
        at = scale.before(pause.to_on)
    stretches.append((at, at + left))
    ending = scale.ending(at + left)
    return Course(scale, tuple(stretches), pauses[:held], pauses[held:], ending)


def due(clock: Clock, calendar: Calendar) -> Due:
    """The day on which the clock runs out, from its facts alone; refuses DayOutsideCalendar.

    行政许可法 Art. 42-45 and 82; 民法典 Art. 201-203.
    """
    if clock.limit is None:
        return Due(clock.ends_on, None, provisional=False, budget_left=None)
    return due_of(clock, course(clock, clock.limit, calendar), calendar)


def due_of(clock: Clock, runs: Course, calendar: Calendar) -> Due:
    """When a clock runs out whose course is known."""
    return Due(
        on=runs.ending.on if runs.ending else None,
        at=runs.ending.at if runs.ending else None,
        provisional=is_provisional(runs, clock, calendar),
        budget_left=runs.budget_left,
    )


def is_provisional(runs: Course, clock: Clock, calendar: Calendar) -> bool:
    """Whether the answer depends on a day that a notice still to come may move.

    Hours depend on no calendar, calendar days and months only on the day they end, working days on
    every day counted.
    """
    unit = clock.limit.unit if clock.limit else None
    if unit is Unit.HOUR:
        return False
    if runs.ending is not None:
        return calendar.is_provisional(runs.ending.on)
    if unit is not Unit.WORKING_DAY:
        return False
    counted_on = runs.pauses[-1].from_on - timedelta(days=1)
    return counted_on > clock.start_on and calendar.is_provisional(counted_on)
