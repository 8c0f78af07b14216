"""Where in its row each node stands: as near to its neighbours as the others let it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yimen.kernel.layout.rows import Rows

GAP = 12  # pixels between two boxes, and half of it beside a bend
_TURNS = 24
_PULLS = (10, 1, 1000)  # step on step, step and bend, bend on bend
_SNAP = 6  # pixels aside in which a lane is drawn straight on
_CENTRE = 3.0  # the pull of the middle of the page, 0, lest rows that few arrows join drift apart


def places(rows: Rows, breadth: Sequence[int]) -> list[int]:
    """The middle of each node across the flow, in pixels from 0.

    Least squares: of all places that keep the order and the gaps, those nearest to where the
    neighbours pull, first those in one row beside, then those in both.
    """
    found = [0.0] * len(rows.row)
    for row in rows.rows:
        steps = list(_steps(rows, row, breadth))
        for node, step in zip(row, steps, strict=True):
            found[node] = step - steps[-1] / 2
    sides = [rows.before, rows.behind]
    both = [one + other for one, other in zip(rows.before, rows.behind, strict=True)]
    for turn in range(_TURNS):
        near = both if turn >= _TURNS // 2 else sides[turn % 2]
        for row in reversed(rows.rows) if turn % 2 else rows.rows:
            _settle(rows, row, near, found, list(_steps(rows, row, breadth)))
    return _whole(rows, found, breadth)


def _steps(rows: Rows, row: Sequence[int], breadth: Sequence[int]) -> Iterator[int]:
    """How far each node is from the first when they stand as close as they may."""
    total = 0
    for one, other in zip([row[0], *row], row, strict=False):
        if one != other:
            gap = GAP // 2 if rows.is_bend(one) or rows.is_bend(other) else GAP
            total += (breadth[one] + breadth[other]) // 2 + gap
        yield total


def _settle(
    rows: Rows,
    row: Sequence[int],
    near: Sequence[Sequence[int]],
    found: list[float],
    steps: Sequence[int],
) -> None:
    """Move the nodes of a row to where they are pulled, pooling those that would collide.

    The pool-adjacent-violators algorithm on places less the closest distances, which may then only
    grow along the row.
    """
    pools: list[tuple[float, float, int]] = []  # mean, pull, how many nodes
    for node, step in zip(row, steps, strict=True):
        pulls = [_pull(rows, node, other) for other in near[node]]
        pull = sum(pulls) + _CENTRE
        wish = sum(pull * found[other] for pull, other in zip(pulls, near[node], strict=True))
        mean, count = wish / pull - step, 1
        while pools and pools[-1][0] >= mean:
            before, weight, more = pools.pop()
            mean = (mean * pull + before * weight) / (pull + weight)
            pull, count = pull + weight, count + more
        pools.append((mean, pull, count))
    means = [mean for mean, _, count in pools for _ in range(count)]
    for node, mean, step in zip(row, means, steps, strict=True):
        found[node] = mean + step


def _pull(rows: Rows, one: int, other: int) -> int:
    """Lanes stay straight, then steps stand by their steps; what enters a lane barely bends it."""
    return _PULLS[rows.is_bend(one) + rows.is_bend(other)]


def _in_line(rows: Rows, node: int, spot: int, whole: Sequence[int]) -> int:
    """Where a lane runs in the row before, if it strays from it only by a little."""
    lanes = [whole[one] for one in rows.before[node] if rows.is_bend(one)]
    near = rows.is_bend(node) and lanes and abs(lanes[0] - spot) <= _SNAP
    return lanes[0] if near else spot


def _whole(rows: Rows, found: Sequence[float], breadth: Sequence[int]) -> list[int]:
    """Whole pixels, the gaps kept, and the first box at 0."""
    whole = [0] * len(found)
    for row in rows.rows:
        steps = list(_steps(rows, row, breadth))
        least = None
        for node, step in zip(row, steps, strict=True):
            spot = _in_line(rows, node, round(found[node]), whole) - step
            least = spot if least is None else max(least, spot)
            whole[node] = least + step
    edge = min(
        (spot - (size + 1) // 2 for spot, size in zip(whole, breadth, strict=True)), default=0
    )
    return [spot - edge for spot in whole]
