"""Visits by two officers, experts, other units: what is open holds the decision up."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.ledger import queries as ledger
from yimen.ground.people.rules import NotAllowed, Reach, Viewer
from yimen.ground.people.states import Role
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.models import Case, Inquiry
from yimen.work.cases.states import (
    INQUIRY_MOVES,
    Act,
    InquiryAct,
    InquiryEnded,
    InquiryKind,
    InquiryState,
    inquiry_after,
)
from yimen.work.cases.tests import asking, make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db


def reviewed() -> str:
    make.item()
    return make.reviewed()


@pytest.mark.parametrize("state", InquiryState)
@pytest.mark.parametrize("act", InquiryAct)
def test_the_table_answers_for_every_act_in_every_state_of_an_inquiry(
    state: InquiryState, act: InquiryAct
) -> None:
    if (state, act) in INQUIRY_MOVES:
        assert inquiry_after(state, act) is INQUIRY_MOVES[state, act]
    else:
        with pytest.raises(InquiryEnded):
            inquiry_after(state, act)


def test_two_officers_are_sent_and_two_of_them_were_there() -> None:
    number = reviewed()

    with pytest.raises(rules.TwoOfficers):
        rules.check_visit(["officer-1", "officer-1"], "布局", make.DAY, make.DAY)
    ordered = asking.visit(number)
    for present in (("officer-1",), ("officer-1", "stranger"), ()):
        with pytest.raises(rules.TwoOfficers):
            asking.record(number, present=present)
    found = asking.record(number)

    assert ordered.document is not None
    assert ordered.document.number == "某市行政审批局核通〔2026〕1号"
    assert ordered.document.content["officers"] == ["name officer-1", "name officer-2"]
    assert (found.state, found.favourable) == (InquiryState.DONE, True)
    with pytest.raises(InquiryEnded):
        asking.record(number)


@pytest.mark.parametrize(("day", "late"), [(make.LAST, False), (make.AFTER, True)])
def test_an_inspection_is_assigned_within_five_days_and_a_later_one_is_late(
    day: date, *, late: bool
) -> None:
    number = reviewed()

    asking.visit(number, day, inspection=True)

    said = str(ledger.history(Case.objects.get(number=number).about)[-1].body)
    assert '"assign_by":"2026-02-27"' in said
    assert f'"late":{str(late).lower()}' in said


def test_nothing_is_decided_while_something_is_to_be_found_out() -> None:
    number = reviewed()
    asking.visit(number)
    asking.experts(number)

    with pytest.raises(rules.InquiryOpen, match="visit"):
        verbs.grant(case=number, **make.at())
    asking.record(number)
    with pytest.raises(rules.InquiryOpen, match="experts"):
        verbs.refuse(case=number, told=make.REMEDIES, **make.at())
    asking.reply(verbs.record_experts, number, 2)
    verbs.grant(case=number, **make.at())


def test_another_unit_has_its_own_term_and_then_holds_nobody_up() -> None:
    number = reviewed()

    asked = asking.consult(number)

    assert asked.due_on == date(2026, 2, 27)
    assert [each.number for each in queries.asked_of(units=["water"])] == [1]
    with pytest.raises(rules.InquiryOpen):
        verbs.grant(case=number, **make.at(make.LAST))
    verbs.grant(case=number, **make.at(make.AFTER))


def test_the_unit_that_is_asked_sees_the_case_and_answers_for_itself() -> None:
    number = reviewed()
    reach = (Reach(Role.REVIEWER, "/water/"),)
    viewer = Viewer(by="w1", reaches=reach)
    with pytest.raises(rules.UnknownCase):
        queries.may_act(number, Act.ANSWER_CONSULTATION, viewer=viewer, unit="water")

    asking.consult(number)

    unit = queries.may_act(number, Act.ANSWER_CONSULTATION, viewer=viewer, unit="water")
    assert unit == "water"
    with pytest.raises(NotAllowed):
        queries.may_act(number, Act.CONSULT, viewer=viewer)


def test_an_answer_that_comes_late_is_kept_and_says_so() -> None:
    number = reviewed()
    asking.consult(number)

    verbs.answer_consultation(
        case=number, inquiry=1, finding="不影响", favourable=True, **make.at(make.AFTER)
    )

    said = str(ledger.history(Case.objects.get(number=number).about)[-1].body)
    assert '"late":true' in said
    assert queries.asked_of(units=["water"]) == []


def test_an_inquiry_is_answered_in_its_own_way_or_cancelled_with_a_reason() -> None:
    number = reviewed()
    asking.visit(number)

    with pytest.raises(rules.OtherInquiry):
        asking.reply(verbs.record_experts, number)
    with pytest.raises(rules.UnknownInquiry):
        asking.record(number, 7)
    with pytest.raises(rules.ReasonMissing):
        verbs.cancel_inquiry(case=number, inquiry=1, reason=" ", **make.at())
    verbs.cancel_inquiry(case=number, inquiry=1, reason="已无必要", **make.at())
    verbs.grant(case=number, **make.at())


def test_who_decides_asks_others_and_gives_them_time() -> None:
    with pytest.raises(rules.AskedItself):
        rules.check_consultation(intake.ORGAN, intake.ORGAN, "？", 5, make.DAY)
    with pytest.raises(rules.TermTooShort):
        rules.check_consultation("water", intake.ORGAN, "？", 0, make.DAY)
    with pytest.raises(rules.TermTooShort):
        rules.check_experts(["王教授"], "结构", make.DAY, make.DAY)
    with pytest.raises(rules.ReasonMissing):
        rules.check_experts([], "结构", make.LAST, make.DAY)


def test_a_withdrawn_case_is_not_looked_into_any_more() -> None:
    number = reviewed()
    asking.visit(number)
    asking.consult(number)

    verbs.withdraw(case=number, reason="不再经营", **make.at())

    assert {each.state for each in Inquiry.objects.all()} == {InquiryState.CANCELLED}


def test_the_database_knows_no_outcome_without_words() -> None:
    asking.visit(reviewed())

    with pytest.raises(IntegrityError, match="inquiry_closing_is_whole"), transaction.atomic():
        Inquiry.objects.update(state=InquiryState.DONE, favourable=True)
    assert Inquiry.objects.get().kind == InquiryKind.VISIT
