"""A visitor finds an item by words, by department and by kind, and is never left with nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import verbs
from yimen.ground.catalog.tests import make

pytestmark = pytest.mark.django_db


def test_an_empty_city_has_a_home_page_too(client: Client) -> None:
    assert "还没有部门发布事项" in client.get("/").content.decode()


def test_nothing_typed_suggests_nothing(client: Client) -> None:
    assert not client.get("/search/suggest", {"q": " "}).content.strip()


def test_a_search_without_result_says_what_else_to_do(client: Client) -> None:
    shown = client.get("/search", {"q": "<b>没有"}).content.decode()

    assert "没有找到“&lt;b&gt;没有”" in shown
    assert "按部门查找" in shown


def test_a_search_that_is_too_long_is_refused_in_words(client: Client) -> None:
    response = client.get("/search", {"q": "长" * 150})

    assert response.status_code == 422
    assert "100" in response.content.decode()


@pytest.mark.parametrize(
    "typed", ["' or 1=1 --", "%", "\\", "\ud800".encode("utf-8", "replace").decode()]
)
def test_hostile_words_only_find_nothing(client: Client, typed: str) -> None:
    assert client.get("/search", {"q": typed, "after": "x~'"}).status_code == 200


def test_a_list_goes_on_behind_its_page(client: Client) -> None:
    make.imported([make.row(f"{n:03}") for n in range(25)])

    first = client.get("/search", {"q": "0"})
    rest = client.get("/search" + first.context["following"])

    assert [len(first.context["items"]), len(rest.context["items"])] == [20, 5]
    assert rest.context["first"] == "/search?q=0"


@pytest.mark.parametrize(
    ("address", "queries"), [("/search?q=a", 3), ("/kinds/01", 1), ("/departments", 0)]
)
def test_twice_as_many_items_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int
) -> None:
    make.imported([make.row(f"a{n}") for n in range(8)])
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)

    make.imported([make.row(f"a{n}") for n in range(16)])

    with django_assert_num_queries(queries):
        client.get(address)


def test_a_department_shows_its_own_items_alone(client: Client) -> None:
    make.imported([make.row("one", department="甲局"), make.row("two", department="乙局")])
    shop = catalog.shops(make.TODAY).get(name="甲局")

    shown = client.get(f"/departments/{shop.pk}").content.decode()

    assert ("one" in shown, "two" in shown) == (True, False)


@pytest.mark.parametrize("address", ["/departments/99999", "/kinds/99"])
def test_what_is_not_there_is_said_to_be_missing(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_shops_and_kinds_leave_out_what_is_cancelled() -> None:
    report = make.imported([make.row("one", department="甲局"), make.row("two", department="乙局")])
    assert report.added == 2

    number = catalog.found(typed="two", on=make.TODAY)[0].number
    verbs.cancel_item(
        item=number,
        cancelled_from=make.TODAY,
        reason="依据废止",
        by="editor",
        now=make.NOW,
        today=make.TODAY,
    )

    day_before = date(2026, 3, 1)
    assert [shop.name for shop in catalog.shops(make.TODAY)] == ["甲局"]
    assert sum(catalog.kinds(make.TODAY).values()) == 1
    assert sum(catalog.kinds(day_before).values()) == 2
