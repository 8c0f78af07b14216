"""What happens between the last review and the archive."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.process import queries as process
from yimen.ground.process import rules as process_rules
from yimen.ground.process.states import Outcome, RunState, StepState
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.models import Case, Decision
from yimen.work.cases.rules import Key, Remedies
from yimen.work.cases.states import External, State, Way, WrongState
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db


def test_departments_review_side_by_side_and_the_last_one_makes_the_case_ready() -> None:
    make.item()
    number = make.accepted()

    first = make.review(number, "health")
    last = make.review(number, "fire")

    assert (first.state, last.state) == (State.REVIEWING, State.REVIEWED)


def test_a_review_that_refuses_leaves_only_a_refusal_to_be_decided() -> None:
    make.item()
    number = make.accepted()

    opposed = make.review(number, "fire", Outcome.REFUSE)

    assert opposed.state == State.OPPOSED
    with pytest.raises(WrongState):
        verbs.grant(case=number, **make.at())
    decision = verbs.refuse(case=number, told=make.REMEDIES, **make.at())
    assert decision.document.number == "某市行政审批局不许〔2026〕1号"
    assert queries.case_for(number, today=make.DAY).external == External.REFUSED


def test_a_step_that_is_done_is_not_answered_again() -> None:
    make.item()
    number = make.accepted()
    make.review(number, "fire")

    with pytest.raises(process_rules.StepNotOpen):
        make.review(number, "fire")


def test_a_case_whose_steps_the_machine_does_is_ready_when_it_is_accepted() -> None:
    make.item({"key": "check", "name": "自动核验", "kind": "automatic"})
    number = make.submitted()

    case = verbs.accept(case=number, **make.at())

    assert case.state == State.REVIEWED


@pytest.mark.parametrize("empty", [field.name for field in fields(Remedies)])
def test_a_refusal_without_reasons_or_remedies_is_refused_by_rule_and_database(empty: str) -> None:
    make.item()
    number = make.opposed()

    with pytest.raises(rules.RemediesMissing, match=empty):
        verbs.refuse(case=number, told=replace(make.REMEDIES, **{empty: " "}), **make.at())
    verbs.refuse(case=number, told=make.REMEDIES, **make.at())
    with (
        pytest.raises(IntegrityError, match="refusal_tells_reasons_and_remedies"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"update cases_decision set {empty} = ''")


def test_a_decision_stops_both_clocks_and_starts_the_term_for_delivery() -> None:
    make.item()
    number = make.reviewed()
    decided_on = date(2026, 3, 2)

    decision = verbs.grant(case=number, legal_basis="食品安全法 Art. 35", **make.at(decided_on))

    found = queries.case_for(number, today=date(2026, 5, 1))
    assert decision.decided_on == decided_on
    assert [clock.stopped_on for clock in found.clocks] == [decided_on, decided_on]
    assert [(term.key, term.due_on) for term in found.terms] == [(Key.DELIVERY, date(2026, 3, 16))]


def test_the_database_lets_a_case_show_no_outcome_but_that_of_its_decision() -> None:
    make.item()
    granted, open_one = make.decided(), make.accepted(intake.person())

    with (
        pytest.raises(IntegrityError, match="case_outcome_is_that_of_its_decision"),
        transaction.atomic(),
    ):
        Case.objects.filter(number=granted).update(outcome="refused")
    with pytest.raises(IntegrityError, match="case_decided_has_an_outcome"), transaction.atomic():
        Case.objects.filter(number=open_one).update(state=State.DECIDED)


def test_a_delivery_has_its_proof_and_may_be_late() -> None:
    make.item()
    number = make.decided()
    late = make.at(date(2026, 12, 1))

    with pytest.raises(rules.DeliveryUnproved):
        verbs.deliver(case=number, way=Way.COURIER, proof=" ", **late)
    case = verbs.deliver(case=number, way=Way.COURIER, proof="SF1001", **late)

    assert case.delivered_on == date(2026, 12, 1)
    assert queries.case_for(number, today=make.DAY).terms == ()


def test_an_applicant_who_withdraws_ends_what_departments_had_in_hand() -> None:
    make.item()
    number = make.reviewing()

    case = verbs.withdraw(case=number, reason="不再经营", **make.at())

    assert case.run is not None
    run = process.standing(run=case.run, today=make.DAY)
    assert run.state == RunState.STOPPED
    assert {step.key: step.state for step in run.steps}["health"] == StepState.DROPPED
    assert all(clock.stopped_on == make.DAY for clock in run.clocks)
    assert queries.case_for(number, today=make.DAY).external == External.WITHDRAWN


def test_an_application_taken_back_before_any_answer_never_ran() -> None:
    make.item()
    number = make.submitted()

    case = verbs.withdraw(case=number, reason="填错事项", **make.at())

    assert (case.run, case.state) == (None, State.TAKEN_BACK)


def test_after_a_decision_nothing_is_withdrawn() -> None:
    make.item()
    number = make.decided()

    with pytest.raises(WrongState):
        verbs.withdraw(case=number, reason="反悔", **make.at())
    assert Decision.objects.get(case__number=number).outcome == "granted"


@pytest.mark.slow
def test_the_database_takes_no_half_acts_after_acceptance() -> None:
    make.item()
    make.delivered()
    broken = {
        "case_acceptance_is_whole": "update cases_case set run = null",
        "case_delivery_is_whole": "update cases_case set delivery_proof = ''",
        "case_closing_is_whole": "update cases_case set state = 'closed'",
        "case_dates_run_forward": "update cases_case set delivered_on = '2026-01-01'",
        "case_withdrawal_is_whole": "update cases_case set withdrawn_by = 'li'",
        "case_resubmission_is_whole": "update cases_case set resubmitted_by = 'li'",
        "case_no_jurisdiction_names_who_has_it": (
            "update cases_case set decline_ground = 'no_jurisdiction'"
        ),
        "case_material_way_known": "update cases_casematerial set way = 'pigeon'",
        "case_material_once_a_round": "update cases_casematerial set key = 'form'",
        "decision_outcome_known": "update cases_decision set outcome = 'perhaps'",
        "decision_says_who": "update cases_decision set decided_by = ''",
        "document_kind_known": "update cases_document set kind = 'poem'",
        "document_serial_counts_from_one": "update cases_document set serial = 0",
        "bar_ends_after_it_begins": "update cases_bar set until_on = from_on",
        "bar_says_why": "update cases_bar set reason = ''",
        "bar_has_one_party": "update cases_bar set person_id = null",
    }
    verbs.bar(
        item=intake.ITEM,
        term=Key.BAR_FRAUD,
        reason="骗取许可",
        person=intake.person(),
        **make.at(),
    )

    for constraint, statement in broken.items():
        with (
            pytest.raises(IntegrityError, match=constraint),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
