"""A day is opened, played through the verbs, and sealed on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from yimen.base.present import queries as present
from yimen.demo.city.founding import found
from yimen.demo.day import script
from yimen.demo.day.acting import Dossier
from yimen.demo.day.clockwork import Moment, Stage, Story
from yimen.demo.day.done import Done
from yimen.demo.day.stories import finish, left_over, tell
from yimen.ground.ledger import queries as ledger
from yimen.ground.ledger.jobs import seal_all
from yimen.ground.ledger.verbs import record
from yimen.ground.process import queries as process
from yimen.kernel.days import Calendar
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

CITY = Ref("city", "yunting")
FIRST_DAY = date(2026, 3, 12)  # a Thursday without a holiday near
OPENS = Moment(-script.BEFORE, 8 * 60)

Told = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


class DayTaken(Refused):
    """Another play of the city began at the same moment."""

    code = "demo.day-taken"


@dataclass(slots=True)
class Played:
    """The day that was played, and what was done, in order; the report does not count from it."""

    day: date
    seed: int
    cases: int
    done: list[Done] = field(default_factory=list)


def play(*, seed: int = 1, told: Told = lambda *_: None) -> Played:
    """Play one working day (演示日) and the days before it that its older cases need.

    The first play founds the city. Each further one goes on after the last: what that left is
    finished first, then the next day is played, so that time and document numbers run forward.
    Acts and figures follow from `seed`; numbers of cases are new each time. Refused: `DayTaken`.
    """
    calendar = process.calendar(process.newest_release())
    told("city founded", 0, 1)
    stage, numbers = _open(seed, calendar)
    told("city founded", 1, 1)
    parts = script.parts()
    played = Played(stage.date_of(0), seed, len(parts))
    stories: list[Story] = []
    for order, left in enumerate(left_over(stage, numbers, played.done.append)):
        stories.append(finish(left, f"{seed} left {order}", OPENS.day))
    for order, part in enumerate(parts):
        dossier = Dossier(part, stage, numbers, played.done.append, window=order)
        stories.append(tell(dossier, f"{seed} {order}"))

    def night(day: int) -> None:
        seal_all(timezone.now())
        told(f"working days played, {len(played.done)} acts", day - OPENS.day + 1, -OPENS.day + 1)

    stage.play(stories, after_each_day=night)
    return played


def _open(seed: int, calendar: Calendar) -> tuple[Stage, dict[str, str]]:
    """Take the next day for this play, and found the city where it is not there yet.

    The entry that takes the day has one place in the city's chain, so of two plays that begin at
    once the second one finds it taken.
    """
    try:
        with transaction.atomic():
            stage = Stage(_next_day(calendar), calendar, begins=OPENS)
            body = {"day": stage.date_of(0).isoformat(), "seed": seed}
            record(act="demo.play_day", about=CITY, by="demo", at=stage.now, body=body)
            return stage, found(now=stage.now, today=stage.today)
    except IntegrityError as taken:
        raise DayTaken from taken


def last_day() -> date | None:
    """The last played day; None where there is no city yet."""
    played = ledger.history(CITY)
    return date.fromisoformat(json.loads(played[-1].body or "{}")["day"]) if played else None


def _next_day(calendar: Calendar) -> date:
    """So long after the last played day, and after today there, that its cases come after it."""
    last = last_day()
    if last is None:
        return FIRST_DAY
    reached = present.today() if settings.DEMO else last
    return calendar.nth_working_day_after(max(last, reached), script.BEFORE + 1)
