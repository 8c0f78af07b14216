"""A plan from JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.errors import Refused
from yimen.kernel.plan import (
    ConditionFailed,
    Fact,
    FactType,
    Kind,
    Needed,
    OnRefuse,
    Plan,
    Step,
    Unreadable,
    digest,
    faults,
    holds,
    needed_documents,
    parse,
    read,
    to_data,
)
from yimen.kernel.plan.tests import make

FULL = Plan(
    code="51-0001",
    name="建筑工程施工许可",
    facts=(
        Fact("area", FactType.INTEGER, low=0, high=2**53 - 1, default=0),
        Fact("big", FactType.BOOLEAN, set_by="review", default=False),
        Fact("kind", FactType.ENUM, values=("新建", "改建")),
        Fact("note", FactType.STRING, default=""),
    ),
    given=("申请表",),
    limit=Limit(20, Unit.WORKING_DAY),
    promised=Limit(1, Unit.MONTH),
    steps=(
        Step("accept", "受理", "window"),
        Step(
            "review",
            "联合审查",
            kind=Kind.JOINT,
            after=("accept",),
            when="kind == '新建'",
            limit=Limit(48, Unit.HOUR),
            on_refuse=OnRefuse.SEND_BACK,
            return_to="accept",
            requires=(Needed("申请表"), Needed("图纸", "area > 500")),
            produces=("意见书",),
            sets=("big",),
            members=("a", "b"),
            lead="a",
            quorum=2,
        ),
    ),
)

leaves = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None))
)
anything = st.recursive(
    leaves,
    lambda deeper: (
        st.lists(deeper, max_size=4)
        | st.dictionaries(
            st.sampled_from(["code", "name", "steps", "facts", "limit", "key", "type"]) | st.text(),
            deeper,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@pytest.mark.slow
@given(make.dags())
def test_a_plan_written_and_read_is_the_same(plan: Plan) -> None:
    assert parse(json.loads(json.dumps(to_data(plan)))) == plan


def test_everything_a_plan_can_hold_survives_writing() -> None:
    assert parse(to_data(FULL)) == FULL
    assert read(json.dumps(to_data(FULL))) == FULL


def test_what_is_at_its_default_is_not_written() -> None:
    assert to_data(Plan("p", "plan", steps=(Step("a", "b"),))) == {
        "code": "p",
        "name": "plan",
        "steps": [{"key": "a", "name": "b"}],
    }


def test_the_digest_knows_what_matters_and_nothing_else() -> None:
    data = to_data(FULL)
    turned = {key: data[key] for key in reversed(data)}
    turned["facts"] = {name: data["facts"][name] for name in reversed(data["facts"])}
    turned["steps"][0] |= {"when": "", "requires": [], "kind": "single"}
    changed = to_data(FULL) | {"name": "x"}

    assert parse(turned) == FULL
    assert digest(parse(turned)) == digest(FULL)
    assert digest(parse(changed)) != digest(FULL)
    assert len(digest(FULL)) == 64


@pytest.mark.slow
@given(anything)
def test_reading_refuses_and_never_breaks(data: object) -> None:
    try:
        plan = parse(data)
    except Unreadable:
        return
    assert parse(to_data(plan)) == plan


@pytest.mark.slow
@given(anything, st.data())
def test_a_plan_spoilt_in_one_place_is_refused_or_checked(
    part: object, data: st.DataObject
) -> None:
    spoilt = to_data(FULL)
    place: Any = spoilt
    while isinstance(place, dict | list) and place:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(list(keys)))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = part
            break
        place = place[key]

    try:
        plan = parse(spoilt)
    except Unreadable:
        return
    faults(plan)
    digest(plan)


def test_every_place_is_told_by_its_pointer() -> None:
    data = to_data(FULL)
    data["steps"][0]["kind"] = "triple"
    data["facts"]["a~b/c"] = {"type": "bool"}
    data["limit"] = {"number": -1, "unit": "week"}
    del data["code"]

    with pytest.raises(Unreadable) as refused:
        parse(data)

    places: Any = refused.value.facts["places"]
    assert {at for at, _ in places} == {
        "",
        "/facts",
        "/facts/a~0b~1c/type",
        "/limit/number",
        "/limit/unit",
        "/steps/0/kind",
    }


LONE = '{"code": "p", "name": "\\ud800", "steps": []}'


def test_texts_that_are_not_json_are_refused() -> None:
    for text in (
        "",
        "{",
        "nul",
        "[" * 100_000,
        b"\xff\xfe\xff",
        '{"code": "\\ud800"}',
        LONE,
        "NaN",
    ):
        with pytest.raises(Unreadable):
            read(text)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data.update(extra=1), "extra"),
        (lambda data: data["steps"][0].update(quorum=1.5), "1.5"),
        (lambda data: data["facts"].update({"in": {"type": "boolean"}}), "in"),
        (lambda data: data["facts"]["area"].update(low=2**60), str(2**60)),
        (lambda data: data["steps"][0].update(when="x || " * 999), "longer than 1000 characters"),
        (lambda data: data["steps"][0].update(name="a\0b"), "does not match"),
    ],
)
def test_what_is_wrong_is_said(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    data = to_data(FULL)
    spoil(data)

    with pytest.raises(Unreadable) as refused:
        parse(data)

    assert said in str(refused.value.facts["text"])


def test_what_one_object_says_twice_is_refused_with_each_key() -> None:
    with pytest.raises(Unreadable) as refused:
        read('{"code": "p", "steps": [{"key": "a", "after": [], "key": "b", "after": 1}]}')

    assert refused.value.facts["text"] == '/: in one object twice: "key", "after"'


def test_a_whole_number_written_with_a_point_is_that_number() -> None:
    data = to_data(FULL)
    data["limit"]["number"] = 20.0
    data["facts"]["area"]["low"] = 0.0

    plan = parse(data)

    assert plan == FULL
    assert {type(fact.low) for fact in plan.facts if fact.name == "area"} == {int}


def test_documents_are_needed_by_the_facts() -> None:
    review = FULL.by_key["review"]

    assert needed_documents(review, {"area": 500}) == ("申请表",)
    assert needed_documents(review, {"area": 501}) == ("申请表", "图纸")


@pytest.mark.parametrize(
    "when", ["1 +", "1", "'x'", "1 / 0 == 1", "area < 'x'", "f()", "true" + " && true" * 200]
)
def test_a_condition_without_an_answer_is_refused(when: str) -> None:
    with pytest.raises(ConditionFailed):
        holds(when, {"area": 1})


@pytest.mark.slow
@given(st.text(max_size=60), anything)
def test_a_condition_holds_or_not_or_is_refused(when: str, fact: object) -> None:
    try:
        assert holds(when, {"a": fact}) in (True, False)
        assert holds(f"a == {when}", {"a": fact}) in (True, False)
    except Refused:
        pass
