"""Items, their versions in time, and their end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yimen.ground.catalog import queries, rules, verbs
from yimen.ground.catalog.states import Tier
from yimen.ground.catalog.tests import make

pytestmark = pytest.mark.django_db
LATER = make.TODAY + timedelta(days=30)


def test_a_version_holds_from_its_day_until_the_next_one_does() -> None:
    make.item()
    make.version(name="first")
    make.version(start=LATER, name="second")

    names = [
        queries.version_in_force("I-1", day).name
        for day in (make.TODAY, LATER - timedelta(days=1), LATER)
    ]

    assert names == ["first", "first", "second"]
    assert queries.version("I-1", 1).name == "first"
    assert queries.content(queries.version("I-1", 1)).promised == make.CONTENT.promised


def test_before_its_first_version_an_item_takes_no_case() -> None:
    make.item()
    make.version(start=LATER)

    with pytest.raises(rules.NotInForce):
        queries.version_in_force("I-1", make.TODAY)
    with pytest.raises(rules.UnknownItem):
        queries.version_in_force("I-2", make.TODAY)


@pytest.mark.parametrize(
    "statement",
    ["update catalog_itemversion set name = 'other'", "delete from catalog_itemversion"],
)
def test_a_published_version_is_never_changed_nor_deleted(statement: str) -> None:
    make.item()
    make.version()

    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert queries.version("I-1", 1).name == "v"


@pytest.mark.parametrize("start", [make.TODAY - timedelta(days=1), LATER, make.TODAY])
def test_a_version_neither_reaches_back_nor_shares_a_day(start: date) -> None:
    make.item()
    make.version(start=LATER)

    with pytest.raises(rules.DatesCross):
        make.version(start=start)


def test_a_faulty_version_is_refused_with_every_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_LANGUAGE", "en")
    make.item()
    wrong = rules.Content(name="", power=make.CONTENT.power, case_type=make.CONTENT.case_type)

    with pytest.raises(rules.FaultyVersion, match="it has no name; it has no legal basis"):
        verbs.publish_item_version(
            item="I-1",
            content=wrong,
            effective_from=make.TODAY,
            by="editor",
            now=make.NOW,
            today=make.TODAY,
        )


def test_the_database_keeps_the_promise_within_the_statute() -> None:
    item = make.item()
    version = make.version()
    version.pk, version.number, version.effective_from = None, 2, LATER
    version.promised_number = 21

    with pytest.raises(IntegrityError, match="version_promise_within_the_statute"):
        version.save(force_insert=True)

    assert version.item_id == item.pk


def _cancel(start: date) -> None:
    verbs.cancel_item(
        item="I-1", cancelled_from=start, reason="law", by="e", now=make.NOW, today=make.TODAY
    )


def test_a_cancelled_item_takes_cases_until_the_day_and_none_from_it() -> None:
    make.item()
    make.version()

    _cancel(LATER)

    assert queries.version_in_force("I-1", LATER - timedelta(days=1)).number == 1
    with pytest.raises(rules.ItemCancelled):
        queries.version_in_force("I-1", LATER)
    with pytest.raises(rules.ItemCancelled):
        make.version(start=LATER)
    with pytest.raises(rules.AlreadyCancelled):
        _cancel(LATER)


def test_an_item_is_not_cancelled_in_the_past() -> None:
    make.item()

    with pytest.raises(rules.DatesCross):
        _cancel(make.TODAY - timedelta(days=1))


def test_tiers_refine_one_another_downwards() -> None:
    make.item("B", Tier.BASIC)
    make.item("B-1", Tier.IMPLEMENTATION, "B")
    make.item("B-1-01", Tier.HANDLING, "B-1")

    with pytest.raises(rules.WrongTier):
        make.item("C", Tier.IMPLEMENTATION, "B-1-01")
    with pytest.raises(rules.ItemExists):
        make.item("B")


def test_a_department_is_a_unit_once_somebody_has_said_so() -> None:
    first = verbs.enter_department(name="d", area_code="511602", by="e", now=make.NOW)

    again = verbs.enter_department(name="d", area_code="511602", by="e", now=make.NOW)

    assert again == first
    assert again.unit is None


def test_longer_lists_cost_no_more_queries() -> None:
    def asked(rows: int) -> list[int]:
        make.imported([make.row(f"n{n}", department=f"d{n}") for n in range(rows)])
        found = []
        for ask in (
            lambda: [item.department for item in queries.items(limit=500)],
            lambda: [department.unit for department in queries.shops(make.TODAY)],
        ):
            with CaptureQueriesContext(connection) as seen:
                assert len(ask()) >= rows
            found.append(len(seen))
        return found

    assert asked(3) == asked(12) == [1, 1]


def test_pages_of_items_follow_one_another() -> None:
    make.imported([make.row(f"n{n}") for n in range(5)])

    first = queries.items(limit=3)
    second = queries.items(limit=3, after=first[-1].number)

    assert [item.name for item in [*first, *second]] == [f"n{n}" for n in range(5)]
