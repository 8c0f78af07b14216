"""What happens between receipt and acceptance."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.process.states import ClockKind
from yimen.ground.process.tests import make as process
from yimen.kernel.plan.conditions import FactUnknown
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.models import Case, CaseMaterial, Document
from yimen.work.cases.rules import Gap, Key
from yimen.work.cases.states import DocumentKind, Ground, SecondNotice, State
from yimen.work.cases.tests import make
from yimen.work.intake.rules import Held, Incomplete
from yimen.work.intake.states import Way
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db


def clocks(number: str) -> dict[str, str]:
    found = queries.case_for(number, today=make.AFTER).clocks
    return {clock.kind: str(clock.reading.due_on) for clock in found}


def test_a_case_is_accepted_on_the_day_of_the_voucher_and_both_clocks_run_from_there() -> None:
    make.item()
    number = make.submitted()

    case = verbs.accept(case=number, **make.at(date(2026, 2, 14)))

    assert (case.accepted_on, case.deemed) == (date(2026, 2, 14), False)
    assert clocks(number) == {"promised": "2026-03-06", "statutory": "2026-03-20"}
    voucher = Document.objects.get(case=case, kind=DocumentKind.ACCEPTANCE)
    assert (voucher.issued_on, voucher.serial) == (date(2026, 2, 14), 1)
    assert voucher.number == "某市行政审批局受〔2026〕1号"
    assert voucher.content["promised_due_on"] == "2026-03-06"


def test_silence_past_the_fifth_working_day_is_acceptance_from_the_day_of_receipt() -> None:
    make.item()
    number = make.submitted()

    with pytest.raises(rules.AnswerInTime, match="2026-02-27"):
        verbs.deem_accepted(case=number, **make.at(make.LAST))
    case = verbs.deem_accepted(case=number, **make.at(make.AFTER))

    assert (case.state, case.deemed) == (State.ACCEPTED, True)
    assert (case.accepted_on, case.accepted_at) == (make.DAY, case.received_at)
    assert clocks(number) == {"promised": "2026-03-05", "statutory": "2026-03-19"}
    assert Document.objects.get(case=case).issued_on == make.AFTER


def test_an_acceptance_that_comes_too_late_changes_nothing_of_the_day_of_receipt() -> None:
    make.item()
    number = make.submitted()

    case = verbs.accept(case=number, **make.at(make.AFTER))

    assert (case.accepted_on, case.deemed) == (make.DAY, True)


def test_after_the_fifth_working_day_no_other_answer_can_be_given() -> None:
    make.item()
    number = make.submitted()
    late = make.at(make.AFTER)

    with pytest.raises(rules.AnswerTooLate):
        verbs.ask_correction(case=number, gaps=[make.GAP], **late)
    with pytest.raises(rules.AnswerTooLate):
        verbs.not_required(case=number, reason="自用", **late)
    with pytest.raises(rules.AnswerTooLate):
        verbs.reject(case=number, ground=Ground.FALSE_MATERIALS, reason="伪造", **late)


def test_one_notice_lists_what_two_departments_and_the_window_miss() -> None:
    make.item()
    number = make.submitted()
    fire, health = Gap("layout", "缺疏散通道"), Gap("form", "缺签字")
    verbs.say_missing(case=number, unit="fire", gaps=[fire], **make.at(date(2026, 2, 24)))
    verbs.say_missing(case=number, unit="health", gaps=[health], **make.at(date(2026, 2, 26)))

    notice = verbs.ask_correction(case=number, gaps=[make.GAP], **make.at(make.LAST))

    listed = [Gap(*each) for each in notice.content["gaps"]]
    assert listed == [fire, health, make.GAP]
    assert notice.content["said_by"] == ["fire", "health"]
    assert notice.issued_on == make.LAST


def test_a_department_that_finds_nothing_missing_says_so_and_may_change_its_mind() -> None:
    make.item()
    number = make.submitted()
    verbs.say_missing(case=number, unit="fire", gaps=[make.GAP], **make.at())
    verbs.say_missing(case=number, unit="fire", gaps=[], **make.at())

    with pytest.raises(rules.NothingMissing):
        verbs.ask_correction(case=number, **make.at())
    with pytest.raises(rules.GapTooLate):
        verbs.say_missing(case=number, unit="fire", gaps=[make.GAP], **make.at(make.LAST))


def test_a_second_notice_is_refused_by_the_rule_and_by_the_database() -> None:
    make.item()
    number = make.resubmitted()

    with pytest.raises(SecondNotice):
        verbs.ask_correction(case=number, gaps=[make.GAP], **make.at())
    with pytest.raises(SecondNotice):
        verbs.say_missing(case=number, unit="fire", gaps=[make.GAP], **make.at())
    first = Document.objects.get(kind=DocumentKind.CORRECTION)
    first.pk, first.serial = None, 2
    with pytest.raises(IntegrityError, match="document_of_a_kind_once"), transaction.atomic():
        first.save(force_insert=True)


def test_a_resubmission_starts_a_fresh_term_and_silence_then_accepts_from_it() -> None:
    make.item()
    number = make.correcting()
    again = date(2026, 3, 2)

    verbs.resubmit(case=number, materials=[make.layout()], **make.at(again))
    waiting = queries.case_for(number, today=again).terms
    with pytest.raises(rules.AnswerInTime):
        verbs.deem_accepted(case=number, **make.at(date(2026, 3, 9)))
    case = verbs.deem_accepted(case=number, **make.at(date(2026, 3, 10)))

    assert [(term.key, term.due_on) for term in waiting] == [(Key.ANSWER, date(2026, 3, 9))]
    assert (case.accepted_on, case.accepted_at) == (again, case.resubmitted_at)
    assert clocks(number)["statutory"] == "2026-03-30"


def test_while_the_applicant_corrects_no_silence_accepts() -> None:
    make.item()
    number = make.correcting()

    assert queries.silent(today=date(2027, 1, 1)) == []
    assert queries.case_for(number, today=make.DAY).terms == ()


def test_a_resubmission_keeps_the_first_material_and_hands_the_newer_one_on() -> None:
    make.item()
    number = make.correcting()

    with pytest.raises(rules.StillMissing):
        verbs.resubmit(case=number, materials=[], **make.at())
    newer = Held("layout", Way.UPLOAD, sha256="b" * 64)
    case = verbs.resubmit(case=number, materials=[make.layout(), newer], **make.at())

    kept = CaseMaterial.objects.filter(case=case, key="layout").order_by("round")
    assert [(each.round, each.way, each.name) for each in kept] == [
        (0, "paper", "平面图"),
        (1, "upload", "平面图"),
    ]
    handed_on = {paper.type: paper.sha256 for paper in queries.route(case).documents}
    assert handed_on == {"form": intake.SHA, "layout": newer.sha256}


def test_whoever_needs_no_licence_or_came_to_the_wrong_door_is_told_in_writing() -> None:
    make.item()
    free, wrong = make.submitted(), make.submitted(intake.person())

    verbs.not_required(case=free, reason="自用无需许可", **make.at())
    told = verbs.reject(
        case=wrong,
        ground=Ground.NO_JURISDICTION,
        reason="属县级权限",
        authority="某县行政审批局",
        **make.at(),
    )

    numbers = list(Document.objects.order_by("issued_at", "kind").values_list("number", flat=True))
    assert sorted(numbers) == ["某市行政审批局不予受〔2026〕1号", "某市行政审批局不受〔2026〕1号"]
    assert told.right_authority == "某县行政审批局"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("accepted_on = '2026-02-20'", "case_acceptance_is_whole"),
        ("state = 'accepted'", "case_handled_is_accepted"),
        ("state = 'rejected'", "case_declined_says_why"),
        ("state = 'withdrawn'", "case_withdrawal_is_whole"),
        ("state = 'lost'", "case_state_known"),
        ("person_id = null", "case_has_one_applicant"),
    ],
)
def test_the_database_takes_no_half_answers(change: str, constraint: str) -> None:
    make.item()
    make.submitted()

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"update cases_case set {change}")


def test_the_database_lets_silence_accept_only_from_the_day_the_application_came() -> None:
    make.item()
    number = make.submitted()
    verbs.deem_accepted(case=number, **make.at(make.AFTER))

    with (
        pytest.raises(IntegrityError, match="case_deemed_from_receipt_or_resubmission"),
        transaction.atomic(),
    ):
        Case.objects.filter(number=number).update(accepted_on=make.AFTER)


def test_lights_burn_by_either_clock_on_any_day() -> None:
    make.item()
    make.accepted()

    burning = [queries.lights(on=day) for day in (make.DAY, date(2026, 3, 5), date(2026, 3, 6))]

    assert [(found.open, found.yellow, found.red) for found in burning] == [
        (1, 0, 0),
        (1, 1, 0),
        (1, 0, 1),
    ]
    assert queries.lights(on=date(2026, 3, 6), kind=ClockKind.STATUTORY).red == 0


def test_only_who_has_a_part_in_a_case_says_what_is_missing_and_the_rest_is_awaited() -> None:
    make.item()
    number = make.submitted()

    with pytest.raises(rules.NotConcerned, match="fire"):
        verbs.say_missing(case=number, unit="parks", gaps=[make.GAP], **make.at())
    with pytest.raises(rules.NotOfItem):
        verbs.say_missing(case=number, unit="fire", gaps=[Gap("tax", "缺")], **make.at())
    verbs.say_missing(case=number, unit="fire", gaps=[], **make.at())

    assert queries.case_for(number, today=make.DAY).awaited == ("health",)


def test_a_form_that_was_filled_in_wrongly_is_filled_in_anew_and_judged() -> None:
    make.item()
    number = make.submitted()
    verbs.ask_correction(case=number, gaps=[Gap(rules.ANSWERS, "店名与执照不符")], **make.at())

    with pytest.raises(rules.StillMissing, match="answers"):
        verbs.resubmit(case=number, materials=[], **make.at())
    with pytest.raises(Incomplete, match="shop"):
        verbs.resubmit(case=number, materials=[], answers={}, **make.at())
    case = verbs.resubmit(case=number, materials=[], answers={"shop": "二品"}, **make.at())

    assert case.answers == {"shop": "二品"}
    assert case.draft.answers == {"shop": "一品"}


@pytest.mark.slow
def test_the_numbers_of_documents_begin_anew_each_year() -> None:
    make.item()
    applicant = intake.person()
    days = (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 4))

    for day in days:
        make.accepted(applicant, day)

    numbers = Document.objects.order_by("issued_on").values_list("year", "serial")
    assert list(numbers) == [(2026, 1), (2026, 2), (2027, 1)]
    with pytest.raises(IntegrityError, match="document_counts_in_its_year"), transaction.atomic():
        Document.objects.filter(year=2027).update(issued_on=date(2026, 12, 31))


def test_facts_with_which_no_plan_can_begin_are_told_at_receipt() -> None:
    fact = {"large": {"type": "boolean"}}
    make.item(process.step("survey", when="large"), facts=fact)

    with pytest.raises(FactUnknown, match="large"):
        make.submitted()
