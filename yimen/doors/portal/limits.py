"""The limits of an item in words, with what they would come to from the next working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yimen.base.explanation import explain
from yimen.base.language import lang
from yimen.base.parts.due import amount
from yimen.base.parts.templatetags.parts import law, weekday
from yimen.ground.catalog.rules import Content
from yimen.ground.process import queries as process
from yimen.kernel.clock import Clock, Limit, read
from yimen.kernel.days import Calendar, DayOutsideCalendar


@dataclass(frozen=True, slots=True)
class Told:
    """One limit: its name, its length, where it comes from, an example, and how that is counted."""

    name: str
    length: str
    source: str
    example: str = ""
    provisional: bool = False
    lines: tuple[str, ...] = ()


def told(content: Content, today: date) -> list[Told]:
    """The promised and the statutory limit of a version, those that it has."""
    calendar = process.calendar(process.newest_release())
    given = (
        (_("承诺办结时限"), content.promised, _("办理单位对社会的承诺")),
        (_("法定办结时限"), content.statutory, law(content.statutory_basis)),
    )
    return [
        _told(name, limit, source, today, calendar)
        for name, limit, source in given
        if limit is not None
    ]


def _told(name: str, limit: Limit, source: str, today: date, calendar: Calendar) -> Told:
    if limit.number == 0:
        return Told(name, _("当场办结"), source)
    length = amount(limit.number, limit.unit)
    try:
        start = today if calendar.is_working(today) else calendar.next_working_day(today)
        reading = read(Clock(start=start, limit=limit), calendar=calendar, today=start)
    except DayOutsideCalendar:  # a limit of decades, which lists do hold
        return Told(name, length, source)
    example = _("例如 {start}受理，最迟 {end}办结。").format(
        start=weekday(start), end=weekday(reading.due_on)
    )
    lines = tuple(explain(reading.lines, lang()))
    return Told(name, length, source, example, reading.provisional, lines)
