"""From rows and places to boxes and paths in pixels, across the page or down it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from yimen.kernel.layout.rows import Arrow, Rows

Point = tuple[int, int]  # x to the right, y down
Size = tuple[int, int]  # width, height
_LEAST, _MOST = 40, 120  # pixels between two rows
_SLOPE = 6  # an arrow that goes so many pixels aside wants one more of way


class Direction(StrEnum):
    """Which way the arrows run: across a wide page, or down a narrow one."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a step stands: its corner at the top left, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by step, and the points of each arrow from box to box.

    Between two points an arrow runs straight where it keeps its line and else as one bow, in a
    rectangle with these corners that holds no box.
    """

    boxes: dict[str, Box]
    arrows: dict[Arrow, tuple[Point, ...]]
    width: int
    height: int


def geometry(
    rows: Rows, middle: Sequence[int], sizes: Mapping[str, Size], direction: Direction
) -> Layout:
    """The boxes and paths of nodes whose middles across the flow are known."""
    across = direction is Direction.ACROSS
    depth = [sizes[key][0 if across else 1] for key in rows.keys]
    begins, ends = _bands(rows, middle, depth)
    boxes = {}
    for node, key in enumerate(rows.keys):
        width, height = sizes[key]
        far, aside = begins[rows.row[node]], middle[node] - (height if across else width) // 2
        x, y = (far, aside) if across else (aside, far)
        boxes[key] = Box(x, y, width, height)
    arrows = {
        arrow: tuple(
            point if across else (point[1], point[0])
            for point in _points(rows, route, middle, depth, (begins, ends))
        )
        for arrow, route in rows.routes.items()
    }
    points = [point for path in arrows.values() for point in path]
    return Layout(
        boxes,
        arrows,
        width=max([box.x + box.width for box in boxes.values()] + [x for x, _ in points] + [0]),
        height=max([box.y + box.height for box in boxes.values()] + [y for _, y in points] + [0]),
    )


def _bands(rows: Rows, middle: Sequence[int], depth: Sequence[int]) -> tuple[list[int], list[int]]:
    """Where each row begins and ends along the flow; wide bows get more room."""
    begins, ends, at = [], [], 0
    for row in rows.rows:
        begins.append(at)
        ends.append(at + max(depth[node] for node in row if not rows.is_bend(node)))
        aside = (abs(middle[one] - middle[other]) for one in row for other in rows.behind[one])
        at = ends[-1] + min(_MOST, _LEAST + max(aside, default=0) // _SLOPE)
    return begins, ends


def _points(
    rows: Rows,
    route: Sequence[int],
    middle: Sequence[int],
    depth: Sequence[int],
    bands: tuple[list[int], list[int]],
) -> list[Point]:
    """The points of one arrow as (along the flow, across it), none of them twice."""
    begins, ends = bands
    first, *bends, last = route
    points = [(begins[rows.row[first]] + depth[first], middle[first])]
    points.append((ends[rows.row[first]], middle[first]))
    for node in bends:
        points += [(begins[rows.row[node]], middle[node]), (ends[rows.row[node]], middle[node])]
    points.append((begins[rows.row[last]], middle[last]))
    return list(dict.fromkeys(points))
