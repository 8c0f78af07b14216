"""Time for testing, appraisal or public notice is left out of a term, where a rule says so."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.ledger import queries as ledger
from yimen.ground.process.states import Ground
from yimen.kernel.clock import Light, Limit, Unit
from yimen.kernel.days import published
from yimen.work.matters import queries, rules, verbs
from yimen.work.matters.models import MatterPause
from yimen.work.matters.rules import Rest
from yimen.work.matters.tests import make

DAY, NINETY = make.DAY, date(2026, 6, 1)  # ninety days after the second of March is a day of rest
LATER = date(2026, 3, 12)


def due(number: str) -> date:
    return queries.view(queries.matter_of(number)).terms[0].due_on


def resume(number: str, day: date) -> None:
    verbs.resume_time(matter=number, term="decision", **make.at(day, "head"))


def test_days_of_a_term_in_calendar_days_are_calendar_days_and_working_days_of_another() -> None:
    calendar = published()
    days, working = Limit(90, Unit.CALENDAR_DAY), Limit(7, Unit.WORKING_DAY)

    assert rules.counts_again_on(days, DAY, 30, calendar) == date(2026, 4, 1)
    assert rules.counts_again_on(working, DAY, 5, calendar) == date(2026, 3, 9)
    with pytest.raises(rules.NoDays):
        rules.counts_again_on(days, DAY, 0, calendar)


def test_overlapping_rests_move_the_last_day_once() -> None:
    limit, calendar = Limit(90, Unit.CALENDAR_DAY), published()
    rest = Rest("1", DAY + timedelta(days=1), DAY + timedelta(days=11))

    assert rules.last_day(limit, DAY, calendar) == NINETY
    assert rules.last_day(limit, DAY, calendar, [rest]) == date(2026, 6, 10)
    assert rules.last_day(limit, DAY, calendar, [rest, rest]) == date(2026, 6, 10)


@pytest.mark.django_db
@pytest.mark.slow
def test_a_penalty_is_not_late_by_the_time_of_an_appraisal() -> None:
    number = make.opened()
    make.ground()

    told = make.rest(number, day=LATER)

    assert due(number) == date(2026, 6, 30)
    assert told.notice.number == "unit bureau除告〔2026〕1号"
    assert (
        "自2026年3月12日起不计入办案期限，自2026年4月11日起恢复计算"
        in told.notice.content["result"]
    )
    assert told.notice.content["legal_basis"] == "市场监督管理行政处罚程序规定 Art. 64"
    assert queries.matter_of(number).due_on == date(2026, 6, 30)


@pytest.mark.django_db
@pytest.mark.slow
def test_what_is_over_earlier_counts_again_from_that_day() -> None:
    number = make.opened()
    make.ground()
    make.rest(number, day=LATER)

    resume(number, LATER + timedelta(days=10))

    assert due(number) == date(2026, 6, 10)
    body = json.loads(str(ledger.history(queries.matter_of(number).about)[-1].body))
    assert body["due_on"] == "2026-06-10"
    with pytest.raises(rules.NothingPaused):
        resume(number, LATER + timedelta(days=11))


@pytest.mark.django_db
@pytest.mark.slow
def test_no_time_is_left_out_without_a_rule_a_reason_a_day_or_a_running_term() -> None:
    number = make.opened()
    with pytest.raises(rules.GroundNotListed):
        make.rest(number)
    make.ground()

    for said, why in (
        ({"ground": Ground.PUBLICATION}, rules.GroundNotListed),
        ({"reason": " "}, rules.SaysTooLittle),
        ({"days": 0}, rules.NoDays),
        ({"term": "delivery"}, rules.NotRunning),
        ({"day": NINETY + timedelta(days=1)}, rules.TermOver),
    ):
        with pytest.raises(why), transaction.atomic():
            make.rest(number, **said)
    assert due(number) == NINETY


@pytest.mark.django_db
@pytest.mark.slow
def test_while_a_term_rests_nothing_ends_it_nor_stops_it_again() -> None:
    number = make.opened()
    make.ground()
    make.rest(number)

    with pytest.raises(rules.TermPaused):
        make.rest(number, day=LATER)
    with pytest.raises(rules.TermPaused):
        make.do(number, "drop")
    [term] = queries.view(queries.matter_of(number)).terms
    lit = [queries.light_of(term, day) for day in (LATER, DAY + timedelta(days=30))]
    make.do(number, "drop", DAY + timedelta(days=30))

    assert lit == [Light.PAUSED, Light.GREEN]


@pytest.mark.django_db
@pytest.mark.slow
def test_the_database_keeps_a_pause_in_order() -> None:
    number = make.opened()
    make.ground()
    make.rest(number)

    with pytest.raises(IntegrityError, match="matter_pause_ends_early_or_as_told"):
        MatterPause.objects.update(ended_on=DAY + timedelta(days=60))
