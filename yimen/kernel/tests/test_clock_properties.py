"""What holds of every clock, checked against counting day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel import days
from yimen.kernel.clock import SHANGHAI, Clock, Limit, Pause, Unit, account, due, read

pytestmark = pytest.mark.slow
steady = settings(deadline=None, max_examples=150)  # the cores may be busy with other tests

CALENDAR = days.published()
FIRST = date(2023, 12, 1)
COUNTED = [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH]
ONE_DAY = timedelta(days=1)


def near(start: date) -> st.SearchStrategy[date]:
    return st.integers(-5, 40).map(lambda n: start + timedelta(n))


@st.composite
def pauses(draw: st.DrawFn, start: date, *, may_stay_open: bool = True) -> Pause:
    from_on = draw(near(start))
    if may_stay_open and draw(st.integers(0, 5)) == 0:
        return Pause(from_on, None)
    return Pause(from_on, from_on + timedelta(draw(st.integers(0, 25))))


@st.composite
def clocks(
    draw: st.DrawFn, units: list[Unit] | None = None, *, may_stay_open: bool = True
) -> Clock:
    start: date = FIRST + timedelta(draw(st.integers(0, 1300)))
    unit = draw(st.sampled_from(units or COUNTED))
    if unit is Unit.HOUR:
        start = datetime.combine(start, draw(st.times()), SHANGHAI)
    most = {Unit.MONTH: 3, Unit.HOUR: 1500}.get(unit, 60)
    start_on = start.date() if isinstance(start, datetime) else start
    paused = draw(st.lists(pauses(start_on, may_stay_open=may_stay_open), max_size=4))
    extensions = draw(st.lists(st.integers(0, most // 3), max_size=2))
    return Clock(
        start,
        Limit(draw(st.integers(0, most)), unit),
        pauses=tuple(paused),
        extensions=tuple(Limit(number, unit) for number in extensions),
    )


def is_paused(clock: Clock, day: date) -> bool:
    return any(
        pause.from_on <= day and (pause.to_on is None or day < pause.to_on)
        for pause in clock.pauses
    )


def month_end(start: date, months: int) -> date:
    """The same number in the last month: step back from it until the day exists."""
    year, month = start.year, start.month + months
    while month > 12:
        year, month = year + 1, month - 12
    for number in range(start.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def day_by_day(clock: Clock) -> tuple[date | None, int]:
    """The oracle, one day after the other: the due day, or None and what is left."""
    assert clock.limit is not None
    left = clock.limit.number + sum(extension.number for extension in clock.extensions)
    if clock.limit.unit is Unit.MONTH:
        left = (month_end(clock.start_on, left) - clock.start_on).days
    day = clock.start_on
    horizon = max([day, *(p.to_on or p.from_on for p in clock.pauses)])
    while left:
        day += ONE_DAY
        if is_paused(clock, day):
            if day > horizon:
                return None, left
            continue
        left -= clock.limit.unit is not Unit.WORKING_DAY or CALENDAR.is_working(day)
    while not CALENDAR.is_working(day):
        day += ONE_DAY
    return day, 0


def far(on: date | None) -> date:
    """A clock that stands still runs out after every other."""
    return on or date.max


@steady
@given(clocks())
def test_the_due_day_is_what_counting_day_by_day_gives(clock: Clock) -> None:
    on, left = day_by_day(clock)

    ends = due(clock, CALENDAR)

    assert ends.on == on
    assert ends.budget_left == (None if on else left)


@steady
@given(clocks([*Unit]), st.data())
def test_a_pause_never_brings_a_due_day_forward(clock: Clock, data: st.DataObject) -> None:
    more = replace(clock, pauses=(*clock.pauses, data.draw(pauses(clock.start_on))))

    assert far(due(more, CALENDAR).on) >= far(due(clock, CALENDAR).on)


@steady
@given(clocks([*Unit]), st.integers(0, 40))
def test_a_longer_limit_is_never_due_earlier(clock: Clock, longer: int) -> None:
    assert clock.limit is not None
    more = replace(clock, extensions=(*clock.extensions, Limit(longer, clock.limit.unit)))

    assert far(due(more, CALENDAR).on) >= far(due(clock, CALENDAR).on)


@steady
@given(clocks([*Unit]))
def test_the_order_of_pauses_and_extensions_changes_nothing(clock: Clock) -> None:
    turned = replace(clock, pauses=clock.pauses[::-1], extensions=clock.extensions[::-1])

    assert due(turned, CALENDAR) == due(clock, CALENDAR)


@steady
@given(clocks([*Unit]), st.integers(0, 24))
def test_a_pause_cut_in_two_is_the_same_pause(clock: Clock, at: int) -> None:
    cut: list[Pause] = []
    for pause in clock.pauses:
        middle = min(pause.from_on + timedelta(at), pause.to_on or date.max)
        cut += [Pause(pause.from_on, middle), Pause(middle, pause.to_on)]

    assert due(replace(clock, pauses=tuple(cut)), CALENDAR) == due(clock, CALENDAR)


@steady
@given(clocks([Unit.HOUR], may_stay_open=False))
def test_hours_end_when_the_minutes_that_are_not_paused_have_run(clock: Clock) -> None:
    assert clock.limit is not None
    hours = clock.limit.number + sum(extension.number for extension in clock.extensions)

    ends = due(clock, CALENDAR).at

    assert ends is not None
    ran = timedelta()
    at = clock.start_at
    while at < ends:
        until = min(ends, datetime.combine(at.date() + ONE_DAY, datetime.min.time(), SHANGHAI))
        ran += timedelta() if is_paused(clock, at.date()) else until - at
        at = until
    assert ran == timedelta(hours=hours)


@steady
@given(clocks([*Unit]))
def test_the_account_adds_up_to_the_limit_and_its_extensions(clock: Clock) -> None:
    assert clock.limit is not None

    told = account(clock, CALENDAR)

    total = clock.limit.number + sum(extension.number for extension in clock.extensions)
    assert sum(line.count for line in told.lines) == total
    assert told.due == due(clock, CALENDAR)
    assert (told.lines[-1].what == "clock.provisional") is told.due.provisional


@steady
@given(clocks([Unit.WORKING_DAY, Unit.CALENDAR_DAY]))
def test_each_counted_line_counts_its_own_days(clock: Clock) -> None:
    for line in account(clock, CALENDAR).lines:
        if not line.what.startswith("clock.counted"):
            continue
        since, until = line.facts["since"], line.facts["until"]
        assert isinstance(since, date)
        assert isinstance(until, date)
        span = [since + timedelta(n) for n in range((until - since).days + 1)]
        assert not any(is_paused(clock, day) for day in span)
        if line.what == "clock.counted-working-days":
            span = [day for day in span if CALENDAR.is_working(day)]
        assert len(span) == line.count


@steady
@given(clocks([*Unit]), st.integers(-5, 200))
def test_what_is_used_and_what_is_left_make_the_whole(clock: Clock, later: int) -> None:
    today = clock.start_on + timedelta(later)

    reading = read(clock, calendar=CALENDAR, today=today)

    assert reading.used >= 0
    assert reading.used + reading.left == reading.total


@steady
@given(clocks(may_stay_open=False), st.integers(0, 120))
def test_what_is_used_is_what_counting_day_by_day_gives(clock: Clock, later: int) -> None:
    assert clock.limit is not None
    ends, today = due(clock, CALENDAR).on, clock.start_on + timedelta(later)
    assert ends is not None
    working = clock.limit.unit is Unit.WORKING_DAY

    reading = read(clock, calendar=CALENDAR, today=min(today, ends))

    counted = [
        clock.start_on + timedelta(n)
        for n in range(1, (min(today, ends) - clock.start_on).days + 1)
    ]
    ran = sum(not is_paused(clock, d) and (not working or CALENDAR.is_working(d)) for d in counted)
    assert reading.used == min(ran, reading.total)


@steady
@given(clocks())
def test_on_the_due_day_nothing_is_left_and_the_day_after_is_red(clock: Clock) -> None:
    ends = due(clock, CALENDAR).on
    if ends is None:
        return

    on_the_day = read(clock, calendar=CALENDAR, today=ends)
    after = read(clock, calendar=CALENDAR, today=ends + ONE_DAY)

    assert on_the_day.left == 0
    assert on_the_day.light != "red"
    assert after.light == "red"
