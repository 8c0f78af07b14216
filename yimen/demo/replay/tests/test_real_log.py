"""The real permit log, and a count of it made straight from its rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from yimen.demo.replay.playing import play
from yimen.demo.replay.reading import read
from yimen.demo.replay.report import report

FIRST, LAST = date(2010, 9, 1), date(2012, 3, 1)


def straight(rows: list[dict[str, str]], on: date) -> Mapping[str, int]:
    """Open, yellow and red on a day, from the rows and nothing else."""
    lights = {"open": 0, "yellow": 0, "red": 0}
    for row in rows:
        start, deadline = day(row["startdate"]), day(row["deadline"])
        if start > on or (row["enddate"] and day(row["enddate"]) <= on):
            continue
        lights["open"] += 1
        if deadline < on:
            lights["red"] += 1
        elif (on - start).days >= 0.9 * (deadline - start).days:
            lights["yellow"] += 1
    return lights


def day(text: str) -> date:
    """The local date: the first ten characters say it in the timestamp's own offset."""
    return date.fromisoformat(text[:10])


def plan_as_for_many_rows() -> None:
    """Read by indexes, as a server does that has counted its rows; within one transaction none has.

    Plans that earlier tests left for tables of a few rows made this test take nine times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("discard plans")


@pytest.mark.slow
@pytest.mark.django_db
def test_the_real_log_is_applied_whole_and_agrees_with_its_rows_on_any_day(
    trial_data: Path,
) -> None:
    cases = trial_data / "receipt_wabo_cases.csv"
    with cases.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    days = [FIRST + timedelta(days=5 * step) for step in range((LAST - FIRST).days // 5)]
    log = read(events=trial_data / "receipt_wabo_events.csv", cases=cases)
    plan_as_for_many_rows()

    told = report(log, play(log, name="WABO"), as_of=[date(2011, 6, 30), *days])

    ended = [row for row in rows if row["enddate"]]
    assert (told["runs"], told["cases"], told["finished"]) == (1434, 1434, len(ended))
    assert (told["events"], told["applied"], told["rework"]) == (8577, 8577, 245)
    assert (told["refused"], told["bad_rows"]) == ([], [])
    assert told["on_time"] == sum(day(row["enddate"]) <= day(row["deadline"]) for row in ended)
    assert told["on_time_to_the_second"] == sum(
        datetime.fromisoformat(row["enddate"]) <= datetime.fromisoformat(row["deadline"])
        for row in ended
    )
    assert (told["finished"], told["on_time"], told["on_time_to_the_second"]) == (1329, 1020, 952)
    assert told["late"] == 309
    on_june_30 = told["as_of"].pop("2011-06-30")
    assert (on_june_30["open"], on_june_30["red"]) == (228, 44)
    assert told["as_of"] == {one.isoformat(): straight(rows, one) for one in days}
    assert told["ledger"]["verified"]
