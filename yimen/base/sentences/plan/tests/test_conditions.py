"""Conditions as people read them."""

from __future__ import annotations

import pytest

from yimen.base.sentences.plan.conditions import Told, condition_text

YES_NO, IN_ENGLISH = {"yes": "是", "no": "否"}, {"yes": "Yes", "no": "No"}
FACTS = {
    "signboard": Told("是否设置户外店招？", YES_NO),
    "kind": Told("公司类型", {"a": "有限责任公司", "b": "股份有限公司", "c": "分公司"}),
    "gas": Told("是否使用燃气？", {"true": "是", "false": "否"}),
    "seats": Told("餐位数"),
    "use": Told("用途"),
}
ENGLISH = {
    "signboard": Told("Will there be a sign?", IN_ENGLISH),
    "kind": Told("Type of company", {"a": "Limited", "b": "By shares", "c": "Branch"}),
    "gas": Told("Is gas used?", {"true": "Yes", "false": "No"}),
    "seats": Told("Seats"),
}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("signboard == 'yes'", "“是否设置户外店招？”选“是”"),
        ("'yes' == signboard", "“是否设置户外店招？”选“是”"),
        ("signboard != 'yes'", "“是否设置户外店招？”不选“是”"),
        ("!(signboard == 'yes')", "“是否设置户外店招？”不选“是”"),
        ("kind in ['a', 'b']", "“公司类型”选“有限责任公司”或“股份有限公司”"),
        ("!(kind in ['a', 'b'])", "“公司类型”不选“有限责任公司”或“股份有限公司”"),
        ("gas", "“是否使用燃气？”选“是”"),
        ("!gas", "“是否使用燃气？”选“否”"),
        ("gas == true", "“是否使用燃气？”选“是”"),
        ("seats > 50", "“餐位数”大于 50"),
        ("50 < seats", "“餐位数”大于 50"),
        ("!(seats > 50)", "“餐位数”不大于 50"),
        ("seats in [1, 2]", "“餐位数”为 1 或 2"),
        ("use == '住宿'", "“用途”为“住宿”"),
        ("use.contains('餐')", "“用途”含有“餐”"),
        ("gas && seats >= 9", "“是否使用燃气？”选“是”，并且“餐位数”不小于 9"),
        (
            "gas && (seats < 9 || kind == 'c')",
            "“是否使用燃气？”选“是”，并且（“餐位数”小于 9，或者“公司类型”选“分公司”）",
        ),
        ("!(gas && seats <= 9)", "“是否使用燃气？”选“否”，或者“餐位数”大于 9"),
        (
            "gas || (seats == 1 || seats == 2)",
            "“是否使用燃气？”选“是”，或者“餐位数”为 1，或者“餐位数”为 2",
        ),
    ],
)
def test_a_condition_reads_as_what_was_asked_and_answered(when: str, said: str) -> None:
    assert condition_text(when, FACTS) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("signboard == 'yes'", "“Will there be a sign?” is answered “Yes”"),
        ("!gas && seats <= 9", "“Is gas used?” is answered “No” and “Seats” is at most 9"),
        (
            "gas && !(seats > 9 && kind == 'a')",
            "“Is gas used?” is answered “Yes” and (“Seats” is at most 9 or “Type of company” is not answered “Limited”)",
        ),
    ],
)
def test_it_reads_in_english_too(when: str, said: str) -> None:
    assert condition_text(when, ENGLISH, "en") == said


@pytest.mark.parametrize(
    "when",
    [
        "unknown == 1",
        "seats + 1 > 2",
        "size(use) > 3",
        "signboard == 'perhaps'",
        "seats > limit",
        "gas ? true : false",
        "use.matches('a+')",
        "!use.contains('a')",
        "1 == 1",
        "true",
        "seats >",
    ],
)
def test_what_has_no_words_depends_on_what_is_entered(when: str) -> None:
    assert condition_text(when, FACTS) == "按所填内容确定"
    assert condition_text(when, ENGLISH, "en") == "depends on what you enter"


def test_what_always_holds_has_no_condition() -> None:
    assert condition_text("", FACTS) == ""
