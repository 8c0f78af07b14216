"""Two versions of a plan are told apart by what they say, step by step."""

from __future__ import annotations

from dataclasses import replace

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.plan import Plan, Step, difference

A = Step("a", "Accept", "window")
B = Step("b", "Review", "fire", after=("a",))
C = Step("c", "Inspect", "health", after=("a", "b"))
PLAN = Plan("p", "Permit", steps=(A, B, C))


def test_a_plan_differs_in_nothing_from_itself_in_another_order() -> None:
    turned = replace(PLAN, steps=(replace(C, after=("b", "a")), A, B))

    assert difference(PLAN, turned).empty


def test_steps_that_come_go_and_change_are_told_apart() -> None:
    longer = replace(B, unit="police", limit=Limit(3, Unit.WORKING_DAY))
    new = Step("d", "Decide", "head", after=("b",))
    other = replace(PLAN, name="Licence", steps=(A, longer, new))

    found = difference(PLAN, other)

    assert found.whole == ("name",)
    assert (found.added, found.removed) == ((new,), (C,))
    assert [(each.after.key, each.what) for each in found.changed] == [("b", ("unit", "limit"))]
    assert not found.empty
