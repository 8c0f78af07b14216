"""Who holds a licence sees it, asks for more of it, and is heard before it ends."""

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
from yimen.doors.portal.tests.test_accounts import register
from yimen.work.cases import queries, verbs
from yimen.work.cases.states import EndGround, EndingState, RequestKind
from yimen.work.cases.tests import licences, make
from yimen.work.intake.tests.make import ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
YEARS_AWAY = date(2090, 1, 2)
SENT = {"true": "on", "delivery": "window"}


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def number(client: Client) -> str:
    """A granted case of the one who is signed in."""
    make.item()
    register(client)
    return make.decided()


def case(number: str) -> Any:
    return queries.case_for(number, today=timezone.localdate()).case


def apply(client: Client, asked: str) -> str:
    """The address of a draft that lacks nothing."""
    begun = client.post(f"/apply/{ITEM}{asked}", {"who": "self", "fact-cooks": "no"})
    draft = str(begun["Location"])
    client.post(draft, {"shop": "一品", "seats": "8"})
    for key in ("form", "layout"):
        file = SimpleUploadedFile("图.pdf", PDF)
        client.post(f"{draft}/papers", {"material": key, "files": [file]})
    return draft


def test_a_licence_is_renewed_from_the_list_of_ones_own(client: Client, number: str) -> None:
    licence = licences.held(number, YEARS_AWAY).identifier
    listed = client.get("/mine/licences").text
    asked = f"?licence={licence}&request=renewal"

    begin = client.get(f"/apply/{ITEM}{asked}").text
    draft = apply(client, asked)
    checked = client.get(f"{draft}/check").text
    fresh = client.post(f"{draft}/check", SENT)["Location"].split("/")[2]

    request = queries.request_of(case(fresh))
    assert "request=renewal" in listed
    assert all(licence in shown for shown in (listed, begin, checked))
    assert licence in client.get(f"/follow/{fresh}").text
    assert request is not None
    assert (request.kind, request.certificate.identifier) == (RequestKind.RENEWAL, licence)


def test_nobody_asks_for_more_of_what_another_holds_nor_too_late(
    client: Client, number: str
) -> None:
    licence = licences.held(number, timezone.localdate()).identifier
    asked = {"who": "self", "fact-cooks": "no"}
    other = Client()
    register(other, name="李四", number="110108198403170003")

    late = client.post(f"/apply/{ITEM}?licence={licence}&request=renewal", asked)
    foreign = other.post(f"/apply/{ITEM}?licence={licence}&request=change", asked)
    odd = client.get(f"/apply/{ITEM}?licence={licence}&request=transfer")
    unknown = client.get(f"/apply/{ITEM}?licence=1.2.3&request=change")

    assert [late.status_code, foreign.status_code] == [422, 422]
    assert [odd.status_code, unknown.status_code] == [404, 404]
    assert "request=renewal" not in client.get("/mine/licences").text
    assert licence not in other.get("/mine/licences").text


def test_a_holder_is_heard_before_a_licence_is_revoked(client: Client, number: str) -> None:
    licences.licensed(number, None)
    page = f"/follow/{number}/defence"
    early = client.get(page)
    now: dict[str, Any] = {"by": "chief", "now": timezone.now(), "today": timezone.localdate()}
    verbs.tell_ending(case=number, ground=EndGround.FRAUD, reasons="平面图系伪造", **now)
    shown = client.get(f"/follow/{number}").text

    silent = client.post(page, {"speaks": "yes", "words": " "})
    client.post(page, {"speaks": "yes", "words": "平面图由设计单位出具"})

    ending = queries.ending_of(case(number))
    assert early.status_code == 409
    assert ("平面图系伪造" in shown, page in shown) == (True, True)
    assert silent.status_code == 422
    assert ending is not None
    assert (ending.state, ending.answer) == (EndingState.ANSWERED, "平面图由设计单位出具")
    assert "平面图由设计单位出具" in client.get(f"/follow/{number}").text


def test_the_way_of_delivery_is_chosen_and_shown(client: Client) -> None:
    make.item()
    register(client)
    draft = apply(client, "")
    courier = {"true": "on", "delivery": "courier"}

    nowhere = client.post(f"{draft}/check", {**courier, "delivery_to": " "})
    answer = client.post(f"{draft}/check", {**courier, "delivery_to": "张三 莲心巷12号"})

    wish = case(answer["Location"].split("/")[2]).draft
    shown = client.get(answer["Location"].removesuffix("/acknowledgement")).text
    assert (nowhere.status_code, "请写明收件人、电话和地址" in nowhere.text) == (422, True)
    assert (wish.delivery, wish.delivery_to) == ("courier", "张三 莲心巷12号")
    assert ("快递送达" in shown, "莲心巷" in shown) == (True, False)


def test_who_holds_a_licence_asks_that_it_be_struck_off(client: Client, number: str) -> None:
    licences.licensed(number, YEARS_AWAY)
    page = f"/follow/{number}/cancellation"

    listed = client.get("/mine/licences").text
    asked = client.post(page, {"reason": "已经停业"})
    again = client.get(page)

    assert page in listed
    assert asked.status_code == 302
    assert again.status_code == 409
    told = client.get("/mine/licences").text
    assert "已申请注销" in told
    assert page not in told
    assert "申请注销许可" in client.get(f"/follow/{number}").text
    assert client.post(f"/follow/{number}/keep-licence").status_code == 302  # and is kept after all
    assert "已申请注销" not in client.get("/mine/licences").text
    client.post(page, {"reason": "已经停业"})
    licences.end(number, EndGround.HOLDERS_WISH)
    assert "已申请注销" not in client.get("/mine/licences").text
