"""Finding an item by what one remembers of its name or code."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yimen.base.pages.access import anyone
from yimen.base.pages.answers import said
from yimen.doors.portal.asking import asked
from yimen.doors.portal.home import PAGE, page_of
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import SearchTooLong

SUGGESTED = 8


@anyone
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """查事项: half words and codes; without a word, all items by number."""
    typed = asked(request, "q")
    try:
        found = catalog.found(
            typed=typed,
            on=timezone.localdate(),
            after=asked(request, "after"),
            at_most=PAGE + 1,
        )
    except SearchTooLong as refused:
        facts = {"typed": typed, "refused": said(refused)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "portal/search.html", facts, status=status)
    return render(request, "portal/search.html", {"typed": typed, **page_of(request, found)})


@anyone
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The first few items for what stands in the box so far, as a fragment; nothing for nothing."""
    typed = asked(request, "q", longest=100)
    found = catalog.found(typed=typed, on=timezone.localdate(), at_most=SUGGESTED) if typed else []
    return render(request, "portal/suggest.html", {"items": found, "typed": typed})
