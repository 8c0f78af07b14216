"""Programs open matters, act in them by their roles, and read only what is theirs."""

from __future__ import annotations

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people
from yimen.work.matters.tests import make as matters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def staff(login: str, role: Role, unit: str = matters.ORGAN) -> Speaker:
    people.staff(login, unit)
    people.grant(login, role, unit)
    return Speaker(login)


def test_a_penalty_is_opened_and_carried_on_by_who_may() -> None:
    item = matters.item()
    party = people.person().number
    reviewer, decider = staff("r1", Role.REVIEWER), staff("d1", Role.DECIDER)
    people.unit("water")
    stranger = staff("w1", Role.REVIEWER, "water")
    given = {"item": item, "organ": matters.ORGAN, "subject": "无证经营", "person": party}

    opened = make.told(reviewer.act("/matters", given), 201)
    path = f"/matters/{opened['number']}"
    done = {"act": "investigate", "told": {"result": "属实"}, "officers": ["甲", "乙"]}
    barred = decider.act(f"{path}/acts", done)
    investigated = make.told(reviewer.act(f"{path}/acts", done))
    (listed,) = make.told(decider.get("/matters?power=02"))["matters"]

    assert [term["key"] for term in opened["terms"]] == ["decision"]
    assert barred.status_code == 403
    assert (investigated["state"], investigated["done"]) == ("investigated", ["investigate"])
    assert [move["act"] for move in investigated["moves"]] == ["tell"]
    assert listed["state"] == "investigated"
    assert make.told(stranger.get("/matters"))["matters"] == []
    assert stranger.get(path).status_code == 404
    assert stranger.act("/matters", given).status_code == 403
