"""The units read once answer what a question of each would."""

from __future__ import annotations

import pytest

from yimen.ground.people import queries, rules
from yimen.ground.people.queries import tree
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> None:
    for key, above in (("city", ""), ("fire", "city"), ("fire-west", "fire"), ("fires", "city")):
        make.unit(key, above) if above else make.unit(key)


@pytest.mark.usefixtures("city")
def test_a_role_reaches_over_the_unit_and_all_below_it_as_the_database_says() -> None:
    make.staff("s1", "city")
    make.grant("s1", Role.REVIEWER, "fire")
    viewer = queries.viewer(queries.account("s1"))
    found = tree.read()

    for held in ([Role.REVIEWER], [Role.DECIDER], list(Role)):
        assert found.reached(viewer, held) == queries.unit_keys(viewer, held)
    assert found.reached(viewer, [Role.REVIEWER]) == ["fire", "fire-west"]


@pytest.mark.usefixtures("city")
def test_what_stands_below_a_unit_begins_with_itself() -> None:
    found = tree.read()

    assert found.below("fire") == {"fire", "fire-west"}
    assert set(found.names()) == {"city", "fire", "fire-west", "fires"}
    with pytest.raises(rules.UnknownUnit):
        found.below("nowhere")
