"""A licence ends by an act of the authority: on a ground of the law, and not unheard."""

from __future__ import annotations

from datetime import date

import pytest

from yimen.work.cases import queries, verbs
from yimen.work.cases.models import Bar, Case
from yimen.work.cases.rules import Remedies, RemediesMissing, TermStillRuns
from yimen.work.cases.rules.licences import EndingTold
from yimen.work.cases.rules.refusals import (
    AskedAlready,
    CompensationMissing,
    GroundNotMet,
    HolderNotTold,
    KeptForPublic,
    NoLicence,
    NoWish,
    PenaltyMissing,
)
from yimen.work.cases.states import GROUNDS, EndGround, Ending, External, WrongEnding
from yimen.work.cases.tests import licences, make
from yimen.work.cases.tests.when import AFTER, DAY, LAST, at
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.states import WrongStanding

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG_AFTER = date(2027, 1, 4)


@pytest.fixture(autouse=True)
def item() -> None:
    make.item()


@pytest.fixture
def number() -> str:
    """A case that led to a licence."""
    granted = make.decided()
    licences.licensed(granted)
    return granted


def code(number: str, day: date = DAY) -> str:
    held = certificates.of_case(number)
    assert held is not None
    return certificates.standing(held.identifier, today=day).code


def test_five_grounds_let_a_licence_be_revoked_and_fraud_leaves_no_choice() -> None:
    revoked = {one: row.must for one, row in GROUNDS.items() if row.ending is Ending.REVOCATION}
    struck = [one for one, row in GROUNDS.items() if row.ending is Ending.CANCELLATION]

    assert sorted(revoked.values()) == [False] * 5 + [True]
    assert revoked[EndGround.FRAUD]
    assert len(struck) == 7  # six of the law, of whose last the wish of the holder is one


def test_the_holder_is_told_of_that_very_ground_before_a_licence_is_revoked(number: str) -> None:
    with pytest.raises(HolderNotTold):
        licences.end(number, EndGround.FRAUD)

    licences.tell(number, EndGround.ABUSE)

    with pytest.raises(HolderNotTold):
        licences.end(number, EndGround.FRAUD)


def test_the_holder_has_five_working_days_to_answer_and_then_it_is_decided(number: str) -> None:
    licences.tell(number)

    with pytest.raises(TermStillRuns) as refused:
        licences.end(number, EndGround.FRAUD, LAST)
    licences.end(number, EndGround.FRAUD, AFTER)

    assert refused.value.facts == {"due_on": LAST.isoformat()}
    assert code(number) == "03"


def test_once_the_holder_has_answered_it_may_be_decided_or_dropped(number: str) -> None:
    licences.tell(number)
    verbs.hear_holder(case=number, words="系中介所为，本人不知情", **at())
    verbs.drop_ending(case=number, reason="申辩成立", **at())

    with pytest.raises(WrongEnding):
        licences.hear(number)
    licences.tell(number)
    licences.hear(number)
    licences.end(number, EndGround.FRAUD)

    assert code(number) == "03"


def test_a_revoked_case_shows_state_fifteen_to_the_exchange(number: str) -> None:
    before = queries.case_for(number, today=DAY).external
    licences.tell(number)
    licences.hear(number)

    licences.end(number, EndGround.FRAUD)

    behind = queries.case_for(number, today=DAY).external
    assert (before, behind) == (External.GRANTED, External.REVOKED)


def test_after_fraud_in_matters_of_safety_nobody_applies_for_three_years(number: str) -> None:
    licences.tell(number)
    licences.hear(number)

    licences.end(number, EndGround.FRAUD, safety=True)

    held = Bar.objects.get(person=Case.objects.get(number=number).person)
    assert (held.until_on, held.article) == (date(2029, 2, 13), "行政许可法 Art. 79")


def test_fraud_elsewhere_bars_nobody(number: str) -> None:
    licences.tell(number)
    licences.hear(number)

    licences.end(number, EndGround.FRAUD)

    assert not Bar.objects.exists()


