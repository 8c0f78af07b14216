"""One prepared city for all tests of the doors, and a quiet log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.doors.addresses import ABSENT, Route, Tried, routes, things
from tests.doors.prepared import Prepared, prepare, visitor

VISITORS = ("", "neighbour", "citizen", "yt0101", "yt0301", "yt0302", "yt0120")


@pytest.fixture(scope="package")
def city(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Prepared]:
    """One case in each state, in a transaction around those of the tests."""
    home = tmp_path_factory.mktemp("home")
    with (
        django_db_blocker.unblock(),
        override_settings(YIMEN_HOME=home, MEDIA_ROOT=str(home / "files")),
        transaction.atomic(),
    ):
        yield prepare()
        transaction.set_rollback(True)


@pytest.fixture
def prepared(city: Prepared, db: None) -> Iterator[Prepared]:
    """The city as it was prepared; what is refused here on purpose is not logged."""
    cache.clear()
    logging.disable(logging.ERROR)
    yield city
    logging.disable(logging.NOTSET)
    cache.clear()


@pytest.fixture(scope="package")
def let_in(city: Prepared) -> dict[Route, tuple[str, str]]:
    """Every route with its address filled in, and the first of the visitors whom it answers."""
    values = things(city, "correcting")
    left = {route: route.filled(values) for route in routes()}
    found = {}
    with transaction.atomic():
        for login in VISITORS:
            client = visitor(login)
            for route, address in list(left.items()):
                if answers(client.get(address)):
                    found[route] = left.pop(route), login
        transaction.set_rollback(True)
    absent = ABSENT | {"file"}  # which stands in another case than this
    left = {route: address for route, address in left.items() if not absent & set(route.kinds)}
    assert not left, f"nobody is let in to {[route.pattern for route in left]}"
    return found


@pytest.fixture
def tried(let_in: dict[Route, tuple[str, str]], prepared: Prepared) -> list[Tried]:
    """Every route, with the first of the visitors whom it answers."""
    clients = {login: visitor(login) for login in VISITORS}
    return [Tried(route, address, clients[login]) for route, (address, login) in let_in.items()]


def answers(answer: HttpResponseBase) -> bool:
    """Whether this visitor gets somewhere, if only to hear that another method is meant."""
    away = any(one in answer.headers.get("Location", "") for one in ("sign-in?", "follow?"))
    return answer.status_code in {405, 409} or (answer.status_code < 400 and not away)
