"""Of which units a visitor hears: those whose cases they may see, after both factors."""

from __future__ import annotations

import asyncio

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from yimen.base.pages.access import SECOND_FACTOR
from yimen.doors.stream.application import _events
from yimen.doors.stream.following import Follower, Listener
from yimen.doors.stream.listening import NO_UNIT, units_heard
from yimen.ground.people import queries as people
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make

pytestmark = pytest.mark.django_db


def cookies(*, role: Role, over: str, factor: bool = True) -> str:
    """The cookies of an officer who has signed in, with the second factor or before it."""
    make.unit("city")
    for key in ("water", "health"):
        make.unit(key, "city")
    make.unit("sources", "water")
    make.staff("s1")
    make.grant("s1", role, over)
    client = Client()
    client.force_login(people.account("s1"))
    if factor:
        session = client.session
        session[SECOND_FACTOR] = "shown"
        session.save()
    name = settings.SESSION_COOKIE_NAME
    return f"other=1; {name}={client.cookies[name].value}"


def test_an_officer_hears_of_the_units_in_reach_and_no_other() -> None:
    assert units_heard(cookies(role=Role.REVIEWER, over="water")) == {"water", "sources"}


def test_who_sees_no_cases_hears_of_none() -> None:
    assert units_heard(cookies(role=Role.OPERATOR, over="city")) == NO_UNIT


def test_a_password_alone_is_not_enough() -> None:
    assert units_heard(cookies(role=Role.REVIEWER, over="water", factor=False)) == NO_UNIT


def test_a_session_that_has_ended_hears_nothing() -> None:
    held = cookies(role=Role.REVIEWER, over="water")
    SessionStore(held.rpartition("=")[2]).delete()

    assert units_heard(held) == NO_UNIT


@pytest.mark.parametrize(
    "said", ["", "yimen_session=", "yimen_session=unknown", "=;=;", "\x00=\x00"]
)
def test_cookies_of_nobody_are_nobody(said: str) -> None:
    assert units_heard(said) == NO_UNIT


def test_a_listener_is_told_of_its_own_units_once_and_together() -> None:
    async def listened() -> list[list[str]]:
        listener = Listener(frozenset({"water", "sources"}))
        listener.hear(frozenset({"health"}))
        nothing = list(_events(listener))
        listener.hear(frozenset({"water", "health"}))
        listener.hear(frozenset({"sources"}))
        listener.hear_figures()
        return [nothing, list(_events(listener)), list(_events(listener))]

    nothing, together, again = asyncio.run(listened())

    assert together == ["event: work\ndata: sources water\n", "event: figures\ndata: changed\n"]
    assert nothing == again == []


def test_figures_are_told_every_ten_seconds_and_the_last_change_is_never_kept_back() -> None:
    async def told() -> list[bool]:
        follower, listener = Follower(), Listener(NO_UNIT)
        follower.listeners.add(listener)
        heard = []
        for changed, at in ((True, 50.0), (True, 55.0), (False, 61.0), (False, 99.0)):
            listener.figures = False
            follower.tell_figures(changed=changed, at=at)
            heard.append(listener.figures)
        return heard

    assert asyncio.run(told()) == [True, False, True, False]
