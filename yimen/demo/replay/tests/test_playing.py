"""A log goes through the verbs whole: nothing refused, everything counted once, from our tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings

from yimen.demo.replay.playing import KIND, End, in_time_order, play
from yimen.demo.replay.reading import Case, Event, Log, read
from yimen.demo.replay.report import report
from yimen.demo.replay.tests import make
from yimen.ground.ledger.queries import history, verify
from yimen.ground.process import queries, verbs
from yimen.ground.process.states import RunState, StepState
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db


def replayed(log: Log, *days: date) -> dict[str, Any]:
    return report(log, play(log, name="test"), as_of=days)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(make.logs())
def test_any_log_is_applied_whole_and_nothing_is_refused(log: Log) -> None:
    told = replayed(log)

    firsts = len({(event.case, event.activity) for event in log.events})
    cases = {case.id: case for case in log.cases}
    assert told["refused"] == []
    assert told["runs"] == told["cases"] == len(log.cases)
    assert told["applied"] == told["events"] == len(log.events)
    assert told["rework"] == len(log.events) - firsts
    assert told["before_start"] == sum(e.at < cases[e.case].started for e in log.events)
    assert told["finished"] == sum(case.ended is not None for case in log.cases)
    assert told["ledger"]["verified"]


@pytest.mark.slow
def test_a_log_of_four_hundred_activities_in_any_order_of_rows_goes_through(tmp_path: Path) -> None:
    events, cases = make.generate(tmp_path, cases=100, activities=400, length=12)
    log = read(events=events, cases=cases)

    told = replayed(log)

    assert len({event.activity for event in log.events}) > 350
    assert (told["runs"], told["applied"], told["rework"]) == (100, 1200, 0)
    assert (told["refused"], told["bad_rows"]) == ([], [])
    assert told["finished"] == sum(case.ended is not None for case in log.cases) > 80


def test_a_run_finishes_with_its_last_step_and_leaves_out_what_the_case_lacks() -> None:
    log = make.log(
        [make.case("full"), make.case("short"), make.case("empty", end=None)],
        ("full", "accept", 1),
        ("full", "visit", 2),
        ("full", "decide", 3),
        ("short", "accept", 1),
        ("short", "decide", 2),
    )

    played = play(log, name="test")

    run = queries.run_about(Ref(KIND, f"{played.prefix}short"))
    standing = queries.standing(run=run, today=date(2026, 3, 3))
    assert standing.state == RunState.FINISHED
    assert {step.name: step.state for step in standing.steps} == {
        "accept": StepState.DONE,
        "visit": StepState.NOT_NEEDED,
        "decide": StepState.DONE,
    }
    assert played.runs == 3


def test_an_act_is_written_down_with_its_real_time_and_who_did_it() -> None:
    case = make.case("c", end=None)
    event = Event("c", "accept", make.at(5), "Window", "Li")

    played = play(Log((case,), (event,), ()), name="test")

    run = queries.run_about(Ref(KIND, f"{played.prefix}c"))
    started, advanced = history(Ref("run", str(run)))
    assert (started.at, advanced.at) == (make.at(0), make.at(5))
    assert advanced.unit == "Window"
    assert '"by":"Li"' in (advanced.body or "")


def test_rework_and_what_lies_outside_the_recorded_dates_is_applied_and_counted_apart() -> None:
    log = make.log(
        [make.case("c", start=0, end=10)],
        ("c", "accept", -1),
        ("c", "accept", 0),
        ("c", "decide", 10),
        ("c", "accept", 11),
    )

    told = replayed(log)

    assert (told["applied"], told["rework"]) == (4, 2)
    assert (told["before_start"], told["after_end"]) == (1, 1)


def test_on_time_is_by_the_day_in_the_offset_of_each_timestamp() -> None:
    cases = [
        make.case("same minute", deadline=100, end=100),
        make.case("same day", deadline=100, end=101),
        make.case("next day", deadline=100, end=125),
        make.case("open", deadline=100, end=None),
    ]
    log = make.log(cases, ("open", "accept", 1))

    told = replayed(log)

    assert (told["finished"], told["on_time"], told["late"]) == (3, 2, 1)
    assert told["on_time_to_the_second"] == 1


def test_a_day_is_the_one_of_the_offset_in_which_it_is_told() -> None:
    half_past_midnight = 15.5  # on Tuesday in China, still Monday in UTC
    case = make.case("c", start=half_past_midnight, deadline=half_past_midnight + 24, end=62)
    late = make.case("late", start=0, deadline=38, end=half_past_midnight + 24)
    log = make.log([case, late], ("c", "accept", 20))

    told = replayed(log, date(2026, 3, 2), date(2026, 3, 3))

    assert [lights["open"] for lights in told["as_of"].values()] == [1, 2]
    assert (told["on_time"], told["late"]) == (1, 1)


def test_all_is_sealed_when_the_log_is_through() -> None:
    log = make.log([make.case("c")], ("c", "accept", 1))

    play(log, name="test")

    seen = verify()
    assert (seen.pending, seen.whole) == (0, True)
    assert seen.signed == seen.size > 0


def test_the_lights_of_a_day_are_those_of_this_replay_alone() -> None:
    log = make.log([make.case("c", deadline=240, end=None)], ("c", "accept", 1))
    play(log, name="test")

    told = replayed(log, date(2026, 3, 1), date(2026, 3, 11), date(2026, 3, 13))

    assert told["as_of"] == {
        "2026-03-01": {"open": 0, "yellow": 0, "red": 0},
        "2026-03-11": {"open": 1, "yellow": 1, "red": 0},
        "2026-03-13": {"open": 1, "yellow": 0, "red": 1},
    }


def test_acts_are_in_time_order_and_a_case_begins_before_all_that_happens_in_it() -> None:
    log = make.log(
        [make.case("late", start=5, end=3), make.case("soon", start=0, end=None)],
        ("late", "second", 1),
        ("late", "first", 0),
        ("soon", "only", 5),
    )

    acts = in_time_order(log)

    told = [
        act.id if isinstance(act, Case) else act.activity if isinstance(act, Event) else "end"
        for act in acts
    ]
    assert told == ["soon", "late", "first", "second", "only", "end"]
    assert isinstance(acts[-1], End)


def test_an_event_that_comes_too_soon_is_refused_and_the_rest_goes_on() -> None:
    told_backwards = make.log([make.case("c")], ("c", "accept", 1), ("c", "decide", 2))
    learned_wrong = replace(told_backwards, events=told_backwards.events[::-1])

    told = replayed(learned_wrong)

    assert told["refused"] == [{"why": "process.step-not-open", "count": 1}]
    assert (told["events"], told["applied"], told["finished"]) == (2, 1, 1)


def test_a_start_that_is_refused_is_counted_with_its_events_and_the_rest_goes_on() -> None:
    cases = [make.case("c", start=0), make.case("d", start=2)]
    log = make.log(cases, ("c", "accept", 1), ("d", "accept", 3), ("c", "accept", 4))

    def retire_once_begun(_: str, done: int, __: int) -> None:
        if done == 1:
            version = queries.newest_version(newest_code())
            verbs.retire(version=version, by="manager", now=make.at(1))

    played = play(log, name="test", told=retire_once_begun)

    assert played.refused == {"process.version-retired": 2}
    assert (played.runs, played.applied) == (1, 2)


def newest_code() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select code from process_version order by published_at desc limit 1")
        (code,) = cursor.fetchone() or ("",)
    return str(code)
