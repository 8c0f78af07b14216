"""Time passes in the demo city: what the law does by the clock is done at once."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from yimen.base.present import queries as present
from yimen.base.present import verbs as time_of_city
from yimen.demo.day.clockwork import SHANGHAI
from yimen.ground.process import queries as process
from yimen.work.cases.jobs import deem_accepted

OPENS = time(9, 0)


def to_next_day() -> datetime:
    """次日: go on to nine o'clock of the next working day; the city's time then."""
    calendar = process.calendar(process.newest_release())
    day = calendar.nth_working_day_after(present.today(), 1)
    return to(datetime.combine(day, OPENS, SHANGHAI))


def on(hours: int) -> datetime:
    """Go on by some hours; the city's time then."""
    return to(present.now() + timedelta(hours=hours))


def to(then: datetime) -> datetime:
    """Go on to an instant and let silence do what it does by then; the city's time then."""
    time_of_city.move_time(to=then)
    deem_accepted(now=present.now(), today=present.today())
    return present.now()
