"""A form is made of a schema, keeps what is typed, and says what is wrong in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from yimen.base.forms.filling import form_of, judged
from yimen.base.forms.reading import MOST_ROWS, sheet
from yimen.base.forms.typed import answers_of, row_of

PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "title": "姓名"},
        "age": {"type": "integer"},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["shop", "seats", "chain"],
    "properties": {
        "shop": {"type": "string", "title": "店名", "maxLength": 10},
        "seats": {"type": "integer", "minimum": 1},
        "area": {"type": "number", "x-unit": "平方米"},
        "chain": {"type": "boolean"},
        "kind": {"type": "string", "enum": ["热食", "冷食"]},
        "opens": {"type": "string", "format": "date"},
        "owner": {"type": "string", "format": "citizen-id"},
        "firm": {"type": "string", "format": "uscc"},
        "phone": {"type": "string", "format": "phone"},
        "rent": {"type": "integer", "format": "money", "minimum": 100, "maximum": 1_000_000},
        "staff": {"type": "array", "title": "从业人员", "maxItems": 5, "items": PERSON},
    },
    "allOf": [
        {
            "if": {"properties": {"chain": {"const": True}}, "required": ["chain"]},
            "then": {
                "required": ["brand"],
                "properties": {"brand": {"type": "string", "enum": ["甲", "乙"]}},
            },
        },
        {
            "if": {"properties": {"brand": {"enum": ["乙"]}}, "required": ["brand"]},
            "then": {"required": ["licence"], "properties": {"licence": {"type": "string"}}},
        },
    ],
    "x-steps": [
        {"title": "店铺", "fields": ["shop", "seats", "area", "chain", "brand", "licence"]},
        {"title": "人员", "fields": ["owner", "staff"]},
    ],
}
FORM = sheet(json.dumps(SCHEMA))
SOUND = {
    "shop": "一品",
    "seats": "12",
    "area": "30.5",
    "chain": "no",
    "kind": "热食",
    "opens": "2026-03-02",
    "owner": "11010519491231002x",
    "phone": "138 0013 8000",
    "rent": "1,200.5",
    "staff-0-name": "张三",
    "staff-0-age": "40",
    "staff-2-name": "李四",
}
KEPT = {
    "shop": "一品",
    "seats": 12,
    "area": 30.5,
    "chain": False,
    "kind": "热食",
    "opens": "2026-03-02",
    "owner": "11010519491231002X",
    "phone": "13800138000",
    "rent": 120050,
    "staff": [{"name": "张三", "age": 40}, {"name": "李四"}],
}


def typed(**given: str) -> QueryDict:
    found = QueryDict(mutable=True)
    found.update(given)
    return found


def test_sound_answers_have_the_types_of_the_schema() -> None:
    answers = answers_of(FORM, SOUND)

    assert answers == KEPT
    assert form_of(FORM, answers, typed(**SOUND)).is_valid()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("shop", ""),
        ("shop", "一二三四五六七八九十十一"),
        ("seats", "twelve"),
        ("seats", "0"),
        ("kind", "<script>"),
        ("opens", "2026-02-30"),
        ("owner", "110105194912310021"),
        ("firm", "91990101DM0001016K"),
        ("phone", "1380013800"),
        ("rent", "1.234"),
        ("rent", "-5"),
        ("rent", "0.99"),
        ("rent", "10000.01"),
        ("staff-2-name", "李" * 300),
        ("staff-0-name", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field: str, wrong: str) -> None:
    given = {**SOUND, field: wrong}

    form = form_of(FORM, answers_of(FORM, given), typed(**given))

    assert list(form.errors) == [field]


@pytest.mark.parametrize("field", ["seats", "owner", "firm", "phone", "rent", "opens"])
def test_what_is_wrong_is_kept_as_typed(field: str) -> None:
    answers = answers_of(FORM, {**SOUND, field: "不知道"})

    assert form_of(FORM, answers)[field].value() == "不知道"


def test_kept_answers_come_back_into_the_form_as_typed() -> None:
    form = form_of(FORM, KEPT, added="staff")

    values = {name: form[name].value() for name in ("seats", "chain", "rent", "staff-1-name")}
    assert values == {"seats": 12, "chain": "no", "rent": "1200.50", "staff-1-name": "李四"}
    assert "staff-2-name" in form.fields


def test_a_form_is_cut_into_its_steps_and_what_no_step_names_comes_last() -> None:
    assert [step.title for step in FORM.steps] == ["店铺", "人员", ""]
    assert FORM.steps[2].names == {"kind", "opens", "firm", "phone", "rent"}


def test_a_question_that_appears_stands_after_the_one_that_brings_it() -> None:
    plain = sheet(json.dumps({key: of for key, of in SCHEMA.items() if key != "x-steps"}))

    names = [each.name for each in plain.questions]
    assert names[3:7] == ["chain", "brand", "licence", "kind"]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, set()),
        ({"chain": False}, set()),
        ({"chain": 1}, set()),
        ({"chain": True}, {"brand"}),
        ({"chain": True, "brand": "乙"}, {"brand", "licence"}),
        ({"chain": False, "brand": "乙"}, set()),
    ],
)
def test_a_question_appears_by_an_answer_that_itself_counts(
    answers: dict[str, Any], shown: set[str]
) -> None:
    assert FORM.shown(answers) & {"brand", "licence"} == shown


def test_answers_to_what_does_not_appear_are_not_kept() -> None:
    answers = {"chain": False, "brand": "乙", "licence": "证", "shop": "一品"}

    assert FORM.kept(answers) == {"chain": False, "shop": "一品"}


def test_what_does_not_appear_is_not_judged_and_what_appears_is() -> None:
    given = {**SOUND, "brand": "丙"}
    hidden = form_of(FORM, answers_of(FORM, given), typed(**given))
    given = {**given, "chain": "yes"}
    shown = form_of(FORM, answers_of(FORM, given), typed(**given))

    assert hidden.is_valid()
    assert list(shown.errors) == ["brand"]
    assert [b.hidden for b in hidden.blocks() if b.when] == [True, True]


def test_kept_answers_of_a_page_are_judged_again() -> None:
    kept = {**KEPT, "owner": "1", "seats": "many"}

    assert list(judged(FORM, kept, FORM.steps[0].names).errors) == ["seats"]
    assert list(judged(FORM, kept, FORM.steps[1].names).errors) == ["owner"]
    assert judged(FORM, KEPT, {each.name for each in FORM.questions}).is_valid()


def test_a_row_goes_and_the_others_move_up() -> None:
    answers = answers_of(FORM, SOUND, without=row_of("staff-0"))

    assert answers["staff"] == [{"name": "李四"}]


@pytest.mark.parametrize("text", ["", "staff", "staff-", "-1", "staff-x", "staff-99999", "a-²"])
def test_what_names_no_row_takes_none_out(text: str) -> None:
    assert row_of(text) is None


def test_a_list_has_as_many_rows_as_it_must_and_may() -> None:
    many = form_of(FORM, {}, typed(**{f"staff-{n}-name": "x" for n in range(30)}))
    required = {**SCHEMA, "required": ["staff"]}
    one = form_of(sheet(json.dumps(required)), {})

    assert ("staff-4-name" in many.fields, "staff-5-name" in many.fields) == (True, False)
    assert ("staff-0-name" in one.fields, "staff-1-name" in one.fields) == (True, False)
    assert not any(name.startswith("staff") for name in form_of(FORM, {}).fields)


def test_hostile_rows_are_not_counted_without_end() -> None:
    wide = {"properties": {"staff": {"type": "array", "items": PERSON}}}
    form = form_of(
        sheet(json.dumps(wide)), {}, typed(**{"staff-999-name": "x", "staff-99999999-name": "y"})
    )

    assert f"staff-{MOST_ROWS - 1}-name" in form.fields
    assert f"staff-{MOST_ROWS}-name" not in form.fields


def test_what_was_answered_is_told_in_the_words_of_the_form() -> None:
    told = dict(form_of(FORM, KEPT).told())

    assert (told["chain"], told["rent"], told["从业人员 2 · 姓名"]) == ("否", "1,200.50 元", "李四")
    assert (told["opens"], told["area"]) == ("2026年3月2日", "30.5 平方米")
    assert "brand" not in told


def test_an_item_without_a_form_asks_nothing() -> None:
    assert not form_of(sheet(""), {}).fields
    assert answers_of(sheet(""), SOUND) == {}


VALUES = st.dictionaries(st.sampled_from([*SOUND, "firm", "brand", "other"]), st.text(max_size=30))


@given(VALUES)
def test_whatever_is_typed_can_be_kept_and_shown(given: dict[str, Any]) -> None:
    answers = FORM.kept(answers_of(FORM, given))

    with translation.override("en"):
        form_of(FORM, answers, typed(**given)).is_valid()
        form_of(FORM, answers).told()
    assert json.loads(json.dumps(answers, allow_nan=False)) == answers
    assert "\0" not in str(answers)
