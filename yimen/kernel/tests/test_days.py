"""Working days as announced and as forecast, and counting over them."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel import days

CALENDAR = days.published()
DAYS = st.dates(days.FIRST, date(2060, 12, 31))
# rules.md of the domain: start, working days, due
VECTORS = [
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-02-13", 20, "2026-03-19"),
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-04-30", 20, "2026-06-01"),
    ("2026-01-01", 5, "2026-01-08"),  # uses the working Sunday 4 January
    ("2026-02-14", 1, "2026-02-24"),  # starts on a working Saturday
    ("2026-02-28", 20, "2026-03-27"),
    ("2025-09-30", 45, "2025-12-09"),
    ("2026-06-18", 30, "2026-07-31"),
    ("2025-01-24", 10, "2025-02-13"),
    ("2025-12-31", 7, "2026-01-12"),
]


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(("start", "number", "due"), VECTORS)
def test_known_terms_end_on_their_known_day(start: str, number: int, due: str) -> None:
    ends = CALENDAR.nth_working_day_after(date.fromisoformat(start), number)

    assert ends == date.fromisoformat(due)


@pytest.mark.slow
def test_every_announced_day_is_as_the_source_has_it() -> None:
    announced = every_day(date(2004, 1, 1), date(2026, 12, 31))

    differing = [
        day for day in announced if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)
    ]

    assert len(announced) == 8401
    assert differing == []


def test_every_announced_day_is_as_the_saved_list_has_it(trial_data: Path) -> None:
    with (trial_data / "cn_holidays_2004_2026.csv").open(encoding="utf-8") as file:
        kinds = {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(file)}

    expected = {
        day: kinds.get(day, "") == "workday_makeup" or (day.weekday() < 5 and day not in kinds)
        for day in every_day(date(2004, 1, 1), date(2026, 12, 31))
    }

    assert {day: CALENDAR.is_working(day) for day in expected} == expected


def test_a_weekend_made_up_for_a_long_holiday_is_working() -> None:
    sunday, saturday = date(2026, 1, 4), date(2026, 2, 14)

    assert (sunday.weekday(), saturday.weekday()) == (6, 5)
    assert CALENDAR.is_working(sunday)
    assert CALENDAR.is_working(saturday)


def test_a_year_not_announced_rests_on_the_thirteen_days_of_the_law_and_their_compensation() -> (
    None
):
    rest = [d for d in every_day(date(2029, 1, 1), date(2029, 12, 31)) if d.weekday() < 5]
    rest = [d for d in rest if not CALENDAR.is_working(d)]

    # Thirteen days of the law in 2029, each at rest itself or by the next free weekday.
    assert len(rest) == 13
    assert date(2029, 10, 1) in rest


def test_every_forecast_year_has_the_rest_days_of_the_law() -> None:
    weekdays = {
        year: sum(
            1
            for day in every_day(date(year, 1, 1), date(year, 12, 31))
            if day.weekday() < 5 and not CALENDAR.is_working(day)
        )
        for year in range(2027, 2101)
    }

    # Thirteen, or twelve where Mid-Autumn falls on National Day; a 31 December never moves.
    assert set(weekdays.values()) <= {12, 13}


def test_a_day_becomes_provisional_after_24_december_of_the_last_announced_year() -> None:
    last = CALENDAR.announced_through.year

    half_announced = days.Calendar(CALENDAR.working, date(2026, 6, 30))

    assert half_announced.is_provisional(date(2026, 7, 1))
    assert not half_announced.is_provisional(date(2026, 6, 30))
    assert not CALENDAR.is_provisional(date(last, 12, 24))
    assert CALENDAR.is_provisional(date(last, 12, 25))


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_a_day_outside_the_calendar_is_refused(day: date) -> None:
    for ask in (
        CALENDAR.is_working,
        CALENDAR.next_working_day,
        CALENDAR.working_days_through,
        lambda day: CALENDAR.nth_working_day_after(day, 1),
        lambda day: CALENDAR.working_days_between(date(2026, 1, 1), day),
        lambda day: CALENDAR.days_after(day, 1),
        lambda day: CALENDAR.months_after(day, 1),
    ):
        with pytest.raises(days.DayOutsideCalendar):
            ask(day)


@pytest.mark.parametrize("number", [23_000, 10**30])
def test_a_count_that_runs_out_of_the_calendar_is_refused(number: int) -> None:
    for ask in (CALENDAR.nth_working_day_after, CALENDAR.days_after, CALENDAR.months_after):
        with pytest.raises(days.DayOutsideCalendar) as refused:
            ask(date(2050, 1, 1), number)

        assert refused.value.facts["day"] == "2101-01-01"


def test_a_negative_count_is_refused() -> None:
    for ask in (CALENDAR.nth_working_day_after, CALENDAR.days_after, CALENDAR.months_after):
        with pytest.raises(days.NegativeCount):
            ask(date(2026, 1, 5), -1)


def test_the_last_day_of_the_calendar_is_known() -> None:
    friday = date(2100, 12, 31)

    assert CALENDAR.is_working(friday)
    assert CALENDAR.next_working_day(friday) == friday
    assert CALENDAR.nth_working_day_after(date(2100, 12, 30), 1) == friday


def test_no_working_days_means_the_start_or_the_next_working_day() -> None:
    assert CALENDAR.nth_working_day_after(date(2026, 2, 13), 0) == date(2026, 2, 13)
    assert CALENDAR.nth_working_day_after(date(2026, 2, 15), 0) == date(2026, 2, 24)


@settings(deadline=None)
@given(DAYS, st.integers(1, 400))
def test_counting_and_reaching_are_inverse(start: date, number: int) -> None:
    reached = CALENDAR.nth_working_day_after(start, number)

    assert CALENDAR.is_working(reached)
    assert CALENDAR.working_days_between(start, reached) == number


@settings(deadline=None)
@given(DAYS, st.integers(-400, 400))
def test_between_two_days_counts_each_working_day_once(start: date, length: int) -> None:
    end = max(days.FIRST, start + timedelta(length))

    one_by_one = sum(CALENDAR.is_working(start + timedelta(n)) for n in range(1, length + 1))

    assert CALENDAR.working_days_between(start, end) == one_by_one


@settings(deadline=None)
@given(DAYS)
def test_the_next_working_day_skips_no_working_day(day: date) -> None:
    ahead = CALENDAR.next_working_day(day)

    assert CALENDAR.is_working(ahead)
    assert not any(CALENDAR.is_working(d) for d in every_day(day, ahead - timedelta(1)))


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),  # a working Saturday: the month's last day stands
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-10", 2, "2026-05-11"),  # 10 May 2026 is a Sunday
        ("2026-08-01", 2, "2026-10-08"),  # the National Day week
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-05-20", 0, "2026-05-20"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day_and_never_at_rest(
    start: str, number: int, due: str
) -> None:
    ends = CALENDAR.months_after(date.fromisoformat(start), number)

    assert ends == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-03-02", 7, "2026-03-09"),
        ("2026-03-02", 5, "2026-03-09"),  # the fifth day is a Saturday
        ("2026-09-20", 15, "2026-10-08"),  # ends inside the National Day week
    ],
)
def test_calendar_days_never_end_on_a_day_of_rest(start: str, number: int, due: str) -> None:
    assert CALENDAR.days_after(date.fromisoformat(start), number) == date.fromisoformat(due)


def test_a_local_holiday_gives_another_calendar_and_leaves_the_first_as_it_was() -> None:
    naadam = date(2026, 7, 15)

    local = CALENDAR.with_days({naadam: False})

    assert not local.is_working(naadam)
    assert CALENDAR.is_working(naadam)
    assert local.nth_working_day_after(date(2026, 7, 14), 1) == date(2026, 7, 16)
    assert local.announced_through == CALENDAR.announced_through


def test_an_announced_year_is_no_longer_provisional_and_replaces_the_forecast() -> None:
    year = CALENDAR.announced_through.year + 1
    forecast_rest = date(year, 10, 4)
    saturday = next(d for d in every_day(date(year, 3, 1), date(year, 3, 7)) if d.weekday() == 5)

    loaded = CALENDAR.with_days(
        {date(year, 1, 1): False, saturday: True}, announced_through=date(year, 12, 31)
    )

    assert not CALENDAR.is_working(forecast_rest)
    assert loaded.is_working(forecast_rest)
    assert loaded.is_working(saturday)
    assert not loaded.is_provisional(date(year, 12, 24))
    assert loaded.is_provisional(date(year, 12, 25))


def test_a_notice_is_for_its_whole_year_whichever_day_it_names_last() -> None:
    year = CALENDAR.announced_through.year + 1
    named = {date(year, 1, 1): False, date(year, 10, 9): True}

    loaded = CALENDAR.with_days(named, announced_through=date(year, 10, 9))

    assert loaded == CALENDAR.with_days(named, announced_through=date(year, 12, 31))
    assert loaded.certain_through == date(year, 12, 24)


def test_a_year_without_a_single_day_cannot_be_called_announced() -> None:
    year = CALENDAR.announced_through.year + 2

    with pytest.raises(days.AnnouncedWithoutDays):
        CALENDAR.with_days({date(year, 1, 1): False}, announced_through=date(year, 12, 31))


def test_an_older_notice_does_not_take_back_a_newer_one() -> None:
    again = CALENDAR.with_days({date(2020, 1, 31): False}, announced_through=date(2020, 12, 31))

    assert again.announced_through == CALENDAR.announced_through


def test_two_calendars_of_the_same_days_are_equal() -> None:
    assert CALENDAR.with_days({}) == CALENDAR
    assert CALENDAR.with_days({date(2026, 7, 15): False}) != CALENDAR
