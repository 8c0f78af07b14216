"""A hearing up to the decision that cites its minutes; a promise from filing to the later check."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from yimen.doors.desk.tests import courses
from yimen.doors.desk.tests import make as desk
from yimen.doors.portal.tests.test_own_courses import drafted
from yimen.ground.people.states import Role
from yimen.work.cases import queries
from yimen.work.cases.states import PledgeState, State
from yimen.work.cases.tests import asking, make
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MARK = re.compile(r'name="mark" value="([^"]*)"')


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def do(officer: Client, number: str, slug: str, **typed: Any) -> Any:
    """An act at the desk, as its page sends it."""
    page = f"/desk/case/{number}/{slug}"
    mark = MARK.search(officer.get(page).text)
    assert mark, slug
    return officer.post(page, {"mark": mark[1], **typed})


def test_a_hearing_is_held_signed_and_cited_by_the_decision() -> None:
    make.item()
    for key in make.DEPARTMENTS:
        desk.unit(key)
    courses.staff()
    number = make.reviewed()
    today = timezone.localdate()
    before = today - timedelta(days=20)  # seven working days at least, twenty at most
    asking.tell(number, before)
    asking.answer(number, day=before)
    asking.notice(number, today, day=before)
    head = desk.officer("head1", (Role.DECIDER, intake.ORGAN))

    held = do(head, number, "hold-hearing", attended=[asking.PARTIES[0]], minutes="陈述了意见")
    early = do(head, number, "grant", minutes="")
    signed = do(head, number, "sign-minutes", signature_0="yes")
    uncited = do(head, number, "grant", minutes="")
    hearing = queries.hearing_of(queries.case_for(number, today=today).case)
    assert hearing is not None
    assert hearing.minutes is not None
    granted = do(head, number, "grant", minutes=hearing.minutes.number)

    codes = [answer.status_code for answer in (held, early, signed, uncited, granted)]
    assert codes == [302, 422, 302, 422, 302]
    decision = queries.case_for(number, today=today).decision
    assert decision is not None
    assert decision.minutes == hearing.minutes


def test_a_promise_is_filed_granted_on_the_spot_and_found_kept(client: Client) -> None:
    draft = drafted(client, pledge=True)
    given = {"true": "on", "delivery": "window", "pledges": "yes", "pledge": "承诺符合全部条件"}
    number = client.post(f"{draft}/check", given)["Location"].split("/")[2]
    for key in make.DEPARTMENTS:
        desk.unit(key)
    window = desk.officer("window1", (Role.CLERK, intake.ORGAN))
    head = desk.officer("head1", (Role.DECIDER, intake.ORGAN))
    manager = desk.officer("lead1", (Role.MANAGER, intake.ORGAN))

    accepted = do(window, number, "accept")
    granted = do(head, number, "grant-at-once", reasons="", legal_basis="", conditions="")
    waiting = client.get(f"/follow/{number}").text
    checked = do(manager, number, "check-pledge", kept="yes", finding="与承诺一致", days="")

    found = queries.case_for(number, today=timezone.localdate())
    pledge = queries.pledge_of(found.case)
    assert [each.status_code for each in (accepted, granted, checked)] == [302, 302, 302]
    assert found.state is State.DECIDED
    assert "已凭承诺准予，等待核查" in waiting
    assert pledge is not None
    assert pledge.state == PledgeState.KEPT
