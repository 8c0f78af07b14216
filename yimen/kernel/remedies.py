"""What a decision says of review and suit (复议和诉讼): not less time than the law gives."""

from __future__ import annotations

import re

from yimen.kernel.errors import Refused
from yimen.kernel.numerals import DIGITS

REVIEW_DAYS = 60  # 行政复议法 Art. 20: another law may give more, none gives less
MONTH = 30
NUMBER = r"[0-9]{1,4}|[零一二两三四五六七八九十百]{1,7}"
PERIOD = re.compile(rf"({NUMBER})\s*个?\s*(?:工作)?(日|天|月)")
TENS = {"十": 10, "百": 100}


class ReviewTooShort(Refused):
    """A decision gives less time for a review than the law does."""

    code = "remedies.review-too-short"


def check_review_period(text: str) -> None:
    """`ReviewTooShort` where a period that can be read in the text is under sixty days.

    A text in which no period can be read says it in other words, and stands as it is.
    行政复议法 Art. 20.
    """
    said = PERIOD.findall(text)
    days = [_number(number) * (MONTH if unit == "月" else 1) for number, unit in said]
    if days and max(days) < REVIEW_DAYS:
        raise ReviewTooShort(period=text.strip(), least=REVIEW_DAYS)


def _number(text: str) -> int:
    """60, 六十 or 一百八十 as a number."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for sign in text.replace("两", "二"):
        if sign in TENS:
            total += (digit or 1) * TENS[sign]
            digit = 0
        else:
            digit = DIGITS.index(sign)
    return total + digit
