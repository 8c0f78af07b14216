"""Of which kinds a case is, and what each means for acts and clocks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yimen.ground.catalog.states import Power
from yimen.ground.people.states import Level
from yimen.ground.people.tests import make as people
from yimen.ground.process.tests import make as process
from yimen.work.cases import verbs
from yimen.work.cases.queries.kinds import kinds_of
from yimen.work.cases.rules import TERMS, Key
from yimen.work.cases.rules.kinds import LowerReview, kinds, lower
from yimen.work.cases.states import ENDED, HANDLED, MOVES, Outcome
from yimen.work.cases.states.kinds import AGAIN, KINDS, Kind
from yimen.work.cases.tests import make
from yimen.work.matters.states import TABLES

LAST = date(2026, 3, 19)  # twenty working days after the thirteenth of February


@pytest.mark.parametrize(
    ("case_type", "joint", "below", "outcome", "found"),
    [
        (1, False, (), None, {Kind.IMMEDIATE}),
        (2, False, (), None, {Kind.PROMISED}),
        (2, True, (), None, {Kind.PROMISED, Kind.JOINT}),
        (2, False, ("county",), None, {Kind.PROMISED, Kind.REFERRED_UP}),
        (1, False, (), Outcome.REFUSED, {Kind.IMMEDIATE, Kind.RETURNED}),
        (2, False, (), Outcome.GRANTED, {Kind.PROMISED}),
        (9, False, (), None, set()),
    ],
)
def test_a_case_is_of_the_kinds_that_its_item_plan_and_outcome_make_it(
    case_type: int, joint: bool, below: tuple[str, ...], outcome: str | None, found: set[Kind]
) -> None:
    assert kinds(case_type, joint=joint, lower=below, outcome=outcome) == found


def test_every_kind_has_its_code_and_a_term_of_the_law() -> None:
    codes = {kind: meaning.code for kind, meaning in KINDS.items()}

    assert set(KINDS) == set(Kind)
    assert (codes[Kind.IMMEDIATE], codes[Kind.PROMISED], codes[Kind.ENQUIRY]) == (1, 2, 9)
    assert {TERMS[Key(each.term)].limit.number for each in KINDS.values() if each.term} == {20, 45}


def test_nobody_asks_again_for_materials_once_a_case_is_accepted() -> None:
    assert KINDS[Kind.REFERRED_UP].never == AGAIN
    assert not {(state, act) for state in HANDLED | ENDED for act in AGAIN} & set(MOVES)


def test_an_enquiry_is_a_matter_that_is_answered_and_closed() -> None:
    assert [move.act for move in TABLES[Power.PUBLIC_SERVICE].moves] == ["answer", "close"]


def test_who_stands_lower_reviews_first_and_is_late_after_its_term() -> None:
    review = LowerReview(("county",), LAST, ("county",))

    assert lower({"county": Level.COUNTY, "fire": Level.CITY}, Level.CITY) == ("county",)
    assert not review.late(LAST)
    assert review.late(LAST + timedelta(days=1))
    assert not LowerReview(("county",), LAST, ()).late(LAST + timedelta(days=1))


@pytest.mark.slow
@pytest.mark.django_db
def test_a_case_that_a_county_reviews_first_is_referred_up() -> None:
    make.item(process.step("county"), process.step("fire", "county"))
    people.unit("county", level=Level.COUNTY)
    people.unit("fire")
    number = make.submitted()
    before = kinds_of(number, today=make.DAY)
    verbs.accept(case=number, **make.at())

    open_ = kinds_of(number, today=make.DAY)
    make.review(number, "county")
    done = kinds_of(number, today=make.DAY)

    assert before.lower == LowerReview(("county",), None, ("county",))
    assert open_.kinds == {Kind.PROMISED, Kind.REFERRED_UP}
    assert open_.lower == LowerReview(("county",), LAST, ("county",))
    assert done.lower == LowerReview(("county",), LAST, ())
