"""What the frame of every page needs to know."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from yimen.base.pages import stream
from yimen.base.pages.access import page_before
from yimen.base.pages.look import look_of
from yimen.base.present import queries as present


def frame(request: HttpRequest) -> dict[str, object]:
    """The visitor's choices, where to come back to after one, a demo's time, where events are."""
    demo = present.now() if settings.DEMO else None
    return {
        "look": look_of(request),
        "here": _here(request),
        "demo": demo,
        "stream": stream.address(request),
    }


def _here(request: HttpRequest) -> str:
    """The address of this page; for a form sent back with errors, of the page that it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    return page_before(request) or "/"
