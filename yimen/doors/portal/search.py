"""Finding an item by what one remembers of its name or code."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.base.language import english
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import said
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked
from yimen.doors.portal.home import PAGE, page_of
from yimen.doors.portal.ways import said as said_in
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import SearchTooLong

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Item

SUGGESTED = 8


@anyone
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """查事项: half words, initials and codes, nearest first; without a word, all items by number.

    Where nothing is found, a slip in typing is forgiven and what may have been meant is shown.
    """
    typed, after, today = asked(request, "q"), asked(request, "after"), present.today()
    try:
        found = catalog.nearest(typed=typed, on=today, after=after, at_most=PAGE + 1)
    except SearchTooLong as refused:
        told = {"typed": typed, "refused": said(refused)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "portal/search.html", told, status=status)
    found = found or _in_english(typed, PAGE)
    alike = [] if found or after else catalog.alike(typed=typed, on=today, at_most=PAGE)
    events = [] if after else [(e.key, said_in(e.name)) for e in catalog.events_named(typed)]
    facts = {"typed": typed, "alike": alike, "events": events} | page_of(request, found)
    return render(request, "portal/search.html", facts)


@anyone
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The first few items for what stands in the box so far, as a fragment; nothing for nothing."""
    typed, today = asked(request, "q", longest=100), present.today()
    found = catalog.nearest(typed=typed, on=today, at_most=SUGGESTED) if typed else []
    found = found or _in_english(typed, SUGGESTED)
    guessed = not found and bool(typed)
    if guessed:
        found = catalog.alike(typed=typed, on=today, at_most=SUGGESTED)
    facts = {"items": found, "typed": typed, "guessed": guessed}
    return render(request, "portal/suggest.html", facts)


def _in_english(typed: str, at_most: int) -> list[Item]:
    """Items by their English name, for who reads English."""
    return catalog.in_english(typed=typed, on=present.today(), at_most=at_most) if english() else []
