"""Worklists: page by page, in one order, whatever the units, the dates and the number of steps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.ground.process import verbs
from yimen.ground.process.models import Step
from yimen.ground.process.queries import hands
from yimen.ground.process.tests import make

pytestmark = pytest.mark.django_db
UNITS = ("b", "a", "c")
AT: dict[str, Any] = {"now": make.NOW, "today": make.TODAY}


@pytest.fixture
def some() -> None:
    """Twelve steps of three units over two days and without a day, one more of another unit."""
    for unit in (*UNITS, "elsewhere"):
        make.run_of(make.plan(make.step("only", unit=unit)))
    for place in range(9):
        run = make.run_of(make.plan(make.step("only", unit=UNITS[place % 3])))
        later = make.TODAY + timedelta(days=place % 2)
        Step.objects.filter(run_id=run).update(due_on=None if place > 6 else later)


def walked(*, at_most: int, **more: Any) -> list[hands.InHand]:
    """Every page after the other."""
    found: list[hands.InHand] = []
    while True:
        place = found[-1].place if found else None
        page = hands.in_hand(units=UNITS, about_kind="case", after=place, at_most=at_most, **more)
        found += page
        if len(page) < at_most:
            return found


def in_order(**more: Any) -> list[tuple[date, str, UUID]]:
    rows = Step.objects.filter(unit__in=UNITS, **more)
    return sorted((row.due_on or date.max, row.unit, row.run_id) for row in rows)


def shown(found: list[hands.InHand]) -> list[tuple[date, str, UUID]]:
    return [(one.due_on or date.max, one.unit, one.run) for one in found]


@pytest.mark.parametrize("at_most", [1, 2, 3, 5, 50])
@pytest.mark.usefixtures("some")
def test_pages_of_any_length_show_every_step_once_by_day_then_unit(at_most: int) -> None:
    assert shown(walked(at_most=at_most)) == in_order()


@pytest.mark.usefixtures("some")
def test_a_list_up_to_a_day_ends_with_it_and_leaves_out_what_has_no_day() -> None:
    found = walked(at_most=2, until=make.TODAY)

    assert shown(found) == in_order(due_on__lte=make.TODAY)


@pytest.mark.parametrize("at_most", [1, 50])
@pytest.mark.usefixtures("some")
def test_what_one_person_has_in_hand_is_listed_the_same_way(at_most: int) -> None:
    for one in walked(at_most=50)[::2]:
        verbs.claim(run=one.run, step=one.step, by="reviewer", **AT)

    found = walked(at_most=at_most, holder="reviewer")

    assert shown(found) == in_order(claimed_by="reviewer")
    assert hands.count_in_hand(units=UNITS, about_kind="case", holder="reviewer") == len(found) == 6


@pytest.mark.usefixtures("some")
def test_a_count_goes_as_far_as_asked() -> None:
    assert hands.count_in_hand(units=UNITS, about_kind="case") == 12
    assert hands.count_in_hand(units=UNITS, about_kind="case", at_most=5) == 5
    assert hands.count_in_hand(units=UNITS, about_kind="work_sheet") == 0


def test_a_longer_list_costs_no_more_statements() -> None:
    def asked(count: int) -> int:
        for _ in range(count):
            make.run_of(make.plan(make.step("only", unit="one-unit")))
        hands.in_hand(units=["one-unit"], about_kind="case")  # reads each plan, once for ever
        with CaptureQueriesContext(connection) as told:
            assert hands.in_hand(units=["one-unit"], about_kind="case")
        return len(told)

    assert asked(2) == asked(4)
