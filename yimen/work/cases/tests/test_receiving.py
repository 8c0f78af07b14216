"""What is put right at once, and what happens when the applicant does not answer in time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.people import verbs as people
from yimen.ground.people.states import Level, UnitKind
from yimen.kernel.clock import Limit, Unit
from yimen.kernel.errors import Refused
from yimen.work.cases import jobs, queries, rules, verbs
from yimen.work.cases.models import Bar, Case, Document
from yimen.work.cases.rules import Barred, Gap, Key, Local
from yimen.work.cases.rules.refusals import NothingToBar
from yimen.work.cases.states import DocumentKind, Effect, Ground, LocalKey, State
from yimen.work.cases.tests import make
from yimen.work.intake.rules import Incomplete
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db

TENTH = date(2026, 3, 5)  # the tenth working day after the notice of 13 February
DAY_AFTER = date(2026, 3, 6)


def standing(number: str, day: date = make.DAY) -> queries.CaseView:
    return queries.case_for(number, today=day)


def test_an_error_put_right_on_the_spot_is_recorded_and_starts_no_new_term() -> None:
    make.item()
    number = make.submitted()

    first = verbs.correct_on_spot(
        case=number, corrected=[make.TYPO], answers={"shop": "一品轩"}, **make.at()
    )
    second = verbs.correct_on_spot(case=number, corrected=[make.GAP], **make.at())

    case = Case.objects.get(number=number)
    assert case.answers == {"shop": "一品轩"}
    assert (case.state, case.counts_from) == (State.SUBMITTED, make.DAY)
    assert [first.number, second.number] == [
        "某市行政审批局更记〔2026〕1号",
        "某市行政审批局更记〔2026〕2号",
    ]
    assert first.content["corrected"] == [("answers", "店名少一字")]


@pytest.mark.parametrize(
    ("corrected", "answers", "refused"),
    [
        ([], None, rules.NothingCorrected),
        ([Gap("rent", "没有签字")], None, rules.NotOfItem),
        ([make.TYPO], {}, Incomplete),
    ],
)
def test_only_what_the_item_asks_is_corrected_on_the_spot(
    corrected: list[Gap], answers: dict[str, object] | None, refused: type[Refused]
) -> None:
    make.item()
    number = make.submitted()

    with pytest.raises(refused):
        verbs.correct_on_spot(case=number, corrected=corrected, answers=answers, **make.at())
    assert not Document.objects.exists()


def test_after_the_term_for_an_answer_nothing_is_corrected_on_the_spot() -> None:
    make.item()
    number = make.submitted()

    with pytest.raises(rules.AnswerTooLate):
        verbs.correct_on_spot(case=number, corrected=[make.TYPO], **make.at(make.AFTER))


def test_without_a_local_rule_the_applicant_has_no_term() -> None:
    make.item()
    number = make.correcting()

    assert jobs.lapse(now=intake.NOW, today=make.LONG_AFTER) == 0
    with pytest.raises(rules.TermStillRuns, match="–"):
        verbs.lapse(case=number, **make.at(make.LONG_AFTER))
    verbs.resubmit(case=number, materials=[make.layout()], **make.at(make.LONG_AFTER))
    assert standing(number).terms[0].key is Key.ANSWER


def test_the_notice_says_until_when_and_what_follows_and_by_which_rule() -> None:
    make.item()
    make.local_rules()

    number = make.correcting()

    notice = Document.objects.get(kind=DocumentKind.CORRECTION)
    assert notice.content["answer_by_on"] == TENTH.isoformat()
    assert notice.content["effect"] == "withdrawn"
    assert notice.content["source"] == "某市政务服务条例 Art. 36"
    (term,) = standing(number).terms
    assert (term.key, term.due_on, term.source) == (
        Key.CORRECTION,
        TENTH,
        "某市政务服务条例 Art. 36",
    )


@pytest.mark.parametrize(
    ("effect", "state", "paper"),
    [
        (Effect.WITHDRAWN, State.WITHDRAWN, "某市行政审批局视撤〔2026〕1号"),
        (Effect.REJECTED, State.REJECTED, "某市行政审批局不予受〔2026〕1号"),
    ],
)
def test_what_is_not_corrected_in_time_ends_as_the_notice_said(
    effect: Effect, state: State, paper: str
) -> None:
    make.item()
    make.local_rules(effect)
    number = make.correcting()

    on_the_last_day = jobs.by_the_clock(now=intake.NOW, today=TENTH)
    the_day_after = jobs.by_the_clock(now=intake.NOW, today=DAY_AFTER)

    assert (on_the_last_day, the_day_after) == (0, 1)
    found = standing(number, DAY_AFTER)
    assert (found.state, found.documents[-1].number) == (state, paper)
    assert found.documents[-1].content["reason"] == "未在2026年3月5日前（含当日）按要求补正"
    assert found.case.decline_ground == (Ground.NOT_CORRECTED if state is State.REJECTED else "")
    assert jobs.by_the_clock(now=intake.NOW, today=DAY_AFTER) == 0


def test_a_correction_on_the_last_day_counts_and_a_day_later_does_not() -> None:
    make.item()
    make.local_rules()
    number = make.correcting()

    with pytest.raises(rules.CorrectionTooLate, match="2026-03-05"):
        verbs.resubmit(case=number, materials=[make.layout()], **make.at(DAY_AFTER))
    case = verbs.resubmit(case=number, materials=[make.layout()], **make.at(TENTH))

    assert case.state == State.RESUBMITTED
    assert jobs.lapse(now=intake.NOW, today=make.LONG_AFTER) == 0


def test_a_rule_that_changes_later_does_not_change_what_a_notice_said() -> None:
    make.item()
    make.local_rules()
    number = make.correcting()
    day = date(2026, 2, 14)
    make.local_rules(Effect.REJECTED, day)

    verbs.lapse(case=number, **make.at(DAY_AFTER))

    assert standing(number).state is State.WITHDRAWN
    newer = queries.local_rule(LocalKey.CORRECTION, intake.ORGAN, day)
    assert newer is not None
    assert newer.effect is Effect.REJECTED


def test_the_nearest_unit_above_lays_down_the_rule() -> None:
    make.item()
    given: dict[str, Any] = {
        "level": Level.CITY,
        "division_code": "511600",
        "by": "f",
        "now": intake.NOW,
    }
    people.found_unit(key="city", name="某市", kind=UnitKind.GOVERNMENT, **given)
    people.found_unit(key="bureau", name="某局", kind=UnitKind.DEPARTMENT, parent="city", **given)
    rule = Local(Limit(5, Unit.WORKING_DAY), Effect.REJECTED, "市规定")
    own = Local(Limit(9, Unit.WORKING_DAY), Effect.REJECTED, "局规定")
    more: dict[str, Any] = {"key": LocalKey.CORRECTION, "by": "editor", "now": intake.NOW}

    verbs.enter_local_rule(unit="city", rule=rule, valid_from=make.DAY, **more)
    verbs.enter_local_rule(
        unit="bureau",
        rule=own,
        valid_from=date(2026, 3, 1),
        valid_to=date(2026, 3, 31),
        **more,
    )

    held = [
        queries.local_rule(LocalKey.CORRECTION, "bureau", day)
        for day in (date(2026, 2, 12), make.DAY, date(2026, 3, 31), date(2026, 4, 1))
    ]
    assert held == [None, rule, own, rule]
    assert queries.local_rule(LocalKey.CORRECTION, intake.ORGAN, make.DAY) is None


def test_a_local_rule_is_whole_has_a_source_and_is_not_replaced() -> None:
    make.item()
    days = Limit(5, Unit.WORKING_DAY)
    more: dict[str, Any] = {
        "unit": intake.ORGAN,
        "valid_from": make.DAY,
        "by": "editor",
        "now": intake.NOW,
    }

    with pytest.raises(rules.LocalRuleHalf):
        verbs.enter_local_rule(key=LocalKey.CORRECTION, rule=Local(days, None, "x"), **more)
    with pytest.raises(rules.LocalRuleHalf):
        verbs.enter_local_rule(key=LocalKey.PROMISED_TIME, rule=Local(days, None, "x"), **more)
    with pytest.raises(rules.ReasonMissing):
        verbs.enter_local_rule(
            key=LocalKey.CORRECTION, rule=Local(days, Effect.REJECTED, " "), **more
        )
    make.local_rules()
    with pytest.raises(rules.LocalRuleThere):
        make.local_rules()


def test_the_database_knows_no_term_without_its_effect() -> None:
    make.item()
    make.local_rules()
    make.correcting()

    with (
        pytest.raises(IntegrityError, match="case_term_for_correction_is_whole"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update cases_case set lapses_to = ''")


def test_an_item_without_a_term_of_its_own_has_that_of_the_law() -> None:
    assert rules.TERMS[rules.decision_key(joint=False)].limit == Limit(20, Unit.WORKING_DAY)
    assert rules.TERMS[rules.decision_key(joint=True)].limit == Limit(45, Unit.WORKING_DAY)


def test_false_materials_in_a_matter_of_safety_bar_for_a_year_and_the_paper_says_so() -> None:
    make.item()
    number, other = make.submitted(), make.opposed()
    false: dict[str, Any] = {"reason": "身份证明系伪造", "bars": True, **make.at()}

    with pytest.raises(NothingToBar):
        verbs.reject(case=number, ground=Ground.NO_JURISDICTION, authority="某县", **false)
    verbs.reject(case=number, ground=Ground.FALSE_MATERIALS, **false)
    verbs.refuse(case=other, told=make.REMEDIES, bars=True, **make.at())

    papers = Document.objects.filter(content__has_key="barred_until_on").order_by("issued_at", "pk")
    assert [each.content["barred_until_on"] for each in papers] == ["2027-02-13"] * 2
    assert {each.article for each in Bar.objects.all()} == {"行政许可法 Art. 78"}
    with pytest.raises(Barred):
        make.submitted(intake.person(), date(2027, 2, 13))
