"""Whoever types half a word, a code, or in the other width of letters, finds the item."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from yimen.ground.catalog import queries, verbs
from yimen.ground.catalog.models import Item
from yimen.ground.catalog.queries import searching
from yimen.ground.catalog.rules import SearchTooLong, initials, looked, slipped, terms
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
    assert looked("a'&").query == "'a''' & '''&'"
    assert looked("\\%").query == "'\\\\%'"
    assert looked("\\%_").likes == ("%\\\\\\%\\_%",)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("重庆（长期）", "cz q cz q"),
        ("会计行业", "kh j hx y"),
        ("Ａ1 驾照", "a 1 j z"),
        ("《》— ", ""),
        ("殡葬", "b z"),
    ],
)
def test_every_reading_of_a_character_gives_its_letter(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.django_db
@pytest.mark.usefixtures("_items")
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("spjy", [0]),
        ("SPjyxk", [0]),
        ("jyxkxb", [0]),
        ("hk", [3]),
        ("sp 生产", [1]),
        ("spxk", []),
        ("xk", [0, 1, 2]),
    ],
)
def test_initials_of_neighbours_find_the_item(typed: str, names: list[int]) -> None:
    assert sorted(found(typed)) == sorted(NAMES[n] for n in names)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["cqsz", "zqsz", "cqsc", "zqsc"])
def test_a_name_is_found_by_either_reading(typed: str) -> None:
    make.imported([make.row("重庆市长热线")])

    assert found(typed) == ["重庆市长热线"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_items")
@pytest.mark.parametrize(
    "slip", ["食品生厂许可", "食品生生产许可", "食品产许可", "食品产生许可", "食品 生厂许"]
)
def test_one_slip_in_a_word_is_forgiven(slip: str) -> None:
    assert found(slip) == []
    assert [item.name for item in queries.alike(typed=slip, on=TODAY)] == ["食品生产许可"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_items")
@pytest.mark.parametrize("typed", ["%_%", "\\\\\\", "飞机场", "户户", " ", "长" * 21])
def test_what_is_too_short_or_too_far_off_is_not_guessed(typed: str) -> None:
    assert queries.alike(typed=typed, on=TODAY) == []


@pytest.mark.django_db
def test_what_begins_so_stands_before_what_only_holds_it() -> None:
    names = ["涉外结婚登记公证", "结婚登记", "结婚登记档案查询", "补领结婚登记证"]
    make.imported([make.row(name) for name in names])

    first = queries.nearest(typed="结婚登记", on=TODAY, at_most=2)
    rest = queries.nearest(typed="结婚登记", on=TODAY, after=first[-1].number)

    assert [item.name for item in (*first, *rest)] == [names[n] for n in (1, 2, 3, 0)]


@pytest.mark.django_db
def test_where_very_many_match_they_come_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FEW", 3)
    make.imported([make.row(name) for name in ["长事项", "事项", "事项二", "事项三三"]])

    listed = queries.nearest(typed="事项", on=TODAY)

    assert len(listed) == 4
    assert [each.number for each in listed] == sorted(each.number for each in listed)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["287", "sxeh", "事项287"])
def test_a_rare_word_can_be_found_through_the_index(typed: str) -> None:
    make.imported([make.row(f"事项{n}号") for n in range(300)])
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")  # so few rows are read faster in a row

    for term in (looked(typed), slipped(typed)):
        assert "item_search" in searching._indexed(Item.objects.all(), [term]).explain()
