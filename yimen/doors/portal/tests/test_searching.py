"""A visitor of the city finds an item by half a word, by a code and by a slip."""

from __future__ import annotations

import pytest
from django.test import Client

from yimen.demo.city import reading

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("city")]
RESTAURANT = reading.matters()["restaurant-start"]


def test_the_home_page_shows_what_the_city_offers(client: Client) -> None:
    shown = client.get("/").content.decode()

    assert "市场监督管理局" in shown
    assert "行政许可" in shown
    assert 'action="/search"' in shown


@pytest.mark.parametrize(
    "typed", ["餐饮", RESTAURANT.code, "开办 餐饮", "４００４000", "kbcyd", "开半餐饮店"]
)
def test_half_a_word_or_a_code_finds_an_item(client: Client, typed: str) -> None:
    shown = client.get("/search", {"q": typed}).content.decode()

    assert f"/items/{RESTAURANT.code}" in shown


def test_suggestions_come_as_options_with_their_addresses(client: Client) -> None:
    shown = client.get("/search/suggest", {"q": "餐饮"}).content.decode()

    assert 'role="listbox"' in shown
    assert f'data-to="/items/{RESTAURANT.code}"' in shown


def test_in_english_services_and_departments_have_english_names(client: Client) -> None:
    client.cookies["yimen_language"] = "en"

    found = client.get("/search", {"q": "restaurant"}).content.decode()
    guide = client.get(f"/items/{RESTAURANT.code}").content.decode()

    assert f"/items/{RESTAURANT.code}" in found
    assert "Opening a restaurant" in found
    assert "Market Regulation" in found
    assert '<p class="quiet-text" lang="zh-Hans">开办餐饮店联合办理</p>' in guide
