"""Every page of every door, on the smallest phone: axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.doors.addresses import routes, things
from tests.doors.prepared import visitor
from tests.journeys.city.conftest import JOURNEY, Enter
from tests.journeys.city.visiting import Site

pytestmark = JOURNEY
SMALLEST = 320
# Of no page, and sealing runs a loop of its own, for which the browser's leaves no room here
PAPERS = re.compile(r"document/|documents/|\.pdf|/a5$|/roll$")
PARTY, STAFF = ("", "neighbour", "citizen", "entrepreneur"), ("yt0101", "yt0301", "yt0302")


def pages(site: Site, logins: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The addresses that show a page, each with the first login that opens it."""
    values = things(site.prepared, "correcting")
    shown = [one for one in routes() if one.pattern != "parts" and not PAPERS.search(one.pattern)]
    left = [(one, one.filled(values)) for one in shown]
    for login in logins:
        client = visitor(login)
        for route, address in list(left):
            answer = client.get(address)
            page = answer.headers.get("Content-Type", "").startswith("text/html")
            if answer.status_code == 200 and page and b"<html" in answer.content:
                left.remove((route, address))
                yield login, address


@pytest.mark.parametrize(
    ("logins", "how"),
    [
        (PARTY, {}),
        (PARTY, {"english": True}),
        (PARTY, {"elder": True}),
        (STAFF, {}),
        (STAFF, {"english": True}),
    ],
)
def test_every_page_is_sound(
    enter: Enter, site: Site, logins: tuple[str, ...], how: dict[str, bool]
) -> None:
    visits = {login: enter(login, width=SMALLEST, **how) for login in logins}
    seen = 0

    for login, address in pages(site, logins):
        if logins is STAFF and not address.startswith("/desk/"):
            continue
        visits[login].open(address)
        seen += 1

    assert seen > 8


@pytest.mark.parametrize("how", [{}, {"english": True}, {"elder": True}])
def test_pages_of_what_went_wrong_are_sound(enter: Enter, how: dict[str, bool]) -> None:
    visit = enter("citizen", width=SMALLEST, **how)
    for address in ("/nowhere", "/items/none", "/items/a%00b", "/desk/operator/none"):
        visit.open(address)

    visit.open("/")
    tokens = "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((e) => e.value = 'x')"
    visit.page.evaluate(tokens)
    visit.go(visit.page.locator("button[name=elder]"))

    assert visit.title == visit.word("页面已过期")
