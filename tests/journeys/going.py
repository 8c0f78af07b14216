"""How one goes from page to page, never looking at one that is still leaving."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def go(there: Locator) -> None:
    """Press what leads to another page, and wait until that has come."""
    with there.page.expect_navigation():
        there.click()


def press(page: Page, name: str) -> None:
    """The button of that name leads to another page."""
    go(page.get_by_role("button", name=name))


def follow(page: Page, name: str) -> None:
    """The link of that name leads to another page."""
    go(page.get_by_role("link", name=name))
