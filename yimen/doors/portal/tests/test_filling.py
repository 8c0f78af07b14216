"""A long form, page by page: questions appear, rows come and go, nothing typed is ever lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from yimen.base.forms.reading import sheet
from yimen.base.forms.typed import spread
from yimen.demo.city import reading
from yimen.doors.portal.tests.test_accounts import register, sign_in
from yimen.work.intake import queries as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ME = {"name": "苏见山", "number": "110108198403170003"}
RESTAURANT = reading.matters()["restaurant-start"]
SHOP = {
    "shop": "小满饭馆",
    "address": "莲心巷12号",
    "area": "86.5",
    "seats": "48",
    "contact": "周小满",
    "phone": "138 0013 8000",
}
KINDS = {"kinds": "热食类", "raw": "no", "gas": "no"}
COOK = {
    "staff-0-name": "周小满",
    "staff-0-id": "110105199105200003",
    "staff-0-health": "2027-06-30",
}


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def draft(client: Client, city: dict[str, str]) -> str:
    """The address of a draft to open a restaurant."""
    assert city
    register(client, **ME)
    given = {"who": "self", "fact-gathers": "no", "fact-signboard": "no"}
    return str(client.post(f"/apply/{RESTAURANT.code}", given)["Location"])


def send(client: Client, address: str, given: dict[str, str]) -> Any:
    """Send a page as the browser does: with what it was opened with."""
    seen = client.get(address).context["seen"]
    return client.post(address, {"seen": seen, **given})


def answers(draft: str) -> dict[str, Any]:
    found: dict[str, Any] = intake.draft(draft.split("/")[2]).answers
    return found


@pytest.mark.parametrize("key", ["restaurant-start", "company-registration", "construction-permit"])
def test_a_form_of_several_pages_leads_to_the_materials(
    client: Client, city: dict[str, str], key: str
) -> None:
    matter = reading.matters()[key]
    assert city
    register(client, **ME)
    facts = {f"fact-{one.key}": one.answers[0].value for one in matter.content.questions}
    draft = client.post(f"/apply/{matter.code}", {"who": "self", **facts})["Location"]
    form = sheet(matter.content.form)
    typed = {name: str(value) for name, value in spread(form, matter.sample).items()}

    pages = [
        send(client, f"{draft}/pages/{n}", {**typed, "seen_all": "1"})["Location"]
        for n in range(1, len(form.steps) + 1)
    ]

    assert pages == [f"{draft}/pages/2", f"{draft}/pages/3", f"{draft}/papers"]
    assert answers(draft) == matter.sample
    assert "需要更正" not in client.get(f"{draft}/check").content.decode()


def test_a_page_that_is_none_is_not_found(client: Client, draft: str) -> None:
    assert [client.get(f"{draft}/pages/{n}").status_code for n in (0, 3, 4)] == [404, 200, 404]


def test_without_script_a_question_appears_once_the_answer_is_saved(
    client: Client, draft: str
) -> None:
    page = f"{draft}/pages/2"

    asked = send(client, page, {**KINDS, "gas": "yes"})
    wrong = send(client, page, {**KINDS, "gas": "yes", "gas_kind": ""})
    onward = send(client, page, {**KINDS, "gas": "yes", "gas_kind": "管道天然气"})

    assert (asked.status_code, "请接着回答新出现的问题" in asked.content.decode()) == (200, True)
    assert list(wrong.context["form"].errors) == ["gas_kind"]
    assert onward["Location"] == f"{draft}/pages/3"


def test_with_script_what_appeared_was_seen_and_is_judged_at_once(
    client: Client, draft: str
) -> None:
    answer = send(client, f"{draft}/pages/2", {**KINDS, "gas": "yes", "seen_all": "1"})

    assert answer.status_code == 422


def test_an_answer_to_what_no_longer_appears_is_let_go(client: Client, draft: str) -> None:
    page = f"{draft}/pages/2"
    send(client, page, {**KINDS, "gas": "yes", "gas_kind": "管道天然气", "seen_all": "1"})

    send(client, page, {**KINDS, "gas_kind": "管道天然气"})

    assert answers(draft) == {"kinds": "热食类", "raw": False, "gas": False}


def test_rows_come_and_go_without_script(client: Client, draft: str) -> None:
    page = f"{draft}/pages/3"

    more = send(client, page, {**COOK, "add": "staff"})
    both = {**COOK, "staff-1-name": "林秀荷", "staff-1-id": "110101194703160007"}
    fewer = send(client, page, {**both, "remove": "staff-0"})

    assert more.content.count(b'name="staff-1-name"') == 1
    assert answers(draft)["staff"] == [{"name": "林秀荷", "id": "110101194703160007"}]
    assert fewer.context["form"]["staff-0-name"].value() == "林秀荷"


def test_errors_lead_to_their_fields(client: Client, draft: str) -> None:
    shown = send(client, f"{draft}/pages/3", {**COOK, "staff-0-id": "110105199105200004"})

    body = shown.content.decode()
    assert 'href="#id_staff-0-id"' in body
    assert 'id="id_staff-0-id"' in body


def test_what_is_still_wrong_stands_on_the_last_page_with_the_way_to_it(
    client: Client, draft: str
) -> None:
    send(client, draft, {**SHOP, "phone": "110", "later": "1"})

    shown = client.get(f"{draft}/check").content.decode()

    assert f'href="{draft}/pages/1#id_phone"' in shown
    assert f'href="{draft}/pages/3#id_staff-0-name"' in shown


def test_of_two_pages_the_second_learns_of_the_first_and_both_texts_stay(
    client: Client, draft: str
) -> None:
    opened = client.get(draft).context["seen"]
    client.post(draft, {**SHOP, "seen": opened})

    answer = client.post(draft, {**SHOP, "seen": opened, "shop": "大满饭馆"})
    body = answer.content.decode()
    over = client.post(draft, {**SHOP, "seen": answer.context["seen"], "shop": "大满饭馆"})

    assert answer.status_code == 409
    assert answer.context["differing"] == [("店铺名称", "小满饭馆", "大满饭馆")]
    assert 'value="大满饭馆"' in body
    assert (over.status_code, answers(draft)["shop"]) == (302, "大满饭馆")


def test_saving_while_typing_tells_of_the_other_page_too(client: Client, draft: str) -> None:
    opened = client.get(draft).context["seen"]
    client.post(f"{draft}/pages/1/save", {**SHOP, "seen": opened})

    said = client.post(f"{draft}/pages/1/save", {**SHOP, "seen": opened, "shop": "大满饭馆"})

    assert "没有自动保存" in said.content.decode()
    assert answers(draft)["shop"] == "小满饭馆"


def test_two_pages_with_the_same_words_do_not_quarrel(client: Client, draft: str) -> None:
    opened = client.get(draft).context["seen"]

    sent = [client.post(draft, {**SHOP, "seen": opened}).status_code for _ in range(2)]

    assert sent == [302, 302]


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(
    client: Client, draft: str
) -> None:
    page = f"{draft}/pages/1"
    opened = client.get(page).context["seen"]
    client.cookies.clear()

    sent = client.post(page, {**SHOP, "seen": opened})
    back = sign_in(client, **ME, next=sent["Location"].partition("next=")[2])
    shown = client.get(back["Location"])

    assert back["Location"] == page
    assert "登录过期前填写的内容已放回表格" in shown.content.decode()
    assert shown.context["form"]["shop"].value() == "小满饭馆"
    assert send(client, page, SHOP)["Location"] == f"{draft}/pages/2"


def test_what_was_sent_without_any_cookie_goes_by_signing_in_back_to_its_form(draft: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    ours = {"Origin": "http://testserver", "Referer": f"http://testserver{draft}"}

    late = browser.post(draft, {**SHOP, "csrfmiddlewaretoken": "x" * 64}, headers=ours)
    again = {**dict(late.context["sent"].fields), "csrfmiddlewaretoken": late.context["csrf_token"]}
    sent = browser.post(draft, again, headers=ours)
    kept = str(dict(browser.session))
    browser.handler.enforce_csrf_checks = False
    back = sign_in(browser, **ME, next=sent["Location"].partition("next=")[2])

    assert (late.status_code, "登录后继续" in late.text) == (403, True)
    assert sent["Location"] == f"/sign-in?next={draft}"
    assert "小满饭馆" not in kept
    assert back["Location"] == draft
    assert browser.get(draft).context["form"]["shop"].value() == "小满饭馆"


def test_what_is_sent_with_a_stale_token_is_shown_in_the_words_of_the_form(draft: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.handler.enforce_csrf_checks = False
    sign_in(browser, **ME)
    browser.handler.enforce_csrf_checks = True

    late = browser.post(draft, SHOP, headers={"Origin": "http://testserver"})

    assert late.context["sent"].shown[:2] == [("店铺名称", "小满饭馆"), ("经营地址", "莲心巷12号")]
    assert answers(draft) == {}


@pytest.mark.parametrize("page", ["check", "discard"])
def test_after_signing_in_again_one_is_on_the_page_that_one_sent_from(
    client: Client, draft: str, page: str
) -> None:
    client.cookies.clear()
    stood = {"check": f"{draft}/check", "discard": "/mine"}[page]
    given = {"delivery": "courier", "delivery_to": "莲心巷12号 苏见山"}

    sent = client.post(f"{draft}/{page}", given, headers={"Referer": f"http://testserver{stood}"})
    sign_in(client, **ME)
    shown = client.get(sent["Location"].partition("next=")[2])

    assert shown.status_code == 200
    assert ("莲心巷12号 苏见山" in shown.text) == (page == "check")


def test_a_fragment_that_came_too_late_waits_for_its_page(client: Client, draft: str) -> None:
    client.cookies.clear()
    asked = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{draft}"}

    sent = client.post(f"{draft}/pages/1/save", SHOP, headers=asked)
    sign_in(client, **ME)

    assert draft in sent["HX-Redirect"]
    assert client.get(draft).context["form"]["shop"].value() == "小满饭馆"


def test_what_somebody_typed_is_shown_to_nobody_else(client: Client, draft: str) -> None:
    client.cookies.clear()
    client.post(draft, SHOP)

    register(client)

    assert client.get(draft).status_code == 404
