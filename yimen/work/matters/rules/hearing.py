"""When the hearing of a penalty (处罚听证) is held: a day and an hour that its notice tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from yimen.kernel.errors import Refused

HELD_ON, BEGINS, VENUE = "held_on", "begins", "venue"  # what the notice tells
HOURS = (time(8), time(18))  # in which a hearing begins (our choice, as in cases)


class MomentUnclear(Refused):
    """A day is written 2026-03-19, an hour 09:30."""

    code = "matters.moment-unclear"


class HearingTooSoon(Refused):
    """Between the notice and the hearing there are seven working days."""

    code = "matters.hearing-too-soon"


class HearingHour(Refused):
    """A hearing begins when people can come."""

    code = "matters.hearing-hour"


class NotTheDay(Refused):
    """The hearing is held on the day of its notice."""

    code = "matters.not-the-day"


@dataclass(frozen=True, slots=True)
class Called:
    """听证时间和地点 as the notice told them."""

    held_on: date
    begins: time
    venue: str

    @property
    def told(self) -> dict[str, str]:
        """The same as texts, as an act tells it."""
        moment = {HELD_ON: self.held_on.isoformat(), BEGINS: f"{self.begins:%H:%M}"}
        return {**moment, VENUE: self.venue}


def called(told: Mapping[str, str]) -> Called:
    """What a notice tells, read. Refused: `MomentUnclear`."""
    day, hour = told.get(HELD_ON, "").strip(), told.get(BEGINS, "").strip()
    try:
        found = Called(date.fromisoformat(day), time.fromisoformat(hour), told[VENUE])
    except ValueError:
        raise MomentUnclear(day=day, hour=hour) from None
    if (found.told[HELD_ON], found.told[BEGINS]) != (day, hour):  # 20260319 and 09 are read too
        raise MomentUnclear(day=day, hour=hour)
    return found


def check_called(told: Mapping[str, str], first: date) -> None:
    """Whether a hearing may be called for that moment; `first` is seven working days from today.

    Refused: `MomentUnclear`, `HearingTooSoon`, `HearingHour`. 行政处罚法 Art. 64(2).
    """
    found = called(told)
    if found.held_on < first:
        raise HearingTooSoon(first=first.isoformat())
    earliest, latest = HOURS
    if not earliest <= found.begins <= latest:
        raise HearingHour(first=f"{earliest:%H:%M}", last=f"{latest:%H:%M}")


def check_the_day(notice: Called | None, today: date) -> None:
    """`NotTheDay` on any other day than that of the notice; another day takes another notice."""
    if notice is not None and today != notice.held_on:
        raise NotTheDay(day=notice.held_on.isoformat())


def moment(told: Mapping[str, str]) -> str:
    """The moment as documents write it: 2026年3月19日9时30分."""
    found = called(told)
    on, at = found.held_on, found.begins
    minutes = f"{at.minute}分" if at.minute else "整"
    return f"{on.year}年{on.month}月{on.day}日{at.hour}时{minutes}"
