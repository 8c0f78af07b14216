"""The page of parts in a browser: accessible, narrow enough, and right without script too."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # no types
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenTab
from tests.journeys.going import follow, press

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"landmark-unique": {"enabled": False}},  # here a part stands in several states
}


@pytest.fixture
def page(tab: OpenTab) -> Page:
    """A tab on a phone of 320 points."""
    return tab(width=320)


def choose(page: Page, name: str, value: str) -> None:
    """Keep a choice as the switches of the page do."""
    page.context.add_cookies([{"name": name, "value": value, "url": page.url}])
    page.reload()


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page."""
    return [
        f"{found['id']}: {node['html'][:120]}"
        for found in Axe().run(page, options=AXE).response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("address", ["/parts", "/parts?wall=1", "/parts?dense=1", "/nothing"])
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)

    assert faults(page) == []


def test_axe_finds_nothing_in_english_and_large_type_with_an_open_dialog(page: Page) -> None:
    page.goto("/parts")
    choose(page, "yimen_language", "en")
    choose(page, "yimen_elder", "1")
    page.get_by_role("link", name="Withdraw").click()

    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("elder", ["0", "1"])
def test_a_phone_needs_no_scrolling_sideways(page: Page, elder: str) -> None:
    page.goto("/parts")
    choose(page, "yimen_elder", elder)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_switch_of_language_comes_back_to_the_page(page: Page) -> None:
    page.goto("/parts?dense=1")

    press(page, "English")

    assert page.url.endswith("/parts?dense=1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Parts of pages")


def test_a_dialog_is_modal_and_escape_leaves_it(page: Page) -> None:
    page.goto("/parts")

    page.get_by_role("link", name="撤回申请").click()
    expect(page.locator("dialog :focus, dialog:focus")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("dialog")).to_be_hidden()


def test_without_script_a_dialog_opens_by_its_address(tab: OpenTab) -> None:
    page = tab(java_script_enabled=False)
    page.goto("/parts")

    follow(page, "撤回申请")

    expect(page.locator("dialog")).to_be_visible()


def test_the_browser_refuses_nothing_of_ours_and_our_script_does_not_fail(page: Page) -> None:
    said: list[str] = []
    failed: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: failed.append(str(error)))

    page.goto("/parts")
    page.set_input_files("#fine_papers", {"name": "a.pdf", "mimeType": "x/y", "buffer": b"x"})

    expect(page.locator(".upload .files").first).to_have_text("a.pdf")
    assert [line for line in said if "Content Security" in line] == []
    assert failed == []


def test_a_second_click_sends_nothing_twice_and_coming_back_finds_the_button(page: Page) -> None:
    page.goto("/parts")

    sent = page.evaluate("""() => {
        const button = document.querySelector("[data-busy]");
        const form = document.createElement("form");
        button.before(form);
        form.append(button);
        let sent = 0;
        window.addEventListener("submit", (event) => {
            sent += event.defaultPrevented ? 0 : 1;
            event.preventDefault();
        });
        form.requestSubmit(button);
        form.requestSubmit(button);
        return sent;
    }""")
    busy = page.locator("[data-busy]").inner_text()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert sent == 1
    assert (busy, page.locator("[data-busy]").inner_text()) == ("正在提交…", "提交申请")
