"""A case from the first word typed to its closing, over the API alone."""

from __future__ import annotations

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.work.cases.tests.make import REMEDIES
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _city() -> None:
    make.city()


def test_a_case_goes_from_draft_to_closing() -> None:
    citizen, clerk, decider = Speaker(make.CITIZEN), Speaker(make.CLERK), Speaker(make.DECIDER)
    number = make.submitted(citizen)
    case = f"/cases/{number}"

    told(Speaker(make.REVIEWER).act(f"{case}/say_missing", {"unit": "fire", "gaps": []}))
    accepted = clerk.act(f"{case}/accept")
    for login in ("fire", "health"):
        speaker = Speaker(make.REVIEWER if login == "fire" else login)
        told(speaker.act(f"{case}/steps/{login}/claim"))
        told(speaker.act(f"{case}/steps/{login}/review", {"outcome": "approve", "opinion": "好"}))
    told(decider.act(f"{case}/grant", {"legal_basis": "食品安全法"}))
    told(clerk.act(f"{case}/deliver", {"way": "window", "proof": "HZ-1"}))
    closed = told(clerk.act(f"{case}/close"))
    seen = told(citizen.get(case))

    assert told(accepted)["state"] == "accepted"
    assert (closed["state"], closed["outcome"]) == ("closed", "granted")
    assert [step["state"] for step in seen["steps"]] == ["done", "done"]
    assert {clock["kind"] for clock in seen["clocks"]} == {"statutory", "promised"}
    assert seen["clocks"][0]["explanation"]
    assert [paper["kind"] for paper in seen["documents"]] == ["acceptance", "grant"]
    acts = [entry["act"] for entry in told(citizen.get(f"{case}/timeline"))["entries"]]
    assert (acts[0], acts[-1]) == ("intake.open_draft", "cases.close")


def test_an_application_is_told_all_it_lacks_and_can_be_corrected() -> None:
    citizen, clerk = Speaker(make.CITIZEN), Speaker(make.CLERK)
    draft = told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"]
    lacking = told(citizen.get(f"/applications/{draft}"))["precheck"]
    refused = told(citizen.act(f"/applications/{draft}/submit"), 422)
    listed = told(citizen.get("/applications"))["applications"]
    case = f"/cases/{make.submitted(citizen)}"

    gap = {"material": "layout", "lacking": "缺少比例尺"}
    told(clerk.act(f"{case}/ask_correction", {"gaps": [gap]}))
    again = told(clerk.act(f"{case}/ask_correction", {"gaps": [gap]}), 409)
    brought = {"key": "layout", "way": "paper", "originals": 2}
    resubmitted = told(citizen.act(f"{case}/resubmit", {"materials": [brought]}))

    assert [each["key"] for each in lacking["missing"]] == ["form", "layout"]
    assert refused["code"] == "intake.incomplete"
    assert [each["number"] for each in listed] == [draft]
    assert again["code"] == "cases.second-notice"
    assert resubmitted["state"] == "resubmitted"


def test_a_refusal_tells_its_remedies_and_a_withdrawal_ends_a_case() -> None:
    citizen, clerk, decider = Speaker(make.CITIZEN), Speaker(make.CLERK), Speaker(make.DECIDER)
    first, second = make.submitted(citizen), make.submitted(citizen)
    for number in (first, second):
        told(clerk.act(f"/cases/{number}/accept"))
    told(Speaker("health").act(f"/cases/{first}/steps/health/review", {"outcome": "refuse"}))
    remedies = {name: getattr(REMEDIES, name) for name in REMEDIES.__dataclass_fields__}

    bare = told(decider.act(f"/cases/{first}/refuse", {**remedies, "court": " "}), 409)
    refused = told(decider.act(f"/cases/{first}/refuse", remedies))
    withdrawn = told(citizen.act(f"/cases/{second}/withdraw", {"reason": "不再经营"}))
    gone = told(citizen.act(f"/applications/{_draft(citizen)}", method="DELETE"))

    assert bare["code"] == "cases.remedies-missing"
    assert refused["outcome"] == "refused"
    assert withdrawn["state"] == "withdrawn"
    assert gone["state"] == "discarded"


def _draft(citizen: Speaker) -> str:
    return str(told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"])


def test_an_application_can_be_declined() -> None:
    citizen, clerk = Speaker(make.CITIZEN), Speaker(make.CLERK)
    first, second = make.submitted(citizen), make.submitted(citizen)
    wrong = {"ground": "no_jurisdiction", "reason": "不归本局管", "authority": "某县行政审批局"}

    assert told(clerk.act(f"/cases/{first}/not_required", {"reason": "自用"}))["state"] == (
        "not_required"
    )
    assert told(clerk.act(f"/cases/{second}/reject", wrong))["state"] == "rejected"


def test_an_item_says_everything_that_is_in_force() -> None:
    anyone = Speaker()

    found = told(anyone.get("/items?q=食品 经营"))
    item = told(anyone.get(f"/items/{intake.ITEM}"))

    assert [each["code"] for each in found["items"]] == [intake.ITEM]
    assert (found["items"][0]["department"], found["next"]) == ("行政审批局", "")
    says = item["in_force"]
    assert (says["statutory"]["number"], says["promised"]["number"]) == (20, 10)
    assert [each["key"] for each in says["materials"]] == ["form", "layout", "kitchen"]
    assert says["bases"][0]["title"] == "食品安全法"
    assert {step["key"] for step in says["plan"]["steps"]} == {"fire", "health"}
