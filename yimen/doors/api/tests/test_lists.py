"""Lists go on where they ended, and ask the database as often for eight as for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pydantic import BaseModel
from pytest_django import Settings

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.catalog.tests import make as catalog
from yimen.ground.ledger.jobs import seal_all
from yimen.kernel import note

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def walked(speaker: Speaker, path: str, name: str, key: str) -> list[str]:
    """What a list holds, page by page, two on each."""
    found, after = [], ""
    while True:
        page = told(speaker.get(f"{path}{'&' if '?' in path else '?'}limit=2&after={after}"))
        found += [each[key] for each in page[name]]
        if not (after := page["next"]):
            return found


def test_pages_hold_everything_once() -> None:
    make.city()
    citizen, clerk = Speaker(make.CITIZEN), Speaker(make.CLERK)
    numbers = [make.submitted(citizen) for _ in range(3)]
    for number in numbers:
        told(clerk.act(f"/cases/{number}/accept"))
    drafts = [told(citizen.act("/applications", {"item": "I-1"}), 201)["number"] for _ in "abc"]
    catalog.imported([catalog.row(f"事项{n}") for n in range(4)])

    assert walked(clerk, "/cases", "cases", "number") == sorted(numbers)
    assert walked(clerk, "/cases?state=accepted", "cases", "number") == sorted(numbers)
    assert walked(clerk, "/cases?light=green&state=accepted", "cases", "number") == sorted(numbers)
    assert sorted(walked(Speaker(make.REVIEWER), "/reviews", "reviews", "case")) == sorted(numbers)
    assert walked(citizen, "/applications", "applications", "number") == sorted(drafts)
    assert len(set(walked(Speaker(), "/items", "items", "code"))) == 5
    assert len(walked(Speaker(), "/items?q=事项", "items", "code")) == 4
    assert told(clerk.get("/lights"))["green"] == 3
    past = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert told(clerk.get(f"/lights?on={past}"))["open"] == 0


def test_a_place_of_another_list_is_none_here() -> None:
    make.city()
    clerk = Speaker(make.CLERK)
    for _ in range(2):
        told(clerk.act(f"/cases/{make.submitted(Speaker(make.CITIZEN))}/accept"))
    by_number = told(clerk.get("/cases?limit=1"))["next"]
    by_day = told(clerk.get("/cases?limit=1&state=accepted"))["next"]

    for path in (f"/cases?state=accepted&after={by_number}", f"/cases?after={by_day}"):
        assert told(clerk.get(path), 422)["code"] == "api.place"


def test_a_list_asks_as_often_for_eight_as_for_one() -> None:
    make.city()
    citizen, clerk, reviewer = (Speaker(who) for who in (make.CITIZEN, make.CLERK, make.REVIEWER))

    def grow() -> None:
        told(clerk.act(f"/cases/{make.submitted(citizen)}/accept"))
        told(citizen.act("/applications", {"item": "I-1"}), 201)

    def asked() -> list[int]:
        counts = []
        for speaker, path in (
            (clerk, "/cases"),
            (citizen, "/cases"),
            (reviewer, "/reviews"),
            (citizen, "/applications"),
            (Speaker(), "/items"),
        ):
            with CaptureQueriesContext(connection) as seen:
                told(speaker.get(path))
            said = [each["sql"] for each in seen if "gate_bucket" not in each["sql"]]
            counts.append(len(said))  # a call of many is counted, which is none of the list's
        return counts

    grow()
    catalog.imported([catalog.row("甲")])
    asked()  # reads the plan, once for ever
    one = asked()
    for _ in range(7):
        grow()
    catalog.imported([catalog.row(f"乙{n}") for n in range(7)])

    assert asked() == one


def test_anybody_can_check_an_entry_without_us(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    make.city()
    before = told(Speaker().get("/ledger/checkpoint"))
    citizen = Speaker(make.CITIZEN)
    number = make.submitted(citizen)
    entry = told(citizen.get(f"/cases/{number}/timeline"))["entries"][-1]["id"]
    waiting = told(Speaker().get(f"/ledger/entries/{entry}/proof"), 404)
    seal_all(timezone.now())

    signed = told(Speaker().get("/ledger/checkpoint"))
    found = told(Speaker().get(f"/ledger/entries/{entry}/proof"))
    grew = told(Speaker().get(f"/ledger/consistency?first=1&second={signed['size']}"))

    assert before == {"note": "", "size": 0}
    assert waiting["code"] == "ledger.not-sealed"
    proof = note.read_proof(found["text"])
    assert (proof.index, proof.note) == (found["index"], signed["note"])
    assert f'"number":"{number}"' in found["data"]
    assert grew["path"]


def below(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every shape that is made from one."""
    for each in shape.__subclasses__():
        yield each
        yield from below(each)


def test_no_two_shapes_have_one_name_in_the_document() -> None:
    names = [one.__name__ for one in below(BaseModel) if ".doors.api." in one.__module__]

    assert len(names) == len(set(names))


def test_the_document_describes_every_route_with_its_key_and_problems() -> None:
    document = told(Speaker().get("/openapi.json"))

    acts = [
        operation
        for methods in document["paths"].values()
        for method, operation in methods.items()
        if method != "get"
    ]
    assert len(acts) > 40
    for operation in acts:
        names = {each["name"] for each in operation["parameters"]}
        assert names & {"Idempotency-Key", "Upload-Offset"}  # where a piece begins is its key
        assert "application/problem+json" in operation["responses"]["409"]["content"]
        assert operation["security"]
    assert "examples" in document["components"]["schemas"]["RefuseIn"]["properties"]["court"]


def test_the_document_tells_waits_marks_and_both_ways_to_a_token() -> None:
    document = told(Speaker().get("/openapi.json"))
    grant = document["paths"]["/api/v1/cases/{number}/grant"]["post"]
    shapes = document["components"]["schemas"]

    assert grant["security"] == [{"token": []}, {"system": ["act"]}]
    assert grant["responses"]["200"]["headers"].keys() == {"ETag"}
    assert grant["responses"]["429"]["headers"].keys() == {"Retry-After"}
    assert not any(isinstance(each.get("examples"), list) for each in grant["parameters"])
    bodies = {name: shapes[name]["properties"] for name in shapes if name.endswith("In")}
    bare = {
        f"{name}.{key}" for name in bodies for key in bodies[name] if not shown(bodies, name, key)
    }
    assert bare == set()


def shown(bodies: dict[str, dict[str, dict[str, object]]], name: str, key: str) -> bool:
    """Whether a field of a body has an example, names all its answers, or other bodies."""
    said = bodies[name][key]
    named = {"examples", "enum"} & said.keys() or said.get("type") == "boolean"
    return bool(named) or "$ref" in str(said)
