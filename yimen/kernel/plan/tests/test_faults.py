"""Every fault of a plan is found and named, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel.plan import (
    Fact,
    FactType,
    Kind,
    Needed,
    OnRefuse,
    Plan,
    Step,
    descendants,
    faults,
)
from yimen.kernel.plan.tests import make
from yimen.kernel.plan.tests.make import BIG, found, hints, one, plan


def test_the_usual_permit_has_no_fault_and_no_hint() -> None:
    assert faults(make.permit()) == ()


def test_a_loop_through_a_document_is_named_in_order() -> None:
    looped = plan(
        Step("permit", "规划许可", after=("drawings",), produces=("批文",)),
        Step("drawings", "施工图审查", requires=(Needed("批文"),)),
    )

    fault = one(looped, "cycle")

    assert fault.steps == ("permit", "drawings")
    assert fault.facts["documents"] == ["", "批文"]
    assert "document-missing" not in found(looped)


def test_a_step_that_needs_what_only_it_makes_is_a_loop_of_one() -> None:
    assert found(plan(Step("a", "a", requires=(Needed("x"),), produces=("x",)))) == {
        "cycle": ("a",)
    }


def test_a_document_made_again_later_is_no_loop() -> None:
    again = plan(
        Step("a", "a", produces=("x",)),
        Step("b", "b", after=("a",), requires=(Needed("x"),)),
        Step("c", "c", after=("b",), produces=("x",)),
    )

    assert faults(again) == ()


def test_of_a_component_the_shortest_loop_is_named() -> None:
    looped = make.graph({"a": ("d",), "b": ("a", "c"), "c": ("b",), "d": ("c",)})

    assert one(looped, "cycle").steps == ("b", "c")


def test_what_stands_behind_and_before_a_loop_is_named() -> None:
    looped = make.graph({"start": (), "b": ("c", "start"), "c": ("b",)})
    followed = make.graph({"b": ("c",), "c": ("b",), "end": ("c",)})

    assert found(looped) == {"cycle": ("b", "c"), "dead-end": ("start",)}
    assert found(followed) == {"cycle": ("b", "c"), "unreachable": ("end",)}


def test_faults_of_names_are_found_together() -> None:
    broken = plan(Step("a", "a", after=("a", "nowhere")), Step("b", "b"), Step("b", "other"))

    assert found(broken).keys() == {"key-twice", "prerequisite-self", "prerequisite-unknown"}


def test_a_plan_without_steps_is_no_plan() -> None:
    assert found(plan()) == {"no-steps": ()}


def test_the_nearest_producer_that_does_not_come_before_is_named() -> None:
    late = plan(
        Step("a", "a"),
        Step("near", "near", after=("a",), produces=("x",)),
        Step("needs", "needs", after=("a",), requires=(Needed("x"),)),
        Step("on", "on", after=("near",)),
        Step("far", "far", after=("on",), produces=("x",)),
    )

    assert one(late, "document-missing").steps == ("needs", "near")


def test_a_document_that_nobody_supplies_is_named() -> None:
    needs = plan(Step("a", "a", requires=(Needed("x"),)))

    assert found(needs) == {"document-missing": ("a",)}
    assert faults(replace(needs, given=("x",))) == ()


def test_two_steps_side_by_side_do_not_make_the_same_document() -> None:
    a, b = Step("a", "a", produces=("x",)), Step("b", "b", produces=("x",))
    exclusive = (replace(a, when="big"), replace(b, when="!big"))

    assert found(plan(a, b)) == {"document-twice": ("a", "b")}
    assert found(plan(a, replace(b, after=("a",)))) == {}
    assert found(plan(*exclusive, facts=(BIG,))) == {}


def test_a_document_is_given_or_made_not_both() -> None:
    assert found(plan(Step("a", "a", produces=("x",)), given=("x",))) == {
        "document-given-and-made": ("a",)
    }


def test_a_document_from_a_step_that_may_be_skipped_comes_with_the_facts() -> None:
    count = Fact("count", FactType.INTEGER, low=0)
    makes = Step("makes", "makes", when="count > 7", produces=("x",))
    needs = Step("needs", "needs", after=("makes",), requires=(Needed("x"),))
    only_then = replace(needs, requires=(Needed("x", "count >= 8"),))

    fault = one(plan(makes, needs, facts=(count,)), "document-skippable")

    assert fault.steps == ("needs", "makes")
    assert fault.facts["example"] == {"count": 0}
    assert found(plan(makes, only_then, facts=(count,))) == {}


def test_a_joint_step_has_two_members_a_lead_among_them_and_a_quorum_in_reach() -> None:
    joint = Step("a", "a", kind=Kind.JOINT, members=("x", "y"), lead="x", quorum=2)

    assert found(plan(joint)) == {}
    assert found(plan(replace(joint, members=("x",), quorum=0))) == {"joint-too-few": ("a",)}
    assert found(plan(replace(joint, lead=""))) == {"joint-no-lead": ("a",)}
    assert found(plan(replace(joint, lead="z"))) == {"joint-lead-outside": ("a",)}
    assert found(plan(replace(joint, quorum=3))) == {"joint-quorum": ("a",)}
    assert found(plan(replace(joint, kind=Kind.SINGLE))) == {"joint-not-joint": ("a",)}


def test_a_refusal_returns_to_a_step_before() -> None:
    a, b = Step("a", "a"), Step("b", "b", after=("a",), on_refuse=OnRefuse.SEND_BACK)

    assert found(plan(a, replace(b, return_to="a"))) == {}
    assert found(plan(a, b)) == {"return-nowhere": ("b",)}
    assert found(plan(a, replace(b, return_to="c"))) == {"return-unknown": ("b",)}
    assert found(plan(a, replace(b, return_to="b"))) == {"return-not-before": ("b", "b")}
    assert found(plan(replace(a, return_to="b"))) == {"return-not-asked": ("a",)}


def test_units_are_looked_for_where_they_are_known() -> None:
    steps = plan(Step("a", "a", "window"), Step("b", "b", after=("a",)))

    assert faults(steps) == ()
    assert [(f.code, f.steps) for f in faults(steps, units=["hall"])] == [
        ("unit-unknown", ("a",)),
        ("unit-missing", ("b",)),
    ]


def test_the_longest_path_fits_into_the_law_and_the_promise() -> None:
    permit = make.permit()  # 1 + 9 + 3

    assert found(replace(permit, limit=make.days(13), promised=make.days(13))) == {}
    assert found(replace(permit, limit=make.days(12), promised=None)) == {
        "time-over-limit": ("accept", "environment", "decide", "issue")
    }
    assert found(replace(permit, promised=make.days(21))) == {"promise-over-limit": ()}


def test_branches_that_exclude_each_other_are_not_added_up() -> None:
    long = Step("long", "long", when="big", limit=make.days(9))
    short = Step("short", "short", after=("long",), when="!big", limit=make.days(3))
    either = replace(plan(long, short, facts=(BIG,)), limit=make.days(9))

    assert found(either) == {}
    assert one(replace(either, limit=make.days(8)), "time-over-limit").facts["over"] == 1


def test_what_only_deserves_a_look_is_a_hint() -> None:
    redundant = make.graph({"a": (), "b": ("a",), "c": ("b", "a")})
    loose = make.graph({"a": (), "b": ("a",), "c": ("a",)})
    machine = plan(Step("a", "a", "window", kind=Kind.AUTOMATIC))

    assert hints(redundant) == {"prerequisite-redundant": ("c", "a")}
    assert hints(loose) == {"loose-end": ("b",)}
    assert hints(machine) == {"automatic-has-duties": ("a",)}


def test_a_plan_is_checked_again_to_the_same_words() -> None:
    broken = make.graph({"a": ("b",), "b": ("a",), "c": ("x",), "d": ("c",)})

    assert faults(broken) == faults(broken)


@pytest.mark.slow
@settings(max_examples=20)  # each plays a thousand runs
@given(make.dags(most=7))
def test_no_loop_is_seen_where_there_is_none_and_runs_end(random: Plan) -> None:
    codes = {fault.code for fault in faults(random)}

    assert not codes & {"cycle", "unreachable", "dead-end", "run-stuck", "run-twice", "run-refused"}


@pytest.mark.slow
@given(make.dags(), st.data())
def test_an_arrow_that_closes_a_loop_is_found_and_the_loop_named_in_order(
    random: Plan, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(random.by_key)))
    below = [key, *sorted(descendants(random, key))]
    other = data.draw(st.sampled_from(below))
    after = {step.key: step.after for step in random.steps}
    after[key] = (*after[key], other)

    codes = {fault.code: fault.steps for fault in faults(make.graph(after))}

    assert ("prerequisite-self" if other == key else "cycle") in codes
    loop = codes.get("cycle", ())
    assert all(b in after[a] for a, b in zip(loop, loop[1:] + loop[:1], strict=True))


def big_plan(wide: Mapping[str, tuple[str, ...]]) -> Plan:
    steps = [replace(step, when="big || kind == 'new'") for step in make.graph(wide).steps]
    return replace(make.graph(wide), facts=make.FACTS, steps=tuple(steps))


@pytest.mark.slow
def test_four_hundred_steps_are_checked_while_one_waits() -> None:
    chain = {f"s{n}": tuple(f"s{n - by}" for by in (1, 3) if n >= by) for n in range(400)}

    assert {fault.code for fault in faults(big_plan(chain))} == {"prerequisite-redundant"}
