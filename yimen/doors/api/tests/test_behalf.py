"""A person acts over the API for an organisation, as long and as far as its mandate goes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.utils import timezone

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.people import verbs as people
from yimen.ground.people.states import GrantedBy, MandateKind
from yimen.work.intake.tests import make as intake

if TYPE_CHECKING:
    from yimen.ground.people.models import Mandate

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

USCC = "91990101DM0001016J"


def firm(*items: str) -> tuple[str, str, Mandate]:
    """An organisation whose agent is the citizen: its number, their number, the mandate."""
    make.city()
    now, today = timezone.now(), timezone.localdate()
    number = people.register_organisation(
        uscc=USCC, name="一品餐饮有限公司", by="x", now=now, today=today
    ).number
    person = intake.person()
    mandate = people.grant_mandate(
        organisation=number,
        person=person,
        kind=MandateKind.AGENT,
        items=items,
        valid_from=today,
        valid_to=today + timedelta(days=30),
        given=GrantedBy.WINDOW,
        by="x",
        now=now,
        today=today,
    )
    return number, person, mandate


def agent(login: str = make.CITIZEN) -> Speaker:
    found = Speaker(login)
    found.headers["On-Behalf-Of"] = USCC
    return found


def test_an_agent_applies_for_the_organisation_and_sees_its_cases() -> None:
    number, person, _ = firm()

    case = make.submitted(agent())

    found = told(agent().get(f"/cases/{case}"))
    assert (found["applicant"], found["agent"]) == (number, person)
    listed = [each["number"] for each in told(agent().get("/cases"))["cases"]]
    assert listed == [case]
    assert told(Speaker(make.CITIZEN).get("/cases"))["cases"] == []
    assert told(Speaker(make.CITIZEN).get(f"/cases/{case}"), 404)
    assert told(agent().act(f"/cases/{case}/withdraw", {"reason": "改期"}))["state"] == "taken_back"


def test_a_mandate_that_is_revoked_ends_with_the_next_call() -> None:
    _, _, mandate = firm()
    case = make.submitted(agent())
    people.revoke_mandate(
        number=mandate.number,
        given=GrantedBy.WINDOW,
        by="x",
        now=timezone.now(),
        today=timezone.localdate(),
    )

    assert told(agent().get(f"/cases/{case}"), 403)["code"] == "people.no-mandate"
    assert told(agent().act(f"/cases/{case}/withdraw", {"reason": "改期"}), 403)


def test_a_mandate_for_one_item_is_none_for_another() -> None:
    firm("I-other")

    answer = agent().act("/applications", {"item": intake.ITEM})

    assert told(answer, 403)["code"] == "people.no-mandate"


@pytest.mark.parametrize("login", [make.CLERK, make.CITIZEN])
def test_nobody_acts_for_an_organisation_without_a_mandate(login: str) -> None:
    make.city()

    assert told(agent(login).get("/cases"), 403)["code"] == "people.no-mandate"


def test_a_credit_code_that_is_none_is_told_so() -> None:
    make.city()

    answer = Speaker(make.CITIZEN).get("/cases", **{"On-Behalf-Of": "9199"})

    assert told(answer, 422)["code"] == "codes.uscc-length"


def test_an_organisation_is_named_too_percent_encoded() -> None:
    number, _, _ = firm()
    named, nobody = agent(), agent()
    named.headers["On-Behalf-Of"] = quote("一品餐饮有限公司")
    nobody.headers["On-Behalf-Of"] = quote("二品餐饮有限公司")

    case = make.submitted(named)

    assert told(named.get(f"/cases/{case}"))["applicant"] == number
    assert nobody.get("/cases").status_code == 403
