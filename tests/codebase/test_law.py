"""Every article that Yimen knows of has its row in docs/law.md, held or said not to be held yet."""

from __future__ import annotations

import re

from tests.codebase.test_docs import body
from tests.codebase.tree import ROOT

LICENSING, CONDITIONS, ONLINE = "行政许可法", "优化营商环境条例", "国务院关于在线政务服务的若干规定"
ARTICLES: dict[str, set[int]] = {
    LICENSING: {4, 7, 8, 9, 12, 26, *range(29, 37), *range(38, 51), *range(53, 61), 69, 70, 72}
    | {78, 79, 82},
    "民法典": {201, 202, 203, 204},
    CONDITIONS: {36, 37, *range(40, 45)},
    ONLINE: set(range(7, 13)),
    "行政复议法": {20, 30, 62, 88},
    "行政诉讼法": {45, 46, 47, 101},
    "行政处罚法": {9, 58, 60, 61, *range(63, 66), 67, 72, 85},
    "电子签名法": {11, 13},
    "个人信息保护法": {6, 47, 51, 54},
    "全国年节及纪念日放假办法": {2, 3, 4, 6},
    "国务院关于职工工作时间的规定": {7},
    "环境影响评价法": {22},
    "市场主体登记管理条例": {19},
    "不动产登记暂行条例": {20},
    "政府信息公开条例": {30, 31, 32, 33},
    "安阳市政务服务条例": {*range(24, 30), 36, 42},
    "滨州市工程建设项目并联审批管理规定": {10, 11, 19},
    "浙江省保障“最多跑一次”改革规定": {14},
}
SHORT = {"国务院令第716号": ONLINE, "滨州市并联审批管理规定": "滨州市工程建设项目并联审批管理规定"}
CITED = re.compile(r"(?P<law>[^;,，；|]*?)\s*Art\.\s*(?P<numbers>[0-9(),\s\-–and]+)")
PART = re.compile(r"\([0-9]+\)")
SPAN = re.compile(r"([0-9]+)(?:\s*[-–]\s*([0-9]+))?")


def cited(source: str) -> set[tuple[str, int]]:
    """The articles that a cell names, as (law, number); 42-43 and 29, 58 are two each."""
    found = set()
    for place in CITED.finditer(source):
        law = place["law"].split("(")[-1].strip().removeprefix("and ").strip()
        for first, last in SPAN.findall(PART.sub("", place["numbers"])):
            numbers = range(int(first), int(last or first) + 1)
            found |= {(SHORT.get(law, law), number) for number in numbers}
    return found


def missing(page: str) -> list[str]:
    """Articles of the list that stand in no row; those of four columns are held."""
    held = {each for row in body(page, 4) for each in cited(row[1])}
    named = held | {each for row in body(page, 3) for each in cited(row[1])}
    wanted = {(law, number) for law, numbers in ARTICLES.items() for number in numbers}
    return sorted(f"{law} Art. {number}" for law, number in wanted - named)


def test_every_article_that_is_known_has_its_row() -> None:
    assert missing((ROOT / "docs" / "law.md").read_text("utf-8")) == []


def test_articles_are_read_as_they_are_cited() -> None:
    assert cited("行政许可法 Art. 32(4), 72(4); 民法典 Art. 201 and 203 (our reading)") == {
        (LICENSING, 32),
        (LICENSING, 72),
        ("民法典", 201),
        ("民法典", 203),
    }
    assert cited("国务院令第716号 Art. 8-9") == {(ONLINE, 8), (ONLINE, 9)}
    assert cited("RFC 9162 2.1.3.2") == set()


def test_an_article_without_a_row_is_named() -> None:
    page = "|a|b|c|\n|---|---|---|\n| x | 民法典 Art. 201-204 | y |\n"

    assert not any(each.startswith("民法典") for each in missing(page))
    assert "行政许可法 Art. 4" in missing(page)
