"""A hearing and a promise over the API, each party in its own name."""

from __future__ import annotations

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.work.cases.tests import asking
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def case() -> str:
    """The address of an accepted case of the citizen, whose parties were told of a hearing."""
    make.city()
    number = make.submitted(Speaker(make.CITIZEN))
    told(Speaker(make.CLERK).act(f"/cases/{number}/accept"))
    given = {"parties": list(asking.PARTIES), "reason": "涉及相邻权益"}
    told(Speaker(make.DECIDER).act(f"/cases/{number}/tell_hearing", given))
    return f"/cases/{number}"


def test_an_applicant_asks_for_the_hearing_in_the_own_name_only(case: str) -> None:
    citizen = Speaker(make.CITIZEN)

    foreign = citizen.act(f"{case}/answer_hearing", {"party": asking.PARTIES[1], "wants": False})
    told(citizen.act(f"{case}/answer_hearing", {"party": asking.PARTIES[0], "wants": True}))

    hearing = told(citizen.get(f"{case}/courses"))["hearing"]
    assert told(foreign, 403)["code"] == "people.not-allowed"
    assert hearing["state"] == "requested"
    assert [each["wants"] for each in hearing["parties"]] == [True, None]


def test_inquiries_are_told_to_staff_and_answered_by_the_unit_that_is_asked(case: str) -> None:
    asked = {"asked": "health", "question": "是否影响？", "days": 5}
    finding = {"inquiry": 1, "finding": "不影响", "favourable": True}
    told(Speaker("manager").act(f"{case}/consult", asked))

    foreign = Speaker(make.REVIEWER).act(f"{case}/answer_consultation", finding)
    told(Speaker("health").act(f"{case}/answer_consultation", finding))

    assert told(foreign, 403)["code"] == "people.not-allowed"
    assert told(Speaker(make.CITIZEN).get(f"{case}/courses"))["inquiries"] == []
    inside = told(Speaker("manager").get(f"{case}/courses"))["inquiries"]
    assert [(each["kind"], each["state"]) for each in inside] == [("consultation", "done")]


def test_an_act_under_the_same_key_is_done_once(case: str) -> None:
    given = {"party": asking.PARTIES[0], "wants": False}
    key = {"Idempotency-Key": "once"}

    first = Speaker(make.CITIZEN).act(f"{case}/answer_hearing", given, **key)
    again = Speaker(make.CITIZEN).act(f"{case}/answer_hearing", given, **key)

    assert again.headers["ETag"] == first.headers["ETag"]
    assert again["Idempotency-Replayed"] == "true"


def test_what_the_item_does_not_let_come_later_is_not_promised() -> None:
    make.city()
    cases.local_rules()
    citizen = Speaker(make.CITIZEN)
    number = told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"]

    refused = citizen.act(
        f"/applications/{number}/submit", {"gaps": ["layout"], "gap_words": "五日内补齐"}
    )

    assert told(refused, 409)["code"] == "cases.not-gap-tolerant"
