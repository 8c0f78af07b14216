"""The days of 2024 to 2027 as notices have them, and terms counted one day after another.

Nothing of the system is used here: it is how a clerk counts on a wall calendar, and what the
expectations of the scenarios were counted with.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.scenarios.reading import Rested, Scenario
from yimen.kernel.clock import Limit, Unit

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
# 国务院办公厅关于部分节假日安排的通知 for 2025 and 2026: days of rest from Monday to Friday, and
# weekends that are worked. 2027 is not announced: the days of the law and their compensation.
REST = """
2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01
2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08
2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06
2026-05-01 2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06
2026-10-07 2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-10
"""
WORKED = """
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09
2026-09-20 2026-10-10
"""
RESTS = frozenset(map(date.fromisoformat, REST.split()))
WORKS = frozenset(map(date.fromisoformat, WORKED.split()))
FIRST, LAST = date(2025, 1, 1), date(2027, 3, 31)  # what the lists cover
KNOWN = date(2026, 12, 31)


@dataclass(frozen=True)
class Wall:
    """A wall calendar, on which a scenario may have written days of its own."""

    rests: frozenset[date] = RESTS
    works: frozenset[date] = WORKS
    known: date = KNOWN

    def open(self, day: date) -> bool:
        """Whether offices work on that day."""
        if day in self.works or day in self.rests:
            return day in self.works
        return day.weekday() < 5

    def after(self, start: date, number: int) -> date:
        """So many working days after the start."""
        day = start
        while number:
            day += DAY
            number -= self.open(day)
        return day

    def on(self, day: date) -> date:
        """The day, or the first working day after it."""
        while not self.open(day):
            day += DAY
        return day

    def last(self, limit: Limit, start: date) -> date:
        """The last day of a term that nothing stops."""
        if limit.unit is Unit.WORKING_DAY:
            return self.after(start, limit.number)
        if limit.unit is Unit.MONTH:
            return self.on(months(start, limit.number))
        return self.on(start + limit.number * DAY)

    def back(self, rest: Rested) -> date:
        """The day on which time counts again; the last of all where that is not known."""
        if rest.length:
            return self.after(rest.since - DAY, rest.length + 1)
        return rest.back or date.max

    def sure(self, day: date) -> str:
        """How an answer says that it rests on days not announced yet."""
        return ", provisional" if day > date(self.known.year, 12, 24) else ""


def wall(given: Scenario) -> Wall:
    """The wall calendar of a scenario."""
    rests = {date.fromisoformat(each) for each in given.all("rest")}
    works = {date.fromisoformat(each) for each in given.all("works")}
    known = date.fromisoformat(given.word("known", KNOWN.isoformat()))
    return Wall((RESTS | rests) - works, (WORKS | works) - rests, known)


def months(start: date, number: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(start.month - 1 + number, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass
class Counted:
    """A term counted day by day: what is said of it, the days that counted or rested, its end."""

    total: int = 0
    said: list[str] = field(default_factory=list)
    ran: list[date] = field(default_factory=list)
    rested: set[date] = field(default_factory=set)
    end: date | None = None


def count(
    on: Wall, start: date, limit: Limit, pauses: Sequence[Rested], more: Sequence[int] = ()
) -> Counted:
    """Count a term from the day after its start, one day after another."""
    found = Counted(limit.number + sum(more), [f"+{number}" for number in more])
    if limit.unit is Unit.MONTH:
        ends = months(start, found.total)
        found.said.append(f"{found.total} months to {ends}")
        found.total = (ends - start).days
    counts = on.open if limit.unit is Unit.WORKING_DAY else bool  # every date is true
    spans = sorted(((one, on.back(one)) for one in pauses), key=lambda span: span[0].since)
    _walk(found, start, counts, spans, quiet=limit.unit is Unit.MONTH)
    if found.end is not None and not on.open(found.end):
        found.said.append(f"moved on from {found.end}")
        found.end = on.on(found.end)
    return found


def _walk(
    found: Counted,
    start: date,
    counts: Callable[[date], bool],
    spans: list[tuple[Rested, date]],
    *,
    quiet: bool,
) -> None:
    day, stretch, grounds = start, 0, dict[str, None]()
    while len(found.ran) < found.total:
        day += DAY
        resting = [one.ground for one, back in spans if one.since <= day < back]
        if resting and stretch and not quiet:
            found.said.append(f"{stretch} to {day - DAY}")
        if not resting and grounds:
            found.said.append(f"{'、'.join(grounds)} to {day - DAY}")
        stretch, grounds = (0, grounds | dict.fromkeys(resting)) if resting else (stretch, {})
        if any(one.since <= day and back == date.max for one, back in spans):
            grounds |= {one.ground: None for one, _ in spans if one.since > day}
            left = found.total - len(found.ran)
            found.said += [f"{'、'.join(grounds)} open", f"{left} left"]
            return
        if resting:
            found.rested.add(day)
        elif counts(day):
            found.ran.append(day)
            stretch += 1
    found.end = day
    if stretch and not quiet:
        found.said.append(f"{stretch} to {day}")
    found.said += [f"late pause {one.since}" for one, back in spans if day < one.since < back]


def minutes(start: datetime, pauses: Sequence[Rested]) -> Iterator[datetime]:
    """The minutes after the start, one after another, without the days that a pause takes."""
    at = start
    while True:
        day, at = at.date(), at + MINUTE
        if not any(one.since <= day < (one.back or date.max) for one in pauses):
            yield at
