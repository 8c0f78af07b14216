"""红黄灯: what presses and what is late, over everything that one supervises or leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from yimen.doors.desk import words
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.times import when
from yimen.doors.desk.work import NUMBER
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.people.states import Role
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Light
from yimen.work.cases import queries as cases
from yimen.work.cases.queries import Listed
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import State

A_PAGE = 50
WATCHES = frozenset({Role.SUPERVISOR, Role.MANAGER})
LIGHTS = {Light.RED: _("红灯：已逾期"), Light.YELLOW: _("黄灯：临近到期")}


class Watched(forms.Form):
    """By which clock, over which unit."""

    clock = forms.ChoiceField(label=_("期限"), required=False, choices=list(words.CLOCKS.items()))
    unit = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, given: Mapping[str, str], *, units: list[tuple[str, str]]) -> None:
        super().__init__({"clock": ClockKind.PROMISED.value, **given})
        self.fields["unit"] = forms.ChoiceField(
            label=_("单位"), required=False, choices=[("", _("全部单位")), *units]
        )
        self.is_valid()

    @property
    def address(self) -> dict[str, str]:
        """What was chosen, for the address; what is no choice is left out."""
        return {name: value for name, value in self.cleaned_data.items() if value}


@officers(*sorted(WATCHES))
@require_safe
def lights(request: HttpRequest) -> HttpResponse:
    """A page of the cases that are red, or yellow, by one of their clocks."""
    officer, today = officer_of(request), when()["today"]
    form = Watched(request.GET.dict(), units=_units(officer))
    address = form.address
    clock = ClockKind(address.get("clock", ClockKind.PROMISED.value))
    light = Light.YELLOW if request.GET.get("light") == Light.YELLOW.value else Light.RED
    unit = address.get("unit", "")
    some = cases.Filter(unit=unit, light=light, clock=clock)
    after = _behind(request.GET.get("after", ""))
    viewer = officer.viewer
    page = cases.listed(
        viewer=viewer, on=today, today=today, some=some, after=after, at_most=A_PAGE
    )
    counted = cases.lights_seen(viewer=viewer, on=today, today=today, kind=clock, unit=unit)
    counts = {Light.RED: counted.red, Light.YELLOW: counted.yellow}
    here = urlencode({**address, "light": light.value})
    more = {**address, "light": light.value, "after": _place(page[-1])} if page else {}
    facts = {
        "officer": officer,
        "at": "lights",
        "form": form,
        "light": light,
        "counted": counted,
        "tabs": [
            (f"{word} {counts[one]}", f"?{urlencode({**address, 'light': one.value})}")
            for one, word in LIGHTS.items()
        ],
        "here": f"?{here}",
        "rows": list(_rows(page, clock)),
        "first": f"?{here}" if after != cases.BEFORE_ALL else "",
        "following": f"?{urlencode(more)}" if len(page) == A_PAGE else "",
    }
    return render(request, "desk/lights.html", facts)


def _place(line: Listed) -> str:
    day, number = line.place
    return f"{day}~{number}"


def _behind(place: str) -> cases.ListPlace:
    """The place that an address names; one that is none begins anew."""
    day, _mark, number = place.partition("~")
    try:
        found = date.fromisoformat(day), number
    except ValueError:
        return cases.BEFORE_ALL
    return found if NUMBER.fullmatch(number) else cases.BEFORE_ALL


def _units(officer: Officer) -> list[tuple[str, str]]:
    names = unit_names()
    return [(key, names[key]) for key in people.unit_keys(officer.viewer, SEES)]


def _rows(page: list[Listed], clock: ClockKind) -> list[dict[str, object]]:
    names = unit_names() if page else {}
    found = []
    for one in page:
        now = next((each for each in one.clocks if each.kind == clock), None)
        party = one.case.person or one.case.organisation
        word, tone = words.STATES[State(one.case.state)]
        found.append(
            {
                "case": one.case,
                "applicant": party.name if party else "",
                "unit": names.get(one.case.organ, one.case.organ),
                "state": word,
                "tone": tone,
                "clock": now,
            }
        )
    return found
