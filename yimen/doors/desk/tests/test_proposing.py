"""A new version of a plan: checked and compared when handed in, published by a second person."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yimen.doors.desk.planfile import PlanFileLarge, PlanFileUnread, data_of
from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.ground.process.queries import plans
from yimen.ground.process.tests import make as process
from yimen.ground.process.verbs import publish
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def standing() -> dict[str, Any]:
    """The plan that stands."""
    for key in ("city", "fire", "health"):
        make.unit(key, "" if key == "city" else "city")
    data = process.plan(process.step("fire"), process.step("health", "fire"))
    publish(data=data, by="manager", now=intake.NOW)
    return data


def hand_in(client: Client, data: object, name: str = "plan.json") -> Any:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return client.post("/desk/proposals/new", {"file": SimpleUploadedFile(name, text)})


def proposed(client: Client, data: dict[str, Any]) -> str:
    page = hand_in(client, data)
    typed = {"plan": page.context["form"].initial["plan"], "why": "加快办理 <b>"}
    return str(client.post("/desk/proposals/new", typed)["Location"])


def newer(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "steps": [process.step("fire"), process.step("health")]}


def test_a_file_is_checked_and_compared_before_anything_is_proposed(
    standing: dict[str, Any],
) -> None:
    client = make.officer("s1", (Role.MANAGER, "fire"))

    page = hand_in(client, newer(standing))

    changed = page.context["compared"]["changed"]
    assert [(name, len(fields)) for name, fields in changed] == [("Health", 1)]
    assert page.text.count("<svg") == 4
    assert plans.proposals() == []


def test_two_people_publish_and_the_first_alone_cannot(standing: dict[str, Any]) -> None:
    first = make.officer("s1", (Role.MANAGER, "city"))
    second = make.officer("s2", (Role.OPERATOR, "city"))
    address = proposed(first, newer(standing))

    alone = first.post(address, {"publish": "1"})
    seen = second.get(address)
    done = second.post(address, {"publish": "1"})
    again = second.post(address, {"publish": "1"})

    assert (alone.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert "&lt;b&gt;" in seen.text
    assert seen.context["closed"] == ""
    version = plans.newest(standing["code"])
    assert version
    assert (version.number, version.published_by) == (2, "s2")


def test_who_leads_only_one_of_the_units_proposes_and_does_not_publish(
    standing: dict[str, Any],
) -> None:
    address = proposed(make.officer("s1", (Role.MANAGER, "fire")), newer(standing))
    other = make.officer("s2", (Role.MANAGER, "health"))

    assert other.post(address, {"publish": "1"}).status_code == 422
    assert other.get(address).context["closed"]


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.MANAGER, Role.OPERATOR)]
)
def test_other_roles_propose_nothing(role: Role, standing: dict[str, Any]) -> None:
    client = make.officer("s1", (role, "city"))
    address = proposed(make.officer("s2", (Role.MANAGER, "city")), newer(standing))

    assert hand_in(client, newer(standing)).status_code == 403
    assert client.post(address, {"publish": "1"}).status_code == 422
    assert client.post(address, {"send_back": "1", "answer": "不"}).status_code == 422
    assert len(plans.proposals()) == 1


def test_a_proposal_is_sent_back_with_a_word(standing: dict[str, Any]) -> None:
    first = make.officer("s1", (Role.MANAGER, "city"))
    address = proposed(first, newer(standing))

    silent = first.post(address, {"send_back": "1", "answer": " "})
    told = first.post(address, {"send_back": "1", "answer": "写错了"})

    assert (silent.status_code, told.status_code) == (422, 302)
    assert "写错了" in first.get(address).text


def test_a_plan_with_faults_shows_them_all_and_cannot_be_proposed(standing: dict[str, Any]) -> None:
    client = make.officer("s1", (Role.MANAGER, "city"))
    steps = [process.step("fire", "health"), process.step("health", "fire")]

    page = hand_in(client, {**standing, "steps": steps})

    assert page.context["faults"]
    assert 'name="why"' not in page.text


@pytest.mark.parametrize("bad", [b"{", b"\xff\xfe", b"[]", b'{"code": 1}'])
def test_what_is_no_plan_is_told_so(bad: bytes, standing: dict[str, Any]) -> None:
    client = make.officer("s1", (Role.MANAGER, "city"))

    page = hand_in(client, bad)

    assert page.status_code == 422
    assert page.context["upload"].errors


def test_yaml_says_the_same_as_json() -> None:
    text = "code: p\nname: 许可\npromised: {number: 5, unit: working_day}\nsteps: []\n".encode()

    found = data_of("plan.YAML", text)

    promised = {"number": 5, "unit": "working_day"}
    assert found == {"code": "p", "name": "许可", "promised": promised, "steps": []}
    assert data_of("plan.yml", b"day: 2026-03-02\n") == {"day": "2026-03-02"}


@pytest.mark.parametrize(
    "bad",
    [
        b"a: &a [1, 1]\nb: [*a, *a]\n",
        b"!!python/object/apply:os.system ['true']\n",
        b"a: [",
        b"[" * 5000,
        b"a:\n  b: 1\n  b: 2\n",
    ],
    ids=["alias", "object", "torn", "deep", "twice"],
)
def test_yaml_that_could_do_harm_is_not_read(bad: bytes) -> None:
    with pytest.raises(PlanFileUnread):
        data_of("plan.yaml", bad)


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(PlanFileLarge):
        data_of("plan.json", b" " * 1_000_001)
