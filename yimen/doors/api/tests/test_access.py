"""Every route states its rule, and every role is tried against every route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from django.db import transaction

from yimen.doors.api.door import api
from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker
from yimen.doors.api.who import Anyone, Holders
from yimen.ground.people import verbs as people
from yimen.work.cases.tests import licences
from yimen.work.cases.tests.make import REMEDIES
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db

ALL = "*"
STAFF = "clerk reviewer health decider manager supervisor"
OVER_ORGAN = "clerk decider manager supervisor"
REASON = {"reason": "自用"}
DAY = "2090-01-02"
FINDING = {"inquiry": 1, "finding": "相符", "favourable": True}
MATERIAL = {"way": "paper", "originals": 1}
# route: who is let through to the rules of the work, and what they say
TABLE: dict[tuple[str, str], tuple[str, Any]] = {
    ("GET", "/items"): (ALL, None),
    ("GET", "/items/{code}"): (ALL, None),
    ("GET", "/items/{code}/blanks/{key}"): (ALL, None),
    ("GET", "/items/{code}/samples/{key}"): (ALL, None),
    ("GET", "/ledger/checkpoint"): (ALL, None),
    ("GET", "/ledger/entries/{entry}/proof"): (ALL, None),
    ("GET", "/ledger/consistency"): (ALL, None),
    ("GET", "/applications"): ("citizen other clerk stranger", None),
    ("POST", "/applications"): ("citizen other clerk stranger", {"item": intake.ITEM}),
    ("GET", "/applications/{number}"): ("citizen clerk", None),
    ("PATCH", "/applications/{number}"): ("citizen clerk", {}),
    ("DELETE", "/applications/{number}"): ("citizen clerk", None),
    ("PUT", "/applications/{number}/materials/{key}"): ("citizen clerk", MATERIAL),
    ("PUT", "/applications/{number}/delivery"): ("citizen clerk", {"way": "window"}),
    ("POST", "/applications/{number}/submit"): ("citizen clerk", None),
    ("GET", "/cases"): (f"citizen other stranger {STAFF}", None),
    ("GET", "/cases/{number}"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/steps"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/clocks"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/timeline"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/documents/{document}"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/licence"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/exchange"): (STAFF, None),
    ("GET", "/cases/{number}/receipt"): (f"citizen {STAFF}", None),
    ("GET", "/cases/{number}/files"): (STAFF, None),
    ("GET", "/cases/{number}/files/{sha256}"): (STAFF, None),
    ("POST", "/parties"): (
        "clerk stranger",
        {"kind": "person", "name": "王小明", "document_number": make.OTHER},
    ),
    ("GET", "/decisions"): (ALL, None),
    ("GET", "/overruns"): (ALL, None),
    ("POST", "/cases/{number}/explain_overrun"): ("manager decider", REASON),
    ("GET", "/reviews"): (f"stranger {STAFF}", None),
    ("GET", "/lights"): (f"stranger {STAFF}", None),
    ("POST", "/cases/{number}/accept"): ("clerk", None),
    ("POST", "/cases/{number}/say_missing"): ("reviewer", {"unit": "fire", "gaps": []}),
    ("POST", "/cases/{number}/correct_on_spot"): ("clerk", {"corrected": []}),
    ("POST", "/cases/{number}/ask_correction"): ("clerk", {"gaps": []}),
    ("POST", "/cases/{number}/resubmit"): ("citizen clerk", {}),
    ("POST", "/cases/{number}/not_required"): ("clerk", REASON),
    ("POST", "/cases/{number}/reject"): ("clerk", {"ground": "not_corrected", **REASON}),
    ("POST", "/cases/{number}/grant"): ("decider", {}),
    ("POST", "/cases/{number}/grant_at_once"): ("decider", {}),
    ("POST", "/cases/{number}/refuse"): ("decider", asdict(REMEDIES)),
    ("POST", "/cases/{number}/deliver"): ("clerk", {"way": "window", "proof": "HZ-1"}),
    ("GET", "/cases/{number}/sendings"): (f"citizen {STAFF}", None),
    ("POST", "/cases/{number}/send"): ("clerk", {"way": "courier", "target": "某路1号"}),
    ("POST", "/cases/{number}/fail_delivery"): ("clerk", REASON),
    ("POST", "/cases/{number}/close"): ("clerk", None),
    ("POST", "/cases/{number}/archive"): ("clerk manager", None),
    ("GET", "/cases/{number}/archive"): (STAFF, None),
    ("POST", "/cases/{number}/tie_licence"): (
        "citizen clerk",
        {"licence": licences.BEFORE, "kind": "renewal"},
    ),
    ("POST", "/cases/{number}/issue_licence"): ("clerk decider", {"valid_from": "2026-03-02"}),
    ("POST", "/cases/{number}/tell_ending"): ("decider", {"ground": "fraud", "reasons": "伪造"}),
    ("POST", "/cases/{number}/hear_holder"): ("citizen clerk decider", {"waived": True}),
    ("POST", "/cases/{number}/drop_ending"): ("decider", REASON),
    ("POST", "/cases/{number}/ask_cancellation"): ("citizen clerk", REASON),
    ("POST", "/cases/{number}/withdraw_cancellation"): ("citizen clerk", None),
    ("POST", "/cases/{number}/end_licence"): ("decider", {"ground": "expired", **asdict(REMEDIES)}),
    ("GET", "/licences"): (f"stranger {STAFF}", None),
    ("GET", "/licences/{identifier}"): (OVER_ORGAN, None),
    ("GET", "/licences/{identifier}/events"): (OVER_ORGAN, None),
    ("GET", "/licences/{identifier}/standing"): (ALL, None),
    ("POST", "/licences/{identifier}/suspend"): ("decider", {"penalty": "罚1号", "until": DAY}),
    ("POST", "/licences/{identifier}/restore"): ("decider", REASON),
    ("POST", "/cases/{number}/withdraw"): ("citizen clerk", REASON),
    ("POST", "/cases/{number}/exclude"): ("manager", {"ground": "testing", "days": 3, **REASON}),
    ("POST", "/cases/{number}/resume"): ("manager", None),
    ("POST", "/cases/{number}/extend"): ("manager", {"kind": "statutory", "days": 3, **REASON}),
    ("GET", "/cases/{number}/courses"): (f"citizen {STAFF}", None),
    ("POST", "/cases/{number}/tell_hearing"): ("decider", {"parties": ["张三"], **REASON}),
    ("POST", "/cases/{number}/answer_hearing"): (
        "citizen clerk decider",
        {"party": "张三", "wants": True},
    ),
    ("POST", "/cases/{number}/notice_hearing"): (
        "decider manager",
        {"held_on": "2026-03-02", "begins": "09:30", "place": "三楼", "chair": "clerk"},
    ),
    ("POST", "/cases/{number}/challenge_chair"): (
        "citizen clerk decider",
        {"party": "张三", **REASON},
    ),
    ("POST", "/cases/{number}/judge_challenge"): ("manager", {"party": "张三", "upheld": True}),
    ("POST", "/cases/{number}/hold_hearing"): ("decider manager", {"minutes": "双方陈述了意见"}),
    ("POST", "/cases/{number}/sign_minutes"): ("decider manager", {"signatures": {}}),
    ("POST", "/cases/{number}/refer_up"): (
        "decider manager",
        {"opinion": "符合", "favourable": True},
    ),
    ("POST", "/cases/{number}/order_visit"): (
        "manager",
        {"officers": [], "visit_on": "2026-03-02", "place": "店", "subject": "布局"},
    ),
    ("POST", "/cases/{number}/record_visit"): ("", {**FINDING, "present": []}),
    ("POST", "/cases/{number}/commission_experts"): (
        "manager",
        {"experts": ["王教授"], "subject": "结构", "due_on": "2090-01-02"},
    ),
    ("POST", "/cases/{number}/record_experts"): ("", FINDING),
    ("POST", "/cases/{number}/consult"): (
        "manager decider",
        {"asked": "water", "question": "是否影响河道？", "days": 5},
    ),
    ("POST", "/cases/{number}/answer_consultation"): (
        STAFF,  # there is no such inquiry, as who may see the case is told
        FINDING,
    ),
    ("POST", "/cases/{number}/cancel_inquiry"): ("manager", {"inquiry": 1, **REASON}),
    ("POST", "/cases/{number}/supplement"): ("citizen clerk", {}),
    ("POST", "/cases/{number}/withdraw_pledge"): ("citizen clerk", {}),
    ("POST", "/cases/{number}/check_pledge"): ("manager", {"kept": True, "finding": "一致"}),
    ("POST", "/cases/{number}/repair_pledge"): ("manager", REASON),
    ("POST", "/cases/{number}/steps/{step}/speak"): (
        STAFF,  # the step is no joint one, as who may see the case is told
        {"unit": "fire", "outcome": "approve"},
    ),
    ("POST", "/cases/{number}/steps/{step}/review"): ("reviewer", {"outcome": "approve"}),
    ("POST", "/cases/{number}/steps/{step}/claim"): ("reviewer", None),
    ("POST", "/cases/{number}/steps/{step}/release"): ("reviewer", None),
    ("POST", "/cases/{number}/steps/{step}/hand_over"): ("reviewer", {"to": "health", **REASON}),
}
# A file for a material that has none yet, and one that nobody has
ARRIVING = {"PATCH": f"?name=a.pdf&size=0&sha256={'0' * 64}", "GET": "", "DELETE": ""}
FILES = {
    (method, f"{path}{'/{sha256}' if method == 'DELETE' else ''}"): ("citizen clerk", None)
    for path in (
        "/applications/{number}/materials/{key}/files",
        "/cases/{number}/{act}/{key}/files",
    )
    for method in ARRIVING
}
TABLE |= FILES
MATTERS = {  # whose roles depend on the power: test_matters tries them
    ("GET", "/matters"),
    ("POST", "/matters"),
    ("GET", "/matters/{number}"),
    ("GET", "/matters/{number}/papers/{paper}"),
    ("POST", "/matters/{number}/acts"),
    ("POST", "/matters/{number}/exclude_time"),
    ("POST", "/matters/{number}/resume_time"),
    ("POST", "/matters/{number}/begin_dispute"),
    ("POST", "/matters/{number}/end_dispute"),
}
ONE_OF_MANY = ("{document}", "/licence", "/files/{sha256}")  # of which the case has none
THROUGH = {200, 201, 409, 422}  # an answer, or what a rule of the work says


def operations() -> Iterator[tuple[str, str, Any]]:
    """Every operation of the API: its method, its path, and ninja's own record of it."""
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield method, f"{router.prefix}{path}".replace("//", "/"), operation


