"""The tree of units."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yimen.ground.people import queries, rules
from yimen.ground.people.models import Unit
from yimen.ground.people.states import Level
from yimen.ground.people.tests import make
from yimen.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_subtree_holds_the_unit_and_all_below_and_no_neighbour() -> None:
    make.unit("city")
    bureau = make.unit("bureau", "city")
    make.unit("window", "bureau", Level.COUNTY)
    make.unit("bureau-2", "city")

    below = [each.key for each in queries.subtree(bureau)]

    assert below == ["bureau", "window"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"key": "city"}, "people.unit-exists"),
        ({"key": "City"}, "people.unit-key"),
        ({"key": "x", "parent": "nowhere"}, "people.unknown-unit"),
        ({"key": "x", "parent": "city", "level": Level.PROVINCE}, "people.unit-level"),
    ],
)
def test_a_unit_that_cannot_stand_is_refused(arguments: dict[str, Any], code: str) -> None:
    make.unit("city")

    with pytest.raises(Refused, match=code):
        make.unit(**arguments)


def test_the_database_keeps_a_path_joined_to_its_parents() -> None:
    city, other = make.unit("city"), make.unit("other")
    bureau = make.unit("bureau", "city")

    with (
        pytest.raises(IntegrityError, match="unit_path_continues_its_parents"),
        transaction.atomic(),
    ):
        Unit.objects.filter(pk=bureau.pk).update(parent_path=other.path)

    assert queries.unit("bureau").path == f"{city.path}bureau/"


def test_a_unit_that_moves_takes_what_is_below_along() -> None:
    make.unit("city")
    other = make.unit("other")
    make.unit("bureau", "city")
    make.unit("window", "bureau")

    Unit.objects.filter(key="bureau").update(parent=other, parent_path=other.path)

    assert queries.unit("window").path == "/other/bureau/window/"


def test_a_longer_subtree_costs_no_more_queries() -> None:
    top = make.unit("city")
    for n in range(3):
        make.unit(f"few-{n}", "city")
    with CaptureQueriesContext(connection) as few:
        list(queries.subtree(top))
    for n in range(30):
        make.unit(f"many-{n}", "city")

    with CaptureQueriesContext(connection) as many:
        found = list(queries.subtree(top))

    assert len(found) == 34
    assert len(many) == len(few) == 1


def test_an_unknown_unit_is_refused_by_name() -> None:
    with pytest.raises(rules.UnknownUnit, match="nowhere"):
        queries.unit("nowhere")
