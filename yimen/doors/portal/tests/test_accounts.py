"""A person opens an account, signs in and sees what is theirs; everybody else is kept out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from yimen.ground.people import verbs as people
from yimen.ground.people.states import Level, UnitKind
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

PASSWORD = "云汀江边的老茶馆开了三十年"
GIVEN = {
    "name": "张三",
    "document": "citizen_id",
    "number": intake.CITIZEN.lower(),
    "password": PASSWORD,
    "again": PASSWORD,
    "agreed": "on",
}

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def register(client: Client, **other: str) -> Any:
    return client.post("/register", {**GIVEN, **other})


def sign_in(client: Client, **other: str) -> Any:
    return client.post("/sign-in", {**GIVEN, **other})


def test_a_person_registers_and_is_signed_in(client: Client) -> None:
    answer = register(client)

    assert answer["Location"] == "/mine"
    assert "还没有办件" in client.get("/mine").content.decode()


def test_a_person_signs_out_and_in_again(client: Client) -> None:
    register(client)

    client.post("/sign-out")

    assert client.get("/mine")["Location"] == "/sign-in?next=/mine"
    assert sign_in(client, next="/follow")["Location"] == "/follow"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("number", "110105194912310021"),
        ("number", "110105204912310029"),
        ("number", "<b>"),
        ("document", "library_card"),
        ("password", "short"),
        ("password", "123456789012"),
        ("again", "another password"),
        ("agreed", ""),
        ("name", " "),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_registered(
    client: Client, field: str, typed: str
) -> None:
    other = {"password": typed, "again": typed} if field == "password" else {field: typed}

    assert register(client, **other).status_code == 422
    assert sign_in(client).status_code == 422


def test_who_is_known_already_opens_the_account_at_a_window(client: Client) -> None:
    intake.person()

    answer = register(client)

    assert answer.status_code == 422
    assert "已经登记过" in answer.content.decode()


def test_wrong_password_and_unknown_person_say_the_same(client: Client) -> None:
    register(client)
    client.post("/sign-out")

    wrong = sign_in(client, password="x")
    unknown = sign_in(client, number="110105199105200003")

    for answer in (wrong, unknown):
        assert answer.status_code == 422
        assert "证件号码或密码不对" in answer.content.decode()


def test_guessing_passwords_is_stopped_for_a_while(client: Client) -> None:
    register(client)
    client.post("/sign-out")

    said = [sign_in(client, password="x").content.decode() for _ in range(6)][-1]

    assert "证件号码或密码不对" not in said
    assert sign_in(client).status_code == 422


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_signing_in_leads_to_no_other_site(client: Client, to: str) -> None:
    assert register(client, next=to)["Location"] == "/mine"


def test_staff_have_their_desk_and_not_this_page(client: Client) -> None:
    people.found_unit(
        key="bureau",
        name="某局",
        kind=UnitKind.DEPARTMENT,
        level=Level.CITY,
        division_code="511600",
        by="founder",
        now=intake.NOW,
    )
    member = people.appoint(
        number="S-1", name="李四", unit="bureau", login="s-1", by="founder", now=intake.NOW
    )
    client.force_login(member.account)

    assert client.get("/mine").status_code == 403


def test_cases_are_listed_and_open_without_the_pair(client: Client) -> None:
    register(client)
    make.item()
    number = make.submitted()

    assert number in client.get("/mine").content.decode()
    assert client.get(f"/follow/{number}").status_code == 200


def test_a_case_of_somebody_else_stays_closed(client: Client) -> None:
    register(client)
    make.item()
    number = make.submitted(intake.person("李四", "110105199105200003"))

    assert number not in client.get("/mine").content.decode()
    assert client.get(f"/follow/{number}").status_code == 302


def test_twice_as_many_cases_cost_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    register(client)
    make.item()
    for _ in range(4):
        make.submitted()
    with django_assert_max_num_queries(99) as few:
        client.get("/mine")

    for _ in range(4):
        make.submitted()

    with django_assert_max_num_queries(len(few)):
        assert len(client.get("/mine").context["rows"]) == 8


@pytest.mark.parametrize("after", ["x", "2026-02-13~", "~", "2026-99-99~C"])
def test_a_place_that_is_none_begins_the_list(client: Client, after: str) -> None:
    register(client)

    assert client.get("/mine", {"after": after}).status_code == 200
