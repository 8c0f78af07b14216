"""The order of a list of many units, however its pages are put together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from yimen.ground.people import queries as people
from yimen.ground.people.queries import tree
from yimen.ground.people.rules import Viewer
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as staff
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Light
from yimen.work.cases import verbs
from yimen.work.cases.models import Case
from yimen.work.cases.queries import listing
from yimen.work.cases.queries.listing import BEFORE_ALL, Filter
from yimen.work.cases.queries.waiting import Kind, Wanted, waiting
from yimen.work.cases.states import Act
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db
DAYS = [make.DAY + timedelta(days=ahead) for ahead in (3, 0, 2, 0, 1, 0, 0)]


def supervisor() -> Viewer:
    staff.unit("top")
    for key in ("fire", "health"):
        staff.unit(key, "top")
    staff.staff("s1", "top")
    staff.grant("s1", Role.DECIDER, "top")
    staff.grant("s1", Role.CLERK, "top")
    return people.viewer(people.account("s1"))


def spread(numbers: list[str]) -> None:
    """Among two units: most with the first, as some units have more to do than others."""
    for place, number in enumerate(numbers):
        organ = "health" if place in (1, 4) else "fire"
        Case.objects.filter(number=number).update(organ=organ)


def listed(viewer: Viewer, kind: Kind, at_most: int, until: date | None = None) -> list[str]:
    """The numbers of all pages of so many lines."""
    units, seen, after = tree.read(), [], ""
    while True:
        page = waiting(
            viewer=viewer,
            tree=units,
            wanted=Wanted(kind, until=until),
            on=make.DAY,
            after=after,
            at_most=at_most,
        )
        seen += [line.case.number for line in page]
        if len(page) < at_most:
            return seen
        after = page[-1].place


@pytest.mark.slow
def test_a_unit_with_much_to_do_loses_no_line_to_units_with_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make.item()
    applicant, viewer = intake.person(), supervisor()
    numbers = [make.submitted(applicant, day) for day in DAYS]
    spread(numbers)
    longest_waiting_first = [number for _day, number in sorted(zip(DAYS, numbers, strict=True))]

    for shallow in (1, 2):
        monkeypatch.setattr("yimen.work.cases.queries.stages.SHALLOW", shallow)
        assert listed(viewer, Kind.ANSWER, 4) == longest_waiting_first
        assert listed(viewer, Kind.ANSWER, 50) == longest_waiting_first


@pytest.mark.slow
def test_decisions_stand_in_the_order_of_their_clocks_and_those_at_rest_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make.item()
    applicant, viewer = intake.person(), supervisor()
    numbers = [make.accepted(applicant, day) for day in DAYS]
    for number, day in zip(numbers, DAYS, strict=True):
        for step in ("fire", "health"):
            make.review(number, step, day=day)
    make.exclude(numbers[1])
    spread(numbers)
    going = [line for line in sorted(zip(DAYS, numbers, strict=True)) if line[1] != numbers[1]]
    first_due_first = [number for _day, number in going] + [numbers[1]]

    asked: dict[str, Any] = {"viewer": viewer, "tree": tree.read(), "on": make.DAY}
    first_day = waiting(wanted=Wanted(Kind.DECIDE), **asked)[0].due_on

    for near in (0, 5, 1000):
        monkeypatch.setattr("yimen.work.cases.queries.stages.NEAR", near)
        assert listed(viewer, Kind.DECIDE, 2) == first_due_first
        assert listed(viewer, Kind.DECIDE, 50) == first_due_first
        assert listed(viewer, Kind.DECIDE, 2, until=first_day) == first_due_first[:3]


@pytest.mark.slow
@pytest.mark.parametrize("clock", [ClockKind.STATUTORY, ClockKind.PROMISED])
def test_what_is_lit_is_listed_by_the_last_day_of_its_clock(
    clock: ClockKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.item()
    applicant, viewer, late = intake.person(), supervisor(), date(2026, 6, 1)
    numbers = [make.accepted(applicant, day) for day in DAYS]
    make.exclude(numbers[1])
    make.DO[Act.EXTEND](numbers[3])
    spread(numbers)
    waits = {numbers[3]} if clock is ClockKind.STATUTORY else set()  # the promise stays
    order = sorted(zip(DAYS, numbers, strict=True), key=lambda line: (line[1] in waits, line))
    most_pressing_first = [number for _day, number in order if number != numbers[1]]

    def lit(light: Light, on: date, today: date) -> list[str]:
        some, seen, after = Filter(light=light, clock=clock), [], BEFORE_ALL
        while True:
            asked: dict[str, Any] = {"viewer": viewer, "on": on, "today": today, "some": some}
            page = listing.listed(**asked, after=after, at_most=3)
            seen += [line.case.number for line in page]
            if len(page) < 3:
                return seen
            after = page[-1].place

    for near in (0, 4, 1000):
        monkeypatch.setattr("yimen.work.cases.queries.listing.NEAR", near)
        assert lit(Light.RED, late, late) == most_pressing_first
        assert lit(Light.GREEN, make.DAY + timedelta(days=3), make.DAY) == most_pressing_first
        assert lit(Light.PAUSED, late, late) == [numbers[1]]
    for number in numbers[2:]:
        for step in ("fire", "health"):
            make.review(number, step, day=late)
        verbs.grant(case=number, **make.at(late))
    assert lit(Light.RED, late, late) == [numbers[0]]
    assert lit(Light.RED, late - timedelta(days=1), late) == most_pressing_first
