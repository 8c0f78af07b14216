"""Every dated scenario, counted by hand and by the rules; some lived through in PostgreSQL."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from tests.scenarios import by_hand, hand
from tests.scenarios.by_rules import acts as acts_ruled
from tests.scenarios.by_rules import times as times_ruled
from tests.scenarios.by_verbs import acts as acts_lived
from tests.scenarios.by_verbs import times as times_lived
from tests.scenarios.reading import KINDS, Scenario, by_kind, scenarios
from yimen.kernel.days import published
from yimen.work.cases.tests import make

ALL = scenarios()
BY_HAND = by_kind(by_hand)
BY_RULES = by_kind(acts_ruled, times_ruled)
BY_VERBS = by_kind(acts_lived, times_lived)
LIVED = {kind: [each for each in ALL if each.kind == kind and each.lived] for kind in KINDS}
WORDS = " in words"
ACCOUNT = frozenset({"terms"})  # kinds whose account no page shows


@pytest.mark.parametrize("scenario", ALL, ids=lambda each: f"{each.kind}: {each.title}")
def test_what_follows_is_what_a_clerk_counts_and_what_the_rules_say(scenario: Scenario) -> None:
    expected = dict(scenario.then)
    counted = {key: value for key, value in scenario.then if not key.endswith(WORDS)}

    assert BY_HAND[scenario.kind](scenario) == counted
    assert BY_RULES[scenario.kind](scenario) == expected


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", LIVED)
def test_what_follows_is_what_the_system_does(kind: str) -> None:
    make.item()

    for scenario in LIVED[kind]:
        with transaction.atomic():
            found = BY_VERBS[kind](scenario)
            transaction.set_rollback(True)

        expected = {key: value for key, value in scenario.then if not key.endswith(WORDS)}
        if kind in ACCOUNT:
            expected = {key: value.split(";")[0] for key, value in expected.items()}
        assert found == expected, scenario.title


def test_the_wall_calendar_is_the_one_that_was_announced() -> None:
    wall, days = hand.Wall(), (hand.KNOWN - hand.FIRST).days + 1
    every = [hand.FIRST + timedelta(days=number) for number in range(days)]

    assert [day for day in every if wall.open(day) != published().is_working(day)] == []


def test_there_are_more_than_two_hundred_and_no_two_alike() -> None:
    given = Counter((each.kind, each.given) for each in ALL)

    assert len(ALL) > 200
    assert max(given.values()) == 1
    assert {each.kind for each in ALL} == set(KINDS)
