"""When days do not count in a term of a matter, and how far its last day moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.kernel.clock import Clock, Limit, Pause, Unit, due
from yimen.kernel.days import Calendar
from yimen.kernel.errors import Refused


class GroundNotListed(Refused):
    """No rule of this place lets the term rest on that ground."""

    code = "matters.ground-not-listed"


class TermPaused(Refused):
    """The term rests by a notice; it goes on first."""

    code = "matters.term-paused"


class NothingPaused(Refused):
    """The term does not rest."""

    code = "matters.nothing-paused"


class NotRunning(Refused):
    """The matter has no such term, or it has ended."""

    code = "matters.term-not-running"


class NoDays(Refused):
    """Time that does not count is at least a day."""

    code = "matters.no-days"


@dataclass(frozen=True, slots=True)
class Rest:
    """Days [from_on, to_on) that do not count in a term, by a notice of that number."""

    notice: str
    from_on: date
    to_on: date

    def holds(self, on: date) -> bool:
        """Whether the term rests on that day."""
        return self.from_on <= on < self.to_on


def counts_again_on(limit: Limit, from_on: date, days: int, calendar: Calendar) -> date:
    """The day of return after so many days that begin with `from_on`, in the unit of the term.

    Days of a term in working days are working days, of any other calendar days. `NoDays` unless
    there is at least one.
    """
    if days < 1:
        raise NoDays
    if limit.unit is Unit.WORKING_DAY:
        return calendar.nth_working_day_after(from_on - timedelta(days=1), days + 1)
    return from_on + timedelta(days=days)


def last_day(limit: Limit, start: date, calendar: Calendar, rests: Sequence[Rest] = ()) -> date:
    """The last day of a term; the day on which it starts does not count (民法典 Art. 201)."""
    pauses = tuple(Pause(rest.from_on, rest.to_on, rest.notice) for rest in rests)
    found = due(Clock(start=start, limit=limit, pauses=pauses), calendar).on
    assert found is not None  # every rest has its end
    return found


def not_counted(term: str, why: str, rest_on: date, back_on: date) -> str:
    """What the notice says of the days that do not count, dates as GB/T 9704-2012 writes them."""
    first, back = (f"{day.year}年{day.month}月{day.day}日" for day in (rest_on, back_on))
    return f"因{why}，自{first}起不计入{term}，自{back}起恢复计算"


def check_going(rests: Sequence[Rest], on: date) -> None:
    """`TermPaused` while a term rests."""
    notices = [rest.notice for rest in rests if rest.holds(on)]
    if notices:
        raise TermPaused(notice="、".join(notices))
