"""Programs open matters, act in them by their roles, and read only what is theirs."""

from __future__ import annotations

import pytest

from yimen.doors.api.paging import place
from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker
from yimen.ground.people import verbs as accounts
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people
from yimen.work.matters.queries import matter_of
from yimen.work.matters.tests import make as matters

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def staff(login: str, role: Role, unit: str = matters.ORGAN) -> Speaker:
    people.staff(login, unit)
    people.grant(login, role, unit)
    return Speaker(login)


def test_a_penalty_is_opened_and_carried_on_by_who_may() -> None:
    item = matters.item()
    party = people.person().number
    reviewer, decider = staff("r1", Role.REVIEWER), staff("d1", Role.DECIDER)
    people.unit("water")
    stranger = staff("w1", Role.REVIEWER, "water")
    given = {"item": item, "organ": matters.ORGAN, "subject": "无证经营", "person": party}

    opened = make.told(reviewer.act("/matters", given), 201)
    path = f"/matters/{opened['number']}"
    done = {"act": "investigate", "told": {"result": "属实"}, "officers": ["甲", "乙"]}
    barred = decider.act(f"{path}/acts", done)
    investigated = make.told(reviewer.act(f"{path}/acts", done))
    (listed,) = make.told(decider.get("/matters?power=02"))["matters"]

    assert [term["key"] for term in opened["terms"]] == ["decision"]
    assert barred.status_code == 403
    assert (investigated["state"], investigated["done"]) == ("investigated", ["investigate"])
    assert [move["act"] for move in investigated["moves"]] == ["tell"]
    assert listed["state"] == "investigated"
    assert make.told(stranger.get("/matters"))["matters"] == []
    assert stranger.get(path).status_code == 404
    assert stranger.act("/matters", given).status_code == 403


def test_a_party_reads_what_it_was_told_and_says_what_it_has_to_say() -> None:
    number = matters.opened()
    person = matter_of(number).person
    assert person
    accounts.give_account(person=person.number, login="li", by="x", now=matters.at()["now"])
    party, path = Speaker("li"), f"/matters/{number}"
    matters.do(number, "investigate", by="li")
    early = party.get(path)
    matters.do(number, "tell", by="li")
    words = {"act": "defend", "told": {"words": "当日已申请许可"}}

    listed = make.told(party.get("/matters?limit=1"))
    page = make.told(party.get(f"/matters?after={place('2026-03-09', number)}"))
    silent = party.act(f"{path}/acts", {"act": "defend"})
    barred = party.act(f"{path}/acts", {"act": "check", "told": {"result": "x"}})
    said = make.told(party.act(f"{path}/acts", words))

    assert early.status_code == 404
    assert [each["due_on"] for each in listed["matters"]] == ["2026-03-09"]
    assert page["matters"] == []
    assert make.told(party.get("/matters?after=WyJ4Il0"), 422)["code"] == "api.place"
    assert make.told(silent, 409)["code"] == "matters.says-too-little"
    assert make.told(barred, 403)["code"] == "people.not-allowed"
    assert said["done"] == ["tell", "defend"]
    assert [each["title"] for each in said["papers"]] == ["行政处罚告知书"]


def test_a_head_takes_time_out_of_a_term_and_lets_it_go_on() -> None:
    matters.lasting(days=20_000)  # it runs still, whatever day it is
    path = f"/matters/{matters.opened()}"
    head, reviewer = staff("m1", Role.MANAGER), staff("r1", Role.REVIEWER)
    matters.ground()
    given = {"term": "decision", "ground": "appraisal", "days": 30, "reason": "送检"}

    barred = reviewer.act(f"{path}/exclude_time", given)
    unlisted = head.act(f"{path}/exclude_time", {**given, "ground": "auction"})
    resting = make.told(head.act(f"{path}/exclude_time", given))
    going = make.told(head.act(f"{path}/resume_time", {"term": "decision"}))

    assert barred.status_code == 403
    assert make.told(unlisted, 409)["code"] == "matters.ground-not-listed"
    assert [pause["ended_on"] for pause in resting["pauses"]] == [None]
    assert resting["terms"][0]["due_on"] > going["terms"][0]["due_on"]


def test_a_clerk_enters_a_review_and_its_end_over_the_api() -> None:
    path, clerk = f"/matters/{matters.fined(fine='5,000')}", staff("c1", Role.CLERK)
    given = {"kind": "review", "reference": "某政复〔2026〕12号", "begun_on": "2026-03-10"}

    early = clerk.act(f"{path}/end_dispute", {"ended_on": "2026-03-10", "result": "维持"})
    going = make.told(clerk.act(f"{path}/begin_dispute", given))
    ended = make.told(
        clerk.act(f"{path}/end_dispute", {"ended_on": "2026-03-11", "result": "维持"})
    )

    assert make.told(early, 409)["code"] == "matters.no-dispute"
    assert [each["ended_on"] for each in going["disputes"]] == [None]
    assert [each["result"] for each in ended["disputes"]] == ["维持"]
