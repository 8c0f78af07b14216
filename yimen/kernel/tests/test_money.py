"""Money: what is written is what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import money


@given(st.integers(0, money.MOST))
def test_what_is_shown_is_read_back_exactly(amount: int) -> None:
    assert money.fen(money.yuan(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12.30", 1230), ("12.3", 1230), ("0", 0), ("0.01", 1), ("1,012.30", 101230), ("0.29", 29)],
)
def test_yuan_are_read_as_fen(text: str, amount: int) -> None:
    assert money.fen(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "12.", ".5", "12.345", "1e3", "12,30", "\u0661", "+1", " 1", "1\n", "nan", "9" * 99],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(money.NotAnAmount):
        money.fen(text)


def test_a_negative_amount_is_refused_wherever_it_comes_from() -> None:
    with pytest.raises(money.NegativeAmount):
        money.fen("-12.30")
    with pytest.raises(money.NegativeAmount, match=r"-0\.05"):
        money.yuan(-5)


def test_an_amount_beyond_the_limit_is_refused() -> None:
    with pytest.raises(money.AmountTooLarge):
        money.fen("9" * 17)
    with pytest.raises(money.AmountTooLarge):
        money.yuan(money.MOST + 1)
