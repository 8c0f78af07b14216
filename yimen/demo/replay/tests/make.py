"""Logs for the tests: small ones written out, random ones, and a long one as files."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from yimen.demo.replay.reading import Case, Event, Log

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CASES_HEAD = "case_id,startdate,deadline,enddate\n"
EVENTS_HEAD = "case_id,activity,timestamp,org_group,resource\n"
ACTIVITIES = ("accept", "check", "visit", "decide", "issue")


def at(hours: float) -> datetime:
    """So many hours after the Monday on which all begins."""
    return MONDAY + timedelta(hours=hours)


def log(cases: list[Case], *events: tuple[str, str, float]) -> Log:
    """A log of these cases and (case, activity, hours) events, in time order as `read` has them."""
    told = [Event(case, activity, at(hours), "", "") for case, activity, hours in events]
    return Log(tuple(cases), tuple(sorted(told, key=lambda event: event.at)), ())


def case(name: str, start: float = 0, deadline: float = 240, end: float | None = 120) -> Case:
    """A case by hours after Monday."""
    return Case(name, at(start), at(deadline), None if end is None else at(end))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Any few cases with any events: many at the same time, some before the start, some none."""
    hours = st.integers(-3, 3)
    names = [f"c{number}" for number in range(draw(st.integers(1, 4)))]
    ends = st.none() | hours
    cases = [case(name, draw(hours), draw(hours), draw(ends)) for name in names]
    event = st.tuples(st.sampled_from(names), st.sampled_from(ACTIVITIES), hours)
    return log(cases, *draw(st.lists(event, min_size=1, max_size=25)))


def write(folder: Path, *, cases: str, events: str) -> tuple[Path, Path]:
    """(events, cases) as files with these rows under the heads."""
    files = folder / "events.csv", folder / "cases.csv"
    files[0].write_text(EVENTS_HEAD + events, "utf-8")
    files[1].write_text(CASES_HEAD + cases, "utf-8")
    return files


def generate(folder: Path, *, cases: int, activities: int, length: int) -> tuple[Path, Path]:
    """A long log: each case takes `length` of the activities mostly in order, its rows shuffled."""
    chance = Random(7)
    starts, rows = [], []
    for number in range(cases):
        begun = at(chance.uniform(0, 5000))
        end = begun + timedelta(hours=length) if chance.random() < 0.9 else ""
        starts.append(f"c{number},{begun},{begun + timedelta(hours=length + 5)},{end}\n")
        taken = sorted(chance.sample(range(activities), length), key=lambda n: n + chance.random())
        for hour, taken_one in enumerate(taken):
            then = begun + timedelta(hours=hour)
            rows.append(f"c{number},Activity {taken_one},{then},Group {taken_one % 9},R{hour}\n")
    chance.shuffle(rows)
    return write(folder, cases="".join(starts), events="".join(rows))
