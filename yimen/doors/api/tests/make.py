"""A city with one item, its staff and an applicant, and a client that speaks the API."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from yimen.ground.people import verbs as people
from yimen.ground.people.states import Level, Role
from yimen.ground.people.tests import make as people_make
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

CITIZEN, CLERK, REVIEWER, DECIDER = "zhang", "clerk", "reviewer", "decider"
STRANGER = "stranger"
ROLES = {
    CLERK: (Role.CLERK, intake.ORGAN),
    REVIEWER: (Role.REVIEWER, "fire"),
    "health": (Role.REVIEWER, "health"),
    DECIDER: (Role.DECIDER, intake.ORGAN),
    "manager": (Role.MANAGER, intake.ORGAN),
    "supervisor": (Role.SUPERVISOR, intake.ORGAN),
    "operator": (Role.OPERATOR, intake.ORGAN),
    STRANGER: (Role.CLERK, "water"),
}
OTHER = "110105194912310038"


def city() -> None:
    """One item that fire and health review, staff in every role, one applicant."""
    cases.item()
    for unit in ("fire", "health", "water"):
        people_make.unit(unit, level=Level.CITY)
    for login, (role, unit) in ROLES.items():
        people_make.staff(login, unit)
        people_make.grant(login, role, unit)
    people.give_account(person=intake.person(), login=CITIZEN, by="x", now=intake.NOW)


def token(login: str) -> str:
    """A token of an account, for a day."""
    return people.issue_token(login=login, name="test", days=1, by="x", now=timezone.now()).secret


class Speaker:
    """One who calls, with a token or without."""

    def __init__(self, login: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token(login)}"} if login else {}

    def get(self, path: str, **headers: str) -> Any:
        """An answer to a question."""
        return self.client.get(f"/api/v1{path}", headers={**self.headers, **headers})

    def act(self, path: str, body: object = None, *, method: str = "POST", **headers: str) -> Any:
        """An answer to an act, under a key of its own."""
        given = {"Idempotency-Key": str(uuid4()), **self.headers, **headers}
        data = "" if body is None else json.dumps(body)
        return self.client.generic(
            method, f"/api/v1{path}", data, "application/json", headers=given
        )


def told(response: HttpResponse, status: int = 200) -> dict[str, Any]:
    """What a response says, once its status is as expected."""
    assert response.status_code == status, response.content.decode()
    found = json.loads(response.content)
    assert isinstance(found, dict)
    return found


def submitted(citizen: Speaker) -> str:
    """The number of a case that a citizen applied for over the API."""
    number = told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"]
    typed = {"answers": {"shop": "一品"}, "facts": {"cooks": "no"}}
    told(citizen.act(f"/applications/{number}", typed, method="PATCH"))
    for key, given in {
        "form": {"way": "upload", "sha256": "a" * 64},
        "layout": {"way": "paper", "originals": 2},
    }.items():
        told(citizen.act(f"/applications/{number}/materials/{key}", given, method="PUT"))
    return str(told(citizen.act(f"/applications/{number}/submit"), 201)["number"])
