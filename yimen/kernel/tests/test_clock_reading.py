"""A clock read on a day: used, left, light, account."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from yimen.kernel import days
from yimen.kernel.clock import SHANGHAI, Clock, Light, Limit, Pause, Reading, Unit, read

CALENDAR = days.published()
START = date(2026, 3, 2)
TWENTY = Clock(START, Limit(20, Unit.WORKING_DAY))  # due on Monday 30 March 2026


def on(clock: Clock, today: str) -> Reading:
    return read(clock, calendar=CALENDAR, today=date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "used", "light"),
    [
        ("2026-02-20", 0, Light.GREEN),
        ("2026-03-02", 0, Light.GREEN),
        ("2026-03-25", 17, Light.GREEN),
        ("2026-03-26", 18, Light.YELLOW),  # 90 % of twenty
        ("2026-03-30", 20, Light.YELLOW),
        ("2026-03-31", 21, Light.RED),
    ],
)
def test_the_light_turns_yellow_at_nine_tenths_and_red_the_day_after_the_last(
    today: str, used: int, light: Light
) -> None:
    reading = on(TWENTY, today)

    assert (reading.used, reading.left, reading.light) == (used, 20 - used, light)


def test_yellow_can_be_set_to_come_earlier() -> None:
    half = Fraction(1, 2)

    day_before = read(TWENTY, calendar=CALENDAR, today=date(2026, 3, 13), yellow_at=half)
    the_day = read(TWENTY, calendar=CALENDAR, today=date(2026, 3, 16), yellow_at=half)

    assert (day_before.light, the_day.light) == (Light.GREEN, Light.YELLOW)


def test_a_paused_clock_shows_no_other_light_and_uses_nothing() -> None:
    stopped = Clock(START, TWENTY.limit, pauses=(Pause(date(2026, 3, 9), date(2026, 3, 16)),))

    assert on(stopped, "2026-03-08").light is Light.GREEN
    assert (on(stopped, "2026-03-09").light, on(stopped, "2026-03-09").used) == ("paused", 4)
    assert (on(stopped, "2026-03-15").light, on(stopped, "2026-03-15").used) == ("paused", 4)
    assert (on(stopped, "2026-03-16").light, on(stopped, "2026-03-16").used) == ("green", 5)


def test_an_open_pause_stays_paused_and_keeps_its_budget() -> None:
    stopped = Clock(START, TWENTY.limit, pauses=(Pause(date(2026, 3, 9), None),))

    reading = on(stopped, "2026-12-01")

    assert (reading.due_on, reading.light) == (None, Light.PAUSED)
    assert (reading.used, reading.left, reading.budget_left) == (4, 16, 16)


def test_a_pause_after_the_term_has_run_out_does_not_hide_the_red_light() -> None:
    too_late = Clock(START, TWENTY.limit, pauses=(Pause(date(2026, 3, 31), None),))

    reading = on(too_late, "2026-04-01")

    assert (reading.light, reading.left) == (Light.RED, -2)
    assert "clock.pause-too-late" in [line.what for line in reading.lines]


def test_an_end_moved_on_from_a_day_of_rest_is_not_late_before_the_working_day() -> None:
    five = Clock(START, Limit(5, Unit.CALENDAR_DAY))  # ends on Saturday 7, so on Monday 9 March

    weekend, monday, tuesday = (
        on(five, "2026-03-08"),
        on(five, "2026-03-09"),
        on(five, "2026-03-10"),
    )

    assert (weekend.light, weekend.left) == (Light.YELLOW, 0)
    assert (monday.light, monday.left) == (Light.YELLOW, 0)
    assert (tuesday.light, tuesday.left) == (Light.RED, -1)


def test_months_are_read_in_calendar_days() -> None:
    reading = on(Clock(START, Limit(1, Unit.MONTH)), "2026-03-12")

    assert (reading.counted_in, reading.used, reading.total) == (Unit.CALENDAR_DAY, 10, 31)


def test_hours_are_read_at_an_instant() -> None:
    start = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)
    day = Clock(start, Limit(24, Unit.HOUR))

    def after(hours: float) -> Reading:
        now = start + timedelta(hours=hours)
        return read(day, calendar=CALENDAR, today=now.date(), now=now)

    assert (after(2.75).used, after(2.75).left, after(2.75).light) == (2, 22, Light.GREEN)
    assert after(21.6).light is Light.YELLOW
    assert after(24).light is Light.YELLOW
    assert (after(24.01).light, after(24.01).left) == (Light.RED, 0)
    assert after(26).left == -2
    assert on(day, "2026-03-03").used == 14  # without an instant, as the day begins


def test_a_given_end_is_read_in_the_days_from_start_to_end() -> None:
    given = Clock(START, None, ends_on=date(2026, 3, 22))

    lights = [on(given, f"2026-03-{number:02}").light for number in (2, 19, 20, 22, 23)]

    assert lights == [Light.GREEN, Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    assert (on(given, "2026-03-19").used, on(given, "2026-03-19").left) == (17, 3)


def test_a_given_end_before_the_start_is_late_from_the_beginning() -> None:
    given = Clock(START, None, ends_on=date(2026, 3, 1))
    same_day = Clock(START, None, ends_on=START)

    assert on(given, "2026-03-02").light is Light.RED
    assert on(same_day, "2026-03-02").light is Light.YELLOW


def test_a_term_that_ends_on_its_start_is_red_only_the_day_after() -> None:
    at_once = Clock(START, Limit(0, Unit.WORKING_DAY))

    assert on(at_once, "2026-03-02").light is Light.YELLOW
    assert on(at_once, "2026-03-03").light is Light.RED


def test_the_account_tells_each_stretch_each_pause_and_the_end() -> None:
    hearing = Pause(date(2026, 3, 9), date(2026, 3, 11), "听证")
    testing = Pause(date(2026, 3, 10), date(2026, 3, 16), "检测")
    clock = Clock(
        START,
        Limit(10, Unit.WORKING_DAY),
        pauses=(testing, hearing),
        extensions=(Limit(5, Unit.WORKING_DAY),),
    )

    lines = on(clock, "2026-03-02").lines

    assert [(line.on.isoformat(), line.what, line.count) for line in lines] == [
        ("2026-03-02", "clock.starts", 0),
        ("2026-03-02", "clock.extended", 0),
        ("2026-03-08", "clock.counted-working-days", 4),
        ("2026-03-09", "clock.paused", 0),
        ("2026-03-30", "clock.counted-working-days", 11),
        ("2026-03-30", "clock.due", 0),
    ]
    assert lines[3].facts["ground"] == "听证、检测"
    assert lines[3].facts["until"] == date(2026, 3, 15)


def test_the_account_says_that_an_end_moved_on() -> None:
    lines = on(Clock(START, Limit(5, Unit.CALENDAR_DAY)), "2026-03-02").lines

    moved = next(line for line in lines if line.what == "clock.moved-on")
    assert moved.on == date(2026, 3, 9)
    assert moved.facts == {"last_on": date(2026, 3, 7)}


def test_parts_of_an_hour_are_lost_nowhere() -> None:
    start = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)  # 10:30 in Shanghai
    pauses = (Pause(date(2026, 3, 3), date(2026, 3, 4)), Pause(date(2026, 3, 5), date(2026, 3, 6)))

    lines = on(Clock(start, Limit(48, Unit.HOUR), pauses=pauses), "2026-03-02").lines

    counted = [line for line in lines if line.what == "clock.counted-hours"]
    assert [line.count for line in counted] == [13, 24, 11]
    assert str(lines[0].facts["at"]) == "2026-03-02 10:30:00+08:00"
    assert str(lines[-1].facts["at"]) == "2026-03-06 10:30:00+08:00"


def test_a_pause_of_nothing_leaves_no_line() -> None:
    nothing = Pause(date(2026, 3, 9), date(2026, 3, 9))

    told = on(Clock(START, TWENTY.limit, pauses=(nothing,)), "2026-03-02").lines

    assert told == on(TWENTY, "2026-03-02").lines
