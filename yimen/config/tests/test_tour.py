"""The tour of the demo city: anybody with one click, time that goes on, and only in a demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import get_resolver

from tests.codebase.test_pages import ruleless
from yimen.base.present import queries as present
from yimen.base.present.verbs import move_time
from yimen.config.tests import urls_of_a_demo
from yimen.demo.city.founding import found
from yimen.demo.city.reading import cast
from yimen.demo.players import OF_THE_CAST, Part, players
from yimen.ground.ledger import queries as ledger
from yimen.ground.people.queries import person_by_number
from yimen.ground.people.states import Document
from yimen.kernel.ref import Ref

THURSDAY = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _city(standing: Path) -> None:
    found(now=THURSDAY, today=THURSDAY.date())
    with override_settings(DEMO=True):
        move_time(to=THURSDAY)


@pytest.fixture
def demo(_city: None, standing: Path, db: None) -> Iterator[None]:
    with override_settings(DEMO=True, ROOT_URLCONF=urls_of_a_demo.__name__, YIMEN_HOME=standing):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/demo", "/demo/be/yt0101", "/demo/go-on"])
def test_outside_a_demo_there_is_no_tour(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert "演示站点" not in client.get("/").content.decode()


@pytest.mark.usefixtures("demo")
def test_every_page_of_a_demo_says_that_it_is_one(client: Client) -> None:
    for address in ("/", "/search", "/desk/sign-in", "/demo"):
        page = client.get(address).content.decode()
        assert "人物、企业和办件都是虚构的" in page
        assert "2026年3月12日" in page


@pytest.mark.usefixtures("demo")
def test_anybody_is_in_with_one_click_and_stands_in_their_own_place(client: Client) -> None:
    page = client.get("/demo").content.decode()
    for player in players():
        entered = client.post(f"/demo/be/{player.key}", follow=True)
        said = entered.content.decode()

        assert player.name in page
        assert entered.status_code == 200
        assert entered.redirect_chain[0][0] == ("/mine" if player.part in OF_THE_CAST else "/desk/")
        assert "sign-in" not in entered.redirect_chain[-1][0]
        assert player.part in OF_THE_CAST or player.name in said
        assert "退出" in said


@pytest.mark.usefixtures("demo")
def test_each_part_has_somebody_and_several_departments_review() -> None:
    parts = [player.part for player in players()]

    assert set(parts) == set(Part)
    assert parts.count(Part.REVIEWER) >= 5


@pytest.mark.usefixtures("demo")
def test_who_is_somebody_else_leaves_nothing_of_the_one_before(client: Client) -> None:
    client.post("/demo/be/yt0101")
    client.post("/demo/be/citizen")

    assert client.get("/desk/work").status_code == 302
    assert client.get("/mine").status_code == 200


@pytest.mark.usefixtures("demo")
def test_an_account_is_opened_once_and_recorded(client: Client) -> None:
    client.post("/demo/be/citizen")
    client.post("/demo/be/citizen")

    member = cast()["citizen"]
    person = person_by_number(Document(member.document), member.number)
    assert person is not None
    acts = [entry.act for entry in ledger.history(Ref("person", person.number))]
    assert acts.count("people.give_account") == 1


@pytest.mark.usefixtures("demo")
def test_nobody_else_can_be_somebody(client: Client) -> None:
    assert client.post("/demo/be/founder").status_code == 404
    assert client.get("/demo/be/yt0101").status_code == 405


@pytest.mark.usefixtures("demo")
def test_time_goes_on_to_the_morning_of_the_next_working_day(client: Client) -> None:
    client.post("/demo/go-on", {"step": "day"})
    friday = present.now()
    client.post("/demo/go-on", {"step": "day"})
    monday = present.now()
    client.post("/demo/go-on", {"step": "hour"})

    assert (friday.date().isoformat(), friday.hour) == ("2026-03-13", 1)  # nine in Shanghai
    assert (monday.date().isoformat(), monday.hour) == ("2026-03-16", 1)
    assert present.now().hour == 2
    assert client.post("/demo/go-on", {"step": "year"}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_every_route_of_the_tour_states_its_rule() -> None:
    assert list(ruleless(get_resolver("yimen.doors.tour.urls").url_patterns)) == []
