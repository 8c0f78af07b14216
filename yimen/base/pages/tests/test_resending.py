"""A form with a stale token: its writer finds everything there and sends it again; nobody else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = [pytest.mark.urls("yimen.base.pages.tests.urls"), pytest.mark.django_db]
OURS = {"Origin": "http://testserver"}
LONG = "写了很久的意见 <b>\r\n第二段"
TYPED = {
    "reason": LONG,
    "result": "no",
    "way": "hand",
    "true": "on",
    "by": "s1",
    "mark": "m-17",
    "password": "my own password",
    "staff-1-name": "林秀荷",
    "later": "1",
    "csrfmiddlewaretoken": "s" * 64,
}


def late(headers: dict[str, str], **more: Any) -> tuple[Client, Any]:
    """A browser that sends the form with the token of another day."""
    browser = Client(enforce_csrf_checks=True)
    browser.get("/opinion")
    return browser, browser.post("/opinion?of=7", {**TYPED, **more}, headers=headers)


def test_what_was_typed_is_shown_in_the_words_of_its_page() -> None:
    _browser, answer = late(OURS)

    assert answer.status_code == 403
    assert answer.context["sent"].shown == [
        ("意见", LONG),
        ("结论", "不同意"),
        ("送达", "当面"),
        ("内容属实", "是"),
        ("您填写的内容", "林秀荷"),
    ]
    assert "写了很久的意见 &lt;b&gt;" in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_pressing_the_button_sends_it_again_with_a_fresh_token() -> None:
    browser, answer = late(OURS)
    sent = answer.context["sent"]
    found = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text)

    again = browser.post(
        sent.path, {**dict(sent.fields), "csrfmiddlewaretoken": found[-1]}, headers=OURS
    )

    assert sent.path == "/opinion?of=7"
    assert dict(sent.fields)["mark"] == "m-17"
    assert (again.status_code, again.text) == (200, f"taken: {LONG}")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://testserver"},
        {"Origin": "http://["},
        {"Referer": "http://["},
        {"Referer": "http://elsewhere.example/http://testserver/"},
    ],
)
def test_what_another_site_sent_is_not_put_before_anybody(headers: dict[str, str]) -> None:
    _browser, answer = late(headers)

    assert answer.status_code == 403
    assert answer.context["sent"] is None
    assert "写了很久" not in answer.text


def test_what_another_officer_typed_in_this_browser_is_not_put_before_the_next() -> None:
    _browser, answer = late(OURS, by="s2")

    assert answer.context["sent"] is None


def test_secrets_are_neither_shown_nor_sent_again() -> None:
    _browser, answer = late({"Referer": "http://testserver/opinion"})

    assert "写了很久" in answer.text
    assert "my own password" not in answer.text
    assert "s" * 64 not in answer.text


def test_files_are_to_be_chosen_again() -> None:
    _browser, answer = late(OURS, scan=SimpleUploadedFile("平面图.pdf", b"%PDF-1.7"))

    assert "文件没有保留" in answer.text
    assert "平面图.pdf" in answer.text
    assert 'type="file" id="file-1" name="scan"' in answer.text


def test_a_flood_is_not_kept() -> None:
    _browser, answer = late(OURS, reason="水" * 200_001)

    assert (answer.status_code, answer.context["sent"]) == (403, None)


def test_saving_in_passing_is_told_in_its_place() -> None:
    _browser, answer = late({**OURS, "HX-Request": "true"})

    assert (answer.status_code, answer["HX-Retarget"]) == (403, "#said")
    assert "<html" not in answer.text
