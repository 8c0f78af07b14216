"""Staff who can sign in, and clients that have."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils import timezone

from yimen.base import totp
from yimen.doors.desk.access import FACTORS
from yimen.ground.people import queries, verbs
from yimen.ground.people.rules import UnknownUnit
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people

PASSWORD = "correct horse battery"


def unit(key: str, parent: str = "") -> None:
    """A unit, once."""
    try:
        queries.unit(key)
    except UnknownUnit:
        people.unit(key, parent)


def staff(number: str, *roles: tuple[Role, str], password: bool = True) -> str:
    """A member of staff with these roles, and a password, whose hash takes its time; the login."""
    unit("city")
    for _, key in roles:
        unit(key, "" if key == "city" else "city")
    people.staff(number)
    for role, key in roles:
        people.grant(number, role, key)
    if password:
        verbs.set_password(login=number, password=PASSWORD, by="founder", now=people.NOW)
    return number


def enrolled(login: str) -> tuple[str, list[str]]:
    """One-time codes set up an hour ago: the secret, and the recovery codes."""
    before = timezone.now() - timedelta(hours=1)
    secret = verbs.begin_factor(login=login, now=before)
    typed = totp.code(secret, totp.step_of(before))
    return secret, verbs.confirm_factor(login=login, typed=typed, by=login, now=before)


def code(secret: str) -> str:
    """The code that the app shows now."""
    return totp.code(secret, totp.step_of(timezone.now()))


def sign_in(client: Client, login: str, *, next_page: str = "") -> Client:
    """Through password and code, as a browser does it."""
    secret, _ = enrolled(login)
    asked = {"login": login, "password": PASSWORD, "next": next_page}
    client.post("/desk/sign-in", asked)
    client.post("/desk/sign-in/code", {"code": code(secret)})
    return client


def officer(number: str, *roles: tuple[Role, str]) -> Client:
    """A client of a member of staff with these roles, as signing in leaves it behind."""
    return entered(staff(number, *roles, password=False))


def entered(login: str) -> Client:
    """A client of this member of staff, as signing in leaves it behind."""
    account, client = queries.account(login), Client()
    session = client.session
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[FACTORS] = "shown"
    session.save()
    return client