def test_a_licence_stands_where_revoking_it_would_gravely_harm_the_public(number: str) -> None:
    licences.tell(number)
    licences.hear(number)

    with pytest.raises(KeptForPublic):
        licences.end(number, EndGround.FRAUD, harm="全城供水将中断")

    assert code(number) == "01"


def test_changed_law_or_facts_withdraw_a_licence_and_the_loss_is_made_good(number: str) -> None:
    licences.tell(number, EndGround.LAW_CHANGED)
    licences.hear(number)

    with pytest.raises(CompensationMissing):
        licences.end(number, EndGround.LAW_CHANGED)
    paper = licences.end(number, EndGround.LAW_CHANGED, compensation="补偿搬迁费三万元")

    assert paper.content["compensation"] == "补偿搬迁费三万元"
    assert code(number) == "99"
    assert queries.case_for(number, today=DAY).external == External.GRANTED


def test_a_licence_is_struck_off_on_the_grounds_that_it_shows(number: str) -> None:
    with pytest.raises(GroundNotMet):
        licences.end(number, EndGround.EXPIRED)
    with pytest.raises(GroundNotMet):
        licences.end(number, EndGround.ORGANISATION_ENDED)
    with pytest.raises(GroundNotMet):
        licences.end(number, EndGround.ENDED_BEFORE)

    licences.end(number, EndGround.EXPIRED, LONG_AFTER)

    assert code(number, LONG_AFTER) == "04"


def test_what_was_revoked_is_struck_off_afterwards_and_stays_revoked_for_the_exchange(
    number: str,
) -> None:
    licences.tell(number)
    licences.hear(number)
    licences.end(number, EndGround.FRAUD)

    licences.end(number, EndGround.ENDED_BEFORE)

    assert code(number) == "04"
    assert queries.case_for(number, today=DAY).external == External.REVOKED
    with pytest.raises(WrongStanding):
        licences.end(number, EndGround.OTHER_CANCELLED)


def test_a_licence_is_taken_away_by_a_penalty_that_has_its_own_decision(number: str) -> None:
    with pytest.raises(PenaltyMissing):
        licences.end(number, EndGround.PENALTY)

    paper = licences.end(number, EndGround.PENALTY, penalty="某市监处罚〔2026〕18号")

    assert paper.content["penalty"] == "某市监处罚〔2026〕18号"
    assert code(number) == "07"


def test_every_end_tells_reasons_and_where_to_turn(number: str) -> None:
    silent = Remedies("", "", "", "", "", "")

    with pytest.raises(RemediesMissing):
        verbs.end_licence(
            case=number, said=EndingTold(EndGround.OTHER_CANCELLED), told=silent, **at()
        )


def test_before_a_licence_is_issued_there_is_none_to_end() -> None:
    number = make.decided()

    with pytest.raises(NoLicence):
        licences.end(number, EndGround.OTHER_CANCELLED)


def test_a_licence_is_struck_off_at_the_wish_of_its_holder_and_not_without_it(number: str) -> None:
    with pytest.raises(GroundNotMet):
        licences.end(number, EndGround.HOLDERS_WISH)
    licences.ask(number)
    with pytest.raises(AskedAlready):
        licences.ask(number)

    paper = licences.end(number, EndGround.HOLDERS_WISH)

    assert (code(number), paper.content["words"]) == ("04", "被许可人申请注销行政许可")
    assert queries.cancellation_of(Case.objects.get(number=number)) is None
    with pytest.raises(WrongStanding):
        licences.ask(number)


def test_a_wish_to_have_it_struck_off_can_be_taken_back_until_it_is_decided(number: str) -> None:
    licences.ask(number)
    verbs.withdraw_cancellation(case=number, **at())

    with pytest.raises(NoWish):
        verbs.withdraw_cancellation(case=number, **at())
    with pytest.raises(GroundNotMet):
        licences.end(number, EndGround.HOLDERS_WISH)
    licences.ask(number)
    licences.end(number, EndGround.HOLDERS_WISH)
    with pytest.raises(NoWish):
        verbs.withdraw_cancellation(case=number, **at())
