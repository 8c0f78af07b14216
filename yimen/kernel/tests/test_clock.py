"""When a clock runs out: by example."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from yimen.kernel import days
from yimen.kernel.clock import (
    SHANGHAI,
    Clock,
    Due,
    EndOrLimit,
    ExtensionInAnotherUnit,
    ExtensionOfGivenEnd,
    Limit,
    LimitTooLong,
    NegativeLimit,
    Pause,
    PauseEndsBeforeItBegins,
    Unit,
    due,
)
from yimen.kernel.tests.test_days import VECTORS

CALENDAR = days.published()
ANNOUNCED_TO_2026 = days.Calendar(CALENDAR.working, date(2026, 12, 31))
START = date(2026, 2, 13)
TWENTY = Limit(20, Unit.WORKING_DAY)


def day(text: str) -> date:
    return date.fromisoformat(text)


def pause(from_on: str, to_on: str | None) -> Pause:
    return Pause(day(from_on), day(to_on) if to_on else None)


def due_on(start: str, number: int, unit: Unit, *pauses: Pause) -> date | None:
    return due(Clock(day(start), Limit(number, unit), pauses=pauses), CALENDAR).on


@pytest.mark.parametrize(("start", "number", "end"), VECTORS)
def test_a_clock_in_working_days_ends_on_its_known_day(start: str, number: int, end: str) -> None:
    assert due_on(start, number, Unit.WORKING_DAY) == day(end)


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH])
def test_a_limit_of_nothing_ends_on_its_start_or_the_next_working_day(unit: Unit) -> None:
    assert due_on("2026-02-13", 0, unit) == day("2026-02-13")
    assert due_on("2026-02-15", 0, unit) == day("2026-02-24")
    assert due_on("2026-02-13", 0, unit, pause("2026-02-01", None)) == day("2026-02-13")


@pytest.mark.parametrize(
    ("from_on", "to_on", "end"),
    [
        ("2026-02-25", "2026-03-04", "2026-03-27"),  # six working days, 28 February among them
        ("2026-02-25", "2026-02-25", "2026-03-19"),  # from = to is nothing
        ("2026-02-15", "2026-02-24", "2026-03-19"),  # the offices rest anyway
        ("2026-03-19", "2026-03-20", "2026-03-20"),  # on the due day itself: it has not run out
        ("2026-03-20", "2026-04-20", "2026-03-19"),  # after the term has run out
        ("2026-03-20", None, "2026-03-19"),
        ("2026-01-05", "2026-02-13", "2026-03-19"),  # over before the start
        ("2026-01-05", "2026-02-14", "2026-03-19"),  # covers the start, which never counts
        ("2026-01-05", "2026-02-25", "2026-03-23"),  # takes 14 and 24 February
        ("1900-01-01", "2026-02-25", "2026-03-23"),
    ],
)
def test_a_pause_moves_the_due_day_by_the_working_days_it_takes(
    from_on: str, to_on: str, end: str
) -> None:
    assert due_on("2026-02-13", 20, Unit.WORKING_DAY, pause(from_on, to_on)) == day(end)


@pytest.mark.parametrize(
    ("start", "number", "unit", "pauses", "end"),
    [
        # 30 June + 5 days without three paused ones is 8 July
        ("2026-06-30", 5, "calendar_day", [("2026-07-02", "2026-07-05")], "2026-07-08"),
        # the last day counted is Saturday 11 July: on to Monday
        ("2026-06-30", 8, "calendar_day", [("2026-07-02", "2026-07-05")], "2026-07-13"),
        ("2026-06-30", 3, "calendar_day", [("2026-07-04", None)], "2026-07-03"),
        # a month from 10 June ends on 10 July, two paused days later on Sunday: on to Monday
        ("2026-06-10", 1, "month", [("2026-06-20", "2026-06-22")], "2026-07-13"),
        ("2026-06-10", 1, "month", [("2026-07-10", "2026-07-14")], "2026-07-14"),
        ("2026-06-10", 1, "month", [("2026-07-11", "2026-07-14")], "2026-07-10"),
        ("2026-01-31", 1, "month", [], "2026-02-28"),
    ],
)
def test_paused_days_do_not_count_and_the_end_moves_on_from_a_day_of_rest(
    start: str, number: int, unit: str, pauses: list[tuple[str, str | None]], end: str
) -> None:
    assert due_on(start, number, Unit(unit), *(pause(*p) for p in pauses)) == day(end)


def test_a_later_pause_counts_when_an_earlier_one_keeps_the_term_running() -> None:
    late = pause("2026-03-20", "2026-03-27")
    early = pause("2026-02-25", "2026-03-04")

    alone = due_on("2026-02-13", 20, Unit.WORKING_DAY, late)
    both = due_on("2026-02-13", 20, Unit.WORKING_DAY, late, early)

    assert alone == day("2026-03-19")
    assert both == day("2026-04-03")  # 27 March, and five working days more


def test_an_open_pause_leaves_a_budget_and_no_due_day() -> None:
    stopped = Clock(START, TWENTY, pauses=(pause("2026-02-25", None),))

    assert due(stopped, CALENDAR) == Due(None, None, provisional=False, budget_left=18)


def test_two_open_pauses_are_one_from_the_earlier_day() -> None:
    twice = Clock(START, TWENTY, pauses=(pause("2026-03-10", None), pause("2026-02-25", None)))

    assert due(twice, CALENDAR).budget_left == 18


def test_an_open_pause_before_the_start_leaves_the_whole_budget() -> None:
    stopped = Clock(START, TWENTY, pauses=(pause("2020-01-01", None),))

    assert due(stopped, CALENDAR).budget_left == 20


def test_an_extension_is_more_of_the_same_and_not_a_second_term() -> None:
    extended = Clock(START, TWENTY, extensions=(Limit(10, Unit.WORKING_DAY),))
    months = Clock(day("2026-01-31"), Limit(1, Unit.MONTH), extensions=(Limit(1, Unit.MONTH),))

    assert due(extended, CALENDAR).on == CALENDAR.nth_working_day_after(START, 30)
    assert due(months, CALENDAR).on == day("2026-03-31")


def test_hours_run_by_the_clock_through_nights_and_days_of_rest() -> None:
    saturday_evening = datetime(2026, 3, 7, 18, 30, tzinfo=SHANGHAI)

    ends = due(Clock(saturday_evening, Limit(24, Unit.HOUR)), CALENDAR)

    assert ends.at == datetime(2026, 3, 8, 18, 30, tzinfo=SHANGHAI)
    assert ends.on == day("2026-03-08")


def test_hours_count_from_the_instant_in_whatever_offset_it_is_written() -> None:
    in_utc = datetime(2026, 3, 7, 20, 0, tzinfo=UTC)

    ends = due(Clock(in_utc, Limit(2, Unit.HOUR)), CALENDAR)

    assert ends.at == in_utc + timedelta(hours=2)
    assert ends.on == day("2026-03-08")


def test_hours_of_a_day_without_a_time_count_from_its_first_instant() -> None:
    by_day = due(Clock(START, Limit(48, Unit.HOUR)), CALENDAR)
    without_offset = due(Clock(datetime(2026, 2, 13), Limit(48, Unit.HOUR)), CALENDAR)  # noqa: DTZ001

    assert by_day.at == datetime(2026, 2, 15, tzinfo=SHANGHAI)
    assert without_offset == by_day


def test_a_paused_day_takes_its_hours() -> None:
    morning = datetime(2026, 2, 13, 10, 30, tzinfo=SHANGHAI)
    closed = Clock(morning, Limit(24, Unit.HOUR), pauses=(pause("2026-02-14", "2026-02-16"),))
    still_open = Clock(morning, Limit(24, Unit.HOUR), pauses=(pause("2026-02-14", None),))
    on_the_day = Clock(morning, Limit(24, Unit.HOUR), pauses=(pause("2026-02-13", "2026-02-14"),))

    assert due(closed, CALENDAR).at == morning + timedelta(days=3)
    assert due(still_open, CALENDAR).budget_left == 11  # 13.5 hours have run
    assert due(on_the_day, CALENDAR).at == datetime(2026, 2, 15, tzinfo=SHANGHAI)


def test_a_start_with_a_time_counts_by_the_date_written_in_it() -> None:
    in_the_evening = datetime.fromisoformat("2026-02-13T23:30:00+02:00")

    assert due(Clock(in_the_evening, TWENTY), CALENDAR).on == day("2026-03-19")


def test_a_given_end_stays_whatever_happens() -> None:
    sunday = day("2026-04-05")
    given = Clock(START, None, ends_on=sunday, pauses=(pause("2026-03-01", None),))

    assert due(given, CALENDAR) == Due(sunday, None, provisional=False, budget_left=None)


@pytest.mark.parametrize(
    ("start", "number", "unit", "provisional"),
    [
        ("2026-12-23", 1, "working_day", False),  # ends on the 24th
        ("2026-12-24", 1, "working_day", True),
        ("2026-12-17", 7, "calendar_day", False),
        ("2026-12-18", 7, "calendar_day", True),
        ("2026-11-25", 1, "month", True),
        ("2026-12-24", 48, "hour", False),  # hours ask no calendar
    ],
)
def test_an_answer_that_reaches_past_24_december_is_provisional(
    start: str, number: int, unit: str, provisional: bool
) -> None:
    ends = due(Clock(day(start), Limit(number, Unit(unit))), ANNOUNCED_TO_2026)

    assert ends.provisional is provisional


@pytest.mark.parametrize(
    ("start", "unit", "from_on", "provisional"),
    [
        ("2026-12-01", "working_day", "2026-12-25", False),
        ("2026-12-01", "working_day", "2026-12-26", True),
        ("2027-01-10", "working_day", "2027-01-10", False),  # nothing counted yet
        ("2026-12-01", "calendar_day", "2026-12-30", False),  # a budget of days asks no calendar
    ],
)
def test_a_budget_is_provisional_when_it_counted_past_24_december(
    start: str, unit: str, from_on: str, provisional: bool
) -> None:
    stopped = Clock(day(start), Limit(60, Unit(unit)), pauses=(pause(from_on, None),))

    assert due(stopped, ANNOUNCED_TO_2026).provisional is provisional


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("start", ["2003-12-31", "2101-01-01", "9999-12-31", "0001-01-01"])
def test_a_clock_outside_the_calendar_is_refused(unit: Unit, start: str) -> None:
    with pytest.raises(days.DayOutsideCalendar):
        due(Clock(day(start), Limit(1, unit)), CALENDAR)


@pytest.mark.parametrize(
    ("number", "unit"),
    [(400, "working_day"), (600, "calendar_day"), (20, "month"), (20_000, "hour")],
)
def test_a_term_that_ends_beyond_the_calendar_is_refused(number: int, unit: str) -> None:
    with pytest.raises(days.DayOutsideCalendar):
        due(Clock(day("2099-12-01"), Limit(number, Unit(unit))), CALENDAR)


def test_extensions_without_measure_are_refused_and_do_not_overflow() -> None:
    for unit in Unit:
        more = (Limit(1_000_000, unit),) * 9
        with pytest.raises(days.DayOutsideCalendar):
            due(Clock(START, Limit(1, unit), extensions=more), CALENDAR)


def test_a_pause_that_reaches_beyond_the_calendar_is_refused_only_where_it_matters() -> None:
    for_ever = Pause(START + timedelta(5), date.max)
    too_late = (Pause(day("2027-01-01"), date.max), Pause(date(2500, 1, 1), None))

    for unit in Unit:
        with pytest.raises(days.DayOutsideCalendar):
            due(Clock(START, Limit(1000, unit), pauses=(for_ever,)), CALENDAR)
    for pause_too_late in too_late:
        ends = due(Clock(START, TWENTY, pauses=(pause_too_late,)), CALENDAR)
        assert ends.on == day("2026-03-19")


def test_facts_that_contradict_each_other_are_refused() -> None:
    ten_days = Limit(10, Unit.CALENDAR_DAY)

    with pytest.raises(NegativeLimit):
        Limit(-1, Unit.WORKING_DAY)
    with pytest.raises(LimitTooLong):
        Limit(10**30, Unit.WORKING_DAY)
    with pytest.raises(PauseEndsBeforeItBegins):
        pause("2026-03-04", "2026-03-03")
    with pytest.raises(EndOrLimit):
        Clock(START, None)
    with pytest.raises(EndOrLimit):
        Clock(START, TWENTY, ends_on=START)
    with pytest.raises(ExtensionInAnotherUnit):
        Clock(START, TWENTY, extensions=(ten_days,))
    with pytest.raises(ExtensionOfGivenEnd):
        Clock(START, None, ends_on=START, extensions=(ten_days,))
