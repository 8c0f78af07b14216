"""A licence that a penalty takes away for a time, and what may become of it meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yimen.work.cases.states import EndGround
from yimen.work.cases.tests import licences, make
from yimen.work.cases.tests.when import DAY, LONG_AFTER, at
from yimen.work.certificates import queries, verbs
from yimen.work.certificates.queries import Wanted
from yimen.work.certificates.rules import SuspensionUnclear
from yimen.work.certificates.states import State, WrongStanding
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
UNTIL = date(2026, 3, 31)
PENALTY = "某市监罚〔2026〕3号"


@pytest.fixture
def number() -> str:
    """A case with a licence."""
    make.item()
    decided = make.decided()
    licences.licensed(decided)
    return decided


def identifier(number: str) -> str:
    found = queries.of_case(number)
    assert found
    return found.identifier


def suspend(number: str, until: date = UNTIL, day: date = DAY) -> None:
    verbs.suspend(identifier=identifier(number), penalty=PENALTY, until=until, **at(day))


def listed(state: State, on: date) -> int:
    return len(queries.register(organs=[intake.ORGAN], wanted=Wanted(state=state), on=on))


def test_a_licence_taken_away_for_a_time_is_valid_again_by_itself(number: str) -> None:
    suspend(number)

    last = queries.standing(identifier(number), today=UNTIL)
    after = queries.standing(identifier(number), today=UNTIL + timedelta(days=1))
    over = queries.standing(identifier(number), today=licences.TO + timedelta(days=1))

    assert (last.code, last.suspended_until, last.changed_on) == ("02", UNTIL, DAY)
    assert (after.code, after.suspended_until, after.changed_on) == ("01", None, None)
    assert over.code == "05"


def test_lists_find_it_as_it_stands_on_the_day(number: str) -> None:
    suspend(number)
    days = (UNTIL, UNTIL + timedelta(days=1), licences.TO + timedelta(days=1))

    found = [
        [listed(state, on) for state in (State.SUSPENDED, State.VALID, State.LAPSED)] for on in days
    ]

    assert found == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_it_is_given_back_before_and_can_be_taken_away_again_after(number: str) -> None:
    suspend(number)

    verbs.restore(identifier=identifier(number), reason="复议撤销", **at())

    assert queries.standing(identifier(number), today=DAY).code == "01"
    with pytest.raises(WrongStanding):
        verbs.restore(identifier=identifier(number), reason="再次", **at())
    suspend(number)
    suspend(number, UNTIL + timedelta(days=60), UNTIL + timedelta(days=1))


def test_it_is_taken_away_only_as_a_decision_says_and_only_while_it_is_valid(number: str) -> None:
    with pytest.raises(SuspensionUnclear):
        suspend(number, DAY - timedelta(days=1))
    with pytest.raises(SuspensionUnclear):
        verbs.suspend(identifier=identifier(number), penalty=" ", until=UNTIL, **at())
    with pytest.raises(WrongStanding):
        suspend(number, LONG_AFTER + timedelta(days=900), licences.TO + timedelta(days=1))

    suspend(number)
    with pytest.raises(WrongStanding):
        suspend(number)


def test_meanwhile_it_may_be_struck_off(number: str) -> None:
    suspend(number)

    licences.end(number, EndGround.OTHER_CANCELLED)

    assert queries.standing(identifier(number), today=DAY).code == "04"
