"""A registered system gets short tokens, for its scopes and its term, and no longer (RFC 6749)."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries, verbs
from yimen.ground.people.rules import UnknownToken
from yimen.ground.people.states import Scope
from yimen.ground.people.verbs.clients import Registered
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
GRANT = {"grant_type": "client_credentials"}


def registered(*scopes: Scope, login: str = make.CLERK) -> Registered:
    now = timezone.now()
    return verbs.register_client(
        login=login, unit="fire", name="税务系统", scopes=scopes, days=30, by="x", now=now
    )


def asked(given: dict[str, str], **headers: str) -> Any:
    return Client().post("/api/v1/token", urlencode(given), content_type=FORM, headers=headers)


def shown(client: Registered) -> dict[str, str]:
    return {"client_id": str(client.client.pk), "client_secret": client.secret}


def speaker(token: str) -> Speaker:
    found = Speaker()
    found.headers = {"Authorization": f"Bearer {token}"}
    return found


def test_a_client_gets_a_short_token_by_header_or_by_body() -> None:
    make.city()
    client = registered(Scope.READ, Scope.ACT)
    pair = f"{client.client.pk}:{client.secret}".encode()
    basic = "Basic " + base64.b64encode(pair).decode()

    answers = [asked({**GRANT, **shown(client)}), asked(GRANT, Authorization=basic)]

    for answer in answers:
        body = told(answer)
        assert (body["token_type"], body["expires_in"], body["scope"]) == (
            "Bearer",
            900,
            "act read",
        )
        assert answer["Cache-Control"] == "no-store"
        assert told(speaker(body["access_token"]).get("/cases"))["cases"] == []
    entries = ledger.history(Ref("account", str(client.client.account_id)))
    assert [entry.act for entry in entries][-2:] == ["people.issue_short_token"] * 2


def test_a_token_to_ask_with_does_not_act() -> None:
    make.city()
    case = make.submitted(Speaker(make.CITIZEN))
    client = registered(Scope.READ, Scope.ACT)
    body = told(asked({**GRANT, **shown(client), "scope": "read"}))
    reader = speaker(body["access_token"])

    answer = reader.act(f"/cases/{case}/accept")

    assert told(reader.get(f"/cases/{case}"))["state"] == "submitted"
    assert told(answer, 403)["code"] == "api.scope"
    assert answer["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="act"'


@pytest.mark.parametrize(
    ("given", "error", "status"),
    [
        ({"client_secret": "x"}, "invalid_client", 401),
        ({"client_id": "x"}, "invalid_client", 401),
        ({"client_id": "\0"}, "invalid_client", 401),
        ({"scope": "read act"}, "invalid_scope", 400),
        ({"scope": "\0"}, "invalid_scope", 400),
        ({"grant_type": "password"}, "unsupported_grant_type", 400),
        ({"grant_type": ""}, "invalid_request", 400),
    ],
)
def test_what_is_wrong_is_said_as_the_standard_says_it(
    given: dict[str, str], error: str, status: int
) -> None:
    make.city()
    client = registered(Scope.READ)

    answer = asked({**GRANT, **shown(client), **given})

    body = told(answer, status)
    assert body["error"] == error
    assert body["error_description"].isascii()
    assert answer.has_header("WWW-Authenticate") == (status == 401)


def test_a_broken_header_a_json_body_and_a_question_get_no_token() -> None:
    header = asked(GRANT, Authorization="Basic 税务".encode().decode("latin-1"))
    body: Any = Client().post("/api/v1/token", GRANT, content_type="application/json")
    question: Any = Client().get("/api/v1/token")

    assert told(header, 401)["error"] == "invalid_client"
    assert told(body, 400)["error"] == "invalid_request"
    assert told(question, 405)["code"] == "api.no-method"


def test_a_revoked_client_and_its_tokens_are_let_in_no_more() -> None:
    make.city()
    client = registered(Scope.READ)
    token = told(asked({**GRANT, **shown(client)}))["access_token"]

    verbs.revoke_client(client=client.client.pk, by="x", now=timezone.now())

    assert told(asked({**GRANT, **shown(client)}), 401)["error"] == "invalid_client"
    assert told(speaker(token).get("/cases"), 401)["code"] == "people.unknown-token"


def test_a_short_token_and_its_client_are_over_in_time() -> None:
    make.city()
    client, now = registered(Scope.READ), timezone.now()
    token = verbs.issue_short_token(
        client=str(client.client.pk),
        secret=client.secret,
        scopes="",
        now=now + timedelta(days=30, minutes=-5),
    )

    assert token.token.expires_at == client.client.expires_at
    assert queries.caller(token.secret, now + timedelta(days=29))[2] == "read"
    with pytest.raises(UnknownToken):
        queries.caller(token.secret, client.client.expires_at)
