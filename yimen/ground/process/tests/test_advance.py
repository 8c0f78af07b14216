"""What an answer in a step brings about."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from yimen.ground.ledger import queries as ledger
from yimen.ground.process import queries, rules
from yimen.ground.process.rules import Paper
from yimen.ground.process.states import Outcome, RunState, StepState
from yimen.ground.process.tests import make
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db


def states(run: object) -> dict[str, StepState]:
    found = queries.standing(run=run, today=make.TODAY)  # type: ignore[arg-type]
    return {step.key: step.state for step in found.steps}


def test_departments_work_side_by_side_and_meet_in_the_decision() -> None:
    run = make.run_of(make.five_branches())

    opened = make.answer(run, "accept").opened
    for key in make.DEPARTMENTS[:4]:
        assert make.answer(run, key).opened == {}
    last = make.answer(run, "dept5")

    assert set(opened) == set(make.DEPARTMENTS)
    assert opened["dept1"] == date(2026, 3, 9)
    assert set(last.opened) == {"decide"}


def test_the_last_step_ends_the_run() -> None:
    run = make.run_of(make.five_branches())
    for key in ("accept", *make.DEPARTMENTS, "decide"):
        make.answer(run, key)

    ended = make.answer(run, "issue")

    assert ended.state == RunState.FINISHED
    with pytest.raises(rules.RunEnded):
        make.answer(run, "issue")


def test_a_step_that_waits_says_what_for() -> None:
    run = make.run_of(make.five_branches())
    make.answer(run, "accept")

    with pytest.raises(rules.StepNotOpen) as refused:
        make.answer(run, "decide")

    assert refused.value.facts["waits_for"] == "Dept1、Dept2、Dept3、Dept4、Dept5"


def test_a_condition_that_is_false_makes_a_step_unnecessary_and_opens_what_follows() -> None:
    fact = {"food": {"type": "boolean"}}
    hygiene = make.step("hygiene", "accept", when="food")
    steps = (make.step("accept"), hygiene, make.step("decide", "hygiene"))
    run = make.run_of(make.plan(*steps, facts=fact), facts={"food": False})

    moved = make.answer(run, "accept")

    assert set(moved.opened) == {"decide"}
    assert states(run)["hygiene"] == StepState.NOT_NEEDED


def test_a_fact_that_a_step_finds_out_decides_what_follows() -> None:
    fact = {"large": {"type": "boolean", "set_by": "survey"}}
    steps = (make.step("survey", sets=["large"]), make.step("fire", "survey", when="large"))
    run = make.run_of(make.plan(*steps, facts=fact))

    with pytest.raises(rules.FactWrong):
        make.answer(run, "survey", facts={"large": "yes"})
    moved = make.answer(run, "survey", facts={"large": True})

    assert set(moved.opened) == {"fire"}


def test_a_refusal_ends_the_run_and_drops_what_others_had_in_hand() -> None:
    run = make.run_of(make.five_branches())
    make.answer(run, "accept")

    ended = make.answer(run, "dept2", Outcome.REFUSE)

    assert ended.state == RunState.REFUSED
    assert states(run)["dept1"] == StepState.DROPPED
    assert states(run)["dept2"] == StepState.DONE


def test_a_refusal_that_goes_on_opens_the_next_step() -> None:
    asked = make.step("advice", "accept", on_refuse="go_on")
    run = make.run_of(make.plan(make.step("accept"), asked, make.step("decide", "advice")))
    make.answer(run, "accept")

    moved = make.answer(run, "advice", Outcome.REFUSE)

    assert set(moved.opened) == {"decide"}


def test_sending_back_repeats_an_ancestor_and_all_after_it_while_siblings_go_on() -> None:
    back = {"on_refuse": "send_back", "return_to": "draw"}
    steps = (
        make.step("accept"),
        make.step("draw", "accept"),
        make.step("check", "draw", **back),
        make.step("fire", "accept"),
        make.step("decide", "check", "fire"),
    )
    run = make.run_of(make.plan(*steps))
    make.answer(run, "accept")
    make.answer(run, "draw")

    moved = make.answer(run, "check", Outcome.REFUSE)
    after = states(run)
    make.answer(run, "draw")
    make.answer(run, "fire")
    again = make.answer(run, "check")

    assert set(moved.opened) == {"draw"}
    assert after["check"] == StepState.WAITING
    assert after["fire"] == StepState.OPEN
    assert set(again.opened) == {"decide"}


def test_documents_are_asked_of_the_step_that_needs_them() -> None:
    steps = (
        make.step("draw", produces=["drawing"]),
        make.step("check", "draw", requires=[{"document": "drawing"}, {"document": "deed"}]),
    )
    run = make.run_of(make.plan(*steps, given=["deed"]))

    with pytest.raises(rules.DocumentNotProduced):
        make.answer(run, "draw")
    with pytest.raises(rules.DocumentNotOfStep):
        make.answer(run, "draw", documents=[Paper("drawing"), Paper("poem")])
    make.answer(run, "draw", documents=[Paper("drawing")])
    with pytest.raises(rules.DocumentMissing) as refused:
        make.answer(run, "check")

    assert refused.value.facts["documents"] == "deed"


def test_every_act_stands_in_the_ledger_in_order() -> None:
    run = make.run_of(make.five_branches())
    for key in ("accept", *make.DEPARTMENTS, "decide", "issue"):
        make.answer(run, key)

    acts = [entry.act for entry in ledger.history(Ref("run", str(run)))]

    assert acts == ["process.start", *["process.advance"] * 8]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(5))
def test_eight_threads_that_finish_the_branches_at_once_end_in_one_join(time: int) -> None:
    run = make.run_of(make.five_branches())
    make.answer(run, "accept")

    def work(number: int) -> list[str]:
        try:
            return list(make.answer(run, make.DEPARTMENTS[number % 5]).opened)
        except rules.StepNotOpen:
            return ["refused"]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        told = sorted(one for opened in pool.map(work, range(8)) for one in opened)

    assert told == ["decide", "refused", "refused", "refused"]
    assert states(run)["decide"] == StepState.OPEN
