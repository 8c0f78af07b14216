"""The party of a matter sees what it was told, and does what is its own to do."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yimen.doors.portal.tests.test_accounts import register, sign_in
from yimen.ground.catalog.states import Power
from yimen.ground.people import verbs as people
from yimen.ground.people.states import Document
from yimen.work.intake.tests.make import CITIZEN
from yimen.work.matters import verbs
from yimen.work.matters.queries import matter_of, view
from yimen.work.matters.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = "当日已经申请许可 <b>"
TODAY = timezone.localdate


def opened(power: Power = Power.PENALTY) -> str:
    """A matter of the one whose number a registering client gives."""
    make.item(power)
    when = make.at(TODAY())
    party = people.register_person(
        name="张三", document=Document.CITIZEN_ID, document_number=CITIZEN, **when
    )
    return verbs.open_matter(
        item="P-1", subject="某店无证经营 <b>", organ=make.ORGAN, person=party.number, **when
    ).number


@pytest.fixture
def number(client: Client) -> str:
    """A penalty of which its party, who is signed in, was told today."""
    register(client)
    found = opened()
    for act in ("investigate", "tell"):
        make.do(found, act, TODAY(), by="li")
    return found


def mark(client: Client, page: str) -> str:
    found = re.search(r'name="mark" value="([^"]*)"', client.get(page).text)
    assert found
    return found[1]


def test_a_party_finds_its_matters_their_terms_and_documents(client: Client, number: str) -> None:
    mine, listed = client.get("/mine").text, client.get("/mine/matters").text
    page = client.get(f"/mine/matters/{number}")

    assert f"/mine/matters/{number}" in mine
    assert "某店无证经营 &lt;b&gt;" in listed
    assert [act for act, _name, _text in page.context["acts"]] == [
        "defend",
        "ask_hearing",
        "waive_hearing",
    ]
    assert "《中华人民共和国行政处罚法》第六十四条" in page.text
    [(title, paper)] = page.context["papers"]
    assert title == "行政处罚告知书"
    file = client.get(f"/mine/matters/{number}/papers/{paper.pk}")
    assert file["Content-Type"] == "application/pdf"
    assert client.get(f"/mine/matters/{number}/papers/{paper.pk - 1}").status_code == 404


def test_what_a_party_says_is_kept_once_and_nothing_typed_is_lost(
    client: Client, number: str
) -> None:
    page = f"/mine/matters/{number}/defend"
    seen = mark(client, page)

    silent = client.post(page, {"words": " ", "mark": seen})
    stale = client.post(page, {"words": WORDS, "mark": "0"})
    done = client.post(page, {"words": WORDS, "mark": seen})
    twice = client.post(page, {"words": WORDS, "mark": seen})

    assert (silent.status_code, stale.status_code, twice.status_code) == (422, 422, 422)
    assert "当日已经申请许可 &lt;b&gt;" in stale.text
    assert done["Location"] == f"/mine/matters/{number}"
    acts = [each.act for each in view(matter_of(number)).acts]
    assert acts == ["investigate", "tell", "defend"]
    shown = client.get(done["Location"])
    assert "当日已经申请许可 &lt;b&gt;" in shown.text
    assert [each.what for each in shown.context["events"]] == ["陈述申辩", "告知权利"]


def test_what_comes_too_late_is_told_so_and_given_back(client: Client, number: str) -> None:
    page = f"/mine/matters/{number}/defend"
    seen = mark(client, page)
    make.do(number, "waive_hearing", TODAY())
    make.do(number, "check", TODAY(), by="wang")

    late = client.post(page, {"words": WORDS, "mark": seen})

    assert late.status_code == 409
    assert "情况已有变化" in late.text
    assert "当日已经申请许可 &lt;b&gt;" in late.text


def test_a_waived_hearing_says_by_whom_and_lets_the_matter_go_on(
    client: Client, number: str
) -> None:
    page = f"/mine/matters/{number}/waive_hearing"

    client.post(page, {"mark": mark(client, page)})

    *_, last = view(matter_of(number)).acts
    assert (last.act, last.told) == ("waive_hearing", {"proof": "当事人以本人账号在网上提出"})
    shown = client.get(f"/mine/matters/{number}")
    assert [act for act, _name, _text in shown.context["acts"]] == ["defend"]


def test_what_must_be_done_is_asked_with_its_last_day(client: Client) -> None:
    register(client)
    number = opened(Power.INSPECTION)
    make.do(number, "draw", TODAY())
    hidden = client.get(f"/mine/matters/{number}")
    verbs.set_limit(
        power="06",
        key="correction",
        limit=make.LIMIT,
        source="某市规定 Art. 3",
        valid_from=TODAY() - timedelta(days=1),
        by="x",
        now=make.at()["now"],
    )
    make.do(number, "inspect", TODAY())
    make.do(number, "order", TODAY())

    page = client.get(f"/mine/matters/{number}")

    assert hidden.status_code == 404
    [asked] = page.context["asks"]
    assert "请最迟" in asked
    assert page.context["acts"] == []


def test_nobody_else_sees_a_matter_and_what_was_typed_waits_for_the_sign_in(
    client: Client, number: str
) -> None:
    other = Client()
    register(other, name="李四", number="110108198403170003")
    page = f"/mine/matters/{number}/defend"

    assert other.get(f"/mine/matters/{number}").status_code == 404
    assert other.post(page, {"words": WORDS}).status_code == 404
    client.post("/sign-out")
    assert client.get(f"/mine/matters/{number}").status_code == 302
    sent = client.post(page, {"words": WORDS})
    sign_in(client)
    assert sent.status_code == 302
    assert "当日已经申请许可 &lt;b&gt;" in client.get(page).text
    assert client.get(f"/mine/matters/{number}/check").status_code == 404


def test_a_party_reads_what_it_owes_and_which_time_does_not_count(
    client: Client, number: str
) -> None:
    make.ground()
    make.rest(number, day=TODAY())
    verbs.resume_time(matter=number, term="decision", **make.at(TODAY(), "head"))
    make.do(number, "waive_hearing", TODAY())
    make.do(number, "check", TODAY(), by="wang")
    make.decide(number, TODAY(), fine="5,000")

    page = client.get(f"/mine/matters/{number}").text

    assert "5000.00 元" in page
    assert "告知部分时间不计入期限" in page
