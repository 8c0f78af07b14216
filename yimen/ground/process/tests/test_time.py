"""Clocks of a run: both run side by side, rest on lawful grounds, and grow by extension."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.process import queries, rules, verbs
from yimen.ground.process.states import ClockKind, Ground, Outcome, StepState
from yimen.ground.process.tests import make
from yimen.kernel.clock import Limit, Unit

pytestmark = pytest.mark.django_db
WEDNESDAY = make.TODAY + timedelta(days=2)
NEXT_MONDAY = make.TODAY + timedelta(days=7)


def at(today: date) -> dict[str, Any]:
    return {"by": "manager", "now": make.NOW + (today - make.TODAY), "today": today}


def due(run: UUID, kind: str = "statutory") -> date | None:
    clocks = queries.standing(run=run, today=make.TODAY).clocks
    return next(clock.reading.due_on for clock in clocks if clock.kind == kind)


def column(run: UUID, kind: str) -> date | None:
    with connection.cursor() as cursor:
        cursor.execute("select due_on from process_clock where run_id=%s and kind=%s", [run, kind])
        found: tuple[date | None] | None = cursor.fetchone()
    assert found
    return found[0]


def step(run: UUID, key: str) -> queries.StepView:
    found = queries.standing(run=run, today=make.TODAY).steps
    return next(one for one in found if one.key == key)


def test_the_limits_of_a_subject_stand_in_place_of_those_of_its_plan() -> None:
    own = {ClockKind.PROMISED: Limit(3, Unit.WORKING_DAY)}

    run = make.run_of(make.five_branches(), limits=own)

    assert due(run, "promised") == date(2026, 3, 5)
    assert due(run) == date(2026, 3, 30)


def test_twenty_working_days_run_from_the_start() -> None:
    run = make.run_of(make.five_branches())

    assert due(run) == date(2026, 3, 30)
    assert column(run, "statutory") == column(run, "promised") == date(2026, 3, 30)


def test_deemed_acceptance_counts_from_the_day_of_receipt() -> None:
    run = make.run_of(make.five_branches(), counts_from=date(2026, 2, 13))

    assert due(run) == date(2026, 3, 19)


def test_a_hearing_stops_both_clocks_and_its_step_until_it_is_over() -> None:
    run = make.run_of(make.five_branches())
    make.answer(run, "accept")
    verbs.pause(run=run, ground=Ground.HEARING, notice="N1", step="dept1", **at(WEDNESDAY))

    resting, column_then = step(run, "dept1"), column(run, "statutory")
    with pytest.raises(rules.StepNotOpen):
        make.answer(run, "dept1")
    make.answer(run, "dept2")
    verbs.resume(run=run, step="dept1", **at(NEXT_MONDAY))

    assert (resting.state, resting.due_on, column_then) == (StepState.PAUSED, None, None)
    assert due(run) == column(run, "statutory") == date(2026, 4, 2)  # three working days later
    assert step(run, "dept1").due_on == date(2026, 3, 12)
    assert step(run, "dept3").due_on == date(2026, 3, 9)


def test_a_site_visit_cannot_stop_the_clock_of_the_law() -> None:
    run = make.run_of(make.five_branches())

    with pytest.raises(rules.GroundNotStatutory):
        verbs.pause(run=run, ground=Ground.SITE_VISIT, notice="N1", **at(WEDNESDAY))
    verbs.pause(run=run, ground=Ground.SITE_VISIT, notice="N1", statutory=False, **at(WEDNESDAY))
    verbs.resume(run=run, **at(NEXT_MONDAY))

    assert (due(run), due(run, "promised")) == (date(2026, 3, 30), date(2026, 4, 2))


def test_a_pause_without_a_notice_is_impossible() -> None:
    run = make.run_of(make.five_branches())

    with pytest.raises(IntegrityError, match="pause_has_a_notice"), transaction.atomic():
        verbs.pause(run=run, ground=Ground.HEARING, notice="", **at(WEDNESDAY))


def test_clocks_rest_once_at_a_time_and_wake_only_from_rest() -> None:
    run = make.run_of(make.five_branches())
    with pytest.raises(rules.NotPaused):
        verbs.resume(run=run, **at(WEDNESDAY))
    verbs.pause(run=run, ground=Ground.HEARING, notice="N1", **at(WEDNESDAY))

    with pytest.raises(rules.AlreadyPaused):
        verbs.pause(run=run, ground=Ground.TESTING, notice="N2", **at(WEDNESDAY))


def test_sending_back_ends_the_pause_of_a_step_that_is_returned() -> None:
    back = {"on_refuse": "send_back", "return_to": "draw"}
    steps = (
        make.step("draw"),
        make.step("test", "draw"),
        make.step("check", "draw", **back),
    )
    run = make.run_of(make.plan(*steps))
    make.answer(run, "draw")
    verbs.pause(run=run, ground=Ground.TESTING, notice="N1", step="test", **at(WEDNESDAY))

    make.answer(run, "check", Outcome.REFUSE, today=NEXT_MONDAY)

    assert step(run, "test").state == StepState.WAITING
    assert column(run, "statutory") == date(2026, 4, 2)


def test_an_extension_adds_working_days_before_the_term_is_over_and_not_after() -> None:
    run = make.run_of(make.five_branches())
    more: dict[str, Any] = {"number": 10, "reason": "complex", "approved_by": "head"}
    more |= {"notice": "N9", "kind": ClockKind.STATUTORY, "run": run}

    verbs.extend(**more, **at(WEDNESDAY))

    assert due(run) == column(run, "statutory") == date(2026, 4, 14)
    assert due(run, "promised") == date(2026, 3, 30)
    with pytest.raises(rules.TooLate):
        verbs.extend(**more, **at(date(2026, 4, 15)))


def test_a_stopped_clock_keeps_its_date() -> None:
    run = make.run_of(make.five_branches())
    verbs.stop_clock(run=run, **at(WEDNESDAY))

    with pytest.raises(rules.TooLate):
        verbs.extend(
            run=run,
            kind=ClockKind.STATUTORY,
            number=10,
            reason="late",
            approved_by="head",
            notice="N1",
            **at(WEDNESDAY),
        )

    assert column(run, "statutory") == date(2026, 3, 30)


def test_lights_are_counted_for_any_day() -> None:
    ends = date(2026, 3, 12)
    run = make.run_of(make.plan(make.step("only")), ends_on=ends, ends_at=make.NOW)
    kind = ClockKind.GIVEN

    told = {
        day: queries.lights(on=day, about_kind="case", kind=kind)
        for day in (date(2026, 3, 1), make.TODAY, date(2026, 3, 11), ends, date(2026, 3, 13))
    }
    verbs.stop_clock(run=run, **at(date(2026, 3, 20)))

    open_yellow_red = [(one.open, one.yellow, one.red) for one in told.values()]
    assert open_yellow_red == [(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 0, 1)]
    assert queries.lights(on=date(2026, 3, 19), about_kind="case", kind=kind).red == 1
    assert queries.lights(on=date(2026, 3, 20), about_kind="case", kind=kind).open == 0


def test_ends_are_counted_by_the_day_and_by_the_instant_given() -> None:
    given = make.NOW + timedelta(days=2)
    ends = {"ends_on": WEDNESDAY, "ends_at": given}
    for hours in (-1, 1, 24):
        run = make.run_of(make.plan(make.step("only")), **ends)
        when = given + timedelta(hours=hours)
        verbs.stop_clock(run=run, by="manager", now=when, today=when.date())
    make.run_of(make.plan(make.step("only")), **ends)

    counted = queries.ends(about_kind="case", kind=ClockKind.GIVEN)

    assert counted == queries.Ends(stopped=3, on_time=2, on_time_to_the_second=1)
    assert queries.ends(about_kind="case", prefix="none", kind=ClockKind.GIVEN).stopped == 0
