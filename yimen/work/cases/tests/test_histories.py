"""Whatever is tried in whatever order, the record tells a lawful life, and the one that was led."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import pytest
from django.db import transaction

from yimen.ground.ledger import queries as ledger
from yimen.ground.process.states import Outcome
from yimen.kernel.errors import Refused
from yimen.work.cases.models import Case
from yimen.work.cases.states import MOVES, Act, State
from yimen.work.cases.tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
ACTS = {  # as the ledger calls them, where that is not the name of the act
    "review": (Act.REVIEW, Act.FINISH, Act.OPPOSE),
    "accept": (Act.ACCEPT, Act.DEEM_ACCEPTED),
    "deem_accepted": (Act.DEEM_ACCEPTED,),
}


def review(dice: Random) -> Callable[[str], object]:
    step = dice.choice(make.DEPARTMENTS)
    outcome = dice.choice([Outcome.APPROVE, Outcome.APPROVE, Outcome.REFUSE])
    return lambda number: make.review(number, step, outcome)


def lived(number: str, dice: Random, tries: int) -> int:
    """Try acts at random; how many were lawful."""
    done = 0
    rare = {Act.WITHDRAW, Act.NOT_REQUIRED, Act.REJECT, Act.LAPSE}
    acts = [act for act in make.DO if act not in rare or dice.random() < 0.2]
    for _ in range(tries):
        act = dice.choice(acts)
        do = review(dice) if act is Act.REVIEW else make.DO[act]
        try:
            with transaction.atomic():
                do(number)
        except Refused:
            continue
        done += 1
    return done


@pytest.mark.parametrize("seed", range(30))
def test_a_random_life_is_lawful_and_can_be_read_from_its_record(seed: int) -> None:
    make.item()
    make.local_rules()
    number = make.submitted()

    done = lived(number, Random(seed), 40)

    case = Case.objects.get(number=number)
    entries = ledger.history(case.about)
    state = State.SUBMITTED
    assert len(entries) == done + 1
    for entry in entries[1:]:
        act = entry.act.removeprefix("cases.")
        behind = State(json.loads(str(entry.body))["state"])
        possible = ACTS.get(act) or (Act(act),)
        assert behind in {MOVES.get((state, one)) for one in possible}, entry.act
        state = behind
    assert state == case.state
