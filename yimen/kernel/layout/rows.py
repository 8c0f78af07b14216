"""Which row each step stands in, and which way an arrow takes that passes rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from yimen.kernel.plan.links import transitive_reduction

Arrow = tuple[str, str]  # from the step waited for, to the step that waits


@dataclass(slots=True)
class Rows:
    """Nodes in rows: first the steps, by their place in `keys`, then the bends of long arrows.

    `row` of each node; `before` and `behind` its neighbours in the rows next to its own; `routes`
    the nodes each arrow runs through, both ends included.
    """

    keys: tuple[str, ...]
    row: list[int]
    rows: list[list[int]]
    before: list[list[int]] = field(default_factory=list)
    behind: list[list[int]] = field(default_factory=list)
    routes: dict[Arrow, tuple[int, ...]] = field(default_factory=dict)

    def is_bend(self, node: int) -> bool:
        """Whether the node is a place where an arrow passes a row, not a step."""
        return node >= len(self.keys)


def arrange(after: Mapping[str, Collection[str]], most: int) -> Rows:
    """Each step in the first row after all it waits for. Raises `graphlib.CycleError`."""
    known = {key: frozenset(one for one in before if one in after) for key, before in after.items()}
    waits = transitive_reduction(known)
    place = {key: number for number, key in enumerate(after)}
    sorted_waits = {key: sorted(before, key=place.__getitem__) for key, before in waits.items()}
    steps = _folded(_ranks(sorted_waits), most)
    row = [0] * len(place)
    for number, keys in enumerate(steps):
        for key in keys:
            row[place[key]] = number
    arranged = Rows(tuple(after), row, [[place[key] for key in keys] for keys in steps])
    _route(arranged, [(one, key) for key, before in sorted_waits.items() for one in before], place)
    return arranged


def _ranks(waits: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The steps by the length of the longest way to them, in plan order."""
    rank: dict[str, int] = {}
    left = list(waits)
    ranks: list[list[str]] = []
    followers: dict[str, list[str]] = {key: [] for key in waits}
    missing = {key: len(before) for key, before in waits.items()}
    for key, before in waits.items():
        for one in before:
            followers[one].append(key)
    queue = [key for key in left if not missing[key]]
    for key in queue:
        rank[key] = max((rank[one] + 1 for one in waits[key]), default=0)
        for follower in followers[key]:
            missing[follower] -= 1
            if not missing[follower]:
                queue.append(follower)
    for key in left:
        while rank[key] >= len(ranks):
            ranks.append([])
        ranks[rank[key]].append(key)
    return ranks


def _folded(ranks: list[list[str]], most: int) -> list[list[str]]:
    """Rows of at most so many steps, as even as may be; none waits for another of its rank."""
    rows = []
    for keys in ranks:
        parts = -(-len(keys) // most)
        size = -(-len(keys) // parts)
        rows += [keys[start : start + size] for start in range(0, len(keys), size)]
    return rows


def _route(rows: Rows, arrows: list[Arrow], place: Mapping[str, int]) -> None:
    """Bends in every row that an arrow passes, shared by the arrows of one step.

    Arrows that leave one step run together until they part, or those that enter one step from
    where they meet, whichever of the two has more long arrows: a fan takes one lane, not thirty.
    No lane holds arrows that have neither end in common, so each can be followed with the eye.
    """
    row = rows.row
    long = [(start, end) for start, end in arrows if row[place[end]] - row[place[start]] > 1]
    leaving = Counter(start for start, _ in long)
    entering = Counter(end for _, end in long)
    bends: dict[tuple[str, bool, int], int] = {}
    for start, end in arrows:
        parting = leaving[start] >= entering[end]
        route = [place[start]]
        for number in range(row[place[start]] + 1, row[place[end]]):
            lane = (start if parting else end, parting, number)
            if lane not in bends:
                bends[lane] = len(row)
                rows.rows[number].append(len(row))
                row.append(number)
            route.append(bends[lane])
        rows.routes[start, end] = (*route, place[end])
    _neighbours(rows)


def _neighbours(rows: Rows) -> None:
    rows.before = [[] for _ in rows.row]
    rows.behind = [[] for _ in rows.row]
    links = dict.fromkeys(link for route in rows.routes.values() for link in pairwise(route))
    for one, other in links:
        rows.behind[one].append(other)
        rows.before[other].append(one)
