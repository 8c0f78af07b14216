"""The tour of a demo: one click on anybody, and one is signed in where that person begins."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.city.conftest import JOURNEY, Enter
from yimen.demo.players import OF_THE_CAST, OF_THE_STAFF, Part, players
from yimen.work.cases.rules.access import SEES

pytestmark = JOURNEY


def beginning(part: Part) -> str:
    """Where somebody of this part finds themselves."""
    if part in OF_THE_CAST:
        return "/mine"
    role, _ = OF_THE_STAFF[part]
    return "/desk/work" if role in SEES else "/desk/me"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [390, 1280])
def test_one_click_on_anybody_leads_in(enter: Enter, width: int) -> None:
    visit = enter(width=width, touch=width < 1280)

    for part in Part:
        player = next(each for each in players() if each.part is part)
        visit.open("/demo")
        visit.go(visit.page.get_by_role("button", name=player.name).first)

        assert urlsplit(visit.page.url).path == beginning(part)
        expect(visit.page.get_by_role("button", name="退出")).to_be_visible()
        if part not in OF_THE_CAST:
            visit.sees(player.name)
