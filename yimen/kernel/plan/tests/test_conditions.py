"""Conditions that are tried around their numbers are judged as if every value had been tried."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.plan import Fact, FactType, Plan, Step, faults, holds
from yimen.kernel.plan.expression import Outside, tree
from yimen.kernel.plan.types import read_condition

FACTS = {
    "n": Fact("n", FactType.INTEGER, low=0, high=40),
    "b": Fact("b", FactType.BOOLEAN),
    "e": Fact("e", FactType.ENUM, values=("x", "y")),
}
EVERY = [{"n": n, "b": b, "e": e} for n, b, e in product(range(41), (False, True), "xy")]

signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
numbers = st.integers(-2, 42)
simple = (
    st.builds("n {} {}".format, signs, numbers)
    | st.builds("{} {} n".format, numbers, signs)
    | st.builds("n in {}".format, st.lists(numbers, max_size=3))
    | st.sampled_from(["b", "!b", "e == 'x'", "'y' != e", "e in ['x', 'y']", "true", "false"])
)
conditions = st.recursive(
    simple,
    lambda inner: (
        st.builds("({} && {})".format, inner, inner)
        | st.builds("({} || {})".format, inner, inner)
        | st.builds("!({})".format, inner)
        | st.builds("({} ? {} : {})".format, inner, inner, inner)
    ),
    max_leaves=6,
)
sums = st.builds("n * {} {} n + {}".format, numbers, signs, numbers)


def judged(when: str) -> set[str]:
    plan = Plan("p", "plan", facts=tuple(FACTS.values()), steps=(Step("a", "a", when=when),))
    return {fault.code for fault in faults(plan)}


@pytest.mark.slow
@given(conditions)
def test_never_and_always_are_said_exactly_when_they_are_so(when: str) -> None:
    answers = {holds(when, facts) for facts in EVERY}

    assert (
        judged(when)
        == {
            frozenset({True}): {"condition-always"},
            frozenset({False}): {"condition-never"},
            frozenset({True, False}): set(),
        }[frozenset(answers)]
    )


@pytest.mark.slow
@given(conditions | sums)
def test_what_the_type_check_lets_through_has_an_answer_for_all_facts(when: str) -> None:
    reading = read_condition(when, FACTS)

    assert reading.wrong == []
    for facts in EVERY:
        holds(when, facts)


@pytest.mark.slow
@given(sums)
def test_of_sums_nothing_is_said_that_could_be_wrong(when: str) -> None:
    answers = {holds(when, facts) for facts in EVERY}

    codes = judged(when)

    assert not codes & {"condition-never", "condition-always"}
    assert codes == {"condition-not-enumerated"} or answers == {True, False}


@pytest.mark.parametrize(
    "when",
    ["1.5 < n", "2u == n", "null == n", "{'a': 1}", "[1][0] == n", "n.size", "n ? ", "a b", "(b"],
)
def test_what_conditions_may_not_use_is_told(when: str) -> None:
    with pytest.raises(Outside):
        tree(when)


def test_precedence_is_that_of_the_standard() -> None:
    same = [
        ("b || b && b", "b || (b && b)"),
        ("!b && b", "(!b) && b"),
        ("n + 2 * 3 < 4", "(n + (2 * 3)) < 4"),
        ("1 - 2 - 3 == n", "((1 - 2) - 3) == n"),
        ("b ? b : b ? b : b", "b ? b : (b ? b : b)"),
        ("b == n > 3", "(b == n) > 3"),
    ]

    for bare, bracketed in same:
        assert tree(bare) == tree(bracketed)
