"""Every act in every state, in the table and on real cases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import transaction

from yimen.work.cases.models import Case
from yimen.work.cases.states import (
    EXTERNAL_MOVES,
    MOVES,
    Act,
    External,
    Outcome,
    SecondNotice,
    State,
    WrongState,
    after,
    external,
    told,
)
from yimen.work.cases.tests import make

BY_REVIEW = (Act.REVIEW, Act.FINISH, Act.OPPOSE)  # one verb; the run says which of them it was
BY_LAPSE_OF_GAPS = (Act.LAPSE_GAPS, Act.LAPSE_GAPS_OPPOSED, Act.LAPSE_GAPS_GRANTED)
BY_REFERRAL = (Act.REFER_UP, Act.REFER_UP_REVIEWED)  # where the plan goes on above, or is over
BY_LAPSE = (Act.LAPSE, Act.LAPSE_REJECTED)  # as the notice said


def shown(state: State, act: Act | None = None) -> set[External]:
    """The national codes that a state may show, once an act has led to it."""
    if state in {State.DECIDED, State.DELIVERED, State.CLOSED}:
        granted = [Outcome.GRANTED, Outcome.GRANTED_WITH_GAPS]
        grants = (Act.GRANT, Act.GRANT_AT_ONCE, Act.RENEW_BY_SILENCE)
        at_once = dict.fromkeys(grants, granted)
        outcomes = {**at_once, Act.REFUSE: [Outcome.REFUSED]}
        return {external(state, one) for one in outcomes.get(act or Act.CLOSE, list(Outcome))}
    return {external(state, None)}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_the_table_answers_for_every_act_in_every_state(state: State, act: Act) -> None:
    if (state, act) in MOVES:
        assert after(state, act) == MOVES[state, act]
    else:
        with pytest.raises((WrongState, SecondNotice)):
            after(state, act)


def test_every_state_can_be_reached_and_left_or_is_an_end() -> None:
    left = {state for (state, _), behind in MOVES.items() if behind is not state}
    ends = {
        State.NOT_REQUIRED,
        State.REJECTED,
        State.CLOSED,
        State.TAKEN_BACK,
        State.WITHDRAWN,
    }

    assert set(MOVES.values()) | {State.SUBMITTED} == set(State)
    assert set(State) - left == ends


@pytest.mark.parametrize(("state", "act"), MOVES)
def test_every_move_is_one_that_the_national_exchange_knows(state: State, act: Act) -> None:
    before, behind = shown(state), shown(MOVES[state, act], act)

    if len(before) == 1:
        old = before.pop()
        for new in behind:
            way = [old, *told(old, new)]
            assert all(to in EXTERNAL_MOVES[since] for since, to in pairwise(way))


def test_an_ended_case_shows_its_outcome_and_no_other_state_has_one() -> None:
    assert external(State.CLOSED, Outcome.GRANTED) == 11
    assert external(State.DECIDED, Outcome.REFUSED) == 13
    assert [external(State.TAKEN_BACK, None), external(State.WITHDRAWN, None)] == [2, 14]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("state", State)
def test_every_verb_does_in_every_state_what_the_table_says(state: State) -> None:
    make.item()
    make.local_rules()
    number = make.IN[state]()
    assert Case.objects.get(number=number).state == state

    for act, do in make.DO.items():
        lawful = {MOVES[state, one] for one in acts(act) if (state, one) in MOVES}
        with transaction.atomic():
            if lawful:
                make.READY.get(act, str)(number)
                do(number)
                assert Case.objects.get(number=number).state in lawful, act
            else:
                with pytest.raises((WrongState, SecondNotice)):
                    do(number)
                assert Case.objects.get(number=number).state == state, act
            transaction.set_rollback(True)


def acts(act: Act) -> tuple[Act, ...]:
    """What a verb may be in the table."""
    several = {Act.REVIEW: BY_REVIEW, Act.LAPSE: BY_LAPSE, Act.LAPSE_GAPS: BY_LAPSE_OF_GAPS}
    several[Act.REFER_UP] = BY_REFERRAL
    return several.get(act, (act,))
