"""The pictures of docs/pictures: `make pictures`. Not collected as a test, for it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.codebase.tree import ROOT
from tests.doors.addresses import things
from tests.journeys.city.conftest import JOURNEY, Enter
from tests.journeys.city.visiting import Site
from yimen.demo.city import reading

pytestmark = JOURNEY
FOLDER = ROOT / "docs" / "pictures"
WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
GUIDE = reading.matters()["restaurant-start"].code
# Name of the picture, who looks, and at what; {case} and the like are things of the played city
PICTURES = (
    ("home", "", "/"),
    ("search", "", "/search?q=餐饮"),
    ("guide", "", f"/items/{GUIDE}"),
    ("follow", "agent", "/follow/{case}"),
    ("mine", "entrepreneur", "/mine"),
    ("worklist", "yt0201", "/desk/work"),
    ("case", "yt0302", "/desk/case/{case}"),
    ("receive", "yt0101", "/desk/draft/{window_draft}"),
    ("plan", "yt0110", "/desk/plans/yt-restaurant-start"),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_pictures(enter: Enter, site: Site, width: str) -> None:
    values = things(site.prepared, "reviewing")
    FOLDER.mkdir(exist_ok=True)
    wide, high = WIDTHS[width]

    for name, login, address in PICTURES:
        visit = enter(login, width=wide, touch=width == "phone")
        visit.page.set_viewport_size({"width": wide, "height": high})
        visit.page.goto(address.format(**values))
        visit.page.wait_for_load_state("networkidle")
        path: Path = FOLDER / f"{name}-{width}.png"
        visit.page.screenshot(path=path, scale="css")
