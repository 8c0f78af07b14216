"""Joint steps at the desk: departments speak, the page shows who is silent, the lead closes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.ground.process.tests import make as process
from yimen.work.cases.queries import case_for
from yimen.work.cases.states import State
from yimen.work.cases.tests import make as cases

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JOINT = {"kind": "joint", "members": ["fire", "health"], "lead": "fire", "name": "联合勘验"}
SAYS = {"step": "fire", "outcome": "APPROVE", "phrase": "", "opinion": "同意通过"}


@pytest.fixture
def number() -> str:
    """A case with one joint step, which fire leads."""
    cases.item(process.step("fire", **JOINT))
    for key in ("fire", "health", "police"):
        make.unit(key)
    return cases.accepted()


def do(client: Client, number: str, slug: str, **typed: str) -> Any:
    page = client.get(f"/desk/case/{number}/{slug}?step=fire").text
    mark = re.search(r'name="mark" value="([^"]*)"', page)
    return client.post(
        f"/desk/case/{number}/{slug}", {"mark": mark[1] if mark else "", **SAYS, **typed}
    )


def test_departments_speak_and_the_lead_closes_once_all_have(number: str) -> None:
    fire = make.officer("f1", (Role.REVIEWER, "fire"))
    health = make.officer("h1", (Role.REVIEWER, "health"))

    do(health, number, "speak", unit="health")
    early = do(fire, number, "review")
    page = fire.get(f"/desk/case/{number}")
    do(fire, number, "speak", unit="fire")
    closed = do(fire, number, "review")

    assert early.status_code == 422
    assert "unit fire" in early.text
    assert page.context["step_acts"][0][2][0][0] == "speak"
    assert closed.status_code == 302
    assert case_for(number, today=cases.DAY).state is State.REVIEWED


def test_the_case_shows_who_has_spoken_and_who_is_silent(number: str) -> None:
    health = make.officer("h1", (Role.REVIEWER, "health"))
    do(health, number, "speak", unit="health")

    page = health.get(f"/desk/case/{number}")

    voices = page.context["steps"][0]["voices"]
    assert [(unit, str(word)) for unit, word, _tone in voices] == [
        ("unit fire", "尚未会签"),
        ("unit health", "同意"),
    ]
    assert "同意通过" in page.text


@pytest.mark.parametrize("unit", ["fire", "police", "", "<b>"])
def test_nobody_speaks_for_another_department(unit: str, number: str) -> None:
    health = make.officer("h1", (Role.REVIEWER, "health"))

    answer = do(health, number, "speak", unit=unit)

    assert answer.status_code == 422
    assert case_for(number, today=cases.DAY).steps[0].joint.silent == ("fire", "health")  # type: ignore[union-attr]  # the step is joint


@pytest.mark.parametrize("role", [Role.CLERK, Role.DECIDER, Role.MANAGER, Role.SUPERVISOR])
def test_only_reviewers_speak(role: Role, number: str) -> None:
    client = make.officer("x1", (role, "health"))

    shown = client.get(f"/desk/case/{number}/speak?step=fire")
    sent = do(client, number, "speak", unit="health")

    assert {shown.status_code, sent.status_code} <= {403, 409}


def test_what_waits_for_a_voice_stands_in_the_list_of_its_department(number: str) -> None:
    health = make.officer("h1", (Role.REVIEWER, "health"))

    before = health.get("/desk/work?kind=speak")
    do(health, number, "speak", unit="health")
    after = health.get("/desk/work?kind=speak")

    assert (number in before.text, number in after.text) == (True, False)
