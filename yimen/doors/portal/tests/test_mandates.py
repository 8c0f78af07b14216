"""A person acts for an organisation under its mandate; without one they see nothing of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from yimen.doors.portal.tests.test_accounts import register
from yimen.doors.portal.tests.test_apply import filled
from yimen.ground.people import queries as people
from yimen.ground.people import verbs
from yimen.ground.people.states import Document, GrantedBy, MandateKind
from yimen.work.cases import queries as cases
from yimen.work.cases.tests import make
from yimen.work.intake.tests.make import CITIZEN, DAY, ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEAD = {"name": "周小满", "number": "110105199105200003"}
OTHER = {"name": "李四", "number": "110108198403170003"}


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def number_of(who: dict[str, str]) -> str:
    found = people.person_by_number(Document.CITIZEN_ID, who["number"])
    assert found
    return found.number


@pytest.fixture
def firm() -> str:
    """An organisation by its public number."""
    make.item()
    now, today = timezone.now(), timezone.localdate()
    return verbs.register_organisation(
        name="小满餐饮", uscc="91990101DM0001016J", by="clerk", now=now, today=today
    ).number


@pytest.fixture
def head(firm: str) -> Client:
    """Its representative, as a window entered them."""
    client = Client()
    register(client, **HEAD)
    today = timezone.localdate()
    verbs.grant_mandate(
        organisation=firm,
        person=number_of(HEAD),
        kind=MandateKind.REPRESENTATIVE,
        items=(),
        valid_from=today,
        valid_to=today + timedelta(days=900),
        given=GrantedBy.WINDOW,
        by="clerk",
        now=timezone.now(),
        today=today,
    )
    return client


def grant(head: Client, firm: str, **other: str) -> Any:
    today = timezone.localdate()
    given = {
        "name": "张三",
        "document": "citizen_id",
        "number": CITIZEN,
        "valid_from": str(today),
        "valid_to": str(today + timedelta(days=30)),
        **other,
    }
    return head.post(f"/mandates/{firm}", given)


def apply(client: Client, firm: str) -> str:
    """The number of a case that was brought in for the organisation."""
    draft = client.post(f"/apply/{ITEM}", {"who": firm, "fact-cooks": "no"})["Location"]
    filled(client, draft)
    return str(
        client.post(f"{draft}/check", {"true": "on", "delivery": "window"})["Location"].split("/")[
            2
        ]
    )


def test_an_agent_applies_for_the_organisation_and_is_named(
    client: Client, head: Client, firm: str
) -> None:
    register(client)
    grant(head, firm)

    number = apply(client, firm)

    held = cases.case_for(number, today=DAY).case
    assert held.organisation
    assert held.agent
    assert (held.organisation.name, held.agent.name) == ("小满餐饮", "张三")
    assert held.received_by == number_of({"number": CITIZEN})
    assert "代表小满餐饮" in client.get("/mine").content.decode()


def test_cases_of_the_organisation_are_its_own_and_not_the_agents(
    client: Client, head: Client, firm: str
) -> None:
    register(client)
    grant(head, firm)
    number = apply(client, firm)

    seen = [number in client.get("/mine").content.decode()]
    client.post("/mandates/act", {"organisation": ""})
    seen.append(number in client.get("/mine").content.decode())
    head.post("/mandates/act", {"organisation": firm})
    seen.append(number in head.get("/mine").content.decode())

    assert seen == [True, False, True]
    assert head.get(f"/follow/{number}").status_code == 200


def test_a_revoked_agent_sees_nothing_more_in_the_session_that_is_open(
    client: Client, head: Client, firm: str
) -> None:
    register(client)
    grant(head, firm)
    number = apply(client, firm)
    mandate = people.mandates_of(number_of({"number": CITIZEN}), timezone.localdate()).get()

    head.post(f"/mandates/{firm}/{mandate.number}/revoke")
    answer = client.get(f"/follow/{number}")
    page = client.get("/mine").content.decode()

    assert answer.status_code == 302
    assert "授权已到期或被撤销" in page
    assert client.post(f"/apply/{ITEM}", {"who": firm, "fact-cooks": "no"}).status_code == 422


def test_a_mandate_for_other_items_does_not_reach_this_one(
    client: Client, head: Client, firm: str
) -> None:
    register(client)
    unknown = grant(head, firm, items="I-0")
    everything = apply(head, firm)
    today = timezone.localdate()
    verbs.grant_mandate(
        organisation=firm,
        person=number_of({"number": CITIZEN}),
        kind=MandateKind.AGENT,
        items=["I-0"],
        valid_from=today,
        valid_to=today,
        given=GrantedBy.WINDOW,
        by="clerk",
        now=timezone.now(),
        today=today,
    )

    client.post("/mandates/act", {"organisation": firm})

    assert unknown.status_code == 422
    assert everything not in client.get("/mine").content.decode()
    assert client.get(f"/follow/{everything}").status_code == 302
    assert client.post(f"/apply/{ITEM}", {"who": firm, "fact-cooks": "no"}).status_code == 422


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "王五"),
        ("number", "110108198609110006"),
        ("valid_to", "2020-01-01"),
        ("valid_to", "2099-01-01"),
        ("valid_from", "x"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused_with_what_was_typed(
    client: Client, head: Client, firm: str, field: str, typed: str
) -> None:
    register(client)

    answer = grant(head, firm, **{field: typed})

    assert (answer.status_code, typed in answer.content.decode()) == (422, True)
    assert not people.mandates_of(number_of({"number": CITIZEN}), timezone.localdate()).exists()


def test_nobody_else_looks_at_or_gives_mandates(client: Client, head: Client, firm: str) -> None:
    register(client, **OTHER)
    mandate = people.mandates_for(firm, timezone.localdate()).get()

    assert head.get(f"/mandates/{firm}").status_code == 200
    assert client.get(f"/mandates/{firm}").status_code == 409
    assert grant(client, firm).status_code == 409
    assert client.post(f"/mandates/{firm}/{mandate.number}/revoke").status_code == 409
    assert client.post("/mandates/act", {"organisation": firm}).status_code == 403
    assert people.mandates_for(firm, timezone.localdate()).count() == 1
