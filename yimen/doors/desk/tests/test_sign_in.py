"""Staff sign in with password and one-time code, and lose nothing when the session ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yimen.base.gate.verbs import spend_try
from yimen.doors.desk import sign_in
from yimen.doors.desk.tests import make
from yimen.ground.people import verbs
from yimen.ground.people.states import AccountKind, Role
from yimen.ground.people.tests import make as people

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HOME = "/desk/me"


def test_password_and_code_open_the_desk(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))

    make.sign_in(client, login)

    assert client.get(HOME).status_code == 200


def test_a_password_alone_opens_nothing(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    make.enrolled(login)

    answer = client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD})

    assert answer["Location"] == "/desk/sign-in/code"
    assert client.get(HOME)["Location"] == "/desk/sign-in?next=/desk/me"


@pytest.mark.parametrize(
    ("login", "password"),
    [("s1", "wrong wrong wrong"), ("nobody", make.PASSWORD), ("\x00", "no such password")],
)
def test_what_is_wrong_is_not_told_apart(client: Client, login: str, password: str) -> None:
    make.staff("s1")

    answer = client.post("/desk/sign-in", {"login": login, "password": password})

    assert answer.status_code == 422
    assert "登录名或密码不正确" in answer.text or "\x00" in login
    assert password not in answer.text


def test_the_first_sign_in_sets_codes_up_and_shows_recovery_codes_once(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD})
    page = client.get("/desk/sign-in/enrol")
    secret = verbs.begin_factor(login=login, now=people.NOW)
    assert secret[:4] in page.text

    answer = client.post("/desk/sign-in/enrol", {"code": make.code(secret)})

    assert answer.text.count('<code class="lead">') == 8
    assert client.get(HOME).status_code == 200
    assert client.get("/desk/sign-in/enrol").status_code == 302


def test_a_wrong_code_is_said_at_its_field(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    make.enrolled(login)
    client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD})

    answer = client.post("/desk/sign-in/code", {"code": "<script>1"})

    assert answer.status_code == 422
    assert "动态口令不正确" in answer.text
    assert "<script>1" not in answer.text


def test_tries_are_counted(client: Client) -> None:
    login = make.staff("s1")
    wrong = {"login": login, "password": "wrong wrong wrong"}
    tried = 0
    while "登录名或密码不正确" in client.post("/desk/sign-in", wrong).text and tried < 12:
        tried += 1

    answer = client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD})

    assert sign_in.TRIES <= tried < 12  # so many a minute, and time goes on while one tries
    assert answer.status_code == 422


def test_codes_are_not_guessed_day_and_night(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    secret, _ = make.enrolled(login)
    client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD})
    soon = timezone.now() + timedelta(hours=1)  # so that nothing fills up while we look
    for _ in range(sign_in.CODES):
        spend_try(name=f"desk code of {login}", per_hour=sign_in.CODES, now=soon)

    answer = client.post("/desk/sign-in/code", {"code": make.code(secret)})

    assert answer.status_code == 422
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("kind", [AccountKind.PERSON, AccountKind.MACHINE])
def test_only_staff_enter(client: Client, kind: AccountKind) -> None:
    verbs.open_account(login="p", kind=kind, by="p", now=people.NOW, password=make.PASSWORD)

    answer = client.post("/desk/sign-in", {"login": "p", "password": make.PASSWORD})

    assert answer.status_code == 422


def test_who_left_is_out_at_once() -> None:
    client = make.officer("s1", (Role.CLERK, "hall"))

    verbs.dismiss(number="s1", by="manager", now=people.NOW)

    assert client.get(HOME).status_code == 302


def test_signing_out_closes_the_desk() -> None:
    client = make.officer("s1", (Role.CLERK, "hall"))

    client.post("/desk/sign-out")

    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "/\\evil", "/portal"])
def test_signing_in_leads_to_this_desk_only(client: Client, away: str) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    secret, _ = make.enrolled(login)
    client.post("/desk/sign-in", {"login": login, "password": make.PASSWORD, "next": away})

    answer = client.post("/desk/sign-in/code", {"code": make.code(secret)})

    assert answer["Location"] == "/desk/"


def test_what_was_typed_when_the_session_had_ended_waits(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    typed = {"unit": "hall", "by": "s1", "reason": "写了很久的意见 <b>"}
    gone = client.post("/desk/unit", typed)
    assert gone["Location"] == "/desk/sign-in?next=/desk/again"
    assert "写了很久" not in str(dict(client.session))

    make.sign_in(client, login, next_page="/desk/again")
    page = client.get("/desk/again")

    assert ("您填写的内容", "写了很久的意见 <b>") in page.context["sent"].shown
    assert "写了很久的意见 &lt;b&gt;" in page.text
    assert 'action="/desk/unit"' in page.text
    assert client.get("/desk/again").status_code == 302


def test_what_another_typed_is_not_shown(client: Client) -> None:
    login = make.staff("s1", (Role.CLERK, "hall"))
    client.post("/desk/unit", {"by": "s2", "reason": "别人的意见"})

    make.sign_in(client, login, next_page="/desk/again")

    assert client.get("/desk/again")["Location"] == "/desk/"


def test_one_works_for_one_unit_or_for_all() -> None:
    client = make.officer("s1", (Role.CLERK, "hall"), (Role.CLERK, "market"))

    client.post("/desk/unit", {"unit": "market"})

    assert 'value="market" selected' in client.get(HOME).text


def test_a_unit_without_a_role_is_not_chosen() -> None:
    client = make.officer("s1", (Role.CLERK, "hall"), (Role.CLERK, "market"))
    make.unit("fire", "city")

    client.post("/desk/unit", {"unit": "fire"})

    assert 'value="" selected' in client.get(HOME).text
