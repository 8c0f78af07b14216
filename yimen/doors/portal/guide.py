"""The guide of an item, as a page and as a small slip to take along."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.base.documents.serving import public_address, shown_square
from yimen.base.language import english
from yimen.base.pages.access import anyone
from yimen.base.parts.templatetags.parts import called
from yimen.base.present import queries as present
from yimen.doors.portal import guides
from yimen.doors.portal.asking import asked
from yimen.doors.portal.handling import handling
from yimen.doors.portal.ways import said
from yimen.ground.catalog import queries as catalog

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Item


@anyone
@require_safe
def guide(request: HttpRequest, number: str) -> HttpResponse:
    """办事指南: the answers to its questions stand in the address, so that it can be passed on."""
    return _guide(request, number, "portal/guide.html")


@anyone
@require_safe
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """一次告知单: the same on a strip of paper from the window's printer."""
    return _guide(request, number, "portal/slip.html")


def _guide(request: HttpRequest, number: str, template: str) -> HttpResponse:
    today = present.today()
    item, version = guides.standing(number, today)
    above = _above(item)
    if version is None:
        facts = {"item": item, "above": above, "cancelled": _cancelled(item)}
        return render(request, "portal/not_offered.html", facts, status=HTTPStatus.OK)
    answers = {name: asked(request, name) for name in request.GET}
    found = guides.guide(item, version, answers, today)
    begin = f"{reverse('portal:apply', args=[item.number])}?{urlencode(found.answers)}"
    facts = {"guide": found, "item": item, "above": above, "today": today}
    facts["name"] = item.english if english() and item.english else found.content.name
    facts |= {"begin": begin.removesuffix("?"), "handling": handling(version, found.content)}
    shared = _shared(request, item, found)
    facts |= {"places": _places(item), "canonical": _canonical(request, item)}
    facts |= {"shared": shared, "square": shown_square(shared)}
    return render(request, template, facts)


def _shared(request: HttpRequest, item: Item, found: guides.Guide) -> str:
    """The address that stands on paper: of the guide, with the answers that were given."""
    place = reverse("portal:guide", args=[item.number])
    asked = urlencode(found.answers)
    return public_address(request, f"{place}?{asked}" if asked else place)


def _canonical(request: HttpRequest, item: Item) -> str:
    """The one address of a guide, whatever was answered on the way to it."""
    return request.build_absolute_uri(reverse("portal:guide", args=[item.number]))


def _places(item: Item) -> list[dict[str, object]]:
    """Where the item is received: halls with their hours, and the windows there."""
    return [
        {
            "key": place.hall.key,
            "name": said(place.hall.name),
            "address": said(place.hall.address),
            "hours": said(place.hall.hours),
            "telephone": place.hall.telephone,
            "windows": [(one.number, said(one.name), said(one.floor)) for one in place.windows],
        }
        for place in catalog.places(item)
    ]


def _cancelled(item: Item) -> bool:
    return item.cancelled_from is not None and item.cancelled_from <= present.today()


def _above(item: Item) -> list[tuple[str, str]]:
    """The way down to an item: the home page and its department."""
    above = [(_("首页"), reverse("portal:home"))]
    if item.department is not None:
        above.append(
            (called(item.department), reverse("portal:department", args=[item.department.pk]))
        )
    return above
