"""Who listens, and of which units they may hear; asked once, when a stream is opened."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from yimen.base.pages.access import SECOND_FACTOR
from yimen.ground.people import queries as people
from yimen.ground.people.states import AccountKind
from yimen.work.cases.rules.access import SEES

NO_UNIT: frozenset[str] = frozenset()


def units_heard(cookies: str) -> frozenset[str]:
    """The units whose cases a visitor with these cookies may see; none for who is no officer.

    It reads the database, so it is called in a thread.
    """
    request = HttpRequest()
    engine = import_module(settings.SESSION_ENGINE)
    request.session = engine.SessionStore(_session_key(cookies))
    account = get_user(request)
    if not account.is_authenticated or account.kind != AccountKind.STAFF:
        return NO_UNIT
    if not request.session.get(SECOND_FACTOR):
        return NO_UNIT
    return frozenset(people.unit_keys(people.viewer(account), SEES))


def _session_key(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return found.value if found else None
