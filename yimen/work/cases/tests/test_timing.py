"""Time that does not count, and time that is added: each by notice, within what the law allows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.people.rules import NotAllowed, Reach, Viewer
from yimen.ground.people.states import Role
from yimen.ground.process.rules import RunEnded, TooLate
from yimen.ground.process.states import ClockKind, Ground
from yimen.ground.process.tests import make as process
from yimen.ground.process.verbs import pause
from yimen.work.cases import jobs, queries, rules, verbs
from yimen.work.cases.models import Document, Exclusion
from yimen.work.cases.states import Act, DocumentKind, State
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
NEXT = date(2026, 3, 9)  # five working days later, with that Monday counted


def due(number: str, kind: ClockKind, day: date = MONDAY) -> date | None:
    clocks = {clock.kind: clock for clock in queries.case_for(number, today=day).clocks}
    return clocks[kind].reading.due_on


def extend(number: str, kind: ClockKind, days: int, day: date = MONDAY) -> Document:
    return verbs.extend_term(case=number, kind=kind, days=days, reason="复杂", **make.at(day))


def test_an_exclusion_takes_its_days_from_both_clocks_and_says_how_long() -> None:
    make.item()
    number = make.accepted(day=make.LAST)
    before = due(number, ClockKind.STATUTORY), due(number, ClockKind.PROMISED)

    notice = make.exclude(number, day=MONDAY)
    verbs.resume_time(case=number, **make.at(NEXT))

    assert notice.number == "某市行政审批局除告〔2026〕1号"
    assert (notice.content["days"], notice.content["until_on"]) == (5, "2026-03-09")
    assert before == (date(2026, 3, 26), date(2026, 3, 12))
    assert due(number, ClockKind.STATUTORY, NEXT) == date(2026, 4, 2)
    assert due(number, ClockKind.PROMISED, NEXT) == date(2026, 3, 19)


def test_more_than_was_told_is_not_excluded() -> None:
    make.item()
    number = make.accepted(day=make.LAST)
    make.exclude(number, day=MONDAY)

    early = jobs.by_the_clock(now=intake.NOW, today=date(2026, 3, 6))
    late = jobs.by_the_clock(now=intake.NOW, today=date(2026, 3, 20))

    assert (early, late) == (0, 1)
    assert Exclusion.objects.get().ended_on == NEXT
    assert due(number, ClockKind.STATUTORY, NEXT) == date(2026, 4, 2)
    with pytest.raises(rules.NothingExcluded):
        verbs.resume_time(case=number, **make.at(NEXT))


def test_nothing_is_decided_nor_excluded_again_while_time_is_excluded() -> None:
    make.item()
    number = make.reviewed()
    make.exclude(number, Ground.HEARING)

    with pytest.raises(rules.TimeExcluded, match="除告〔2026〕1号"):
        verbs.grant(case=number, **make.at())
    with pytest.raises(rules.TimeExcluded):
        make.exclude(number, Ground.TESTING)
    verbs.resume_time(case=number, **make.at())
    verbs.grant(case=number, **make.at())


def test_a_withdrawn_case_excludes_no_time_any_more() -> None:
    make.item()
    number = make.accepted()
    make.exclude(number)

    verbs.withdraw(case=number, reason="不再经营", **make.at())

    assert Exclusion.objects.get().ended_on == make.DAY


def test_other_grounds_touch_the_promise_only_and_only_by_local_rule() -> None:
    make.item()
    number = make.accepted(day=make.LAST)

    with pytest.raises(rules.NoLocalRule):
        make.exclude(number, Ground.SITE_VISIT, MONDAY)
    make.local_rules()
    make.exclude(number, Ground.SITE_VISIT, MONDAY)
    verbs.resume_time(case=number, **make.at(NEXT))

    assert due(number, ClockKind.STATUTORY, NEXT) == date(2026, 3, 26)
    assert due(number, ClockKind.PROMISED, NEXT) == date(2026, 3, 19)


@pytest.mark.parametrize("days", [0, -1])
def test_an_exclusion_has_a_length(days: int) -> None:
    make.item()
    number = make.accepted()

    with pytest.raises(rules.NoDays):
        verbs.exclude_time(
            case=number, ground=Ground.TESTING, days=days, reason="送检", **make.at()
        )


def test_time_stands_still_after_a_decision() -> None:
    make.item()
    number = make.accepted()
    run = queries.case_for(number, today=make.DAY).case.run
    assert run is not None
    verbs.withdraw(case=number, reason="不再经营", **make.at())

    with pytest.raises(RunEnded):
        pause(run=run, ground=Ground.TESTING, notice="告1", **make.at())


def test_a_term_is_extended_once_by_ten_days_at_most() -> None:
    make.item()
    number = make.accepted(day=make.LAST)

    with pytest.raises(rules.TooMuchTime, match="'most': 10"):
        extend(number, ClockKind.STATUTORY, 11)
    notice = extend(number, ClockKind.STATUTORY, 10)
    with pytest.raises(rules.TooMuchTime, match="'given': 10"):
        extend(number, ClockKind.STATUTORY, 1)

    assert notice.number == "某市行政审批局延告〔2026〕1号"
    assert notice.content["approved_by"] == "officer"
    assert due(number, ClockKind.STATUTORY) == date(2026, 4, 10)


def test_a_joint_case_is_extended_by_fifteen() -> None:
    joint = {**process.step("look"), "kind": "joint", "members": ["fire", "health"], "lead": "fire"}
    del joint["unit"]
    make.item(joint)
    number = make.accepted(day=make.LAST)

    with pytest.raises(rules.TooMuchTime, match="'most': 15"):
        extend(number, ClockKind.STATUTORY, 16)
    extend(number, ClockKind.STATUTORY, 15)

    assert due(number, ClockKind.STATUTORY) == date(2026, 4, 17)


def test_a_promise_is_never_extended_beyond_the_law() -> None:
    make.item()  # ten working days promised, twenty by law
    number = make.accepted(day=make.LAST)

    extend(number, ClockKind.PROMISED, 10)

    assert due(number, ClockKind.PROMISED) == due(number, ClockKind.STATUTORY)
    law = rules.TERMS[rules.Key.DECISION].limit
    with pytest.raises(rules.TooMuchTime):
        rules.check_promise(law, law, 1, 0)
    rules.check_promise(law, law, 1, 10)  # once the law's own term was extended


def test_what_has_run_out_is_not_extended() -> None:
    make.item()
    number = make.accepted(day=make.LAST)

    with pytest.raises(TooLate):
        extend(number, ClockKind.PROMISED, 5, date(2026, 3, 16))
    assert not Document.objects.filter(kind=DocumentKind.EXTENSION).exists()
    assert queries.case_for(number, today=MONDAY).state is State.ACCEPTED


def test_the_database_lets_no_exclusion_outlast_its_notice() -> None:
    make.item()
    make.exclude(make.accepted())

    with (
        pytest.raises(IntegrityError, match="exclusion_ends_by_its_notice"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "update cases_exclusion set ended_at = now(), ended_by = 'x', ended_on = '2027-01-01'"
        )


def test_the_head_of_the_authority_extends_and_for_a_joint_case_that_of_the_government() -> None:
    joint = {**process.step("look"), "kind": "joint", "members": ["fire", "health"], "lead": "fire"}
    del joint["unit"]
    make.item(joint)
    number = make.accepted()
    bureau, city = Reach(Role.MANAGER, "/approval/"), Reach(Role.MANAGER, "/")
    head, mayor = Viewer(by="h", reaches=(bureau,)), Viewer(by="m", reaches=(city,))

    with pytest.raises(NotAllowed):
        queries.may_act(number, Act.EXTEND, viewer=head)
    with pytest.raises(NotAllowed, match="–"):  # no government stands above the bureau
        queries.may_act(number, Act.EXTEND, viewer=mayor)
    assert queries.may_act(number, Act.EXCLUDE, viewer=head) == intake.ORGAN
