"""A visitor finds what a life event takes, with every paper once, and the hall to go to."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from yimen.demo.city import ways

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("city")]
EVENTS = {event.key: event for event in ways.ways().events}
HALL = ways.ways().halls[0]


def test_the_home_page_leads_to_every_event_and_hall(client: Client) -> None:
    shown = client.get("/").content.decode()

    assert [key for key in EVENTS if f'"/events/{key}"' not in shown] == []
    assert f'"/halls/{HALL.key}"' in shown


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_event_names_its_items_in_order(client: Client, language: str) -> None:
    client.post("/choose", {"language": language, "back": "/"})
    for event in EVENTS.values():
        shown = unescape(client.get(f"/events/{event.key}").content.decode())

        at = [shown.index(f"/items/{step.item}") for step in event.steps]
        assert at == sorted(at)
        assert (event.text.en if language == "en" else event.text.zh) in shown


def test_what_several_items_ask_for_is_listed_once(client: Client) -> None:
    shown = client.get("/events/birth").context["brought"]

    names = [each.name for each in shown]
    assert len(names) == len(set(names))
    several = {each.name for each in shown if len(each.items) > 1}
    assert several == {"父母有效身份证件"}


def test_a_hall_says_how_to_get_there_and_in_and_what_its_windows_do(client: Client) -> None:
    shown = client.get(f"/halls/{HALL.key}").content.decode()

    told = [HALL.address.zh, HALL.hours.zh, HALL.way.zh, HALL.access.zh, HALL.telephone]
    assert [text for text in told if text not in shown] == []
    assert f"/items/{HALL.windows[0].items[0]}" in shown
    assert f"/halls/{HALL.key}" in client.get("/halls").content.decode()


def test_an_event_is_found_by_search(client: Client) -> None:
    assert '"/events/marriage"' in client.get("/search", {"q": "结婚"}).content.decode()


@pytest.mark.parametrize("address", ["/events/nothing", "/halls/nothing"])
def test_what_is_not_there_is_said_to_be_missing(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
