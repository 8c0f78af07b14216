"""Which days are working days (工作日), and how the law counts over them.

A calendar is a frozen value. Years that the State Council has announced come as published, with
their working weekends (调休). Later years are forecast from the law's statutory days and marked
provisional. Outside 2004-2100 the calendar refuses: a date of law is never guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from yimen.kernel.errors import Refused

FIRST = date(2004, 1, 1)
# The lunar dates of `holidays` end with 2100. Its Qingming of 2100 is one day early (a Sunday), and
# the day given in compensation for it is the true one: that year's rest days still come out right.
LAST = date(2100, 12, 31)
_OFFSET = FIRST.toordinal()
_SIZE = LAST.toordinal() - _OFFSET + 1


class DayOutsideCalendar(Refused):
    """A count needs a day of which the calendar knows nothing."""

    code = "days.outside-calendar"


class NegativeCount(Refused):
    """A count of days or months below zero was asked for."""

    code = "days.negative-count"


class AnnouncedWithoutDays(Refused):
    """A year is called announced, but not one of its days was given."""

    code = "days.announced-without-days"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days and rest days from 2004-01-01 to 2100-12-31, with a running number of them.

    `working` holds one byte for each day, 1 for a working day. `announced_through` is the last day
    that a State Council notice covers; what lies behind it is a forecast.
    """

    working: bytes = field(repr=False)
    announced_through: date
    certain_through: date = field(init=False, compare=False)
    _before: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A year's notice has moved days of the December before it (2006, 2007, 2011, 2018).
        christmas_eve = date(self.announced_through.year, 12, 24)
        certain = min(self.announced_through, christmas_eve)
        object.__setattr__(self, "certain_through", certain)
        object.__setattr__(self, "_before", tuple(accumulate(self.working, initial=0)))

    def is_working(self, day: date) -> bool:
        """Whether offices of the state work on this day; refuses DayOutsideCalendar."""
        return bool(self.working[_index(day)])

    def is_provisional(self, day: date) -> bool:
        """Whether this day may still be moved by a notice that is not out yet.

        True after 24 December of the last announced year.
        """
        return day > self.certain_through

    def working_days_through(self, day: date) -> int:
        """The running number of a day: working days from 2004-01-01 up to and with this day.

        The difference of two of these is a count. Refuses DayOutsideCalendar.
        """
        return self._before[_index(day) + 1]

    def working_day_numbered(self, number: int) -> date:
        """The working day with this running number, counted from 1; refuses DayOutsideCalendar."""
        if not 1 <= number <= self._before[-1]:
            raise _outside(LAST + timedelta(days=1) if number > 0 else FIRST - timedelta(days=1))
        return date.fromordinal(_OFFSET - 1 + bisect_left(self._before, number))

    def nth_working_day_after(self, start: date, n: int) -> date:
        """The n-th working day strictly after `start`, also where `start` is a day of rest.

        0 stands for the start itself, or the next working day where the start is a day of rest.
        Refuses DayOutsideCalendar and NegativeCount. 行政许可法 Art. 82, 民法典 Art. 201.
        """
        _not_negative(n)
        if n == 0:
            return self.next_working_day(start)
        return self.working_day_numbered(self.working_days_through(start) + n)

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie after `a` up to and with `b`; 0 where b is not after a."""
        return max(0, self.working_days_through(b) - self.working_days_through(a))

    def next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, else the first one after it (民法典 Art. 203)."""
        if self.working[_index(day)]:
            return date.fromordinal(day.toordinal())
        return self.working_day_numbered(self.working_days_through(day) + 1)

    def days_after(self, start: date, number: int) -> date:
        """The last day of a period of calendar days (自然日): 民法典 Art. 201 and 203.

        The starting day does not count; a last day of rest moves on to the next working day.
        Refuses DayOutsideCalendar and NegativeCount.
        """
        _not_negative(number)
        return self.next_working_day(_day(_inside(start).toordinal() + number))

    def months_after(self, start: date, number: int) -> date:
        """The last day of a period of months: 民法典 Art. 201, 202 and 203.

        Refuses DayOutsideCalendar and NegativeCount.
        """
        return self.next_working_day(month_end(start, number))

    def with_days(
        self, days: Mapping[date, bool], *, announced_through: date | None = None
    ) -> Calendar:
        """A calendar in which these days are working days (True) or days of rest (False).

        For the holidays of a minority area, and for a year that has been announced since. A notice
        names what differs from the ordinary week, so in a year newly announced every day that
        `days` does not name follows the week and no longer the forecast, to the end of that year:
        `announced_through` may be the last day that the notice names.
        Refuses DayOutsideCalendar and AnnouncedWithoutDays.
        """
        of_year = (announced_through or FIRST).year
        through = max(date(of_year, 12, 31), self.announced_through)
        working = bytearray(self.working)
        for year in range(self.announced_through.year + 1, through.year + 1):
            if not any(day.year == year for day in days):
                raise AnnouncedWithoutDays(year=year)
        for at in range(_index(self.announced_through) + 1, _index(through) + 1):
            working[at] = _on_a_weekday(at)
        for day, is_working in days.items():
            working[_index(day)] = is_working
        return Calendar(bytes(working), through)


@cache
def published() -> Calendar:
    """The calendar of the country: as announced, then as forecast from the law.

    Built at the first call and kept (about 0.15 s, nearly all of it the forecast).
    全国年节及纪念日放假办法 (2024) Art. 2 and 6; the yearly notices of the State Council.
    """
    from chinese_calendar import constants  # noqa: PLC0415 - only who counts days pays for it
    from holidays.countries.china import China  # noqa: PLC0415 - the same; it is the dear one

    last = max(constants.holidays).year
    forecast = China(years=range(last + 1, LAST.year + 1))  # type: ignore[no-untyped-call]  # theirs
    rest = {*constants.holidays, *forecast}
    working = bytearray(_on_a_weekday(at) for at in range(_SIZE))
    for day in rest:
        working[_index(day)] = False
    for day in constants.workdays:
        working[_index(day)] = True
    return Calendar(bytes(working), date(last, 12, 31))


def month_end(start: date, number: int) -> date:
    """The same day of the month `number` months on, or that month's last day (民法典 Art. 202).

    Not yet moved on where it is a day of rest. Refuses DayOutsideCalendar and NegativeCount.
    """
    _not_negative(number)
    year, month = divmod(_inside(start).year * 12 + start.month - 1 + number, 12)
    if year > LAST.year:
        raise _outside(LAST + timedelta(days=1))
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _index(day: date) -> int:
    at = day.toordinal() - _OFFSET
    if not 0 <= at < _SIZE:
        raise _outside(day)
    return at


def _inside(day: date) -> date:
    _index(day)
    return day


def _day(ordinal: int) -> date:
    if ordinal >= _OFFSET + _SIZE:
        raise _outside(LAST + timedelta(days=1))
    return date.fromordinal(ordinal)


def _on_a_weekday(at: int) -> bool:
    return (at + _OFFSET - 1) % 7 < 5


def _not_negative(number: int) -> None:
    if number < 0:
        raise NegativeCount(number=number)


def _outside(day: date) -> DayOutsideCalendar:
    day = date.fromordinal(day.toordinal())
    return DayOutsideCalendar(day=day.isoformat(), first=FIRST.isoformat(), last=LAST.isoformat())
