"""Articles of laws are cited in Chinese as laws cite themselves."""

from __future__ import annotations

import pytest

from yimen.kernel.numerals import articles, counted


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (38, "三十八"),
        (100, "一百"),
        (107, "一百零七"),
        (215, "二百一十五"),
        (110, "一百一十"),
        (1007, "一千零七"),
        (1049, "一千零四十九"),
        (1260, "一千二百六十"),
    ],
)
def test_numbers_are_counted_as_laws_count_articles(number: int, said: str) -> None:
    assert counted(number) == said


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("民法典 Art. 1049", "民法典第一千零四十九条"),
        ("建筑法 Art. 7-10", "建筑法第七条至第十条"),
        ("Art. 26, 42", "第二十六条、第四十二条"),
        ("按标准收取", "按标准收取"),
    ],
)
def test_every_cited_article_is_written_out(cited: str, said: str) -> None:
    assert articles(cited) == said
