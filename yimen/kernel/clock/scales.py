"""Time as a line of whole numbers, one line for each way of counting.

On such a line a term is a length and a pause is a gap, so that one walk serves every unit.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from yimen.kernel.clock.facts import Clock, Limit, Unit, midnight
from yimen.kernel.days import FIRST, LAST, Calendar, DayOutsideCalendar, month_end

_HOUR = 3_600_000_000  # in microseconds
_DAY = 24 * _HOUR
_MICROSECOND = timedelta(microseconds=1)
_ORIGIN = midnight(FIRST)
_TOMORROW = timedelta(days=1)


class Ending(NamedTuple):
    """Where a term runs out: the last day counted, the day it falls due, the instant for hours."""

    last_on: date
    on: date
    at: datetime | None = None


class Scale(Protocol):
    """A way of counting, set to one clock: its `start` and its whole length `total`."""

    start: int
    total: int

    @abstractmethod
    def before(self, day: date) -> int:
        """The position at which this day begins."""

    @abstractmethod
    def through(self, day: date) -> int:
        """The position at which this day ends."""

    @abstractmethod
    def ending(self, position: int) -> Ending:
        """What a term that runs out at this position means; refuses DayOutsideCalendar."""

    def whole(self, amount: int) -> int:
        """An amount on this line in whole units."""
        return amount


class WorkingDays(Scale):
    """工作日: positions are the running numbers of working days (行政许可法 Art. 82)."""

    def __init__(self, start_on: date, number: int, calendar: Calendar) -> None:
        self._calendar = calendar
        self._start_on = start_on
        self.start = calendar.working_days_through(start_on)
        self.total = number

    def before(self, day: date) -> int:
        return self._calendar.working_days_through(day) - self._calendar.is_working(day)

    def through(self, day: date) -> int:
        return self._calendar.working_days_through(day)

    def ending(self, position: int) -> Ending:
        if self.total == 0:
            return Ending(self._start_on, self._calendar.next_working_day(self._start_on))
        on = self._calendar.working_day_numbered(position)
        return Ending(on, on)


class CalendarDays(Scale):
    """自然日: positions are days; the end moves on from a day of rest (民法典 Art. 203)."""

    def __init__(self, start_on: date, number: int, calendar: Calendar) -> None:
        calendar.is_working(start_on)  # refuses a start outside the calendar
        self._calendar = calendar
        self.start = start_on.toordinal()
        self.total = number

    def before(self, day: date) -> int:
        return day.toordinal() - 1

    def through(self, day: date) -> int:
        return day.toordinal()

    def ending(self, position: int) -> Ending:
        if position > LAST.toordinal():
            raise beyond()
        last_on = date.fromordinal(position)
        return Ending(last_on, self._calendar.next_working_day(last_on))


class Hours(Scale):
    """小时: positions are microseconds of clock time; nights and days of rest count."""

    def __init__(self, clock: Clock, number: int, calendar: Calendar) -> None:
        calendar.is_working(clock.start_on)  # refuses a start outside the calendar
        self.start = position_of(clock.start_at)
        self.total = number * _HOUR

    def before(self, day: date) -> int:
        return (day.toordinal() - FIRST.toordinal()) * _DAY

    def through(self, day: date) -> int:
        return self.before(day) + _DAY

    def ending(self, position: int) -> Ending:
        if position >= self.through(LAST):
            raise beyond()
        at = instant_of(position)
        return Ending(at.date(), at.date(), at)

    def whole(self, amount: int) -> int:
        return amount // _HOUR


def position_of(at: datetime) -> int:
    """Where an instant stands on the line of hours."""
    return (at - _ORIGIN) // _MICROSECOND


def instant_of(position: int) -> datetime:
    """The instant, in Asia/Shanghai, at a position on the line of hours."""
    return _ORIGIN + timedelta(microseconds=position)


def scale_of(clock: Clock, limit: Limit, calendar: Calendar) -> Scale:
    """The line on which this clock counts; months are the days up to the end of the month."""
    number = limit.number + sum(extension.number for extension in clock.extensions)
    if limit.unit is Unit.WORKING_DAY:
        return WorkingDays(clock.start_on, number, calendar)
    if limit.unit is Unit.HOUR:
        return Hours(clock, number, calendar)
    if limit.unit is Unit.MONTH:
        number = (month_end(clock.start_on, number) - clock.start_on).days
    return CalendarDays(clock.start_on, number, calendar)


def beyond() -> DayOutsideCalendar:
    """The refusal of a term that runs out after the last day of the calendar."""
    day = (LAST + _TOMORROW).isoformat()
    return DayOutsideCalendar(day=day, first=FIRST.isoformat(), last=LAST.isoformat())
