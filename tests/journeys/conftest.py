"""A browser of this machine, and tabs in it that wait as long as a busy machine needs."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

# The browser's loop runs beside the test in one thread, so Django takes the test for a coroutine
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_MS = 120_000  # a busy machine is slow, and no fault
ANSWERING = "(process_request_thread)"  # how Python names the threads of a site that answers
OpenTab = Callable[..., Page]
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; a journey skips where there is none.

    It goes with the last journey: what runs its own loop cannot run beside the browser's.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    os.environ[UNSAFE] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"], timeout=PATIENCE_MS
        )
        yield started
        connections.close_all()  # Django keeps others beside a loop, which nobody would close
        started.close()
    del os.environ[UNSAFE]


@pytest.fixture
def tab(browser: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Open a tab: `tab(width=320)`. All go with the test, once the site has answered them."""
    opened: list[BrowserContext] = []

    def come(width: int = 1280, height: int = 700, **how: object) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            **how,  # type: ignore[arg-type]  # handed on as it came
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context.new_page()

    yield come
    for context in opened:
        context.close()
    answered()


def answered() -> None:
    """Wait until the site has done what was asked of it: emptying the tables would meet that."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while busy := [each.name for each in threading.enumerate() if ANSWERING in each.name]:
        assert time.monotonic() < until, f"the site does not come to an end: {busy}"
        time.sleep(0.02)
