"""How long a plan takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from graphlib import CycleError
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.plan import NotOrdered, Plan, Step, schedule, transitive_reduction
from yimen.kernel.plan.tests import make


def paths(plan: Plan, key: str) -> Iterator[tuple[str, ...]]:
    """Every path that ends in a step, by trying all of them."""
    if not plan.by_key[key].after:
        yield (key,)
    for before in plan.by_key[key].after:
        for path in paths(plan, before):
            yield (*path, key)


def length(plan: Plan, path: tuple[str, ...], *, sure: bool = False) -> int:
    steps = [plan.by_key[key] for key in path]
    return sum(step.limit.number for step in steps if step.limit and not (sure and step.when))


@pytest.mark.slow
@given(make.dags(most=8))
def test_the_critical_path_is_the_longest_of_all_paths(plan: Plan) -> None:
    every = [path for key in plan.by_key for path in paths(plan, key)]

    found = schedule(plan)

    assert found.parallel_days == max(length(plan, path) for path in every)
    assert found.shortest_lawful_days == max(length(plan, path, sure=True) for path in every)
    assert found.critical_path in every
    assert length(plan, found.critical_path) == found.parallel_days
    assert found.serial_days == length(plan, tuple(plan.by_key))
    for key, slack in found.slack.items():
        through = max(length(plan, path) for path in every if key in path)
        assert slack == found.parallel_days - through


@pytest.mark.slow
@given(make.dags(), st.data())
def test_leaving_steps_out_never_makes_a_plan_longer(plan: Plan, data: st.DataObject) -> None:
    skipped = data.draw(st.sets(st.sampled_from(sorted(plan.by_key))))

    shorter, whole = schedule(plan, skipped), schedule(plan)

    assert shorter.parallel_days <= whole.parallel_days
    assert not skipped & set(shorter.critical_path)


def test_five_departments_side_by_side_take_as_long_as_the_slowest() -> None:
    found = schedule(make.permit())

    assert found.critical_path == ("accept", "environment", "decide", "issue")
    assert (found.parallel_days, found.serial_days) == (13, 39)
    assert found.slack["planning"] == 4
    assert found.slack["environment"] == 0


def test_steps_under_a_condition_do_not_belong_to_the_shortest_lawful_time() -> None:
    permit = make.permit()
    steps = tuple(
        replace(step, when="large") if step.key in ("environment", "traffic") else step
        for step in permit.steps
    )

    found = schedule(replace(permit, steps=steps))

    assert found.parallel_days == 13
    assert found.shortest_path == ("accept", "water", "decide", "issue")
    assert found.shortest_lawful_days == 11


@pytest.mark.parametrize(
    ("limit", "days"),
    [
        (Limit(20, Unit.WORKING_DAY), 20),
        (Limit(365, Unit.CALENDAR_DAY), 248),
        (Limit(30, Unit.CALENDAR_DAY), 21),  # 20.4
        (Limit(12, Unit.MONTH), 248),
        (Limit(1, Unit.MONTH), 21),  # 20.7
        (Limit(24, Unit.HOUR), 1),  # 0.7
        (Limit(72, Unit.HOUR), 3),  # 2.04
        (Limit(0, Unit.HOUR), 0),
    ],
)
def test_every_unit_becomes_working_days_by_the_average_of_a_year(limit: Limit, days: int) -> None:
    plan = Plan("p", "plan", steps=(Step("a", "a", limit=limit),))

    assert schedule(plan).parallel_days == days


def test_only_the_total_is_rounded() -> None:
    hours = Limit(24, Unit.HOUR)  # 0.68 of a working day each
    steps = tuple(Step(key, key, after=on, limit=hours) for key, on in [("a", ()), ("b", ("a",))])

    assert schedule(Plan("p", "plan", steps=steps)).parallel_days == 2


def test_a_plan_whose_steps_wait_for_each_other_has_no_schedule() -> None:
    with pytest.raises(NotOrdered):
        schedule(make.graph({"a": ("b",), "b": ("a",)}))
    with pytest.raises(NotOrdered):
        schedule(make.graph({"a": ("nowhere",)}))


@pytest.mark.slow
@given(make.dags())
def test_the_reduction_keeps_the_order_with_the_fewest_arrows(plan: Plan) -> None:
    after = {step.key: frozenset(step.after) for step in plan.steps}

    kept = transitive_reduction(after)

    def order(arrows: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
        pairs = {(low, high) for low, highs in arrows.items() for high in highs}
        for _ in arrows:
            pairs |= {(a, d) for a, b in pairs for c, d in pairs if b == c}
        return pairs

    whole = order(after)
    assert list(kept) == list(after)
    assert order(kept) == whole
    for low, highs in kept.items():
        for high in highs:
            assert not any((low, mid) in whole and (mid, high) in whole for mid in after)


def test_a_loop_cannot_be_reduced() -> None:
    with pytest.raises(CycleError):
        transitive_reduction({"a": frozenset("b"), "b": frozenset("a")})


@pytest.mark.slow
def test_a_dense_order_of_four_hundred_is_reduced_to_its_chain() -> None:
    keys = [f"s{n}" for n in range(400)]
    after = {key: frozenset(keys[:place]) for place, key in enumerate(keys)}

    kept = transitive_reduction(after)

    assert all(kept[b] == {a} for a, b in pairwise(keys))
