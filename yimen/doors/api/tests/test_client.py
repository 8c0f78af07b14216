"""The client of docs/howto/use-the-api.md, run as it stands there against a live server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from yimen.base.files.tests.test_files import PDF
from yimen.doors.api.tests import make
from yimen.work.intake.tests import make as intake

PAGE = Path(__file__).parents[4] / "docs" / "howto" / "use-the-api.md"


@pytest.fixture
def howto(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page defines."""
    monkeypatch.setenv("no_proxy", "*")
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(block, names)
    return names


@pytest.mark.slow
@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
def test_the_client_of_the_page_applies_and_is_accepted(
    howto: dict[str, Any], live_server: LiveServer, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    make.city()
    citizen = howto["Yimen"](live_server.url, make.token(make.CITIZEN))
    clerk = howto["Yimen"](live_server.url, make.token(make.CLERK), language="en")
    files = {"form": ("申请表.pdf", PDF), "layout": ("图.pdf", PDF)}

    number = howto["apply"](citizen, intake.ITEM, {"shop": "一品"}, {"cooks": "no"}, files)
    accepted = clerk.act(f"/cases/{number}/accept")

    assert accepted["state"] == "accepted"
    assert [case["number"] for case in clerk.every("/cases", "cases")] == [number]
    with pytest.raises(RuntimeError, match=r"cases\.wrong-state: .*accept"):
        clerk.act(f"/cases/{number}/accept")
    assert {each["name"] for each in clerk.get(f"/cases/{number}/files")["files"]} == {
        "申请表.pdf",
        "图.pdf",
    }
    assert list(howto["Yimen"](live_server.url).every("/items", "items"))


def test_the_client_has_thirty_lines() -> None:
    block = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]

    assert len([line for line in block.splitlines() if line.strip()]) <= 30
