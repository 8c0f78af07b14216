"""What every page sends: no script or style of its own, nothing from elsewhere, its headers."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase

from tests.codebase.test_pages import INLINE
from tests.doors.addresses import Tried
from tests.doors.html import Page
from tests.doors.prepared import Prepared, visitor

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PRIVATE = ("a person", "staff")


def text_of(answer: HttpResponseBase) -> str:
    """The text of an answer, "" where it is no page."""
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if html else ""  # type: ignore[attr-defined]  # a page does not stream


def faults(answer: HttpResponseBase) -> list[str]:
    """What a page must not send, and what it must."""
    policy = answer.headers.get("Content-Security-Policy", "")
    text = text_of(answer)
    page = Page(text)
    posts = [each for each in page.forms if each.method == "post"]
    return [
        *(f"inline {found.group().strip()}" for found in INLINE.finditer(text)),
        *(f"from elsewhere: {one}" for one in page.sources if one.startswith(("http", "//"))),
        *(name for name, value in HEADERS.items() if answer.headers.get(name) != value),
        *["no policy"] * ("default-src 'self'" not in policy),
        *["unsafe policy"] * ("unsafe" in policy or "*" in policy),
        *["a form without token"] * any("csrfmiddlewaretoken" not in each.fields for each in posts),
        *["no language"] * (bool(text) and "<html" in text and 'lang="' not in text[:300]),
        *[
            f"{each.key} open to script"
            for each in answer.cookies.values()
            if each.value and not each["httponly"]
        ],
    ]


def test_what_must_not_be_sent_is_seen() -> None:
    answer = visitor().get("/health/live")
    answer.headers["Content-Type"] = "text/html"
    answer.content = b'<html><a onclick="x()"></a><img src="//x"><form method="post"></form>'

    assert [line.split()[0] for line in faults(answer)] == ["inline", "from", "a", "no"]


@pytest.mark.slow
def test_every_page_keeps_to_the_policy(tried: list[Tried]) -> None:
    wrong = {}

    for one in tried:
        answer = one.client.get(one.address)
        found = faults(answer)
        if answer.status_code == 200 and one.route.rule.startswith(PRIVATE):
            kept = "no-store" not in answer.headers.get("Cache-Control", "")
            found += ["kept by the browser"] * kept
        if found:
            wrong[one.address] = found

    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", ["/nothing", "/departments/999999", "/items/x", "/desk/nothing"]
)
def test_error_pages_keep_to_it_too(prepared: Prepared, address: str) -> None:
    answer = visitor().get(address)

    assert answer.status_code == 404
    assert faults(answer) == []
