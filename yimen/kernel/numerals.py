"""Chinese numerals (中文数字), and articles of laws cited with them."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
RANKS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
ARTICLES = re.compile(r"\s*\bArt\. (\d{1,4}(?:-\d{1,4})?(?:, \d{1,4}(?:-\d{1,4})?)*)")


def counted(number: int) -> str:
    """A number from 1 to 9999 as articles are counted: 三十八, 一百零七, 一千零四十九."""
    text, gap = "", False
    for size, rank in RANKS:
        digit, number = divmod(number, size)
        if digit:
            one = "" if (digit, size, text) == (1, 10, "") else DIGITS[digit]
            text += ("零" if gap else "") + one + rank
        gap = bool(text) and not digit
    return text


def articles(cited: str) -> str:
    """A text with its articles as laws write them: Art. 7-9, 12 is 第七条至第九条、第十二条."""
    return ARTICLES.sub(lambda found: _listed(found.group(1)), cited)


def _listed(numbers: str) -> str:
    return "、".join(
        "至".join(f"第{counted(int(one))}条" for one in each.split("-"))
        for each in numbers.split(", ")
    )
