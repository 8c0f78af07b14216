"""What an installation may set, and what it may not set together."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow
SITE = {"YIMEN_ORIGIN": "https://zwfw.example.cn"}


def django(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Django's own command in an environment like that of a server."""
    left_out = {"YIMEN_TEST", "DJANGO_ALLOW_ASYNC_UNSAFE"}  # the second is set while a browser runs
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    command = [sys.executable, "-m", "django", *words, "--settings", "yimen.config.settings"]
    return subprocess.run(
        command, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def test_django_finds_nothing_to_warn_of_in_a_deployment() -> None:
    told = django("check", "--deploy", "--fail-level", "DEBUG", **SITE)

    assert told.returncode == 0, told.stderr
    assert "no issues" in told.stdout


def test_a_site_that_people_can_reach_is_no_demo() -> None:
    told = django("check", YIMEN_DEMO="1", **SITE)

    assert told.returncode != 0
    assert "a demo is for this machine alone" in told.stderr


@pytest.mark.parametrize(("demo", "there"), [("1", True), ("yes", False)])
def test_the_tour_has_addresses_in_a_demo_alone(demo: str, there: bool) -> None:
    asked = (
        "from django.urls import resolve, Resolver404\n"
        "try: print(resolve('/demo').url_name)\n"
        "except Resolver404: print('nothing')"
    )

    told = django("shell", "--no-imports", "-c", asked, YIMEN_DEMO=demo)

    assert told.stdout.strip() == ("tour" if there else "nothing"), told.stderr
