"""Any plan without faults, answered in any order, with refusals: what must always hold."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from yimen.ground.process import rules
from yimen.ground.process.rules import Change, RunNow, StepNow
from yimen.ground.process.states import IN_HAND, Outcome, RunState, StepState
from yimen.ground.process.tests import make
from yimen.kernel.plan import Plan, descendants, parse

SEEDS = st.integers(0, 2**32)


def some_plan(dice: random.Random) -> Plan:
    """Up to nine steps, each after some earlier ones, some on a condition, some that send back."""
    steps: list[dict[str, Any]] = []
    for number in range(dice.randint(1, 9)):
        earlier = [step["key"] for step in steps]
        after = dice.sample(earlier, dice.randint(0, min(3, len(earlier))))
        more: dict[str, Any] = {"kind": "automatic"} if dice.random() < 0.15 else {}
        if dice.random() < 0.25:
            more["when"] = "large"
        step = make.step(f"s{number}", *after, **more)
        if after and dice.random() < 0.4:
            step |= {"on_refuse": "send_back", "return_to": dice.choice(after)}
        elif dice.random() < 0.5:
            step["on_refuse"] = "go_on"
        steps.append(step)
    return parse(make.plan(*steps, facts={"large": {"type": "boolean"}}))


def applied(run: RunNow, change: Change) -> RunNow:
    """The run after a change, as the tables would have it."""
    steps = dict(run.steps)
    if change.answered:
        answer = change.answered
        steps[answer.key] = replace(steps[answer.key], state=StepState.DONE)
    for key in change.returned:
        steps[key] = replace(steps[key], state=StepState.RETURNED)
    for key in change.dropped:
        steps[key] = replace(steps[key], state=StepState.DROPPED)
    for key, attempt in change.opened.items():
        assert key not in steps or steps[key].state == StepState.RETURNED, "opened twice"
        steps[key] = StepNow(attempt, StepState.OPEN, make.TODAY, None)
    for answer in change.added:
        steps[answer.key] = StepNow(answer.attempt, StepState.DONE, make.TODAY, None)
    skipped = run.not_needed if change.not_needed is None else change.not_needed
    return RunNow(change.state or run.state, {**run.facts, **change.facts}, skipped, steps)


def check(plan: Plan, run: RunNow) -> None:
    finished = run.finished()
    for key, step in run.steps.items():
        if step.state in IN_HAND:
            assert set(plan.by_key[key].after) <= finished, "open before its time"
    assert not run.not_needed & {k for k, s in run.steps.items() if s.state in IN_HAND}
    if run.state == RunState.OPEN:
        assert any(step.state in IN_HAND for step in run.steps.values()), "nothing left to do"
    if run.state == RunState.FINISHED:
        assert finished == plan.by_key.keys()


@given(SEEDS)
def test_every_run_moves_on_and_ends(seed: int) -> None:
    dice = random.Random(seed)
    plan = some_plan(dice)
    change = rules.begin(plan, {"large": dice.random() < 0.5})
    start = RunNow(RunState.OPEN, {}, frozenset(), {})
    run = applied(start, change)
    check(plan, run)

    for turn in range(200):
        if run.state != RunState.OPEN:
            break
        key = dice.choice([k for k, s in run.steps.items() if s.state in IN_HAND])
        refuse = dice.random() < 0.3 and turn < 30
        outcome = Outcome.REFUSE if refuse else Outcome.APPROVE
        change = rules.advance(plan, run, key, outcome, by="x", facts={}, documents=())
        run = applied(run, change)
        check(plan, run)

    assert run.state in (RunState.FINISHED, RunState.REFUSED)


@given(SEEDS)
def test_sending_back_touches_the_ancestor_and_what_follows_it_and_nothing_else(seed: int) -> None:
    dice = random.Random(seed)
    plan = some_plan(dice)
    start = RunNow(RunState.OPEN, {}, frozenset(), {})
    run = applied(start, rules.begin(plan, {"large": True}))

    while run.state == RunState.OPEN:
        key = dice.choice([k for k, s in run.steps.items() if s.state in IN_HAND])
        back = plan.by_key[key].return_to
        if back:
            told = rules.advance(plan, run, key, Outcome.REFUSE, by="x", facts={}, documents=())
            again = {back, *descendants(plan, back)}
            after = applied(run, told)
            assert set(told.returned) <= again
            assert key in told.returned
            for other, step in run.steps.items():
                assert other in again or after.steps[other] == step
        run = applied(
            run, rules.advance(plan, run, key, Outcome.APPROVE, by="x", facts={}, documents=())
        )
