"""A long form in a browser: sessions end, networks go, tabs quarrel, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings

from tests.journeys.conftest import OpenTab
from tests.journeys.going import follow, press
from tests.journeys.test_portal import PASSWORD, RESTAURANT, judge
from yimen.base.files.tests.test_files import PDF
from yimen.demo.city.founding import found

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
]
LONG = PDF[:-6] + b"x" * 1_500_000 + PDF[-6:]  # six pieces


@pytest.fixture
def page(tab: OpenTab, settings: Settings, tmp_path: Path) -> Iterator[Page]:
    """The first page of a form, on a phone of 320 points."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    cache.clear()
    found(now=timezone.now(), today=timezone.localdate())
    page = tab(width=320)
    page.goto(f"/register?next=/apply/{RESTAURANT.code}")
    page.get_by_label("姓名").fill("苏见山")
    page.get_by_label("证件号码").fill("110108198403170003")
    page.get_by_label("设置密码").fill(PASSWORD)
    page.get_by_label("再输一次密码").fill(PASSWORD)
    page.get_by_role("checkbox").check()
    press(page, "注册")
    page.get_by_role("radio", name="否").nth(0).check()
    page.get_by_role("radio", name="否").nth(1).check()
    press(page, "开始填写")
    yield page
    cache.clear()


def type_shop(page: Page, name: str) -> None:
    page.get_by_label("店铺名称").fill(name)
    page.get_by_label("店铺名称").blur()


def test_typing_is_kept_when_the_page_is_left(page: Page) -> None:
    type_shop(page, "写到一半")
    page.get_by_text("已保存").wait_for()

    page.goto("/mine")
    follow(page, RESTAURANT.content.name)

    expect(page.get_by_label("店铺名称")).to_have_value("写到一半")


def test_what_is_typed_while_the_session_ends_is_there_after_signing_in(page: Page) -> None:
    page.context.clear_cookies(name="yimen_session")

    type_shop(page, "过期也不丢")
    page.wait_for_url("**/sign-in**")
    page.get_by_label("证件号码").fill("110108198403170003")
    page.get_by_label("密码").fill(PASSWORD)
    press(page, "登录")

    expect(page.get_by_label("店铺名称")).to_have_value("过期也不丢")
    expect(page.get_by_text("登录过期前填写的内容已放回表格")).to_be_visible()
    judge(page)


def test_two_tabs_that_differ_show_both_texts(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    type_shop(page, "第一页写的")
    page.get_by_text("已保存").wait_for()

    type_shop(other, "第二页写的")
    other.get_by_text("没有自动保存").wait_for()
    press(other, "保存并继续")

    expect(other.get_by_text("这一页在别处改过了")).to_be_visible()
    expect(other.get_by_role("cell", name="第一页写的")).to_be_visible()
    expect(other.get_by_label("店铺名称")).to_have_value("第二页写的")
    judge(other)


def test_a_number_that_cannot_be_right_is_hinted_at_while_typing(page: Page) -> None:
    page.goto(f"{page.url}/pages/3")
    box = page.locator("#id_staff-0-id")

    box.press_sequentially("110105199105200004")
    expect(page.locator("#id_staff-0-id_hint")).to_be_visible()
    box.press("Backspace")
    box.press_sequentially("3")

    expect(page.locator("#id_staff-0-id_hint")).to_have_count(0)


def test_an_upload_goes_on_when_the_network_is_back(page: Page) -> None:
    page.goto(f"{page.url}/papers")
    arrived: list[str | None] = []
    back = Event()

    def network(route: Route) -> None:
        if len(arrived) == 2 and not back.is_set():
            route.abort("internetdisconnected")
            return
        if route.request.method == "PATCH":
            arrived.append(route.request.headers.get("upload-offset"))
        route.continue_()

    page.route("**/arrivals?**", network)
    sent = {"name": "平面图.pdf", "mimeType": "application/pdf", "buffer": LONG}
    page.locator("input[type=file]").nth(1).set_input_files(sent)  # type: ignore[arg-type]  # a plain dict is taken
    page.get_by_text("网络断了").wait_for()
    back.set()
    page.get_by_text("已上传").wait_for()

    assert arrived == [str(n * 262_144) for n in range(6)]
    judge(page)


def test_a_hostile_file_is_refused_in_words_and_nothing_else_changes(page: Page) -> None:
    page.goto(f"{page.url}/papers")
    for name, content in (("好.pdf", PDF), ("坏.svg", b"<svg onload=alert(1)>" * 20)):
        sent = {"name": name, "mimeType": "image/svg+xml", "buffer": content}
        page.locator("input[type=file]").first.set_input_files(sent)  # type: ignore[arg-type]  # a plain dict is taken
        page.get_by_text(name).last.wait_for()

    page.get_by_text("“坏.svg”的内容不是PDF").wait_for()
    expect(page.get_by_text("已上传")).to_have_count(1)
    judge(page)
