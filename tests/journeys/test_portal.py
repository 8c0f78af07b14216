"""A citizen with a phone finds an item, registers, applies and follows; axe is asked on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # no types
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.journeys.conftest import OpenTab
from tests.journeys.going import follow, go, press
from yimen.base.files.tests.test_files import PDF
from yimen.demo.city import reading
from yimen.demo.city.founding import found

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RESTAURANT = reading.matters()["restaurant-start"]
PASSWORD = "云汀江边的老茶馆开了三十年"


@pytest.fixture
def page(tab: OpenTab, settings: Settings, tmp_path: Path) -> Iterator[Page]:
    """A tab on a phone of 320 points, in a city founded today."""
    settings.MEDIA_ROOT = str(tmp_path / "files")
    cache.clear()
    found(now=timezone.now(), today=timezone.localdate())
    yield tab(width=320)
    cache.clear()


def judge(page: Page) -> None:
    """Nothing for axe to find, and nothing to scroll sideways to."""
    faults = [
        f"{page.url} {found['id']}: {node['html'][:120]}"
        for found in Axe().run(page, options=AXE).response["violations"]
        for node in found["nodes"]
    ]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def fill_in(page: Page) -> None:
    """The three pages of the form, with a question that appears and a second cook."""
    for label, typed in (
        ("店铺名称", "小满饭馆"),
        ("经营地址", "莲心巷12号"),
        ("经营面积", "86.5"),
        ("餐位数", "48"),
        ("负责人姓名", "周小满"),
        ("负责人电话", "138 0013 8000"),
    ):
        page.get_by_label(label).fill(typed)
    judge(page)
    press(page, "保存并继续")
    page.get_by_label("主要经营项目").select_option("热食类")
    page.get_by_role("group", name="是否制售冷食").get_by_role("radio", name="否").check()
    page.get_by_role("group", name="是否使用燃气").get_by_role("radio", name="是").check()
    page.get_by_role("radio", name="管道天然气").check()
    judge(page)
    press(page, "保存并继续")
    for row, cook in enumerate(
        (("周小满", "110105199105200003"), ("林秀荷", "110101194703160007"))
    ):
        if row:
            page.get_by_role("button", name="增加一项接触食品的从业人员").click()
        page.locator(f"#id_staff-{row}-name").fill(cook[0])
        page.locator(f"#id_staff-{row}-id").fill(cook[1])
        page.locator(f"#id_staff-{row}-health").fill("2027-06-30")
    judge(page)
    press(page, "保存并继续")


def hand_in(page: Page) -> None:
    """A file for each material, which goes by itself as it is chosen."""
    for place in range(3):
        sent = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": PDF}
        page.locator("input[type=file]").nth(place).set_input_files(sent)  # type: ignore[arg-type]  # a plain dict is taken
        there = page.get_by_text("已上传", exact=True).filter(visible=True)
        there.nth(place).wait_for()


def test_a_citizen_applies_from_a_phone(page: Page) -> None:
    page.goto("/")
    judge(page)
    page.get_by_role("combobox").fill(
        "餐饮"
    )  # at once: a list that comes twice moves under the hand
    go(page.get_by_role("option", name=RESTAURANT.content.name))
    page.get_by_role("radio", name="否").nth(0).check()
    page.get_by_role("radio", name="否").nth(1).check()
    press(page, "看我要交的材料")
    judge(page)
    follow(page, "网上申请")
    follow(page, "注册")
    page.get_by_label("姓名").fill("苏见山")
    page.get_by_label("证件号码").fill("110108198403170003")
    page.get_by_label("设置密码").fill(PASSWORD)
    page.get_by_label("再输一次密码").fill(PASSWORD)
    page.get_by_role("checkbox").check()
    judge(page)
    press(page, "注册")
    press(page, "开始填写")
    press(page, "保存并继续")
    judge(page)
    fill_in(page)
    hand_in(page)
    judge(page)
    follow(page, "继续")
    page.get_by_role("checkbox").check()
    judge(page)
    press(page, "提交申请")

    expect(page.get_by_role("heading", level=1)).to_have_text("收件回执")
    judge(page)
    follow(page, "查看进度")
    expect(page.get_by_text("已收件，等待答复是否受理")).to_be_visible()
    judge(page)


@pytest.mark.parametrize("elder", ["0", "1"])
def test_pages_for_everybody_are_sound_in_english(page: Page, elder: str) -> None:
    page.goto("/")
    for name, value in (("yimen_language", "en"), ("yimen_elder", elder)):
        page.context.add_cookies([{"name": name, "value": value, "url": page.url}])

    for address in (
        "/",
        "/search?q=x",
        "/departments",
        f"/items/{RESTAURANT.code}",
        f"/slips/{RESTAURANT.code}",
        "/follow",
        "/verify",
        "/register",
        "/sign-in",
    ):
        page.goto(address)
        judge(page)
