"""The applicant's own part in a hearing and in what was promised."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from yimen.base.files.tests.test_files import PDF
from yimen.doors.portal.tests.test_accounts import register, sign_in
from yimen.work.cases import queries, verbs
from yimen.work.cases.states import GapState, HearingState, PledgeState
from yimen.work.cases.tests import asking, make, promising
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
YEARS_AWAY = date(2090, 1, 2)


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def number(client: Client) -> str:
    """An accepted case of the one who is signed in."""
    make.item()
    register(client)
    return make.accepted()


def today() -> dict[str, Any]:
    return {"by": "clerk", "now": timezone.now(), "today": timezone.localdate()}


def told(number: str) -> None:
    """The applicant and a neighbour are told of the right to a hearing today."""
    names = asking.PARTIES
    verbs.tell_hearing(case=number, parties=names, reason="涉及相邻权益", **today())


def case(number: str) -> Any:
    return queries.case_for(number, today=timezone.localdate()).case


def test_the_right_to_a_hearing_is_told_with_its_last_day_and_asked_for(
    client: Client, number: str
) -> None:
    told(number)
    shown = client.get(f"/follow/{number}").text
    page = client.get(f"/follow/{number}/hearing").text

    answer = client.post(f"/follow/{number}/hearing", {"wants": "yes"})

    hearing = queries.hearing_of(case(number))
    assert hearing is not None
    last = f"{hearing.request_by.year}年{hearing.request_by.month}月{hearing.request_by.day}日"
    assert (last in shown, last in page) == (True, True)
    assert f"/follow/{number}/hearing" in shown
    assert answer.status_code == 302
    assert hearing.state == HearingState.REQUESTED
    assert "您申请了听证" in client.get(f"/follow/{number}").text


def test_a_hearing_is_waived_for_oneself_only(client: Client, number: str) -> None:
    told(number)

    client.post(f"/follow/{number}/hearing", {"wants": "no"})

    answers = {each.name: each.wants for each in queries.parties_of(case(number))}
    assert answers == {asking.PARTIES[0]: False, asking.PARTIES[1]: None}


def test_a_request_after_the_last_day_is_refused_in_words(client: Client, number: str) -> None:
    asking.tell(number)

    answer = client.post(f"/follow/{number}/hearing", {"wants": "yes"})

    assert answer.status_code == 422
    assert "申请听证的期限" in answer.text


def test_the_chair_is_challenged_with_a_reason(client: Client, number: str) -> None:
    asking.called(number)

    empty = client.post(f"/follow/{number}/challenge", {"reason": ""})
    client.post(f"/follow/{number}/challenge", {"reason": "是邻居的亲属"})

    assert empty.status_code == 422
    assert queries.challenges_of(case(number)) == {asking.PARTIES[0]: None}
    assert "等待决定" in client.get(f"/follow/{number}").text


@pytest.mark.parametrize("page", ["hearing", "challenge", "supplement", "promise"])
def test_what_is_not_there_is_refused_and_a_stranger_sees_nothing(
    client: Client, number: str, page: str
) -> None:
    other = Client()
    register(other, document_number="110101199003072199", name="李四", login="lisi")

    own = client.get(f"/follow/{number}/{page}")
    foreign = other.get(f"/follow/{number}/{page}")

    assert own.status_code == 409
    assert foreign.status_code in {302, 404}


def test_what_was_promised_is_brought_in_its_term(client: Client, number: str) -> None:
    promising.gap(number, due_on=YEARS_AWAY)
    page = f"/follow/{number}/supplement"
    file, torn = SimpleUploadedFile("图.pdf", PDF), SimpleUploadedFile("坏.pdf", b"nothing")

    nothing = client.post(page, {})
    bad = client.post(page, {"material": "layout", "files": [torn]})
    put = client.post(page, {"material": "layout", "files": [file]})
    client.cookies.clear()  # on another day, from another device
    sign_in(client)
    shown = client.get(page).text
    answer = client.post(page, {})

    promise = queries.gaps_of(case(number))
    assert [nothing.status_code, bad.status_code, put.status_code] == [422, 422, 302]
    assert ("图.pdf" in shown, "坏.pdf" in shown) == (True, False)
    assert answer["Location"] == f"/follow/{number}"
    assert promise is not None
    assert promise.state == GapState.SUPPLIED


def test_a_promise_is_taken_back_before_the_decision(client: Client, number: str) -> None:
    promising.pledge(number, PledgeState.OFFERED)
    shown = client.get(f"/follow/{number}").text

    answer = client.post(f"/follow/{number}/promise", {})

    pledge = queries.pledge_of(case(number))
    assert f"/follow/{number}/promise" in shown
    assert answer.status_code == 302
    assert pledge is not None
    assert pledge.state == PledgeState.WITHDRAWN


def drafted(client: Client, **more: Any) -> str:
    """The address of a draft in which only the layout is missing; promises are allowed."""
    make.item()
    make.local_rules()
    promising.tolerant(**more)
    register(client)
    draft = client.post(f"/apply/{intake.ITEM}", {"who": "self", "fact-cooks": "no"})["Location"]
    client.post(draft, {"shop": "一品", "seats": "8"})
    file = SimpleUploadedFile("表.pdf", PDF)
    client.post(f"{draft}/papers", {"material": "form", "files": [file]})
    return str(draft)


def test_an_application_goes_in_with_a_written_promise_of_what_is_missing(client: Client) -> None:
    draft = drafted(client)
    page = client.get(f"{draft}/check").text
    given = {"true": "on", "delivery": "window", "gaps": ["layout"]}

    wordless = client.post(f"{draft}/check", {**given, "gap_words": ""})
    answer = client.post(f"{draft}/check", {**given, "gap_words": "五日内补齐"})

    assert "先受理，稍后补交" in page
    assert ("还缺这些材料" in page, "可以在下面承诺稍后补交" in page) == (False, True)
    assert wordless.status_code == 422
    promise = queries.gaps_of(case(answer["Location"].split("/")[2]))
    assert promise is not None
    assert (promise.state, promise.words) == (GapState.PROMISED, "五日内补齐")


def test_approval_on_a_promise_is_chosen_freely(client: Client) -> None:
    draft = drafted(client, pledge=True)
    page = client.get(f"{draft}/check").text
    given = {"true": "on", "delivery": "window", "pledges": "yes", "pledge": "承诺符合全部条件"}

    ordinary = client.post(f"{draft}/check", {"true": "on", "delivery": "window", "pledges": ""})
    answer = client.post(f"{draft}/check", given)

    assert "您选择怎样办理？" in page
    assert ("还缺这些材料" in page, "选择告知承诺的，可以不交" in page) == (False, True)
    assert ordinary.status_code == 422  # the layout is missing then
    pledge = queries.pledge_of(case(answer["Location"].split("/")[2]))
    assert pledge is not None
    assert pledge.materials == ["layout"]


def test_nothing_is_offered_where_the_place_has_laid_down_no_term(client: Client) -> None:
    make.item()
    promising.tolerant()
    register(client)
    draft = client.post(f"/apply/{intake.ITEM}", {"who": "self", "fact-cooks": "no"})["Location"]

    page = client.get(f"{draft}/check").text

    assert ("先受理，稍后补交" in page, "还缺这些材料" in page) == (False, True)


def test_what_was_granted_is_found_from_home(client: Client) -> None:
    home = client.get("/").text

    assert 'href="/decisions"' in home
