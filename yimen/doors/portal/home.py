"""The home page, and the ways in by department and by kind of matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.base.pages.access import anyone
from yimen.base.parts.templatetags.parts import called
from yimen.base.present import queries as present
from yimen.doors.portal import figures
from yimen.doors.portal.asking import asked, beginning, onward
from yimen.doors.portal.ways import said
from yimen.doors.portal.words import POWERS
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import Event, Hall
from yimen.ground.catalog.states import Audience, Power

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Item

PAGE = 20
SHOPS_AT_HOME = 12


@anyone
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """首页: search first, then events, the figures of today, departments, halls and kinds."""
    today = present.today()
    counted = figures.of_day(today)
    kinds = [(power.value, POWERS[power], count) for power, count in counted.kinds.items()]
    shops = counted.shops[:SHOPS_AT_HOME]
    facts = {"figures": counted, "kinds": kinds, "shops": shops, "today": today}
    facts |= {"events": _events(), "halls": _halls()}
    return render(request, "portal/home.html", facts)


@anyone
@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """部门窗口: every department with matters to offer."""
    counted = figures.of_day(present.today())
    return render(request, "portal/departments.html", {"shops": counted.shops})


@anyone
@require_safe
def department(request: HttpRequest, key: int) -> HttpResponse:
    """One department and what can be done there."""
    found = catalog.department(key)
    if found is None:
        raise Http404
    above = [(_("首页"), reverse("portal:home")), (_("部门窗口"), reverse("portal:departments"))]
    facts = {"title": called(found), "above": above, "hide_department": True}
    page = _page(request, department=key)
    return render(request, "portal/items.html", {**facts, **page})


@anyone
@require_safe
def kind(request: HttpRequest, code: str) -> HttpResponse:
    """The matters of one kind of power (事项类型)."""
    if code not in {each.value for each in Power}:
        raise Http404
    facts = {"title": POWERS[Power(code)], "above": [(_("首页"), reverse("portal:home"))]}
    page = _page(request, power=Power(code))
    return render(request, "portal/items.html", {**facts, **page})


def _events() -> list[tuple[str, str, list[tuple[Event, str, str]]]]:
    """The events by whose they are, with their names and texts."""
    titles = {Audience.PERSON: _("个人一件事"), Audience.ENTERPRISE: _("企业一件事")}
    found = catalog.events()
    return [
        (
            audience.value,
            titles[audience],
            [(e, said(e.name), said(e.text)) for e in found if e.audience is audience],
        )
        for audience in Audience
    ]


def _halls() -> list[tuple[Hall, str, str]]:
    return [(hall, said(hall.name), said(hall.address)) for hall in catalog.halls()]


def _page(
    request: HttpRequest, *, department: int | None = None, power: Power | None = None
) -> dict[str, object]:
    """One page of items, and the addresses of the next and the first one."""
    found = catalog.found(
        on=present.today(),
        after=asked(request, "after"),
        at_most=PAGE + 1,
        department=department,
        power=power,
    )
    return page_of(request, found)


def page_of(request: HttpRequest, found: list[Item]) -> dict[str, object]:
    """A list of one item more than a page holds, as the template of lists takes it."""
    items = found[:PAGE]
    following = onward(request, items[-1].number) if len(found) > PAGE else ""
    return {"items": items, "following": following, "first": beginning(request)}
