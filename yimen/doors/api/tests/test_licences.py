"""What comes after a decision, over the API: sent, archived, a licence and its end."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from pytest_django import Settings

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.ledger.jobs import seal_all
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people
from yimen.work.cases.tests import licences
from yimen.work.cases.tests.make import REMEDIES
from yimen.work.cases.tests.test_documents import authorise
from yimen.work.cases.tests.when import at

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def granted(settings: Settings, tmp_path: Path) -> str:
    """The address of a case of the citizen that was granted."""
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    make.city()
    licences.coded()
    number = make.submitted(Speaker(make.CITIZEN))
    authorise(number)
    told(Speaker(make.CLERK).act(f"/cases/{number}/accept"))
    for login, step in ((make.REVIEWER, "fire"), ("health", "health")):
        told(Speaker(login).act(f"/cases/{number}/steps/{step}/review", {"outcome": "approve"}))
    told(Speaker(make.DECIDER).act(f"/cases/{number}/grant", {"conditions": ["不得经营散装酒"]}))
    return f"/cases/{number}"


def test_a_licence_is_issued_found_and_revoked_once_its_holder_was_heard(granted: str) -> None:
    decider, citizen = Speaker(make.DECIDER), Speaker(make.CITIZEN)
    key = {"Idempotency-Key": "once"}
    given = {"valid_from": localdate().isoformat(), "valid_to": "2099-03-01"}
    issued = told(decider.act(f"{granted}/issue_licence", given, **key))
    again = decider.act(f"{granted}/issue_licence", given, **key)
    fraud = {"ground": "fraud", "reasons": "平面图系伪造"}
    licence = f"/licences/{issued['identifier']}"
    mark = decider.get(licence)["ETag"]

    told(decider.act(f"{granted}/tell_ending", fraud, **{"If-Match": mark}))
    stale = decider.act(f"{granted}/drop_ending", {"reason": "x"}, **{"If-Match": mark})
    early = decider.act(f"{granted}/end_licence", {"ground": "fraud", **asdict(REMEDIES)})
    told(citizen.act(f"{granted}/hear_holder", {"words": "", "waived": True}))
    told(decider.act(f"{granted}/end_licence", {"ground": "fraud", **asdict(REMEDIES)}))

    assert again["Idempotency-Replayed"] == "true"
    assert (stale.status_code, told(early, 409)["code"]) == (412, "cases.term-still-runs")
    full = told(decider.get(licence))
    assert (full["state"], full["code"], full["case"]) == ("revoked", "03", granted[7:])
    assert [each["state"] for each in full["endings"]] == ["ended"]
    assert (full["acts"], full["conditions"]) == (
        ["end_licence"],
        ["不得经营散装酒"],
    )
    acts = [each["act"] for each in told(decider.get(f"{licence}/events"))["entries"]]
    assert acts == ["certificates.issue", "certificates.revoke"]
    assert told(Speaker().get(f"{licence}/standing"))["holder"] == "张*"
    (listed,) = told(decider.get(f"/licences?state=revoked&q={full['document']}"))["licences"]
    assert listed["identifier"] == issued["identifier"]


def test_an_applicant_asks_for_renewal_of_the_licence_that_is_held(granted: str) -> None:
    citizen = Speaker(make.CITIZEN)
    number = make.submitted(citizen)
    held = licences.held(number, localdate() + timedelta(days=30)).identifier

    told(citizen.act(f"/cases/{number}/tie_licence", {"licence": held, "kind": "change"}))

    (asked,) = told(Speaker(make.CLERK).get(f"/licences/{held}"))["requests"]
    assert (asked["case"], asked["kind"]) == (number, "change")


def test_a_penalty_takes_a_licence_away_until_a_day_and_it_is_given_back(granted: str) -> None:
    decider = Speaker(make.DECIDER)
    licence = f"/licences/{licences.held(granted[7:], valid_to=None).identifier}"
    said, key = {"penalty": "某罚〔2026〕3号", "until": "2090-01-02"}, {"Idempotency-Key": "one"}

    past = decider.act(f"{licence}/suspend", {**said, "until": "2020-01-02"})
    taken = told(decider.act(f"{licence}/suspend", said, **key))
    again = told(decider.act(f"{licence}/suspend", said, **key))
    standing = told(Speaker().get(f"{licence}/standing"))
    back = told(decider.act(f"{licence}/restore", {"reason": "处罚决定已被撤销"}))
    late = decider.act(f"{licence}/restore", {"reason": "x"})

    assert told(past, 409)["code"] == "certificates.suspension-unclear"
    assert (taken, taken["code"], taken["state"]) == (again, "02", "suspended")
    assert standing["suspended_until"] == "2090-01-02"
    assert (back["state"], told(late, 409)["code"]) == ("valid", "certificates.wrong-standing")


def test_licences_come_in_pages_the_newest_first(granted: str) -> None:
    number = granted[7:]
    made = [licences.held(number, source=f"B{each}").identifier for each in range(3)]
    clerk = Speaker(make.CLERK)

    first = told(clerk.get("/licences?limit=2"))
    rest = told(clerk.get(f"/licences?limit=2&after={first['next']}"))

    found = [each["identifier"] for each in first["licences"] + rest["licences"]]
    assert (found, rest["next"]) == (made[::-1], "")
    assert told(clerk.get("/licences?after=WyJ4Il0"), 422)["code"] == "api.place"


def test_what_did_not_arrive_is_sent_again_and_its_receipt_is_told(granted: str) -> None:
    clerk, citizen = Speaker(make.CLERK), Speaker(make.CITIZEN)
    parcel = {"way": "courier", "target": "某市某路1号", "waybill": "SF1"}

    told(clerk.act(f"{granted}/send", parcel))
    told(clerk.act(f"{granted}/fail_delivery", {"reason": "拒收"}))
    told(clerk.act(f"{granted}/send", {**parcel, "waybill": "SF2"}))
    day = told(citizen.get(f"{granted}/sendings"))["sendings"][0]["sent_on"]
    told(clerk.act(f"{granted}/deliver", {"way": "courier", "proof": "SF2", "received_on": day}))

    told_ = told(citizen.get(f"{granted}/sendings"))
    assert [each["state"] for each in told_["sendings"]] == ["failed", "received"]
    assert told_["delivery"] == {"way": "courier", "proof": "SF2", "received_on": day}


def test_a_closed_case_is_archived_and_its_bundle_is_given_to_staff(granted: str) -> None:
    clerk = Speaker(make.CLERK)
    told(clerk.act(f"{granted}/deliver", {"way": "window", "proof": "HZ-1"}))
    told(clerk.act(f"{granted}/close"))
    early = told(clerk.get(f"{granted}/archive"), 409)["code"]
    told(clerk.act(f"{granted}/archive"))
    seal_all(at()["now"])

    answer = clerk.get(f"{granted}/archive")

    assert early == "cases.not-archived"
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        assert {"case.json", "entries.jsonl", "verify.py"} <= set(bundle.namelist())


def test_a_step_is_handed_to_a_colleague_and_what_is_wrong_is_put_right_at_the_window() -> None:
    make.city()
    people.staff("colleague", "fire")
    people.grant("colleague", Role.REVIEWER, "fire")
    clerk, reviewer = Speaker(make.CLERK), Speaker(make.REVIEWER)
    case = f"/cases/{make.submitted(Speaker(make.CITIZEN))}"
    wrong = {"corrected": [{"material": "layout", "lacking": "缺少比例尺"}]}

    told(clerk.act(f"{case}/correct_on_spot", wrong))
    told(clerk.act(f"{case}/accept"))
    done = reviewer.act(f"{case}/steps/fire/hand_over", {"to": "colleague", "reason": "出差"})

    (step,) = (e for e in told(reviewer.get(f"{case}/steps"))["steps"] if e["key"] == "fire")
    assert step["claimed_by"] == "colleague"
    assert done["ETag"] == reviewer.get(case)["ETag"]
