"""A form is made of a schema, keeps what is typed, and says what is wrong in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from yimen.doors.portal.forms.schema import MOST_ROWS, answers_of, form_of
from yimen.work.intake.rules import form_faults

SCHEMA = json.dumps(
    {
        "type": "object",
        "required": ["shop", "seats"],
        "properties": {
            "shop": {"type": "string", "title": "店名", "maxLength": 10},
            "seats": {"type": "integer", "minimum": 1},
            "area": {"type": "number"},
            "chain": {"type": "boolean"},
            "kind": {"type": "string", "enum": ["热食", "冷食"]},
            "opens": {"type": "string", "format": "date"},
            "owner": {"type": "string", "format": "citizen-id"},
            "firm": {"type": "string", "format": "uscc"},
            "staff": {
                "type": "array",
                "title": "从业人员",
                "items": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string", "title": "姓名"},
                        "age": {"type": "integer"},
                    },
                },
            },
        },
    }
)
SOUND = {
    "shop": "一品",
    "seats": "12",
    "area": "30.5",
    "chain": "no",
    "kind": "热食",
    "opens": "2026-03-02",
    "owner": "11010519491231002x",
    "staff-0-name": "张三",
    "staff-0-age": "40",
    "staff-2-name": "李四",
}


def typed(**given: str) -> QueryDict:
    found = QueryDict(mutable=True)
    found.update(given)
    return found


def test_sound_answers_have_the_types_of_the_schema() -> None:
    answers = answers_of(SCHEMA, SOUND)

    assert answers == {
        "shop": "一品",
        "seats": 12,
        "area": 30.5,
        "chain": False,
        "kind": "热食",
        "opens": "2026-03-02",
        "owner": "11010519491231002X",
        "staff": [{"name": "张三", "age": 40}, {"name": "李四"}],
    }
    assert list(form_faults(SCHEMA, answers)) == []
    assert form_of(SCHEMA, answers, typed(**SOUND)).is_valid()


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
    ],
)
def test_what_is_wrong_is_kept_and_said_at_its_field(field: str, wrong: str) -> None:
    given = {**SOUND, field: wrong}

    form = form_of(SCHEMA, answers_of(SCHEMA, given), typed(**given))

    assert list(form.errors) == [field]
    assert str(answers_of(SCHEMA, given).get(field, "")) == wrong


def test_kept_answers_come_back_into_the_form_with_a_row_more() -> None:
    form = form_of(SCHEMA, answers_of(SCHEMA, SOUND))

    assert form["seats"].value() == 12
    assert form["chain"].value() == "no"
    assert form["staff-1-name"].value() == "李四"
    assert "staff-2-name" in form.fields


def test_hostile_rows_are_not_counted_without_end() -> None:
    form = form_of(SCHEMA, {}, typed(**{"staff-999999999-name": "x", "staff-x-name": "y"}))

    assert f"staff-{MOST_ROWS - 1}-name" in form.fields
    assert f"staff-{MOST_ROWS}-name" not in form.fields


def test_an_item_without_a_form_asks_nothing() -> None:
    assert not form_of("", {}).fields
    assert answers_of("", SOUND) == {}


VALUES = st.dictionaries(st.sampled_from([*SOUND, "firm", "other"]), st.text(max_size=30))


@given(VALUES)
def test_whatever_is_typed_can_be_kept_and_shown(given: dict[str, Any]) -> None:
    answers = answers_of(SCHEMA, given)

    with translation.override("en"):
        form_of(SCHEMA, answers, typed(**given)).is_valid()
    assert json.loads(json.dumps(answers, allow_nan=False)) == answers
    assert "\0" not in str(answers)
