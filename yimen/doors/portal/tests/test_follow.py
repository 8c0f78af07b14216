"""Whoever knows the pair follows the case; every wrong pair gets one and the same answer."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from yimen.base.gate.verbs import spend_try
from yimen.doors.portal.follow import TRIES_AN_HOUR
from yimen.ground.catalog.states import Power
from yimen.ground.ledger.verbs import seal
from yimen.kernel import note
from yimen.work.cases import verbs
from yimen.work.cases.tests import make

ENDING = "002x"
NOWHERE = "C-20260302-7TC0-0000-000T"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def ask(client: Client, number: str, ending: str = ENDING) -> HttpResponse:
    return client.post("/follow", {"number": number, "ending": ending})  # type: ignore[return-value]  # the test client's own kind


@pytest.fixture
def number() -> str:
    """A case that waits for a correction."""
    make.item()
    return make.correcting()


def test_the_right_pair_opens_the_case(client: Client, number: str) -> None:
    answer = ask(client, f" {number.lower()} ")

    shown = client.get(answer["Location"]).content.decode()
    assert answer["Location"] == f"/follow/{number}"
    assert "需要您补正" in shown
    assert "平面图</b>：缺少比例尺" in shown
    assert "张三" not in shown


def test_every_wrong_pair_gets_the_same_answer(client: Client, number: str) -> None:
    token = re.compile(r'value="[^"]*"|X-CSRFToken": "[^"]*"|-\w{4}')

    answers = [
        token.sub("", ask(client, given, ending).content.decode())
        for given, ending in [(number, "1234"), (NOWHERE, "1234"), (NOWHERE, ENDING)]
    ]

    assert answers[0] == answers[1] == answers[2]
    assert "编号和后四位对不上" in answers[0]


def test_a_slip_of_the_pen_in_the_number_is_told(client: Client, number: str) -> None:
    wrong = number[:-1] + ("A" if number[-1] != "A" else "B")

    answer = ask(client, wrong)

    assert (answer.status_code, "对不上" in answer.content.decode()) == (422, False)


@pytest.mark.parametrize("typed", ["", "\0", "C-" * 50, "<script>", "C-20260302-0000-0000-000 "])
def test_hostile_numbers_are_answered_in_the_form(client: Client, typed: str) -> None:
    assert ask(client, typed).status_code == 422


def test_trying_on_is_stopped_for_a_while(client: Client, number: str) -> None:
    tried = 0
    while ask(client, number, "1234").status_code != 429 and tried < 10:
        tried += 1

    assert 5 <= tried < 10  # five a minute, and time goes on while one tries
    assert ask(client, number).status_code == 429


def test_four_characters_are_not_guessed_day_and_night(client: Client, number: str) -> None:
    soon = timezone.now() + timedelta(hours=1)  # so that nothing fills up while we look
    for _ in range(TRIES_AN_HOUR):
        spend_try(name=f"portal follow, an hour {number}", per_hour=TRIES_AN_HOUR, now=soon)

    assert ask(client, number).status_code == 429


def test_a_stranger_is_asked_for_the_pair(client: Client, number: str) -> None:
    there, not_there = client.get(f"/follow/{number}"), client.get(f"/follow/{NOWHERE}")

    assert there["Location"] == f"/follow?number={number}"
    assert not_there["Location"] == f"/follow?number={NOWHERE}"


def test_a_refusal_shows_where_to_turn(client: Client) -> None:
    make.item()
    number = make.reviewed()
    verbs.refuse(case=number, told=make.REMEDIES, **make.at())
    ask(client, number)

    shown = client.get(f"/follow/{number}").content.decode()

    told = ["不予许可，等待送达", "某市某区人民法院", "自收到本决定之日起60日", "申请行政复议"]
    assert [each for each in told if each not in shown] == []


@pytest.mark.parametrize(
    ("power", "said"),
    [
        (Power.APPROVAL, ["准予许可，等待送达", "决定准予许可"]),
        (Power.CONFIRMATION, ["准予办理，等待送达", "决定准予办理"]),
    ],
)
def test_only_what_leads_to_a_licence_is_called_so(
    client: Client, power: Power, said: list[str]
) -> None:
    make.item(power=power)
    number = make.decided()
    ask(client, number)

    progress = client.get(f"/follow/{number}").context["progress"]

    assert [str(progress.state), progress.events[-1].what] == said


def test_an_acceptance_shows_both_dates(client: Client) -> None:
    make.item()
    number = make.accepted()
    ask(client, number)

    shown = client.get(f"/follow/{number}").content.decode()

    assert ("法定" in shown, "承诺" in shown, "怎么算的" in shown) == (True, True, True)


def receipts(client: Client, number: str) -> list[str]:
    ask(client, number)
    return re.findall(
        r'href="([^"]+/receipts/[^"]+)"', client.get(f"/follow/{number}").content.decode()
    )


def test_a_receipt_proves_its_entry_to_a_stranger(client: Client, number: str) -> None:
    seal(now=timezone.now())

    first = receipts(client, number)[0]
    downloaded = client.get(f"{first}/proof").content.decode()
    key = re.search(r'id="key" value="([^"]+)"', client.get("/verify").content.decode())

    assert key
    proof = note.read_proof(downloaded)
    note.check_proof(proof, [note.read_verifier(key[1])])
    assert number in proof.data.decode()
    assert "下载回执" in client.get(first).content.decode()


def test_what_is_not_sealed_yet_says_so(client: Client, number: str) -> None:
    first = receipts(client, number)[0]

    assert "等待签名封存" in client.get(first).content.decode()
    assert client.get(f"{first}/proof").status_code == 409


def test_a_receipt_of_something_else_is_not_there(client: Client, number: str) -> None:
    ask(client, number)

    for address in (
        f"/follow/{number}/receipts/{uuid4()}",
        f"/follow/{number}/receipts/{uuid4()}/proof",
    ):
        assert client.get(address).status_code == 404


def test_receipts_are_for_who_may_see_the_case(client: Client, number: str) -> None:
    first = receipts(client, number)[0]

    stranger = Client()

    assert stranger.get(first).status_code == stranger.get(f"{first}/proof").status_code == 302


def test_the_page_to_verify_stands_before_anything_is_sealed(client: Client) -> None:
    assert 'id="key" value=""' in client.get("/verify").content.decode()
