"""How a run moves through a plan: which steps open, and which are not needed after all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from yimen.kernel.plan.conditions import holds
from yimen.kernel.plan.links import reach
from yimen.kernel.plan.model import Plan


def settle(
    plan: Plan, *, waiting: Collection[str], finished: Collection[str], facts: Mapping[str, object]
) -> tuple[list[str], list[str]]:
    """What a run does next by itself: (steps that open, steps that are not needed), in plan order.

    `finished` are steps done or not needed. A waiting step all of whose prerequisites are finished
    opens if its condition holds; else it is not needed, which counts as finished for its followers.
    Raises FactUnknown, ConditionFailed.
    """
    return _settle(plan, waiting, waiting, finished, facts, set())


def settle_after(
    plan: Plan,
    done: str,
    *,
    waiting: Collection[str],
    finished: Collection[str],
    facts: Mapping[str, object],
) -> tuple[list[str], list[str]]:
    """As `settle`, when the one thing that has changed is that `done` has become finished.

    Looks at the followers of `done` only. Raises FactUnknown, ConditionFailed.
    """
    return _settle(plan, plan.links.followers[done], waiting, finished, facts, {done})


def _settle(
    plan: Plan,
    first: Iterable[str],
    waiting: Collection[str],
    finished: Collection[str],
    facts: Mapping[str, object],
    also: set[str],
) -> tuple[list[str], list[str]]:
    """`also` are finished besides `finished`; it grows by the steps that are not needed.

    Sets are taken as they are: copying them would make a step of a long plan cost its length.
    """
    links, by_key = plan.links, plan.by_key
    known = {**plan.defaults, **facts} if plan.defaults else facts
    left = waiting if isinstance(waiting, AbstractSet) else set(waiting)
    over = finished if isinstance(finished, AbstractSet) else set(finished)
    opened: list[str] = []
    not_needed: list[str] = []
    queue = list(first)
    seen: set[str] = set()
    for key in queue:
        if key in seen or key not in left or not links.waits[key] - over <= also:
            continue
        seen.add(key)
        if holds(by_key[key].when, known):
            opened.append(key)
        else:
            not_needed.append(key)
            also.add(key)
            queue.extend(links.followers[key])
    opened.sort(key=links.place.__getitem__)
    not_needed.sort(key=links.place.__getitem__)
    return opened, not_needed


def open_steps(
    plan: Plan, finished: Collection[str], facts: Mapping[str, object]
) -> frozenset[str]:
    """The steps that can be worked on when `finished` are done or not needed.

    Raises FactUnknown, ConditionFailed.
    """
    over = set(finished)
    waiting = [step.key for step in plan.steps if step.key not in over]
    return frozenset(settle(plan, waiting=waiting, finished=over, facts=facts)[0])


def unmet(plan: Plan, key: str, finished: Collection[str]) -> tuple[str, ...]:
    """Why a step is not open: the prerequisites it still waits for, in plan order."""
    missing = plan.links.waits[key] - set(finished)
    return tuple(sorted(missing, key=lambda one: plan.links.place.get(one, -1)))


def successors(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Each step with the steps that wait for it directly, in plan order."""
    return plan.links.followers


def descendants(plan: Plan, key: str) -> frozenset[str]:
    """Every step that waits for this one, directly or not; what a return (退回) opens again."""
    return reach([key], plan.links.followers)


def ancestors(plan: Plan, key: str) -> frozenset[str]:
    """Every step of the plan that this one waits for, directly or not."""
    return reach([key], plan.links.waits) & plan.links.place.keys()
