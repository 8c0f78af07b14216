"""Refusals name states, acts and roles in the words of a person."""

from __future__ import annotations

import pytest

from yimen.base.sentences import sentence, words
from yimen.ground.people.states import Role
from yimen.ground.process.states import RunState, StepState
from yimen.work.cases.rules.access import not_allowed
from yimen.work.cases.states import Act, DocumentKind, State, WrongState


def test_a_refusal_says_state_and_act_in_words() -> None:
    refused = WrongState(state=State.REVIEWING.value, act=Act.ACCEPT.value)

    assert "处于“审查中”" in sentence(refused, "zh-hans")
    assert "“受理”" in sentence(refused, "zh-hans")
    assert "under review" in sentence(refused, "en")


def test_a_refusal_names_every_role_that_may() -> None:
    refused = not_allowed("fire", frozenset({Role.REVIEWER, Role.MANAGER}))

    assert "负责人、审查" in sentence(refused, "zh-hans")
    assert "manager, reviewer" in sentence(refused, "en")


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.CASE_STATES, [state.value for state in State]),
        (words.CASE_DOCUMENTS, [kind.value for kind in DocumentKind]),
        (words.CASE_ACTS, [act.value for act in Act]),
        (words.STEP_STATES, [state.name.lower() for state in StepState]),
        (words.RUN_STATES, [state.name.lower() for state in RunState]),
        (words.ROLES, [role.value for role in Role]),
    ],
    ids=["case states", "documents", "acts", "step states", "run states", "roles"],
)
def test_every_code_has_its_words(table: words.Words, codes: list[str]) -> None:
    assert set(table) == set(codes)
