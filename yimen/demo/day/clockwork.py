"""Time on the stage: stories wait for their moments, and whoever is next acts next."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from yimen.kernel.days import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Moment(NamedTuple):
    """So many working days from the played day, and minutes after midnight there."""

    day: int
    minute: int


Story = Iterator[Moment]  # tells when it wants to act next, and acts when it is resumed


class Stage:
    """What time it is for everybody; `play` lets stories act in the order of their moments."""

    def __init__(self, day: date, calendar: Calendar, *, begins: Moment) -> None:
        self._calendar = calendar
        self._number = calendar.working_days_through(day)
        self.moment = begins

    def date_of(self, offset: int) -> date:
        """The working day so many before or after the played one."""
        return self._calendar.working_day_numbered(self._number + offset)

    @property
    def today(self) -> date:
        """The local day."""
        return self.date_of(self.moment.day)

    @property
    def now(self) -> datetime:
        """The instant."""
        midnight = datetime.combine(self.today, time(), SHANGHAI)
        return (midnight + timedelta(minutes=self.moment.minute)).astimezone(UTC)

    def play(self, stories: Iterable[Story], *, after_each_day: Callable[[int], None]) -> None:
        """Play all stories to their ends; `after_each_day` is told which day is over."""
        waiting: list[tuple[Moment, int, Story]] = []
        for order, story in enumerate(stories):
            _wait(waiting, order, story)
        while waiting:
            moment, order, story = heapq.heappop(waiting)
            if moment.day > self.moment.day:
                after_each_day(self.moment.day)
            self.moment = moment
            _wait(waiting, order, story)
        after_each_day(self.moment.day)


def _wait(waiting: list[tuple[Moment, int, Story]], order: int, story: Story) -> None:
    if (moment := next(story, None)) is not None:
        heapq.heappush(waiting, (moment, order, story))
