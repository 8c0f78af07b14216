"""The facts of a clock: what it was set to and what has happened to it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from yimen.kernel.errors import Refused

# China has had no summer time since 1991, so within the calendar the offset never changes.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

LONGEST = 1_000_000  # of any unit; more than the hours of the whole calendar


class NegativeLimit(Refused):
    """A limit or an extension below zero."""

    code = "clock.negative-limit"


class LimitTooLong(Refused):
    """A limit or an extension that no term of law comes near: a slip of the pen."""

    code = "clock.limit-too-long"


class PauseEndsBeforeItBegins(Refused):
    """A pause whose end lies before its beginning."""

    code = "clock.pause-ends-before-it-begins"


class EndOrLimit(Refused):
    """A clock with both a limit and a given end, or with neither."""

    code = "clock.end-or-limit"


class ExtensionInAnotherUnit(Refused):
    """An extension that counts in another unit than the limit it extends."""

    code = "clock.extension-in-another-unit"


class ExtensionOfGivenEnd(Refused):
    """An extension of a clock that ends on a given date: there is no count to extend."""

    code = "clock.extension-of-given-end"


class Unit(StrEnum):
    """What a limit counts in: 工作日, 自然日, 月, 小时."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a term is (期限). A limit of 0 ends on its start (即办).

    Refuses NegativeLimit and LimitTooLong.
    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 0:
            raise NegativeLimit(number=self.number)
        if self.number > LONGEST:
            raise LimitTooLong(longest=LONGEST)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count (不计入期限的时间): from `from_on` up to but without `to_on`.

    An open pause has no `to_on`; a pause that ends on the day it begins is nothing. That the day
    of return counts again is our reading, as the law is silent. 行政许可法 Art. 45.
    Refuses PauseEndsBeforeItBegins.
    """

    from_on: date
    to_on: date | None
    ground: str = ""

    def __post_init__(self) -> None:
        if self.to_on is not None and self.to_on < self.from_on:
            raise PauseEndsBeforeItBegins(
                from_on=self.from_on.isoformat(), to_on=self.to_on.isoformat()
            )


@dataclass(frozen=True, slots=True)
class Clock:
    """A running term: its start, and either a limit or a given end; its pauses and extensions.

    A start with a time counts by the date written in it, in its own offset: hand in local time and
    not UTC. Hours count from the instant itself; there a start without offset is Asia/Shanghai and
    a start without time is 00:00 of its day. Pauses may overlap, come in any order, and lie before
    the start or after the end, where they change nothing. A given end stays as given, whatever the
    pauses are. Refuses EndOrLimit, ExtensionInAnotherUnit and ExtensionOfGivenEnd.
    """

    start: date | datetime
    limit: Limit | None
    ends_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Limit, ...] = ()

    def __post_init__(self) -> None:
        if (self.limit is None) == (self.ends_on is None):
            raise EndOrLimit
        for extension in self.extensions:
            if self.limit is None:
                raise ExtensionOfGivenEnd(number=extension.number)
            if extension.unit is not self.limit.unit:
                raise ExtensionInAnotherUnit(
                    unit=self.limit.unit.value, extension=extension.unit.value
                )

    @property
    def start_on(self) -> date:
        """The day on which the clock starts, which itself never counts (民法典 Art. 201)."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def start_at(self) -> datetime:
        """The instant from which hours count, in Asia/Shanghai."""
        if not isinstance(self.start, datetime):
            return midnight(self.start)
        if self.start.tzinfo is None:
            return self.start.replace(tzinfo=SHANGHAI)
        return self.start.astimezone(SHANGHAI)


def midnight(day: date) -> datetime:
    """The first instant of a day in Asia/Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def merged(pauses: tuple[Pause, ...], start_on: date) -> tuple[Pause, ...]:
    """The pauses as periods that do not touch, in order, none of them ending by the start."""
    found: list[Pause] = []
    real = [p for p in pauses if p.to_on is None or (p.to_on > p.from_on and p.to_on > start_on)]
    for pause in sorted(real, key=lambda p: p.from_on):
        last = found[-1] if found else None
        if last is None or (last.to_on is not None and pause.from_on > last.to_on):
            found.append(Pause(max(pause.from_on, start_on), pause.to_on, pause.ground))
            continue
        still_open = last.to_on is None or pause.to_on is None
        ends = None if still_open else max(last.to_on, pause.to_on)  # type: ignore[type-var]
        grounds = dict.fromkeys(ground for ground in (last.ground, pause.ground) if ground)
        found[-1] = Pause(last.from_on, ends, "、".join(grounds))
    return tuple(found)
