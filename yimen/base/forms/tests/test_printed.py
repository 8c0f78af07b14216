"""On paper a form asks all that it may ask, and a sample answers what it shows."""

from __future__ import annotations

from typing import Any

from yimen.base.forms.printed import printed
from yimen.base.forms.tests.test_forms import FORM


def blocks(answers: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["label"]: each for page in printed(FORM, answers) for each in page["blocks"]}


def test_an_empty_form_asks_everything_and_says_when() -> None:
    asked = blocks({})

    assert {"店名", "brand", "licence", "从业人员"} <= asked.keys()
    assert asked["licence"]["hint"] == "“brand”填“乙”的填写"
    assert asked["brand"]["hint"] == "“chain”填“是”的填写"
    assert asked["brand"]["choices"] == [("甲", False), ("乙", False)]
    assert len(asked["从业人员"]["rows"]) == 3
    assert (asked["area"]["unit"], asked["opens"]["dated"]) == ("平方米", True)


def test_a_sample_is_answered_as_a_person_writes() -> None:
    said = blocks(
        {
            "shop": "小满",
            "chain": False,
            "opens": "2026-03-09",
            "rent": 120050,
            "staff": [{"name": "周小满", "age": 30}],
        }
    )

    assert said["店名"]["answer"] == "小满"
    assert said["chain"]["choices"] == [("是", False), ("否", True)]
    assert (said["opens"]["answer"], said["rent"]["answer"]) == ("2026年3月9日", "1200.50")
    assert [[cell["answer"] for cell in row] for row in said["从业人员"]["rows"]] == [
        ["周小满", "30"]
    ]
