"""An application says over the API how it is to be delivered and which licence it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.work.cases import queries
from yimen.work.cases.tests import licences
from yimen.work.cases.tests.when import DAY
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AFTER = "/applications"


@pytest.fixture
def citizen() -> Speaker:
    make.city()
    return Speaker(make.CITIZEN)


def opened(speaker: Speaker, **about: Any) -> str:
    """The address of a draft that lacks nothing."""
    draft = told(speaker.act(AFTER, {"item": intake.ITEM, **about}), 201)
    place = f"{AFTER}/{draft['number']}"
    typed = {"answers": {"shop": "一品"}, "facts": {"cooks": "no"}}
    told(speaker.act(place, typed, method="PATCH"))
    for key in ("form", "layout"):
        paper = {"way": "paper", "originals": 2}
        told(speaker.act(f"{place}/materials/{key}", paper, method="PUT"))
    return place


def test_how_a_decision_is_to_come_is_chosen_and_a_courier_needs_an_address(
    citizen: Speaker,
) -> None:
    place = opened(citizen)
    way = f"{place}/delivery"

    nowhere = citizen.act(way, {"way": "courier", "to": " "}, method="PUT")
    odd = citizen.act(way, {"way": "pigeon"}, method="PUT")
    sent = told(citizen.act(way, {"way": "courier", "to": "张三 莲心巷12号"}, method="PUT"))
    shown = told(citizen.get(place))
    case = told(citizen.act(f"{place}/submit"), 201)["number"]
    late = citizen.act(way, {"way": "electronic"}, method="PUT")

    assert told(nowhere, 422)["code"] == "intake.address-missing"
    assert told(odd, 422)["code"] == "api.input"
    for said in (sent, shown):
        assert (said["delivery"], said["delivery_to"]) == ("courier", "张三 莲心巷12号")
    assert told(late, 409)["code"] == "intake.not-a-draft"
    assert queries.case_for(case, today=DAY).case.draft.delivery == "courier"


def test_an_application_names_the_licence_that_it_asks_to_renew(citizen: Speaker) -> None:
    first = opened(citizen)
    number = told(citizen.act(f"{first}/submit"), 201)["number"]
    held = licences.held(number, valid_to=date(2090, 1, 2)).identifier

    place = opened(citizen, licence=held, request="renewal")
    case = told(citizen.act(f"{place}/submit"), 201)["number"]

    said = told(citizen.get(place))
    assert (said["licence"], said["request"]) == (held, "renewal")
    request = queries.request_of(queries.case_for(case, today=DAY).case)
    assert request is not None
    assert (request.certificate.identifier, request.kind) == (held, "renewal")


def test_what_may_not_be_asked_of_a_licence_is_told_before_anything_is_typed(
    citizen: Speaker,
) -> None:
    number = told(citizen.act(f"{opened(citizen)}/submit"), 201)["number"]
    endless = licences.held(number, valid_to=None).identifier
    other = intake.person("李四", make.OTHER)
    clerk = Speaker(make.CLERK)

    def asked(speaker: Speaker, **about: object) -> Any:
        return speaker.act(AFTER, {"item": intake.ITEM, **about})

    half = asked(citizen, licence=endless)
    unnamed = asked(citizen, request="change")
    unknown = asked(citizen, licence="1.2.3", request="change")
    no_end = asked(citizen, licence=endless, request="renewal")
    passed_on = asked(citizen, licence=endless, request="transfer")
    foreign = asked(clerk, person=other, licence=endless, request="change")

    assert told(half, 422)["code"] == told(unnamed, 422)["code"] == "intake.request-not-whole"
    assert told(unknown, 404)["code"] == "certificates.unknown"
    assert told(no_end, 409)["code"] == "licences.no-renewal"
    assert told(passed_on, 409)["code"] == "licences.not-transferable"
    assert told(foreign, 409)["code"] == "licences.not-holder"
    assert told(citizen.get(AFTER))["applications"] == []
