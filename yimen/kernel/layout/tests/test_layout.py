"""The layout of plans: nothing overlaps, every arrow goes forward, nothing is left to chance."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel.layout import Box, Direction, Layout, layout
from yimen.kernel.layout.crossings import crossings, order
from yimen.kernel.layout.places import GAP, places
from yimen.kernel.layout.rows import arrange
from yimen.kernel.plan import transitive_reduction

After = dict[str, frozenset[str]]
Sizes = dict[str, tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[After, Sizes]:
    """Up to 24 steps named out of their order, each waiting for some drawn before it."""
    count = draw(st.integers(0, 24))
    keys = draw(st.permutations([f"s{number}" for number in range(count)]))
    after: After = {}
    for place, key in enumerate(keys):
        after[key] = (
            draw(st.frozensets(st.sampled_from(keys[:place]), max_size=4))
            if place
            else (frozenset())
        )
    shuffled = {key: after[key] for key in draw(st.permutations(keys))}
    size = st.tuples(st.integers(2, 150), st.integers(2, 150))
    return shuffled, {key: draw(size) for key in keys}


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def along(found: Layout, key: str, direction: Direction) -> tuple[int, int]:
    box = found.boxes[key]
    if direction is Direction.ACROSS:
        return box.x, box.x + box.width
    return box.y, box.y + box.height


@pytest.mark.slow
@settings(deadline=None)
@given(graphs(), st.sampled_from(Direction), st.integers(1, 12))
def test_no_two_boxes_overlap_and_all_stand_on_the_page(
    graph: tuple[After, Sizes], direction: Direction, most: int
) -> None:
    after, sizes = graph

    found = layout(after, sizes, direction=direction, most=most)

    boxes = list(found.boxes.values())
    assert set(found.boxes) == set(after)
    assert not any(overlap(one, two) for place, one in enumerate(boxes) for two in boxes[:place])
    for key, box in found.boxes.items():
        assert (box.width, box.height) == sizes[key]
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= found.width
        assert box.y + box.height <= found.height


@pytest.mark.slow
@settings(deadline=None)
@given(graphs(), st.sampled_from(Direction), st.integers(1, 12))
def test_every_arrow_goes_forward_and_through_no_box(
    graph: tuple[After, Sizes], direction: Direction, most: int
) -> None:
    after, sizes = graph

    found = layout(after, sizes, direction=direction, most=most)

    reduced = transitive_reduction(after)
    wanted = {(one, key) for key, before in reduced.items() for one in before}
    assert set(found.arrows) == wanted
    for (start, end), points in found.arrows.items():
        far = [point[0 if direction is Direction.ACROSS else 1] for point in points]
        assert far == sorted(far)
        assert far[0] == along(found, start, direction)[1]
        assert far[-1] == along(found, end, direction)[0]
        assert far[0] < far[-1]
        for (x, y), (further_x, further_y) in pairwise(points):
            swept = Box(
                min(x, further_x), min(y, further_y), abs(x - further_x), abs(y - further_y)
            )
            assert not any(overlap(swept, box) for box in found.boxes.values())


@pytest.mark.slow
@settings(deadline=None)
@given(graphs())
def test_ordering_never_adds_a_crossing(graph: tuple[After, Sizes]) -> None:
    rows = arrange(graph[0], 12)
    before = crossings(rows)
    nodes = [sorted(row) for row in rows.rows]

    order(rows)

    assert crossings(rows) <= before
    assert [sorted(row) for row in rows.rows] == nodes


def test_arrows_that_need_not_cross_do_not() -> None:
    after = {"a": set(), "b": set(), "c": {"b"}, "d": {"a"}, "e": {"d"}, "f": {"c"}}
    rows = arrange(after, 12)
    crossed = crossings(rows)

    order(rows)

    assert crossed == 2
    assert crossings(rows) == 0


def test_a_chain_stands_in_one_line() -> None:
    keys = [f"s{number}" for number in range(30)]
    after = {key: set(keys[max(0, place - 1) : place]) for place, key in enumerate(keys)}

    found = layout(after, dict.fromkeys(keys, (100, 50)))

    assert {box.y for box in found.boxes.values()} == {0}
    assert found.height == 50


def test_a_fan_is_even_and_folded() -> None:
    fan = [f"s{number}" for number in range(30)]
    after: dict[str, list[str]] = {"a": [], **{key: ["a"] for key in fan}, "z": fan}

    found = layout(after, dict.fromkeys(after, (100, 50)), direction=Direction.DOWN, most=3)

    rows = {found.boxes[key].y for key in fan}
    assert len(rows) == 10
    assert found.width < 3 * 100 + 150


def test_a_loop_is_refused() -> None:
    with pytest.raises(ValueError, match="cycle"):
        layout({"a": ["b"], "b": ["a"]}, {"a": (9, 9), "b": (9, 9)})


def test_a_prerequisite_that_is_no_step_is_not_drawn() -> None:
    found = layout({"a": ["gone"]}, {"a": (9, 9)})

    assert found.arrows == {}


def four_hundred() -> After:
    chance = random.Random(1)  # a fixed series
    keys = [f"s{number}" for number in range(400)]
    return {
        key: frozenset(chance.sample(keys[max(0, place - 40) : place], min(place, 3)))
        for place, key in enumerate(keys)
    }


@pytest.mark.slow
def test_four_hundred_steps_take_less_than_two_seconds() -> None:
    after = four_hundred()
    start = process_time()

    layout(after, dict.fromkeys(after, (108, 80)))

    assert process_time() - start < 2


@pytest.mark.slow
def test_the_order_of_sets_changes_nothing() -> None:
    program = (
        "from yimen.kernel.layout.tests.test_layout import four_hundred as f;"
        "from yimen.kernel.layout import layout;"
        "a = dict(list(f().items())[:80]);"
        "print(layout(a, dict.fromkeys(a, (108, 80))))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1
    assert "Box(" in told.pop()


@pytest.mark.slow
def test_neighbours_keep_their_distance_also_where_lanes_are_drawn_straight() -> None:
    rows = arrange(four_hundred(), 10)
    order(rows)
    breadth = [80] * 400 + [8] * (len(rows.row) - 400)

    middle = places(rows, breadth)

    for row in rows.rows:
        for one, other in pairwise(row):
            free = middle[other] - middle[one] - (breadth[one] + breadth[other]) // 2
            assert free >= (GAP // 2 if rows.is_bend(one) or rows.is_bend(other) else GAP)
