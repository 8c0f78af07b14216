"""What fails becomes a page that a person can use."""

from __future__ import annotations

import logging
import re
from urllib.parse import urlencode

import pytest
from django import forms
from django.test import Client
from django.utils import translation

from yimen.base.pages.answers import STATUS, put_into, said
from yimen.base.pages.tests.urls import Odd
from yimen.base.sentences import SENTENCES

pytestmark = pytest.mark.urls("yimen.base.pages.tests.urls")
NUMBER = re.compile(r"\d{4} \d{4}")


@pytest.fixture
def visitor() -> Client:
    """Somebody with a browser, who sees pages and not tracebacks."""
    return Client(raise_request_exception=False)


def test_a_refusal_is_a_page_with_its_sentence(visitor: Client) -> None:
    answer = visitor.get("/fail/refused")

    assert answer.status_code == 409
    assert said(Odd(number=-1)) in answer.content.decode()
    assert "days.negative-count" in answer.content.decode()


def test_a_refusal_speaks_the_language_of_the_page(visitor: Client) -> None:
    visitor.cookies["yimen_language"] = "en"

    page = visitor.get("/fail/refused").content.decode()

    with translation.override("en"):
        assert said(Odd(number=-1)) in page
    assert "This cannot be done now" in page


def test_what_is_not_there_is_404(visitor: Client) -> None:
    assert visitor.get("/fail/unknown").status_code == 404


def test_a_fragment_is_answered_in_place_so_that_nothing_typed_is_lost(visitor: Client) -> None:
    answer = visitor.get("/fail/refused", headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#said")
    assert "<html" not in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_trouble_says_when_to_try_again_and_keeps_the_cause_to_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = visitor.get("/fail/trouble")
    number = NUMBER.search(answer.content.decode())

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "mail server" not in answer.content.decode()
    assert number is not None
    assert f"trouble {number.group()} at GET '/fail/trouble': the mail server" in caplog.text


def test_trouble_that_lasts_promises_no_minute(visitor: Client) -> None:
    answer = visitor.get("/fail/gone")

    assert answer.status_code == 503
    assert "Retry-After" not in answer


def test_a_fault_of_ours_gives_a_number_that_stands_in_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = visitor.get("/fail/fault")
    number = NUMBER.search(answer.content.decode())

    assert answer.status_code == 500
    assert number is not None
    assert f"fault {number.group()} at GET '/fail/fault'" in caplog.text
    assert "ZeroDivision" not in answer.content.decode()


def test_a_fault_of_ours_is_told_as_the_visitor_reads(visitor: Client) -> None:
    visitor.cookies["yimen_language"], visitor.cookies["yimen_elder"] = "en", "1"

    shown = " ".join(visitor.get("/fail/fault").content.decode().split())

    assert '<html lang="en" class="elder">' in shown
    assert "系统" not in shown


def test_a_page_for_others_is_403(visitor: Client) -> None:
    answer = visitor.get("/fail/forbidden")

    assert answer.status_code == 403
    assert "没有查看权限" in answer.content.decode()


def test_who_comes_too_often_is_told_when_to_come_again(visitor: Client) -> None:
    answer = visitor.get("/fail/often")

    assert (answer.status_code, answer["Retry-After"]) == (429, "7")
    assert "请稍候再试" in answer.text
    assert "7秒" in answer.text


def test_an_address_that_only_takes_forms_says_so(visitor: Client) -> None:
    answer = visitor.get("/choose")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "这个地址不能直接打开" in answer.text


@pytest.mark.parametrize(
    "given", [{"back": "x" * 3_000_000}, {f"field{n}": "x" for n in range(1_001)}]
)
def test_what_is_more_than_we_take_is_told_so(visitor: Client, given: dict[str, str]) -> None:
    answer = visitor.post("/choose", urlencode(given), "application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert "提交的内容太大" in answer.text


@pytest.mark.django_db
def test_a_form_with_a_nul_is_told_that_it_cannot_be_read(visitor: Client) -> None:
    assert visitor.post("/ask", {"name": "x"}).status_code == 200

    answer = visitor.post("/ask", {"name": "x\0"})

    assert answer.status_code == 400
    assert "无法识别这次提交" in answer.text


def test_no_such_page_is_said_calmly(visitor: Client) -> None:
    answer = visitor.get("/nothing/here")

    assert answer.status_code == 404
    assert "没有找到这个页面" in answer.content.decode()


def test_a_form_without_its_token_is_told_that_the_page_expired() -> None:
    answer = Client(enforce_csrf_checks=True).post("/choose", {"elder": "1"})

    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_and_back(visitor: Client) -> None:
    assert visitor.get("/closed?a=1")["Location"] == "/sign-in?next=/closed%3Fa%3D1"


@pytest.mark.django_db
def test_a_fragment_for_a_stranger_sends_the_whole_page_to_sign_in(visitor: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk?x=1"}

    answer = visitor.get("/closed", headers=headers)

    assert answer["HX-Redirect"] == "/sign-in?next=/desk%3Fx%3D1"


def test_a_verbs_refusal_stands_in_the_form_that_led_to_it() -> None:
    form = forms.Form(data={})

    put_into(form, Odd(number=-1))

    assert form.non_field_errors() == [said(Odd(number=-1))]


def test_every_status_belongs_to_a_refusal_that_exists() -> None:
    assert STATUS.keys() - SENTENCES.keys() == set()
