"""Who waits for whom: the arrows of a plan, forwards and backwards, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

Arrows = Mapping[str, Collection[str]]  # a node -> the nodes it waits for


@dataclass(frozen=True, slots=True)
class Links:
    """The arrows of a plan: `place` in plan order, `waits` backwards, `followers` forwards."""

    place: dict[str, int]
    waits: dict[str, frozenset[str]]
    followers: dict[str, tuple[str, ...]]


def link(after: Arrows) -> Links:
    """The arrows of `after` both ways; a prerequisite that is no node is kept in `waits` only."""
    followers: dict[str, list[str]] = {key: [] for key in after}
    for key, before in after.items():
        for one in dict.fromkeys(before):
            if one in followers:
                followers[one].append(key)
    return Links(
        place={key: place for place, key in enumerate(after)},
        waits={key: frozenset(before) for key, before in after.items()},
        followers={key: tuple(keys) for key, keys in followers.items()},
    )


def reach(start: Iterable[str], arrows: Arrows) -> frozenset[str]:
    """Every node that arrows lead to from `start`, which are in it only if a loop leads back."""
    seen: set[str] = set()
    queue = [one for key in start for one in arrows.get(key, ())]
    while queue:
        key = queue.pop()
        if key not in seen:
            seen.add(key)
            queue.extend(arrows.get(key, ()))
    return frozenset(seen)


def transitive_reduction(after: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The fewest prerequisites that keep the same order (传递归约), for a graph without loops.

    `after` is node -> the nodes it waits for. Sets of nodes are bits of an integer, so a dense
    order of 400 nodes takes milliseconds. Raises `graphlib.CycleError` where there is a loop.
    """
    order = list(TopologicalSorter(after).static_order())
    bit = {key: 1 << place for place, key in enumerate(order)}
    above: dict[str, int] = {}
    kept: dict[str, frozenset[str]] = {}
    for key in order:
        covered, keep = 0, []
        # nearest first: whatever an already kept one waits for is implied by it
        for one in sorted(after.get(key, ()), key=bit.__getitem__, reverse=True):
            if not covered & bit[one]:
                keep.append(one)
                covered |= above[one] | bit[one]
        above[key] = covered
        if key in after:
            kept[key] = frozenset(keep)
    return {key: kept[key] for key in after}
