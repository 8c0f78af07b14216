"""Whose hands a step is in, and the voices in a joint one."""

from __future__ import annotations

from typing import Any

import pytest

from yimen.ground.process import queries, rules, verbs
from yimen.ground.process.queries import hands, voices
from yimen.ground.process.states import Outcome, RunState, StepState
from yimen.ground.process.tests import make

pytestmark = pytest.mark.django_db
AT: dict[str, Any] = {"now": make.NOW, "today": make.TODAY}


def joint() -> dict[str, Any]:
    more = {"kind": "joint", "members": ["fire", "land", "water"], "lead": "land", "quorum": 2}
    return make.plan(make.step("review", **more))


def test_a_step_in_one_hand_is_not_in_another() -> None:
    run = make.run_of(make.five_branches())
    verbs.claim(run=run, step="accept", by="reviewer", **AT)

    with pytest.raises(rules.ClaimedByOther):
        verbs.claim(run=run, step="accept", by="colleague", **AT)
    with pytest.raises(rules.ClaimedByOther):
        make.answer(run, "accept", by="colleague")

    assert set(make.answer(run, "accept").opened) == set(make.DEPARTMENTS)


def test_a_released_step_is_there_for_others() -> None:
    run = make.run_of(make.five_branches())
    verbs.claim(run=run, step="accept", by="reviewer", **AT)
    verbs.release(run=run, step="accept", by="reviewer", **AT)

    verbs.claim(run=run, step="accept", by="colleague", **AT)

    step = queries.standing(run=run, today=make.TODAY).steps[0]
    assert (step.state, step.claimed_by) == (StepState.CLAIMED, "colleague")


def test_a_joint_step_is_closed_when_enough_members_have_spoken() -> None:
    run = make.run_of(joint())
    verbs.claim(run=run, step="review", by="reviewer", **AT)
    said = {"run": run, "step": "review", "outcome": Outcome.APPROVE, **AT}

    verbs.give_opinion(unit="fire", by="fire officer", **said)
    verbs.give_opinion(unit="fire", by="fire officer", **said)
    with pytest.raises(rules.OpinionMissing) as refused:
        make.answer(run, "review")
    with pytest.raises(rules.OpinionNotAsked):
        verbs.give_opinion(unit="police", by="policeman", **said)
    verbs.give_opinion(unit="land", by="land officer", **said)
    ended = make.answer(run, "review")

    assert (refused.value.facts["spoken"], refused.value.facts["silent"]) == (1, "land、water")
    assert ended.state == RunState.FINISHED


def test_a_finished_step_done_again_is_a_new_attempt_and_nothing_else_moves() -> None:
    run = make.run_of(make.plan(make.step("a"), make.step("b", "a")))
    again = {"run": run, "outcome": Outcome.APPROVE, "by": "reviewer", **AT}
    make.answer(run, "a")

    with pytest.raises(rules.StepNotOpen):
        verbs.repeat(step="b", **again)
    verbs.repeat(step="a", **again)
    make.answer(run, "b")
    verbs.repeat(step="a", **again)

    found = queries.standing(run=run, today=make.TODAY)
    assert found.state == RunState.FINISHED
    assert [(step.key, step.attempt) for step in found.steps] == [("a", 3), ("b", 1)]


def test_a_run_that_is_stopped_drops_what_is_in_hand() -> None:
    run = make.run_of(make.five_branches())
    make.answer(run, "accept")

    verbs.stop(run=run, reason="withdrawn", by="clerk", **AT)

    found = queries.standing(run=run, today=make.TODAY)
    assert found.state == RunState.STOPPED
    assert {s.state for s in found.steps if s.key in make.DEPARTMENTS} == {StepState.DROPPED}
    with pytest.raises(rules.RunEnded):
        verbs.stop(run=run, reason="withdrawn", by="clerk", **AT)


def test_who_leads_puts_back_what_another_has_in_hand() -> None:
    run = make.run_of(make.five_branches())
    verbs.claim(run=run, step="accept", by="reviewer", **AT)

    with pytest.raises(rules.ClaimedByOther):
        verbs.release(run=run, step="accept", by="head", **AT)
    verbs.release(run=run, step="accept", by="head", from_other=True, **AT)

    step = queries.standing(run=run, today=make.TODAY).steps[0]
    assert (step.state, step.claimed_by) == (StepState.OPEN, None)


def test_a_step_is_handed_to_a_colleague_with_a_reason_and_is_theirs() -> None:
    run = make.run_of(make.five_branches())
    verbs.claim(run=run, step="accept", by="reviewer", **AT)
    over = {"run": run, "step": "accept", "by": "reviewer", **AT}

    verbs.hand_over(to="colleague", reason="leave", **over)
    with pytest.raises(rules.HandedToHolder):
        verbs.hand_over(to="colleague", reason="leave", **over)
    with pytest.raises(rules.ReasonEmpty):
        verbs.hand_over(to="third", reason=" ", **over)
    with pytest.raises(rules.ClaimedByOther):
        make.answer(run, "accept")

    assert make.answer(run, "accept", by="colleague").opened


def test_a_joint_step_waits_in_the_hands_of_its_lead_and_tells_who_is_silent() -> None:
    more = {"kind": "joint", "members": ["fire", "land"], "lead": "land", "unit": ""}
    data = make.plan(make.step("review", **more))
    data["steps"][0].pop("unit")
    run = make.run_of(data)
    said = {"run": run, "step": "review", "outcome": Outcome.APPROVE, **AT}

    verbs.give_opinion(unit="fire", by="fire officer", opinion="同意", **said)

    step = queries.standing(run=run, today=make.TODAY).steps[0]
    assert step.joint
    assert (step.unit, step.joint.needed, step.joint.silent) == ("land", 2, ("land",))
    assert [one.about for one in hands.in_hand(units=["land"], about_kind="case")]
    assert not hands.in_hand(units=["fire"], about_kind="case")


def test_members_of_a_joint_step_find_it_until_they_have_spoken() -> None:
    more = {"kind": "joint", "members": ["fire", "land", "water"], "lead": "land"}
    run = make.run_of(make.plan(make.step("review", **more)))
    said = {"run": run, "step": "review", "outcome": Outcome.APPROVE, **AT}

    before = voices.awaited(units=["fire", "water"], about_kind="case")
    verbs.give_opinion(unit="fire", by="fire officer", **said)
    between = voices.awaited(units=["fire", "water"], about_kind="case")
    verbs.give_opinion(unit="water", by="water officer", **said)
    after = voices.awaited(units=["fire", "water"], about_kind="case")

    assert [one.unit for one in before] == ["fire"]
    assert [one.unit for one in between] == ["water"]
    assert after == []
    assert voices.count_awaited(units=["fire", "land"], about_kind="case") == 1
