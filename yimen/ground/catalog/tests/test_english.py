"""What a version says in English, as far as it was published with it."""

from __future__ import annotations

import json
from dataclasses import replace

from yimen.base.forms.filling import form_of
from yimen.base.forms.reading import sheet
from yimen.ground.catalog.rules import (
    Answer,
    Asked,
    Basis,
    Content,
    Fee,
    Material,
    Question,
    content_from,
    content_to,
    in_english,
)
from yimen.ground.catalog.states import CaseType, Power

SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "title": "用气", "enum": ["管道", "瓶装"]},
        "area": {"type": "number", "title": "面积", "x-unit": "平方米"},
    },
    "examples": [{"title": "管道"}],
}
CONTENT = Content(
    name="开店",
    power=Power.APPROVAL,
    case_type=CaseType.PROMISED,
    statutory_basis="消防法 Art. 15; 建筑法 Art. 7",
    bases=(Basis("消防法", "Art. 15"),),
    materials=(Material("form", "申请表"), Material("plan", "平面图")),
    fees=(Fee("工本费", 500, "消防法 Art. 9"),),
    questions=(Question("gas", "用气吗？", (Answer("yes", "是"),)),),
    form=json.dumps(SCHEMA, ensure_ascii=False),
    result="证",
    conditions=("成年",),
    asked=(Asked("可以代办吗？", "可以。"),),
    english=(
        ("消防法", "Fire Law"),
        ("申请表", "Form"),
        ("工本费", "Fee"),
        ("用气吗？", "Gas?"),
        ("是", "Yes"),
        ("用气", "Gas"),
        ("管道", "Piped"),
        ("平方米", "m²"),
        ("证", "Licence"),
        ("成年", "Of age"),
        ("可以代办吗？", "An agent?"),
        ("可以。", "Yes."),
    ),
)


def test_each_text_that_has_its_english_is_told_in_it_and_every_other_stays() -> None:
    told = in_english(CONTENT)

    assert told.statutory_basis == "Fire Law Art. 15; 建筑法 Art. 7"
    assert told.bases == (Basis("Fire Law", "Art. 15"),)
    assert [each.name for each in told.materials] == ["Form", "平面图"]
    assert told.fees == (Fee("Fee", 500, "Fire Law Art. 9"),)
    assert told.questions == (Question("gas", "Gas?", (Answer("yes", "Yes"),)),)
    assert (told.result, told.conditions, told.asked) == (
        "Licence",
        ("Of age",),
        (Asked("An agent?", "Yes."),),
    )
    assert told.name == "开店"


def test_the_form_keeps_its_names_and_values() -> None:
    form = sheet(in_english(CONTENT).form)
    answers = {"title": "管道", "area": 8}

    assert [each.name for each in form.questions] == ["title", "area"]
    assert form_of(form, answers).told() == [("Gas", "Piped"), ("面积", "8 m²")]
    assert json.loads(in_english(CONTENT).form)["examples"] == SCHEMA["examples"]


def test_it_is_kept_with_the_version() -> None:
    assert content_from(json.loads(json.dumps(content_to(CONTENT)))) == CONTENT
    assert in_english(replace(CONTENT, english=())) == replace(CONTENT, english=())
