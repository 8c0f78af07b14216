"""Plans are read by all staff and changed by nobody here."""

from __future__ import annotations

import pytest
from django.test import Client

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.ground.process.tests import make as process
from yimen.ground.process.verbs import publish
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def code() -> str:
    """A plan in two versions."""
    first = process.plan(*[process.step(key) for key in ("fire", "health")])
    publish(data=first, by="manager", now=intake.NOW)
    second = process.plan(*[process.step(key) for key in ("fire", "health", "urban")])
    return publish(data={**second, "code": first["code"]}, by="manager", now=intake.NOW).code


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_plans(role: Role, code: str) -> None:
    client = make.officer("s1", (role, "fire"))

    assert f"/desk/plans/{code}" in client.get("/desk/plans").text
    assert client.get(f"/desk/plans/{code}").context["shown"].number == 2


def test_an_older_version_stays_readable(code: str) -> None:
    client = make.officer("s1", (Role.OPERATOR, "fire"))

    page = client.get(f"/desk/plans/{code}?version=1")

    assert len(page.context["steps"]) == 2


@pytest.mark.parametrize("address", ["nothing", "{code}?version=9", "{code}?version=<b>"])
def test_what_is_no_plan_is_not_found(address: str, code: str) -> None:
    client = make.officer("s1", (Role.OPERATOR, "fire"))

    assert client.get(f"/desk/plans/{address.format(code=code)}").status_code == 404


def test_a_stranger_reads_nothing(client: Client, code: str) -> None:
    assert client.get(f"/desk/plans/{code}")["Location"].startswith("/desk/sign-in")
