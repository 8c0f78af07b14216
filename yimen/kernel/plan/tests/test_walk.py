"""How a run moves through a plan."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.plan import (
    Fact,
    FactType,
    FactUnknown,
    Plan,
    Step,
    ancestors,
    descendants,
    open_steps,
    settle,
    settle_after,
    successors,
    unmet,
)
from yimen.kernel.plan.tests import make


def test_acceptance_opens_all_parallel_reviews_in_plan_order() -> None:
    plan = make.permit()

    opened, not_needed = settle_after(
        plan, "accept", waiting=[*make.FIVE, "decide", "issue"], finished=["accept"], facts={}
    )

    assert (opened, not_needed) == (list(make.FIVE), [])


def test_a_join_waits_for_the_last_of_its_branches() -> None:
    plan = make.permit()
    before_last = {"accept", *make.FIVE[:-1]}

    early = settle(plan, waiting=["decide", "issue"], finished=before_last, facts={})
    late = settle(
        plan, waiting=["decide", "issue"], finished={*before_last, make.FIVE[-1]}, facts={}
    )

    assert early == ([], [])
    assert late == (["decide"], [])
    assert unmet(plan, "decide", before_last) == (make.FIVE[-1],)


def test_a_step_not_needed_counts_as_finished_for_those_after_it() -> None:
    plan = Plan(
        "p",
        "plan",
        steps=(
            Step("c", "c", after=("b",), when="!large"),
            Step("d", "d", after=("c", "a")),
            Step("a", "a"),
            Step("b", "b", after=("a",), when="large"),
        ),
    )

    opened, not_needed = settle_after(
        plan, "a", waiting=["b", "c", "d"], finished=[], facts={"large": False}
    )

    assert (opened, not_needed) == (["c"], ["b"])
    assert open_steps(plan, ["a"], {"large": False}) == {"c"}
    assert open_steps(plan, ["a"], {"large": True}) == {"b"}


def test_a_fact_that_nobody_stated_is_named() -> None:
    plan = Plan("p", "plan", steps=(Step("a", "a", when="large"),))

    with pytest.raises(FactUnknown) as refused:
        settle(plan, waiting=["a"], finished=[], facts={})

    assert refused.value.facts["fact"] == "large"


def test_a_default_stands_until_the_fact_is_stated() -> None:
    fact = Fact("large", FactType.BOOLEAN, default=False)
    plan = Plan("p", "plan", facts=(fact,), steps=(Step("a", "a", when="large"),))

    assert open_steps(plan, [], {}) == set()
    assert open_steps(plan, [], {"large": True}) == {"a"}


def test_successors_are_the_direct_ones() -> None:
    plan = make.permit()

    assert successors(plan)["accept"] == make.FIVE
    assert successors(plan)["fire"] == ("decide",)


@pytest.mark.slow
@given(make.dags())
def test_descendants_and_ancestors_are_all_and_only_those_on_a_path(plan: Plan) -> None:
    after = {step.key: set(step.after) for step in plan.steps}
    closure = {(low, high) for low, highs in after.items() for high in highs}
    for _ in after:
        closure |= {(a, d) for a, b in closure for c, d in closure if b == c}

    for key in after:
        assert ancestors(plan, key) == {high for low, high in closure if low == key}
        assert descendants(plan, key) == {low for low, high in closure if high == key}


@pytest.mark.slow
@given(make.dags(), make.some_facts(), st.randoms(use_true_random=False))
def test_every_plan_without_loops_can_be_finished_in_any_order(
    plan: Plan, facts: dict[str, object], chance: Random
) -> None:
    waiting = {step.key for step in plan.steps}
    opened, not_needed = settle(plan, waiting=waiting, finished=(), facts=facts)
    on_desk, finished, ever_open = list(opened), set(not_needed), list(opened)

    while on_desk:
        done = on_desk.pop(chance.randrange(len(on_desk)))
        finished.add(done)
        waiting -= {*ever_open, *finished}
        whole = settle(plan, waiting=waiting, finished=finished, facts=facts)
        opened, not_needed = settle_after(
            plan, done, waiting=waiting, finished=finished, facts=facts
        )
        assert (opened, not_needed) == whole
        on_desk += opened
        ever_open += opened
        finished |= set(not_needed)

    assert finished == {step.key for step in plan.steps}
    assert len(ever_open) == len(set(ever_open))
