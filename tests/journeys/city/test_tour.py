"""The tour of a demo: one click on anybody, and one is signed in where that person begins."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.journeys.city.conftest import JOURNEY, Enter
from tests.journeys.city.visiting import Site
from yimen.base.present.verbs import move_time
from yimen.config.tests import urls_of_a_demo
from yimen.demo.players import OF_THE_CAST, OF_THE_STAFF, Part, players
from yimen.work.cases.rules.access import SEES

pytestmark = JOURNEY


@pytest.fixture
def _demo(site: Site) -> Iterator[None]:
    with override_settings(DEMO=True, ROOT_URLCONF=urls_of_a_demo.__name__):
        move_time(to=timezone.now())
        yield


def beginning(part: Part) -> str:
    """Where somebody of this part finds themselves."""
    if part in OF_THE_CAST:
        return "/mine"
    role, _ = OF_THE_STAFF[part]
    return "/desk/work" if role in SEES else "/desk/me"


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("width", [390, 1280])
def test_one_click_on_anybody_leads_in(enter: Enter, width: int) -> None:
    visit = enter(width=width, touch=width < 1280)

    for part in Part:
        player = next(each for each in players() if each.part is part)
        visit.open("/demo")
        visit.go(visit.page.get_by_role("button", name=player.name).first)

        assert urlsplit(visit.page.url).path == beginning(part)
        assert visit.page.get_by_role("button", name="退出").is_visible()
        assert part in OF_THE_CAST or visit.says(player.name).is_visible()
