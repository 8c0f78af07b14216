"""The calendar on which a scenario plays, and how a rule is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tests.scenarios import hand
from tests.scenarios.reading import Scenario
from yimen.kernel.clock import Line, Reading
from yimen.kernel.days import Calendar, published
from yimen.kernel.errors import Refused

LINES: dict[str, str] = {
    "clock.extended": "+{number}",
    "clock.month-ends": "{number} months to {on}",
    "clock.counted-working-days": "{count} to {on}",
    "clock.counted-days": "{count} to {on}",
    "clock.paused": "{ground} to {until}",
    "clock.paused-open": "{ground} open",
    "clock.pause-too-late": "late pause {since}",
    "clock.left": "{left} left",
    "clock.moved-on": "moved on from {last_on}",
    "clock.given-end-pauses": "pauses change nothing",
    "clock.due-as-given": "as given",
}


@cache
def announced(known: date, written: frozenset[tuple[date, bool]]) -> Calendar:
    """The calendar of the country as it stands before the notice for 2027, with days of its own."""
    wall = hand.Wall()
    number = (hand.LAST - hand.FIRST).days + 1
    coming = (hand.FIRST + timedelta(days=each) for each in range(number))
    forecast = {day: wall.open(day) for day in coming if day > hand.KNOWN}
    before = Calendar(published().with_days(forecast).working, hand.KNOWN)
    if not written:
        return before
    return before.with_days(dict(written), announced_through=max(known, hand.KNOWN))


def calendar(given: Scenario) -> Calendar:
    """The calendar on which a scenario plays."""
    rests = {(date.fromisoformat(day), False) for day in given.all("rest")}
    works = {(date.fromisoformat(day), True) for day in given.all("works")}
    known = date.fromisoformat(given.word("known", hand.KNOWN.isoformat()))
    return announced(known, frozenset(rests | works))


def refused(rule: Callable[[], object]) -> bool:
    """Whether the rule says no."""
    try:
        rule()
    except Refused:
        return True
    return False


def in_time(rule: Callable[[], object]) -> str:
    """Late where the rule says no."""
    return "late" if refused(rule) else "in time"


def told(lines: tuple[Line, ...]) -> str:
    """An account in short."""
    said = [
        LINES[line.what].format(on=line.on, **{"count": line.count, **line.facts})
        for line in lines
        if line.what in LINES
    ]
    return ", ".join(said)


def sure(*, provisional: bool) -> str:
    """How an answer says that it may still move."""
    return ", provisional" if provisional else ""


def shown(reading: Reading) -> str:
    """A clock as it reads: its day, what is used and left, its light, and its account."""
    when = f"{reading.due_at:%Y-%m-%d %H:%M}" if reading.due_at else reading.due_on or "no day"
    said = f"{when}, {reading.used} used, {reading.left} left, {reading.light}"
    said += sure(provisional=reading.provisional)
    return said if reading.due_at else "; ".join(filter(None, [said, told(reading.lines)]))
