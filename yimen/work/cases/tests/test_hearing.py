"""A hearing: nothing is decided before it, and nothing against its minutes."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.people.queries import staff
from yimen.ground.people.rules import UnknownStaff
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.models import Case, Decision, Document, Hearing
from yimen.work.cases.rules import HearingNow
from yimen.work.cases.rules.refusals import ApplicantNotTold, HearingHour
from yimen.work.cases.states import (
    HEARING_MOVES,
    HearingAct,
    HearingState,
    WrongHearing,
    hearing_after,
)
from yimen.work.cases.tests import asking, make

pytestmark = pytest.mark.django_db

LAST_TO_ASK = date(2026, 2, 27)
DAY_AFTER = date(2026, 2, 28)
LAST_TO_HOLD = date(2026, 3, 19)  # the twentieth working day after a request of 13 February


@pytest.mark.parametrize("state", HearingState)
@pytest.mark.parametrize("act", HearingAct)
def test_the_table_answers_for_every_act_in_every_state_of_a_hearing(
    state: HearingState, act: HearingAct
) -> None:
    if (state, act) in HEARING_MOVES:
        assert hearing_after(state, act) is HEARING_MOVES[state, act]
    else:
        with pytest.raises(WrongHearing):
            hearing_after(state, act)


def test_every_state_of_a_hearing_is_reached_and_two_are_ends() -> None:
    left = {state for state, _ in HEARING_MOVES}

    assert set(HEARING_MOVES.values()) == set(HearingState)
    assert set(HearingState) - left == {HearingState.WAIVED, HearingState.SIGNED}


def told() -> str:
    make.item()
    number = make.reviewed()
    asking.tell(number)
    return number


def test_the_applicant_is_told_with_the_others_and_not_left_out() -> None:
    make.item()
    number = make.reviewed()

    with pytest.raises(ApplicantNotTold):
        verbs.tell_hearing(case=number, parties=["邻居"], reason="涉及相邻权益", **make.at())


def test_who_is_told_has_five_working_days_and_until_then_nothing_is_decided() -> None:
    number = told()

    rights = Document.objects.get(kind="hearing_rights")
    assert rights.number == "某市行政审批局听告〔2026〕1号"
    assert rights.content["request_by_on"] == LAST_TO_ASK.isoformat()
    with pytest.raises(rules.HearingPending, match="2026-02-27"):
        verbs.grant(case=number, **make.at(LAST_TO_ASK))
    with pytest.raises(rules.HearingPending):
        verbs.refuse(case=number, told=make.REMEDIES, **make.at(LAST_TO_ASK))
    with pytest.raises(rules.HearingTooLate):
        asking.answer(number, day=DAY_AFTER)
    verbs.grant(case=number, **make.at(DAY_AFTER))


def test_once_all_have_waived_it_is_decided_at_once() -> None:
    number = told()

    asking.answer(number, wants=False)
    with pytest.raises(rules.HearingPending):
        verbs.grant(case=number, **make.at())
    asking.answer(number, asking.PARTIES[1], wants=False)

    assert Hearing.objects.get().state == HearingState.WAIVED
    verbs.grant(case=number, **make.at())


def test_a_hearing_that_must_be_is_held_though_all_waive() -> None:
    make.item()
    number = make.reviewed()
    asking.tell(number, mandatory=True)
    for party in asking.PARTIES:
        asking.answer(number, party, wants=False)

    assert Hearing.objects.get().state == HearingState.REQUESTED
    with pytest.raises(rules.HearingPending):
        verbs.grant(case=number, **make.at(DAY_AFTER))


@pytest.mark.parametrize(
    ("day", "lawful"),
    [
        (date(2026, 2, 28), False),  # the sixth working day
        (asking.HEARING_DAY, True),  # the seventh
        (LAST_TO_HOLD, True),
        (date(2026, 3, 20), False),
    ],
)
def test_a_hearing_is_seven_days_after_its_notice_and_twenty_after_the_request(
    day: date, *, lawful: bool
) -> None:
    number = told()
    asking.answer(number)

    if lawful:
        notice = asking.notice(number, day)
        assert notice.content["chair"] == "name chair"
    else:
        with pytest.raises(rules.HearingTooEarly, match=r"2026-03-02.*2026-03-19"):
            asking.notice(number, day)


def test_a_late_notice_still_leaves_seven_days() -> None:
    number = told()
    asking.answer(number)

    asking.notice(number, date(2026, 3, 27), day=date(2026, 3, 18))

    assert Hearing.objects.get().held_on == date(2026, 3, 27)


def test_who_examines_the_case_does_not_chair_nor_does_somebody_unknown() -> None:
    number = told()
    asking.answer(number)
    asking.staff("officer")  # who answered the steps

    with pytest.raises(rules.ChairNotFree):
        asking.notice(number, chair="officer")
    with pytest.raises(UnknownStaff):
        asking.notice(number, chair="nobody")
    asking.visit(number)
    with pytest.raises(rules.ChairNotFree):
        asking.notice(number, chair=asking.OFFICERS[0])


def test_a_challenged_chair_stands_aside_and_another_is_named() -> None:
    number = told()
    asking.answer(number)
    asking.notice(number)

    with pytest.raises(rules.NoChallenge):
        asking.judge(number)
    asking.challenge(number)
    with pytest.raises(rules.ChairNotFree):
        asking.judge(number, by=asking.CHAIR)
    asking.judge(number, upheld=False)
    asking.challenge(number)
    asking.judge(number)
    with pytest.raises(rules.ChairNotFree):
        asking.notice(number)
    second = asking.notice(number, chair=asking.OTHER)

    assert second.number == "某市行政审批局听通〔2026〕2号"
    assert Hearing.objects.get().chair == asking.OTHER


def test_no_hearing_is_held_and_none_noticed_anew_before_a_challenge_is_judged() -> None:
    number = told()
    asking.answer(number)
    asking.notice(number)
    asking.challenge(number)

    with pytest.raises(rules.ChallengePending, match="邻居李四"):
        asking.hold(number)
    with pytest.raises(rules.ChallengePending):
        asking.notice(number)
    asking.judge(number, upheld=False)

    minutes = asking.hold(number)
    assert minutes.kind == "hearing_minutes"
    assert minutes.content["chair"] == staff(asking.CHAIR).name  # not the work number


def test_the_decision_rests_on_the_signed_minutes_and_names_them() -> None:
    number = told()
    asking.answer(number)
    asking.notice(number)
    with pytest.raises(rules.NotTheDay):
        asking.hold(number, date(2026, 3, 3))
    minutes = asking.hold(number)
    with pytest.raises(rules.HearingPending):
        verbs.grant(case=number, minutes=minutes.number, **make.at(asking.HEARING_DAY))
    asking.sign(number)

    with pytest.raises(rules.MinutesNotCited, match="听笔〔2026〕1号"):
        verbs.grant(case=number, **make.at(asking.HEARING_DAY))
    decision = verbs.grant(case=number, minutes=minutes.number, **make.at(asking.HEARING_DAY))

    assert decision.minutes == minutes
    assert decision.document.content["minutes"] == minutes.number
    with pytest.raises(IntegrityError, match="hearing"), transaction.atomic():
        Hearing.objects.update(state=HearingState.HELD, minutes=None)


def test_each_who_attended_signs_or_it_is_said_why_not() -> None:
    number = told()
    asking.answer(number)
    asking.notice(number)
    asking.hold(number)
    day = make.at(asking.HEARING_DAY)
    first, second = asking.PARTIES

    for wrong in ({first: "signed"}, {first: "signed", second: " "}, {"王五": "signed"}):
        with pytest.raises(rules.SignatureMissing):
            verbs.sign_minutes(case=number, signatures=wrong, **day)
    asking.sign(number)

    signed = {each.name: each.signature for each in queries.parties_of(Case.objects.get())}
    assert signed == {first: "signed", second: "认为记录不全，拒绝签字"}


def test_a_case_has_one_hearing_and_strangers_do_not_speak_in_it() -> None:
    number = told()

    with pytest.raises(rules.HearingThere):
        asking.tell(number)
    with pytest.raises(rules.NotTold):
        asking.answer(number, "王五")
    with pytest.raises(WrongHearing):
        asking.hold(number)


@pytest.mark.parametrize("parties", [[], ["张三", "张三"], [" "]])
def test_somebody_is_told_by_name_and_once(parties: list[str]) -> None:
    with pytest.raises(rules.NoParties):
        rules.check_parties(parties, "涉及相邻权益")


def test_without_a_hearing_no_minutes_are_needed() -> None:
    rules.check_heard(None, "", make.DAY)
    waived = HearingNow(HearingState.WAIVED, make.LAST)
    rules.check_heard(waived, "", make.DAY)
    assert not Decision.objects.exists()


def test_the_database_knows_no_hearing_without_a_request_in_time() -> None:
    number = told()
    asking.answer(number)

    with (
        pytest.raises(IntegrityError, match="hearing_was_asked_for_in_time"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update cases_hearing set requested_on = '2026-03-30'")


def test_a_hearing_begins_at_an_hour_at_which_people_can_come_and_the_notice_says_it() -> None:
    make.item()
    number = make.accepted()
    asking.asked_for(number)

    with pytest.raises(HearingHour):
        asking.notice(number, begins=time(3))
    paper = asking.notice(number, begins=time(14))

    assert paper.content["begins"] == "14:00"
    assert Hearing.objects.get().begins == time(14)


def test_a_hearing_that_must_be_is_announced_and_every_one_once_its_day_is_set() -> None:
    number = told()
    silent = queries.public_hearings(today=make.DAY)
    asking.answer(number)
    asked_for = queries.public_hearings(today=make.DAY)
    asking.notice(number)
    [called] = queries.public_hearings(today=make.DAY)
    Hearing.objects.update(state=HearingState.REQUESTED, mandatory=True)
    [must] = queries.public_hearings(today=make.DAY)

    assert silent == asked_for == []
    assert (called.applicant, called.held_on, called.place) == (
        "张*",
        asking.HEARING_DAY,
        "三楼听证室",
    )
    assert (must.mandatory, must.held_on) == (True, None)
    Hearing.objects.update(state=HearingState.NOTICED)
    assert queries.public_hearings(today=date(2027, 1, 4)) == []
