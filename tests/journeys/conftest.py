"""A browser of this machine, and axe to judge what it shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

# The browser's loop runs beside the test in one thread, so Django takes the test for a coroutine
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        connections.close_all()  # Django keeps others beside a loop, which nobody would close
        started.close()
    del os.environ[UNSAFE]
