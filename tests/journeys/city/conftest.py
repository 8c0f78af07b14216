"""One played city for all of these journeys, each with cases of its own in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.doors.prepared import prepare
from tests.journeys.city.visiting import Site, Visit
from tests.journeys.conftest import answered
from yimen.base.present.models import CityTime
from yimen.base.present.verbs import move_time
from yimen.config.tests import urls_of_a_demo
from yimen.demo.city import reading
from yimen.ground.catalog.verbs import publish_item_version
from yimen.ground.people.states import Role
from yimen.ground.process.verbs import publish

JOURNEY = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
]
Enter = Callable[..., Visit]
WaitUntil = Callable[[date], None]


@pytest.fixture(scope="package")
def site(
    browser: Browser,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The site with the played city behind it; each journey has cases of its own in it."""
    home = tmp_path_factory.mktemp("home")
    with (
        django_db_blocker.unblock(),
        override_settings(YIMEN_HOME=home, MEDIA_ROOT=str(home / "files")),
    ):
        assert str(connection.settings_dict["NAME"]).startswith("test_")
        cache.clear()
        server = LiveServer("localhost")
        try:
            yield Site(server.url, browser, prepare(whole=True))
        finally:
            server.stop()
            answered()
            cache.clear()
            call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def _django_db_helper(site: Site) -> None:
    """In the place of pytest-django's own: no transaction around a journey, and no flush after."""


@pytest.fixture
def enter(site: Site) -> Iterator[Enter]:
    """Open the browser as somebody: `enter("citizen", width=390, touch=True)`."""
    opened: list[Visit] = []

    def come(login: str = "", **how: object) -> Visit:
        opened.append(Visit.begin(site, login, **how))  # type: ignore[arg-type]  # handed on as it came
        return opened[-1]

    yield come
    for visit in opened:
        visit.page.context.close()


@pytest.fixture
def demo(site: Site) -> Iterator[None]:
    """The city as a demo, with a time of its own that begins now and can go on."""
    with override_settings(DEMO=True, ROOT_URLCONF=urls_of_a_demo.__name__):
        move_time(to=timezone.now())
        yield
    CityTime.objects.all().delete()


@pytest.fixture
def wait_until(demo: None) -> WaitUntil:
    """Let the time that the law gives pass: it is then ten in the morning of that day."""
    ten = time(10, tzinfo=timezone.get_default_timezone())
    return lambda day: move_time(to=datetime.combine(day, ten))


@pytest.fixture
def late(site: Site) -> str:
    """A case that is past its promised day."""
    return site.prepared.cases["late"]


@pytest.fixture(scope="package")
def five_departments(site: Site) -> dict[str, str]:
    """A joint acceptance in which five departments review side by side; their steps, by unit."""
    matter, now = reading.matters()["joint-acceptance"], timezone.now()
    manager = reading.holder(Role.MANAGER, "service-centre")
    plan = deepcopy(reading.plan(matter.key))
    plan["steps"].insert(0, {"key": "water", "name": "供排水验收", "unit": "water"})
    plan["steps"][-1]["after"].append("water")
    published = publish(
        data=plan, by=manager, now=now, units=[one.key for one in reading.offices()]
    )
    content = replace(matter.content, plan_digest=published.digest)
    publish_item_version(
        item=matter.code,
        content=content,
        effective_from=timezone.localdate(),
        by=manager,
        now=now,
        today=timezone.localdate(),
    )
    return {step["unit"]: step["name"] for step in plan["steps"][:-1]}
