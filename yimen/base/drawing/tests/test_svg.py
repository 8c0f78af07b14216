"""The drawing of a plan: all of it is there, nothing in it can harm, and colour is not needed."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.base.drawing import Standing, State, draw
from yimen.base.drawing.signs import DASHES, SIGNS
from yimen.base.drawing.tests.make import SVG, days, grouped, permit, shown, tree
from yimen.kernel.layout import Direction
from yimen.kernel.plan import NotOrdered, Plan, Step

FORBIDDEN = ("<script", "<style", "style=", "href", "onload", "onclick", " id=")
HOSTILE = "<script>alert(1)</script>\" onload='x' &amp; ]]>\x00\x1b\u202egnp.exe\ud800\ufffe"


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_every_step_and_every_arrow_stands_in_the_drawing(direction: Direction, lang: str) -> None:
    root = tree(draw(permit(), direction=direction, lang=lang))

    arrows = {(one.get("data-from"), one.get("data-to")) for one in grouped(root, "plan-arrow")}
    assert [one.get("data-step") for one in grouped(root, "plan-step")] == ["1", "2", "3", "4", "5"]
    # from 受理 to the decision there is none: the reviews imply it
    assert arrows == {("1", "2"), ("1", "3"), ("2", "4"), ("3", "4"), ("4", "5")}


def test_a_step_says_its_name_unit_limit_condition_and_kind() -> None:
    text = shown(tree(draw(permit(), units={"u1": "综合窗口", "u2": "住建局"}, lang="zh-hans")))

    for word in ("受理", "综合窗口", "1 个工作日", "消防设计审查", "视情形办理", "住建局"):
        assert word in text
    assert "行政审批局等 2 家" in text
    assert "联合办理" in text
    assert "自动办理" in text
    assert "法定时限 20 个工作日 · 承诺时限 15 个工作日 · 最长用时约 8 个工作日" in text


def test_the_critical_path_is_drawn_stronger() -> None:
    root = tree(draw(permit(), lang="en"))

    arrows = grouped(root, "plan-arrow")
    strong = [
        (a.get("data-from"), a.get("data-to")) for a in arrows if "critical" in a.attrib["class"]
    ]
    widths = {a.attrib["class"]: a[0].get("stroke-width") for a in arrows}
    assert sorted(strong) == [("1", "2"), ("2", "4"), ("4", "5")]
    assert widths == {"plan-arrow": "1.5", "plan-arrow plan-critical": "3"}


def test_the_critical_path_runs_over_steps_that_take_no_time() -> None:
    steps = (
        {"key": "a", "name": "A", "limit": days(2)},
        {"key": "free", "name": "B", "after": ["a"]},
        {"key": "c", "name": "C", "after": ["a", "free"], "limit": days(1)},
    )
    root = tree(draw(permit(steps=list(steps)), lang="en"))

    assert len(grouped(root, "plan-critical")) == 5  # three steps and the two arrows between them


def test_every_state_has_its_own_sign_and_word() -> None:
    keys = [state.value for state in State]
    plan = permit(steps=[{"key": key, "name": key.upper()} for key in keys])

    root = tree(draw(plan, states={key: Standing(State(key)) for key in keys}, lang="en"))

    signs = {state: SIGNS[state] for state in State}
    assert len(set(signs.values())) == len(State)
    assert len({(DASHES[state], state is State.CLAIMED) for state in State}) >= 6
    for state, group in zip(State, grouped(root, "plan-step"), strict=True):
        assert signs[state] in [path.get("d") for path in group.iter(f"{SVG}path")]
    for word in ("done", "open", "in hand", "paused", "waiting", "not needed", "returned"):
        assert shown(root).splitlines().count(word) == 2  # in its box and in the legend


def test_a_waiting_step_says_for_whom() -> None:
    states = {"accept": Standing(State.DONE), "site": Standing(State.CLAIMED, "王建国")}

    text = shown(tree(draw(permit(), states=states, lang="zh-hans")))

    assert "王建国" in text
    assert "待消防救援局、u2" in text.replace("\n", "")


def test_hostile_names_are_only_text() -> None:
    step = Step("k\x00", HOSTILE, unit=HOSTILE, when=HOSTILE)
    plan = Plan("p", HOSTILE, steps=(step,))
    states = {step.key: Standing(State.CLAIMED, HOSTILE)}

    drawn = draw(plan, states=states, lang="en")

    root = tree(drawn)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "rect", "text"),
    }
    assert not any(key.startswith("on") for one in root.iter() for key in one.attrib)
    assert "<script>alert(1)</script>" in (grouped(root, "plan-step")[0][0].text or "")
    drawn.encode()
    assert "\u202e" not in drawn


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_the_names_the_drawing_is_well_formed(name: str, unit: str) -> None:
    root = tree(draw(Plan("p", name, steps=(Step("a", name, unit=unit),)), lang="en"))

    assert len(grouped(root, "plan-step")) == 1


@pytest.mark.parametrize("themed", [True, False])
def test_nothing_stands_in_it_that_a_strict_page_forbids(themed: bool) -> None:
    drawn = draw(permit(), lang="en", themed=themed)

    assert not [word for word in FORBIDDEN if word in drawn]
    assert ("var(--plan-ink, #111111)" in drawn) is themed


def test_it_has_a_title_and_a_description_and_a_size() -> None:
    root = tree(draw(permit(), lang="en"))

    title, desc, *_ = root
    assert (title.tag, title.text) == (f"{SVG}title", "建筑工程施工许可")
    assert desc.tag == f"{SVG}desc"
    assert (desc.text or "").startswith("5 steps. Critical path: 受理 → 消防设计审查 → 联合决定")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_the_same_plan_gives_the_same_drawing() -> None:
    assert draw(permit(), lang="en") == draw(permit(), lang="en")


def test_a_plan_without_steps_is_an_empty_drawing() -> None:
    assert not grouped(tree(draw(permit(steps=[]), lang="en")), "plan-step")


def test_a_loop_has_no_drawing() -> None:
    looped = [{"key": "a", "name": "A", "after": ["b"]}, {"key": "b", "name": "B", "after": ["a"]}]

    with pytest.raises(NotOrdered):
        draw(permit(steps=looped))


@pytest.mark.slow
def test_four_hundred_steps_are_drawn_in_less_than_two_seconds() -> None:
    steps = tuple(
        Step(f"s{number}", f"环节{number}", after=(f"s{number // 3}", f"s{number - 5}"))
        if number > 8
        else Step(f"s{number}", f"环节{number}")
        for number in range(1, 401)
    )
    start = process_time()

    draw(Plan("p", "p", steps=steps), lang="en")

    assert process_time() - start < 2
