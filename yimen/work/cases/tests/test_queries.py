"""What waits for whom, what an applicant sees, and who may not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.ground.catalog import rules as catalog
from yimen.kernel.codes import number as public_number
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.queries import Stage
from yimen.work.cases.rules import Key
from yimen.work.cases.states import Act
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db
UNIT = [intake.ORGAN]
OTHER = "110105194912310038"


def asked(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def test_a_case_has_a_sound_number_and_its_receipt() -> None:
    make.item()

    case = queries.case_for(make.submitted(), today=make.DAY).case

    assert public_number.check(case.number).prefix == "C"
    assert case.draft.receipt
    with pytest.raises(rules.UnknownCase):
        queries.case_for("C-1", today=make.DAY)


def test_who_has_waited_longest_comes_first_page_after_page() -> None:
    make.item()
    applicant = intake.person()
    days = [make.DAY + timedelta(days=ahead) for ahead in (3, 0, 2, 0, 1)]
    for day in days:
        make.submitted(applicant, day)

    first = queries.worklist(organs=UNIT, stage=Stage.ANSWER, at_most=3)
    place = (first[-1].counts_from, first[-1].number)
    second = queries.worklist(organs=UNIT, stage=Stage.ANSWER, at_most=3, after=place)

    assert [case.received_on for case in [*first, *second]] == sorted(days)
    assert len({case.number for case in [*first, *second]}) == 5
    assert queries.worklist(organs=["elsewhere"], stage=Stage.ANSWER) == []


@pytest.mark.slow
def test_a_case_waits_in_the_list_of_what_must_be_done_next() -> None:
    make.item()
    number = make.reviewed()

    def waiting() -> list[Stage]:
        return [one for one in Stage if queries.worklist(organs=UNIT, stage=one)]

    decide = waiting()
    make.DO[Act.GRANT](number)
    deliver = waiting()
    make.DO[Act.DELIVER](number)

    assert (decide, deliver, waiting()) == ([Stage.DECIDE], [Stage.DELIVER], [Stage.CLOSE])


def test_a_department_sees_its_open_steps_with_their_cases() -> None:
    make.item()
    number = make.accepted()
    later = make.accepted(intake.person(), make.DAY + timedelta(days=1))
    make.review(number, "health")

    first = queries.reviews(units=["fire"], at_most=1)
    second = queries.reviews(units=["fire"], at_most=1, after=first[0].place)

    assert [task.case.number for task in [*first, *second]] == [number, later]
    assert first[0].due_on == date(2026, 2, 27)
    assert len(queries.reviews(units=["fire", "health"])) == 3


@pytest.mark.slow
def test_longer_lists_cost_no_more_queries() -> None:
    make.item()
    applicant = intake.person()

    def all_lists() -> None:
        for case in queries.worklist(organs=UNIT, stage=Stage.ANSWER):
            assert case.person is not None
            assert case.person.name
        for task in queries.reviews(units=["fire"]):
            assert task.case.person is not None
        queries.silent(today=make.AFTER)

    for _ in range(3):
        make.submitted(applicant)
        make.accepted(applicant)
    all_lists()  # reads the plan, once for ever
    few = asked(all_lists)
    for _ in range(6):
        make.submitted(applicant)
        make.accepted(applicant)

    assert asked(all_lists) == few


@pytest.mark.slow
def test_an_applicant_finds_every_case_of_theirs_the_newest_first() -> None:
    make.item()
    applicant, agent = intake.person(), intake.person("李四", OTHER)
    own = [make.submitted(applicant, make.DAY + timedelta(days=ahead)) for ahead in range(3)]
    draft = intake.complete(agent, agent=applicant)
    last = verbs.submit(draft=draft, **make.at(make.DAY + timedelta(days=9))).number

    first = queries.cases_of(person=applicant, at_most=3)
    place = (first[-1].received_on, first[-1].number)
    second = queries.cases_of(person=applicant, at_most=3, after=place)

    assert [case.number for case in [*first, *second]] == [last, *reversed(own)]
    assert [case.number for case in queries.cases_of(person=agent)] == [last]


def test_after_false_materials_the_applicant_waits_a_year_and_others_do_not() -> None:
    make.item()
    barred, free = intake.person(), intake.person("李四", OTHER)
    held = verbs.bar(
        item=intake.ITEM,
        term=Key.BAR_FALSE,
        reason="伪造租赁合同",
        person=barred,
        **make.at(date(2025, 2, 13)),
    )
    draft = intake.complete(barred)

    with pytest.raises(rules.Barred, match="2026-02-13"):
        verbs.submit(draft=draft, **make.at())
    case = verbs.submit(draft=draft, **make.at(make.DAY + timedelta(days=1)))

    assert (held.article, held.until_on) == ("行政许可法 Art. 78", make.DAY)
    assert case.person is not None
    assert case.person.number == barred
    assert make.submitted(free)


def test_an_item_that_nobody_could_handle_takes_no_application() -> None:
    intake.item()
    draft = intake.complete()

    with pytest.raises(rules.NoPlan):
        verbs.submit(draft=draft, **make.at())
    with pytest.raises(catalog.NotInForce):
        verbs.submit(draft=draft, **make.at(date(2026, 1, 1)))