@pytest.fixture
def speakers() -> dict[str, Speaker]:
    """One for every role, two citizens, and somebody without a token."""
    make.city()
    second = intake.person("李四", make.OTHER)
    people.give_account(person=second, login="other", by="x", now=intake.NOW)
    logins = {"citizen": make.CITIZEN, "other": "other", **{login: login for login in make.ROLES}}
    return {"nobody": Speaker(), **{name: Speaker(login) for name, login in logins.items()}}


def expected(login: str, path: str, let: str) -> set[int]:
    """What somebody is answered by a route that lets some through."""
    if let == ALL or login in let.split():
        return THROUGH | ({404} if let == ALL or path.endswith(ONE_OF_MANY) else set())
    if login == "nobody":
        return {401}
    of_one = "{number}" in path or "{identifier}" in path
    persons = "citizen" in let.split()
    departments = {"reviewer", "health"} if "{identifier}" in path else set()
    unseen = login in {"stranger", *departments} or (login == "other" and persons)
    if of_one and unseen:
        return {404}
    return {403}


def test_every_route_states_its_rule() -> None:
    rules = {(method, path): operation.auth_callbacks for method, path, operation in operations()}

    assert rules.keys() == TABLE.keys() | MATTERS
    for route, callbacks in rules.items():
        assert len(callbacks) == 1, route
        assert isinstance(callbacks[0], Anyone | Holders), route
        assert callbacks[0].says
        assert isinstance(callbacks[0], Anyone) == (TABLE.get(route, ("",))[0] == ALL), route


