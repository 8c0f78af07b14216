"""What anybody may look up: how a licence stands, and what was granted."""

from __future__ import annotations

import pytest
from django.test import Client

from yimen.work.cases.states import Act, EndGround
from yimen.work.cases.tests import asking, late, licences, make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def item() -> None:
    make.item()


def test_anybody_sees_whether_a_licence_stands_and_no_full_name(client: Client) -> None:
    number = make.decided()
    issued = licences.licensed(number, None)
    page = {"identifier": issued.identifier}

    before = client.get("/licences", page).text
    licences.end(number, EndGround.OTHER_CANCELLED)
    behind = client.get("/licences", page).text

    assert "有效：" in before
    assert "张*" in before
    assert "张三" not in before
    assert "已注销" in behind


@pytest.mark.parametrize("typed", ["1.2.156.3005.2.X", "<b>", "证照"])
def test_an_identifier_that_is_none_is_said_to_be_none(client: Client, typed: str) -> None:
    told = client.get("/licences", {"identifier": typed})

    assert told.status_code == 200
    assert "没有查到" in told.text


def test_granted_decisions_are_listed_page_by_page_with_persons_masked(client: Client) -> None:
    make.decided()
    make.ended(Act.REFUSE, by=make.opposed)

    told = client.get("/decisions").text
    beyond = client.get("/decisions", {"after": "2026-01-01~某"}).text
    assert "（续页）" in beyond.partition("</title>")[0]

    assert "准许〔2026〕1号" in told
    assert "不许〔2026〕1号" not in told
    assert "张*" in told
    assert "还没有公开的许可决定" in beyond
    assert client.get("/decisions", {"after": "x~y"}).status_code == 200


def test_anybody_reads_which_hearings_are_to_come(client: Client) -> None:
    none = client.get("/hearings").text
    number = make.reviewed()
    asking.tell(number, mandatory=True)

    told = client.get("/hearings").text

    assert "现在没有将要举行的听证" in none
    assert "另行通知" in told
    assert "张*" in told
    assert "张三" not in told


def test_anybody_reads_why_a_promise_was_not_kept(client: Client) -> None:
    none = client.get("/overruns").text
    number = make.accepted()
    late.late(number)
    late.explain(number)

    told = client.get("/overruns", {"after": "x~y"}).text

    assert "没有需要说明的超期" in none
    assert "专家评审排期已满" in told
    assert number not in told
