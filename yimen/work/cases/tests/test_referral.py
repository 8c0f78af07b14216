"""The authority below examines first and sends everything up; the case changes hands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.people import queries as people
from yimen.ground.people.rules import Reach, Viewer
from yimen.ground.people.states import Role
from yimen.ground.process.states import ClockKind, Outcome
from yimen.work.cases import queries, verbs
from yimen.work.cases.models import Case, Document
from yimen.work.cases.queries.kinds import kinds_of
from yimen.work.cases.rules.kinds import LowerReview
from yimen.work.cases.rules.referral import check_below, sent_late
from yimen.work.cases.rules.refusals import (
    InquiryOpen,
    NotBelow,
    NothingToRefer,
    NotReferredUp,
    TimeExcluded,
)
from yimen.work.cases.states import Act, State, WrongState
from yimen.work.cases.states.kinds import Kind
from yimen.work.cases.tests import asking, make, referring
from yimen.work.cases.tests.make import DAY, at
from yimen.work.cases.tests.referring import ABOVE, LOWER

BELOW_BY = date(2026, 3, 19)  # twenty working days after the thirteenth of February
SENT, ABOVE_BY = date(2026, 3, 2), date(2026, 3, 30)
LATE = date(2026, 3, 20)


@pytest.fixture
def county() -> None:
    referring.item()


def lived(test: Callable[[], None]) -> Callable[[], None]:
    """Lived through in PostgreSQL, with an item that the county examines first."""
    for mark in (pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("county")):
        test = mark(test)
    return test


def staff(unit: str) -> Viewer:
    return Viewer(by="x", staff="x", reaches=(Reach(Role.DECIDER, people.unit(unit).path),))


def examined(day: date = DAY) -> str:
    """A case that the county has finished."""
    number = make.accepted()
    make.review(number, LOWER, day=day)
    return number


def law(number: str, today: date) -> date | None:
    clocks = queries.case_for(number, today=today).clocks
    return next(each.reading.due_on for each in clocks if each.kind == ClockKind.STATUTORY)


def test_who_examines_first_stands_lower_and_has_a_step_of_the_plan() -> None:
    levels = {"city": 3, "county": 4, "fire": 3}

    check_below("county", "city", levels, {"county", "fire"})
    for lower, parts in (("fire", {"fire", "county"}), ("county", {"fire"})):
        with pytest.raises(NotBelow):
            check_below(lower, "city", levels, parts)
    assert not sent_late(BELOW_BY, BELOW_BY)
    assert sent_late(BELOW_BY, LATE)


@lived
def test_it_is_received_below_and_decided_above_each_in_its_own_term() -> None:
    number = examined()
    below, by_law = Case.objects.get(number=number), law(number, DAY)

    sent = referring.refer(number, SENT)
    above = Case.objects.get(number=number)

    assert (below.organ, below.state, by_law) == (LOWER, State.REVIEWED, BELOW_BY)
    assert (above.organ, above.refers_to, above.state) == (ABOVE, "", State.REVIEWING)
    assert law(number, SENT) == ABOVE_BY
    assert (sent.lower, sent.due_on, sent.document.organ) == (LOWER, BELOW_BY, LOWER)
    assert [key for key, _, _ in sent.materials] == ["form", "layout"]


@lived
def test_the_promise_to_the_applicant_runs_on() -> None:
    number = examined()
    before = queries.case_for(number, today=DAY).clocks

    referring.refer(number, SENT)

    after = queries.case_for(number, today=DAY).clocks
    promised = [each.reading.due_on for each in (*before, *after) if each.kind == "promised"]
    assert promised == [date(2026, 3, 5)] * 2


@lived
def test_nobody_above_acts_before_and_nobody_below_decides() -> None:
    number = make.accepted()
    with pytest.raises(NotReferredUp):
        make.review(number, "fire")
    with pytest.raises(NotReferredUp):
        make.DO[Act.EXTEND](number)

    make.review(number, LOWER)

    for act in (Act.GRANT, Act.REFUSE):
        with pytest.raises(NotReferredUp), transaction.atomic():
            make.DO[act](number)


@lived
def test_the_authority_above_grants_what_was_sent_up() -> None:
    number = examined()
    referring.refer(number, SENT)
    make.review(number, "fire", day=SENT)

    decision = verbs.grant(case=number, **at(SENT))

    assert decision.document.organ == ABOVE
    assert Document.objects.filter(case__number=number, organ=LOWER).count() == 2


@lived
def test_who_decides_is_not_bound_by_what_those_below_found() -> None:
    number = make.accepted()
    make.review(number, LOWER, Outcome.REFUSE)

    referring.refer(number, SENT, favourable=False)

    assert verbs.grant(case=number, **at(SENT)).outcome == "granted"


@lived
def test_after_twenty_working_days_it_is_late_and_sent_all_the_same() -> None:
    number = examined()

    referring.refer(number, LATE)

    entry = queries.timeline_seen(number, viewer=staff(LOWER))[-1]
    assert entry.said is not None
    assert (entry.said["due_on"], entry.said["late"]) == (BELOW_BY.isoformat(), True)


@lived
def test_nothing_is_sent_up_while_something_is_open_nor_twice() -> None:
    number = make.accepted()
    with pytest.raises(WrongState):
        referring.refer(number)
    asking.staff(*asking.OFFICERS)
    asking.visit(number)
    make.review(number, LOWER)

    with pytest.raises(InquiryOpen):
        referring.refer(number)
    asking.record(number)
    make.exclude(number)
    with pytest.raises(TimeExcluded):
        referring.refer(number)
    verbs.resume_time(case=number, **at())
    referring.refer(number)
    make.review(number, "fire")
    with pytest.raises(NothingToRefer):
        referring.refer(number)


@lived
def test_both_authorities_see_the_case_and_it_counts_as_referred_up() -> None:
    number = examined()
    open_ = kinds_of(number, today=SENT)
    referring.refer(number, SENT)

    sent = kinds_of(number, today=SENT)

    assert queries.case_of(number, viewer=staff(LOWER)).number == number
    assert open_.kinds == sent.kinds == {Kind.PROMISED, Kind.REFERRED_UP}
    assert open_.lower == LowerReview((LOWER,), BELOW_BY, (LOWER,))
    assert sent.lower == LowerReview((LOWER,), BELOW_BY, (), SENT)


@lived
def test_the_database_lets_nobody_decide_below() -> None:
    number = examined()
    referring.refer(number)
    make.review(number, "fire")
    verbs.grant(case=number, **at())

    with pytest.raises(IntegrityError, match="case_is_decided_where_it_was_sent"):
        Case.objects.filter(number=number).update(refers_to="province")
