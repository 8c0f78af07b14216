"""Public numbers: short enough to read out, and no slip of a finger passes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.codes import number

PREFIXES = st.text(number.ALPHABET, min_size=1, max_size=20)
DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))
BITS = st.integers(0, 2**number.BITS - 1)
NUMBERS = st.builds(number.make, PREFIXES, DAYS, BITS)


@given(PREFIXES, DAYS, BITS)
def test_a_number_is_readable_short_and_says_its_day(prefix: str, day: date, bits: int) -> None:
    text = number.make(prefix, day, bits)

    read = number.check(text)

    assert len(text) <= number.LONGEST
    assert (read.prefix, read.day, str(read)) == (prefix, day, text)
    assert text == number.make(prefix, day, bits)


@given(BITS, BITS)
def test_other_bits_give_another_number(one: int, other: int) -> None:
    day = date(2026, 11, 22)

    assert (number.make("A", day, one) == number.make("A", day, other)) == (one == other)


@given(NUMBERS, st.data())
def test_every_single_wrong_character_shows(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, char in enumerate(text) if char != "-"]))
    other = data.draw(st.sampled_from(number.ALPHABET.replace(text[place], "")))

    assert number.problems(text[:place] + other + text[place + 1 :])


@given(NUMBERS)
def test_every_swap_of_two_neighbours_shows(text: str) -> None:
    places = [i for i, char in enumerate(text) if char != "-"]

    for one, two in pairwise(places):
        if text[one] != text[two]:
            swapped = list(text)
            swapped[one], swapped[two] = swapped[two], swapped[one]
            assert number.problems("".join(swapped))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "codes.number-form"),
        ("A202611220000000000A", "codes.number-form"),
        ("A" * 51, "codes.number-form"),
        ("A-20261122-0000-O000-0000", "codes.number-character"),
        ("a-20261122-0000-0000-0000", "codes.number-character"),
        ("A-20261131-0000-0000-0000", "codes.number-date"),
    ],
)
def test_what_cannot_be_a_number_is_told_why(text: str, fault: str) -> None:
    assert fault in number.problems(text)


@pytest.mark.parametrize("prefix", ["", "O", "a", "A" * 21, "A-B"])
def test_a_prefix_that_would_be_misread_is_refused(prefix: str) -> None:
    with pytest.raises(number.NumberParts):
        number.make(prefix, date(2026, 11, 22), 0)
