"""Time is excluded, counts again and is extended; departments speak in a joint step."""

from __future__ import annotations

from typing import Any

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.people import verbs as people
from yimen.ground.people.states import Level, Role
from yimen.ground.people.tests import make as people_make
from yimen.ground.process.tests import make as process
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TEST = {"ground": "testing", "days": 3, "reason": "抽样送检"}
LOOK = {**process.step("look"), "kind": "joint", "members": ["fire", "health"], "lead": "fire"}


def clocks(who: Speaker, case: str) -> dict[str, Any]:
    return {each["kind"]: each for each in told(who.get(f"{case}/clocks"))["clocks"]}


def accepted(citizen: Speaker) -> str:
    case = f"/cases/{make.submitted(citizen)}"
    told(Speaker(make.CLERK).act(f"{case}/accept"))
    return case


def test_time_that_is_excluded_does_not_count_until_it_counts_again() -> None:
    make.city()
    case, manager = accepted(Speaker(make.CITIZEN)), Speaker("manager")

    first = manager.act(f"{case}/exclude", TEST)
    second = manager.act(f"{case}/exclude", TEST)
    lights = {each["light"] for each in clocks(manager, case).values()}
    stale = manager.act(f"{case}/resume", **{"If-Match": '"0-0"'})
    told(manager.act(f"{case}/resume"))

    assert told(first)["state"] == "accepted"
    assert told(second, 409)["code"] == "cases.time-excluded"
    assert lights == {"paused"}
    assert told(stale, 412)["code"] == "cases.changed"
    assert "paused" not in {each["light"] for each in clocks(manager, case).values()}
    kinds = [each["kind"] for each in told(manager.get(case))["documents"]]
    assert kinds.count("exclusion") == 1


def test_a_term_is_extended_once_under_its_key() -> None:
    make.city()
    case, manager = accepted(Speaker(make.CITIZEN)), Speaker("manager")
    before = clocks(manager, case)["statutory"]["total"]
    more = {"kind": "statutory", "days": 5, "reason": "案情复杂"}

    for _ in range(2):
        told(manager.act(f"{case}/extend", more, **{"Idempotency-Key": "k"}))
    other = manager.act(f"{case}/extend", {**more, "days": 0})

    assert clocks(manager, case)["statutory"]["total"] == before + 5
    assert told(other, 422)["code"] == "api.input"


def test_departments_speak_in_a_joint_step_each_for_itself() -> None:
    cases.item(LOOK)
    for unit in ("fire", "health"):
        people_make.unit(unit, level=Level.CITY)
        people_make.staff(unit, unit)
        people_make.grant(unit, Role.REVIEWER, unit)
    people_make.staff(make.CLERK, intake.ORGAN)
    people_make.grant(make.CLERK, Role.CLERK, intake.ORGAN)
    people.give_account(person=intake.person(), login=make.CITIZEN, by="x", now=intake.NOW)
    case, health = accepted(Speaker(make.CITIZEN)), Speaker("health")
    word = {"unit": "health", "outcome": "approve", "opinion": "符合要求"}

    own = health.act(f"{case}/steps/look/speak", word)
    another = health.act(f"{case}/steps/look/speak", {**word, "unit": "fire"})
    nobody = health.act(f"{case}/steps/look/speak", {**word, "unit": "water"})

    assert told(own)["state"] == "accepted"
    assert told(another, 403)["code"] == "people.not-allowed"
    assert told(nobody, 409)["code"] == "process.opinion-not-asked"
