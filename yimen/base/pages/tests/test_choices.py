"""A visitor's choices are kept, and pages run nothing foreign."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.fixture
def visitor() -> Client:
    """Somebody with a browser."""
    return Client()


def test_a_page_is_chinese_whatever_the_browser_speaks(visitor: Client) -> None:
    answer = visitor.get("/parts", headers={"Accept-Language": "en"})

    assert answer["Content-Language"] == "zh-hans"
    assert '<html lang="zh-Hans"' in answer.content.decode()


def test_english_is_kept_once_chosen(visitor: Client) -> None:
    back = visitor.post("/choose", {"language": "en", "back": "/parts?dense=1"})

    assert (back.status_code, back["Location"]) == (302, "/parts?dense=1")
    assert '<html lang="en"' in visitor.get("/parts").content.decode()


def test_large_type_is_kept_until_it_is_taken_back(visitor: Client) -> None:
    visitor.post("/choose", {"elder": "1"})
    large = visitor.get("/parts").content.decode()
    visitor.post("/choose", {"elder": "0"})

    assert 'class="elder' in large
    assert "标准版" in large
    assert 'class="elder' not in visitor.get("/parts").content.decode()


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_a_choice_leads_to_no_foreign_site(visitor: Client, back: str) -> None:
    assert visitor.post("/choose", {"elder": "1", "back": back})["Location"] == "/"


def test_a_language_that_we_do_not_speak_is_not_kept(visitor: Client) -> None:
    assert "yimen_language" not in visitor.post("/choose", {"language": "xx"}).cookies


def test_pages_run_nothing_that_is_not_ours(visitor: Client) -> None:
    answer = visitor.get("/parts")

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_foreign_host_is_told_so_by_a_page(visitor: Client, settings: Settings) -> None:
    settings.ORIGINS, settings.STREAM_PORT = (), 8171  # the stream stands on a port of that host

    for answer in (
        visitor.get("/parts", headers={"Host": "evil.example"}),
        visitor.post("/choose", headers={"Host": "evil.example"}),
    ):
        assert answer.status_code == 400
        assert "无法识别这次提交" in answer.text
        assert "evil.example" not in answer.text
