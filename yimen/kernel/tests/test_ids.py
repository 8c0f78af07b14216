"""Identifiers rise, never repeat, and say when they were made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import ids


@given(st.lists(st.integers(0, 2**47), min_size=1, max_size=60))
def test_identifiers_rise_whatever_the_clock_does(clock: list[int]) -> None:
    maker = ids.Maker()

    made = [maker.new(at) for at in clock]

    assert made == sorted(set(made))
    assert all(one.version == 7 and one.variant == RFC_4122 for one in made)


def test_an_identifier_says_when_it_was_made() -> None:
    assert ids.at_ms(ids.Maker().new(1_767_225_600_123)) == 1_767_225_600_123


def test_a_full_counter_borrows_from_the_next_millisecond() -> None:
    maker = ids.Maker()
    before = maker.new(5)
    maker._count = (1 << 42) - 1

    after = maker.new(5)

    assert after > before
    assert ids.at_ms(after) == 6


def test_eight_threads_never_make_the_same_identifier() -> None:
    def some(_: int) -> list[UUID]:
        return [ids.new() for _ in range(500)]

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(some, range(8)))

    assert len({one for part in made for one in part}) == 4000
    assert all(part == sorted(part) for part in made)
