"""How long a decision says that somebody has for a review."""

from __future__ import annotations

import pytest

from yimen.kernel.remedies import ReviewTooShort, check_review_period


@pytest.mark.parametrize(
    "text",
    ["自知道本决定之日起六十日", "60日内", "60 天", "2个月", "两个月", "一百八十日", "依法律规定"],
)
def test_sixty_days_or_more_stand_and_so_does_what_names_no_number(text: str) -> None:
    check_review_period(text)


@pytest.mark.parametrize("text", ["三日", "收到之日起15日内", "五十九日", "1个月", "十五个工作日"])
def test_less_than_sixty_days_for_a_review_are_refused(text: str) -> None:
    with pytest.raises(ReviewTooShort):
        check_review_period(text)