@pytest.mark.slow
def test_every_role_is_tried_against_every_route(speakers: dict[str, Speaker]) -> None:
    citizen = speakers["citizen"]
    draft = make.told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"]
    case = make.submitted(citizen)
    licences.held(case, source="BEFORE")
    wrong = []

    for (method, path), (let, body) in TABLE.items():
        number = draft if "/applications/" in path else case
        entry = "0199c0de-0000-7000-8000-000000000000"
        parts = {"number": number, "step": "fire", "key": "layout", "code": intake.ITEM}
        parts |= {"identifier": licences.BEFORE, "act": "resubmit", "sha256": "a" * 64}
        address = path.format(**parts, entry=entry, document=entry)
        address += ARRIVING[method] if path.endswith("/files") and "{key}" in path else ""
        for login, speaker in speakers.items():
            with transaction.atomic():
                answer = (
                    speaker.get(address)
                    if method == "GET"
                    else speaker.act(address, body, method=method, **{"Upload-Offset": "0"})
                )
                transaction.set_rollback(True)
            if answer.status_code not in expected(login, path, let):
                wrong.append((method, path, login, answer.status_code))

    assert wrong == []


def test_a_token_that_is_over_or_made_up_opens_nothing(speakers: dict[str, Speaker]) -> None:
    people.dismiss(number="clerk", by="x", now=intake.NOW)

    for headers in (
        speakers["clerk"].headers,
        {"Authorization": "Bearer yimen_x"},
        {"Authorization": "Basic eDp4"},
        {"Authorization": "Bearer "},
    ):
        answer = Speaker().get("/cases", **headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_opens_nothing() -> None:
    make.city()
    speaker = Speaker()
    from yimen.ground.people.queries import staff  # noqa: PLC0415 - the account of one test

    speaker.client.force_login(staff("clerk").account)

    assert speaker.get("/cases").status_code == 401
