"""Loops in a graph, and who stands above whom; also where there are loops."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

Graph = Mapping[str, Collection[str]]  # node -> the nodes it waits for, all of them nodes


def components(graph: Graph) -> list[list[str]]:
    """The strongly connected components, each after those it waits for.

    R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972); without
    recursion, because a plan may be a chain of two thousand steps.
    """
    search = _Search(graph)
    for root in graph:
        if root not in search.low:
            search.enter(root)
            while search.path:
                search.step()
    return search.found


class _Search:
    """Tarjan's search: `low` is the lowest number a node is known to lead back to."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.number: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.stack: list[str] = []  # entered, in no component yet
        self.path: list[tuple[str, Iterator[str]]] = []
        self.placed: set[str] = set()
        self.found: list[list[str]] = []

    def enter(self, node: str) -> None:
        self.number[node] = self.low[node] = len(self.number)
        self.stack.append(node)
        self.path.append((node, iter(self.graph[node])))

    def step(self) -> None:
        node, rest = self.path[-1]
        near = next(rest, None)
        if near is None:
            self.leave(node)
        elif near not in self.number:
            self.enter(near)
        elif near not in self.placed:
            self.low[node] = min(self.low[node], self.number[near])

    def leave(self, node: str) -> None:
        self.path.pop()
        if self.path:
            above = self.path[-1][0]
            self.low[above] = min(self.low[above], self.low[node])
        if self.low[node] == self.number[node]:
            cut = self.stack.index(node)
            self.found.append(self.stack[cut:])
            self.placed.update(self.stack[cut:])
            del self.stack[cut:]


def looped(graph: Graph) -> list[list[str]]:
    """The components that hold a loop, a node that waits for itself included."""
    return [part for part in components(graph) if len(part) > 1 or part[0] in graph[part[0]]]


def shortest_loop(part: Collection[str], graph: Graph) -> list[str]:
    """A shortest loop inside a looped component, beginning with its first node in the graph.

    Each node waits for the next, the last for the first.
    """
    order = {node: place for place, node in enumerate(graph)}
    inside = set(part)
    best: list[str] = []
    for start in sorted(inside, key=order.__getitem__):
        loop = _loop_from(start, inside, graph, len(best) or len(inside) + 1)
        best = loop or best
    first = min(range(len(best)), key=lambda place: order[best[place]])
    return best[first:] + best[:first]


def _loop_from(start: str, inside: set[str], graph: Graph, shorter_than: int) -> list[str]:
    """The shortest loop through `start` if it is shorter than that, else nothing."""
    came: dict[str, str] = {}
    queue = deque([(start, 1)])
    while queue:
        node, length = queue.popleft()
        if length >= shorter_than:
            return []
        for near in graph[node]:
            if near == start:
                return _back(node, start, came)
            if near in inside and near not in came:
                came[near] = node
                queue.append((near, length + 1))
    return []


def _back(node: str, start: str, came: Mapping[str, str]) -> list[str]:
    way = [node]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def above(graph: Graph) -> dict[str, frozenset[str]]:
    """Every node with all that it waits for, directly or not; itself only if it is in a loop."""
    names = list(graph)
    bit = {node: 1 << place for place, node in enumerate(names)}
    high: dict[str, int] = {}
    for part in components(graph):
        own = set(part)
        mask = 0
        for node in part:
            for near in graph[node]:
                mask |= bit[near] if near in own else bit[near] | high[near]
        for node in part:
            high[node] = mask
    return {node: frozenset(_members(high[node], names)) for node in names}


def _members(mask: int, names: list[str]) -> Iterator[str]:
    while mask:
        last = mask & -mask
        yield names[last.bit_length() - 1]
        mask ^= last
