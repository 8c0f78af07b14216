"""The first operator of a new installation is made from the console."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from yimen.doors.console.staff import staff
from yimen.ground.people import queries as people
from yimen.ground.people.rules import SeparateRoles, UnknownLogin
from yimen.ground.people.states import Role

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    return CliRunner().invoke(staff, words, catch_exceptions=False).stdout


def test_a_unit_an_operator_and_a_role_from_nothing() -> None:
    place = ("--kind", "service_centre", "--level", "city", "--division", "511600")

    founded = run("unit", "ga-centre", "某市政务服务中心", *place)
    appointed = run("appoint", "GA0001", "王某", "--unit", "ga-centre", "--login", "ga0001")
    given = run("role", "GA0001", "operator", "ga-centre")

    member = people.staff("GA0001")
    assert founded == "ga-centre: 某市政务服务中心\n"
    assert "signs in as ga0001" in appointed
    assert given == "GA0001 is now operator of ga-centre\n"
    assert [grant.role for grant in people.roles(member)] == [Role.OPERATOR]
    with pytest.raises(SeparateRoles):
        run("role", "GA0001", "decider", "ga-centre")

    assert run("role", "GA0001", "operator", "ga-centre", "--revoke").endswith("ga-centre\n")
    assert list(people.roles(member)) == []
    assert run("dismiss", "GA0001", "--yes") == "GA0001 王某 serves no longer\n"
    with pytest.raises(UnknownLogin):
        people.account("ga0001")
