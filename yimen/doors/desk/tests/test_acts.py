"""Acts on a case: each role and each act, stale pages, second clicks, nothing typed lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from yimen.doors.desk.deeds import DEEDS
from yimen.doors.desk.tests import courses, licensing, make
from yimen.ground.people.states import Role
from yimen.work.cases import queries
from yimen.work.cases.queries import case_for
from yimen.work.cases.states import Act, State
from yimen.work.cases.tests import licences
from yimen.work.cases.tests import make as cases
from yimen.work.cases.tests.referring import below
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REMEDIES = {"review_body": "某市人民政府", "review_period": "六十日"}
REMEDIES |= {"court": "某区人民法院", "suit_period": "六个月"}
TYPED: dict[str, dict[str, Any]] = {
    "missing": {"gap_layout": "缺少比例尺"},
    "correction": {"gap_layout": "缺少比例尺"},
    "accept": {},
    "not-required": {"reason": "自用，不需要许可"},
    "reject": {"ground": "no_jurisdiction", "reason": "不归本局管", "authority": "某县行政审批局"},
    "review": {"step": "fire", "outcome": "APPROVE", "phrase": "", "opinion": "同意 <b>"},
    "claim": {"step": "fire"},
    "release": {"step": "fire"},
    "hand-over": {"step": "fire", "to": "next", "reason": "休假"},
    "on-spot": {"gap_layout": "缺少比例尺"},
    "pause": {"ground": "expert_review", "days": "20", "reason": "送专家评审"},
    "resume": {},
    "extend": {"kind": "statutory", "days": "5", "reason": "情况复杂"},
    "refer-up": {"favourable": "yes", "opinion": "符合要求"},
    "grant": {"reasons": "", "legal_basis": "", "conditions": "每年报送检测报告"},
    "grant-at-once": {"reasons": "", "legal_basis": ""},
    "refuse": {
        "reasons": "不符合条件",
        "legal_basis": "食品安全法第三十五条",
        **REMEDIES,
    },
    "send": {"way": "courier", "target": "某路1号", "waybill": "SF1"},
    "fail-delivery": {"reason": "无人签收"},
    "deliver": {"way": "window", "proof": "HZ-1"},
    "close": {},
    "withdraw": {"reason": "不再经营"},
    "licence": {"valid_from": "2026-02-13", "valid_to": "2031-02-12", "name": ""},
    "tie": {"kind": "change", "licence": licences.BEFORE},
    "tell-ending": {"ground": "fraud", "reasons": "平面图系伪造"},
    "hear-holder": {"words": "本人不知情"},
    "drop-ending": {"reason": "申辩成立"},
    "ask-cancellation": {"reason": "停业"},
    "withdraw-cancellation": {},
    "end-licence": {
        "ground": "other_cancelled",
        "reasons": "许可事项已取消",
        "legal_basis": "行政许可法第七十条",
        **REMEDIES,
    },
    **courses.TYPED,
}


IN: dict[str, Callable[[], str]] = {
    "review": cases.accepted,
    "claim": cases.accepted,
    "release": cases.accepted,
    "hand-over": cases.accepted,
    "pause": cases.accepted,
    "resume": cases.accepted,
    "extend": cases.accepted,
    "refer-up": lambda: below(cases.reviewed()),
    "grant": cases.reviewed,
    "grant-at-once": cases.accepted,
    "refuse": cases.opposed,
    "send": cases.decided,
    "fail-delivery": licensing.sent,
    "deliver": cases.decided,
    "close": cases.delivered,
    "licence": lambda: licensing.ready(Act.ISSUE_LICENCE),
    "tie": licensing.changing,
    "tell-ending": lambda: licensing.ready(Act.TELL_ENDING),
    "hear-holder": lambda: licensing.ready(Act.HEAR_HOLDER),
    "drop-ending": lambda: licensing.ready(Act.HEAR_HOLDER),
    "end-licence": lambda: licensing.ready(Act.END_LICENCE),
    **licensing.WISHES,
    **courses.IN,
}
WHO: dict[str, Role] = {
    **dict.fromkeys(TYPED, Role.CLERK),
    **dict.fromkeys(("review", "claim", "release", "hand-over"), Role.REVIEWER),
    **dict.fromkeys(("pause", "resume", "extend"), Role.MANAGER),
    **dict.fromkeys(("refer-up", "grant", "grant-at-once", "refuse"), Role.DECIDER),
    **dict.fromkeys(("tell-ending", "drop-ending", "end-licence"), Role.DECIDER),
    **courses.WHO,
}
ALSO = {
    "refer-up": {Role.MANAGER},
    "missing": {Role.REVIEWER},
    "release": {Role.MANAGER},
    "hand-over": {Role.MANAGER},
    "licence": {Role.DECIDER},
    "hear-holder": {Role.DECIDER},
    **courses.ALSO,
}
LATE = {"on-spot", "missing", "correction", "not-required", "reject"}  # not lawful months later
OTHERS = {"next": Role.REVIEWER, "s2": Role.REVIEWER}


@pytest.fixture(scope="module", autouse=True)
def _city(standing: Path) -> None:
    """An item, its departments, and in each role somebody who holds it wherever a case goes."""
    cases.item()
    make.unit("city")
    for key in (*cases.DEPARTMENTS, "water"):
        make.unit(key, "city")
    courses.staff()
    for login, role in (*((each.value, each) for each in Role), *OTHERS.items()):
        held = [(role, unit) for unit in (intake.ORGAN, "fire", "water")]
        make.staff(login, *held, password=False)


def waiting(slug: str) -> str:
    """A case in which that act is lawful."""
    return IN.get(slug, cases.submitted)()


def state(number: str) -> State:
    return case_for(number, today=cases.DAY).state


def form_of(client: Client, number: str, slug: str) -> dict[str, str]:
    """The fields that the page of an act hides in its form."""
    step = TYPED[slug].get("step", "")
    page = client.get(f"/desk/case/{number}/{slug}?step={step}").text
    mark = re.search(r'name="mark" value="([^"]*)"', page)
    return {"mark": mark[1] if mark else ""}


def do(client: Client, number: str, slug: str, **more: str) -> Any:
    hidden = form_of(client, number, slug)
    return client.post(f"/desk/case/{number}/{slug}", {**hidden, **TYPED[slug], **more})


def shut_to_others(number: str, slug: str) -> None:
    """No other role gets to the page of the act or does it."""
    before, page = state(number), f"/desk/case/{number}/{slug}"
    mark = queries.mark(case_for(number, today=cases.DAY).case)
    others = [role for role in Role if role is not WHO[slug] and role not in ALSO.get(slug, ())]

    for role in others:
        client = make.entered(role)
        shown = client.get(page, {"step": TYPED[slug].get("step", "")})
        done = client.post(page, {"mark": mark, **TYPED[slug]})

        assert shown.status_code in {403, 404, 409}, role
        assert done.status_code in {403, 404, 409}, role

    assert len(others) >= len(Role) - 3
    assert state(number) is before


def test_every_act_is_tried() -> None:
    assert {*TYPED, "speak"} == set(DEEDS)  # a joint step has tests of its own


@pytest.mark.parametrize("slug", [slug for slug in TYPED if slug not in LATE])
def test_who_holds_the_role_does_the_act_and_nobody_else(slug: str) -> None:
    number = waiting(slug)
    shut_to_others(number, slug)
    client = make.entered(WHO[slug])
    if slug == "release":
        do(client, number, "claim")
    if slug == "resume":
        do(client, number, "pause")

    answer = do(client, number, slug)

    if slug in {"grant-at-once", "hold-hearing"}:  # no immediate item; not the day of the notice
        assert answer.status_code == 422
        return
    if slug == "extend":  # the statutory limit ran out months ago, which the page must say
        assert answer.status_code == 422
        assert "情况复杂" in answer.text
        return
    assert answer.status_code == 302, answer.text
    assert "已办理" in client.get(answer["Location"]).text


@pytest.mark.parametrize("slug", sorted(LATE))
def test_what_comes_too_late_is_said_and_what_was_typed_stays(slug: str) -> None:
    number = waiting(slug)
    shut_to_others(number, slug)
    client = make.entered(WHO[slug])

    answer = do(client, number, slug)

    assert answer.status_code == 422
    assert next(iter(TYPED[slug].values())) in answer.text
    assert state(number) is State.SUBMITTED


def test_a_second_click_does_nothing_twice_and_says_so() -> None:
    number = cases.reviewed()
    client = make.entered(Role.DECIDER)
    typed = {**form_of(client, number, "grant"), **TYPED["grant"]}
    client.post(f"/desk/case/{number}/grant", typed)

    again = client.post(f"/desk/case/{number}/grant", typed)

    assert again.status_code == 422
    assert "您已经提交过一次" in again.text
    assert len(case_for(number, today=cases.DAY).documents) == 2


def test_a_stale_page_keeps_what_was_typed_and_goes_through_once_looked_at() -> None:
    number = cases.accepted()
    client = make.entered(Role.REVIEWER)
    old = form_of(client, number, "review")
    cases.review(number, "health")

    stale = client.post(f"/desk/case/{number}/review", {**old, **TYPED["review"]})
    fresh = re.search(r'name="mark" value="([^"]*)"', stale.text)
    assert fresh
    sent = client.post(f"/desk/case/{number}/review", {"mark": fresh[1], **TYPED["review"]})

    assert stale.status_code == 422
    assert "同意 &lt;b&gt;" in stale.text
    assert sent.status_code == 302


def test_a_refusal_without_remedies_names_every_field() -> None:
    number = cases.opposed()
    client = make.entered(Role.DECIDER)

    answer = do(client, number, "refuse", court=" ", review_body="")

    assert answer.status_code == 422
    assert "#id_court" in answer.text
    assert "#id_review_body" in answer.text
    assert state(number) is State.OPPOSED


def test_a_step_is_not_refused_without_a_word() -> None:
    number = cases.accepted()
    client = make.entered(Role.REVIEWER)

    answer = do(client, number, "review", outcome="REFUSE", opinion="")

    assert answer.status_code == 422
    assert "请写明理由或条件" in answer.text


def test_a_step_in_other_hands_is_left_to_them() -> None:
    number = cases.accepted()
    do(make.entered("s2"), number, "claim")
    client = make.entered(Role.REVIEWER)

    answer = do(client, number, "review")

    assert answer.status_code == 422
    assert "s2" in answer.text


def test_the_page_tells_what_is_open_and_why_the_rest_is_closed() -> None:
    number = cases.reviewed()

    page = make.entered(Role.DECIDER).get(f"/desk/case/{number}")

    assert page.text.count('class="button primary" accesskey="1"') == 1
    assert {slug for slug, _, _ in page.context["open_acts"]} == {"grant", "refuse"}
    closed = {str(word): reason for word, reason in page.context["closed_acts"]}
    assert closed["予以受理"] == "只能在“已收件、已补正”时办理，现在是“审查通过”。"
    assert "窗口受理" in closed["登记撤回申请"]


@pytest.mark.parametrize("slug", ["nothing", "grant%00", "..%2f", "<b>"])
def test_an_act_that_is_none_is_not_found(slug: str) -> None:
    number = cases.reviewed()
    client = make.entered(Role.DECIDER)

    assert client.get(f"/desk/case/{number}/{slug}").status_code in {400, 404}


def test_a_step_that_is_none_is_refused() -> None:
    number = cases.accepted()
    client = make.entered(Role.REVIEWER)

    assert client.get(f"/desk/case/{number}/review?step=<b>").status_code == 404
