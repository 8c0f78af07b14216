"""The ways in by what happens in a life, and by the hall that one goes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.base.language import english, lang
from yimen.base.pages.access import anyone
from yimen.base.parts.templatetags.parts import called
from yimen.base.present import queries as present
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.queries import Stop
from yimen.ground.catalog.rules import Material, Text, in_english
from yimen.ground.catalog.states import Source


@dataclass(frozen=True, slots=True)
class Brought:
    """A material of an event, named once, with the items that ask for it."""

    name: str
    items: tuple[str, ...]


def said(text: Text) -> str:
    """A text in the language of this page."""
    return text.en if lang() == "en" else text.zh


@anyone
@require_safe
def event(request: HttpRequest, key: str) -> HttpResponse:
    """一件事: its items in order, and every material once."""
    found = catalog.event(key)
    stops = catalog.stops(found, present.today())
    facts = {"event": found, "name": said(found.name), "text": said(found.text)}
    facts |= {"stops": [(stop, said(stop.text)) for stop in stops]}
    facts |= {"brought": brought(stops), "above": [(_("首页"), reverse("portal:home"))]}
    return render(request, "portal/event.html", facts)


@anyone
@require_safe
def halls(request: HttpRequest) -> HttpResponse:
    """服务大厅: where one can go."""
    listed = [(hall, said(hall.name), said(hall.address)) for hall in catalog.halls()]
    return render(request, "portal/halls.html", {"halls": listed})


@anyone
@require_safe
def hall(request: HttpRequest, key: str) -> HttpResponse:
    """One hall: where, when, how to get there and in, and which window receives what."""
    found = catalog.hall(key)
    names = catalog.names(
        (item for window in found.windows for item in window.items), english=english()
    )
    windows = [
        (window.number, said(window.name), said(window.floor), _named(window.items, names))
        for window in found.windows
    ]
    facts = [
        (_("地址"), said(found.address)),
        (_("开放时间"), said(found.hours)),
        (_("电话"), found.telephone),
        (_("怎么去"), said(found.way)),
        (_("无障碍"), said(found.access)),
    ]
    above = [(_("首页"), reverse("portal:home")), (_("服务大厅"), reverse("portal:halls"))]
    told = {"name": said(found.name), "facts": facts, "windows": windows, "above": above}
    return render(request, "portal/hall.html", told)


def brought(stops: Iterable[Stop]) -> list[Brought]:
    """What the items of an event ask for, each material once; what the state holds is not asked."""
    asking: dict[str, list[str]] = {}
    for stop in stops:
        for material in _materials(stop):
            if material.source is not Source.SHARED:
                asking.setdefault(material.name, []).append(called(stop.item))
    several = sorted(asking.items(), key=lambda each: -len(each[1]))
    return [Brought(name, tuple(items)) for name, items in several]


def _materials(stop: Stop) -> tuple[Material, ...]:
    if stop.content is None:
        return ()
    return (in_english(stop.content) if english() else stop.content).materials


def _named(items: Iterable[str], names: dict[str, str]) -> list[tuple[str, str]]:
    return [(item, names[item]) for item in items if item in names]
