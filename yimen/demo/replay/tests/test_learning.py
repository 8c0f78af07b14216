"""What is learned from a log is an order, and the plan made of it keeps that order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.demo.replay.learning import NothingToLearn, TooManyActivities, learn, plan, units
from yimen.kernel.plan import ancestors, faults, parse

TRACES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=9), min_size=1, max_size=6).filter(
    any
)


def comes_before(a: str, b: str, traces: Sequence[Sequence[str]]) -> bool:
    """The definition word by word, slowly."""
    return all(a in trace and trace.index(a) < trace.index(b) for trace in traces if b in trace)


def planned(traces: Sequence[Sequence[str]]) -> dict[str, object]:
    learned = learn(traces)
    named = dict.fromkeys(learned.activities, "unit")
    return plan(learned, units=named, code="log", name="Log")


@given(TRACES)
def test_an_activity_comes_before_another_where_no_case_knows_otherwise(
    traces: list[list[str]],
) -> None:
    learned = learn(traces)

    there = {activity for trace in traces for activity in trace}
    assert set(learned.activities) == there
    assert learned.before == {b: {a for a in there if comes_before(a, b, traces)} for b in there}
    assert learned.always == {a for a in there if all(a in trace for trace in traces)}


@given(TRACES)
def test_what_is_learned_is_a_strict_partial_order(traces: list[list[str]]) -> None:
    before = learn(traces).before

    assert all(a not in before[a] for a in before)
    assert all(before[a] <= before[b] for b in before for a in before[b])
    assert not any(a in before[b] and b in before[a] for a, b in product(before, repeat=2))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(TRACES)
def test_the_plan_waits_for_the_fewest_and_keeps_the_order(traces: list[list[str]]) -> None:
    learned = learn(traces)

    made = parse(planned(traces))

    keys = learned.keys
    assert {step.key: ancestors(made, step.key) for step in made.steps} == {
        keys[b]: {keys[a] for a in learned.before[b]} for b in learned.activities
    }
    hints = [fault for fault in faults(made) if fault.hint]
    assert list(faults(made)) == hints
    assert "prerequisite-redundant" not in {fault.code for fault in hints}


def test_an_activity_that_some_case_lacks_is_needed_by_a_fact() -> None:
    made = planned([["receive", "visit", "decide"], ["receive", "decide"]])

    assert made["facts"] == {"a2": {"type": "boolean", "default": False}}
    assert [
        (step["name"], step["after"], step["when"])
        for step in made["steps"]  # type: ignore[attr-defined]  # JSON
    ] == [("receive", [], ""), ("visit", ["a1"], "a2"), ("decide", ["a1"], "")]


@pytest.mark.parametrize(
    "name", ["受理", "in", "a b", "1", '"', "'; drop table", "x" * 900, "{}", "\u202e"]
)
def test_an_activity_may_be_called_anything(name: str) -> None:
    made = parse(planned([[name, "true", "a1"], [name]]))

    assert not [fault for fault in faults(made) if not fault.hint]
    assert made.steps[0].name in (name, "x" * 199 + "…")


def test_a_log_without_events_shows_nothing() -> None:
    with pytest.raises(NothingToLearn):
        learn([[], []])


def test_a_plan_takes_five_hundred_activities_that_some_case_lacks_and_no_more() -> None:
    many = [f"A{number}" for number in range(500)]

    assert len(parse(planned([many, []])).facts) == 500
    assert len(parse(planned([["one more", *many], ["one more"]])).steps) == 501
    with pytest.raises(TooManyActivities):
        planned([["one more", *many], []])


def test_the_unit_of_an_activity_is_the_one_most_often_there() -> None:
    events = [("a", "X"), ("a", "Y"), ("a", "Y"), ("a", ""), ("b", ""), ("c", "Z"), ("c", "X")]

    assert units(events) == {"a": "Y", "b": "b", "c": "Z"}


@pytest.mark.slow
def test_four_hundred_activities_are_learned_and_checked_in_seconds() -> None:
    traces = [
        [f"A{(start + step) % 400}" for step in range(0, 400, 1 + start % 7)]
        for start in range(200)
    ]
    begun = process_time()

    made = parse(planned(traces))
    found = faults(made)

    assert not [fault for fault in found if not fault.hint]
    assert process_time() - begun < 20
