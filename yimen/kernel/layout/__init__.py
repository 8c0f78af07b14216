"""Where the steps of a plan stand in its drawing (流程图布局), and which way its arrows run.

A layered layout after K. Sugiyama, S. Tagawa and M. Toda (IEEE Trans. SMC 11, 1981): each step
stands in a row after all those it waits for, rows are ordered so that few arrows cross, and every
step stands as near to its neighbours as the others let it. Whole numbers of pixels, without chance.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from yimen.kernel.layout.crossings import order
from yimen.kernel.layout.geometry import Box, Direction, Layout, Point, Size, geometry
from yimen.kernel.layout.places import places
from yimen.kernel.layout.rows import arrange

__all__ = ["Box", "Direction", "Layout", "Point", "Size", "layout"]

BEND = 8  # pixels that an arrow takes where it passes between boxes


def layout(
    after: Mapping[str, Collection[str]],
    sizes: Mapping[str, Size],
    *,
    direction: Direction = Direction.ACROSS,
    most: int = 12,
) -> Layout:
    """The boxes of steps and the paths of arrows, whose prerequisites others imply are left out.

    `after` is step -> the steps it waits for (those not in it are not drawn), `sizes` (width,
    height) of every box in pixels. A row holds `most` boxes at the most; more go on in the next.
    Raises `graphlib.CycleError` where the steps wait for each other.
    """
    rows = arrange(after, most)
    order(rows)
    across = direction is Direction.ACROSS
    breadth = [sizes[key][1 if across else 0] for key in rows.keys]
    breadth += [BEND] * (len(rows.row) - len(rows.keys))
    return geometry(rows, places(rows, breadth), sizes, direction)
