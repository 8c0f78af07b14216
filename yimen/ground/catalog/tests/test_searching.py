"""Whoever types half a word, a code, or in the other width of letters, finds the item."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from yimen.ground.catalog import queries, rules, verbs
from yimen.ground.catalog.rules import SearchTooLong, terms, tsquery
from yimen.ground.catalog.tests import make
from yimen.ground.catalog.tests.make import NOW, TODAY

NAMES = ["食品经营许可（新办）", "食品生产许可", "A'b\\c 类许可", "户口登记"]


def found(typed: str, **more: object) -> list[str]:
    return [item.name for item in queries.found(typed=typed, on=TODAY, **more)]  # type: ignore[arg-type]  # handed on


@pytest.fixture
def _items() -> None:
    make.imported([make.row(name) for name in NAMES])


@pytest.mark.django_db
@pytest.mark.usefixtures("_items")
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("品经", [0]),
        ("食品 许可", [0, 1]),
        ("许可食品", []),
        ("品", [0, 1]),
        ("(新办)", [0]),
        ("ａ'B", [2]),
        ("b\\c", [2]),
        ("511a户口登记-5116", [3]),
        ("100%", []),
        ("经营 登记", []),
        ("品许", []),
        (" \0 ", [0, 1, 2, 3]),
    ],
)
def test_a_part_of_the_name_or_code_finds_the_item(typed: str, names: list[int]) -> None:
    assert sorted(found(typed)) == sorted(NAMES[n] for n in names)


@pytest.mark.django_db
@pytest.mark.usefixtures("_items")
def test_a_search_goes_on_behind_its_last_number() -> None:
    first = queries.found(typed="许可", on=TODAY, at_most=2)
    rest = queries.found(typed="许可", on=TODAY, after=first[-1].number, at_most=2)

    assert [len(first), len(rest)] == [2, 1]
    assert len({item.number for item in (*first, *rest)}) == 3


@pytest.mark.django_db
def test_a_cancelled_item_is_found_until_its_day_and_says_its_version() -> None:
    make.item()
    make.version()
    tomorrow = TODAY + timedelta(days=1)
    verbs.cancel_item(item="I-1", cancelled_from=tomorrow, reason="r", by="e", now=NOW, today=TODAY)

    assert [item.version for item in queries.found(typed="i-1", on=TODAY)] == [1]  # type: ignore[attr-defined]  # annotated
    assert queries.found(typed="i-1", on=tomorrow) == []


def test_a_search_that_no_name_could_hold_is_refused() -> None:
    assert terms("x" * 100) == ("x" * 100,)
    with pytest.raises(SearchTooLong):
        terms("x" * 101)


def test_what_is_typed_cannot_leave_its_quotes() -> None:
    assert tsquery(("a'&", "\\")) == "'a''' & '''&' & '\\\\'"


@pytest.mark.slow
@pytest.mark.django_db
def test_a_rare_word_can_be_found_through_the_index() -> None:
    make.imported([make.row(f"事项{n}号") for n in range(300)])
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")  # so few rows are read faster in a row
        where = " and ".join(queries._contains(1))
        cursor.execute(
            f"explain select number from catalog_item where {where}",
            [rules.tsquery(("287",)), "287"],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "item_search" in plan
