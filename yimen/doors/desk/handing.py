"""Many steps handed to one colleague at once, with one reason; what cannot be is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.steps import HandingOver
from yimen.doors.desk.reasons import why
from yimen.doors.desk.times import when
from yimen.ground.people.queries.tree import unit_names
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import joint
from yimen.work.cases.rules.access import HANDS

if TYPE_CHECKING:
    from yimen.ground.people.models import Staff

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step of a case that was ticked, and the unit that does it."""

    number: str
    step: str
    name: str
    unit: str

    @property
    def value(self) -> str:
        """As the list sends it."""
        return f"{self.number}~{self.step}"


@officers(*sorted(HANDS))
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """移交选中的办件: first to whom and why, then done."""
    officer, back = officer_of(request), _back(request)
    chosen = list(_chosen(request, officer))
    if not chosen:
        messages.warning(request, _("请先勾选可以移交的办件。"))
        return HttpResponseRedirect(back)
    typed = request.POST if "to" in request.POST else None
    form = HandingOver(typed, initial={}, colleagues=_able(chosen))
    del form.fields["step"]
    if form.is_bound and form.is_valid():
        _hand(request, officer, chosen, form)
        return HttpResponseRedirect(back)
    facts = {"officer": officer, "at": "work", "form": form, "chosen": chosen, "back": back}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    more = {"units": unit_names(), "list": request.POST.get("list", "")}
    return render(request, "desk/work/hand_over.html", {**facts, **more}, status=status)


def _back(request: HttpRequest) -> str:
    """The list as it was, taken apart and put together anew."""
    kept = urlencode(parse_qsl(request.POST.get("list", ""))[:6])
    return f"{reverse('desk:work')}?{kept}"


def _chosen(request: HttpRequest, officer: Officer) -> Iterator[Chosen]:
    """The steps that were ticked and that this officer may hand on; of others it is told why."""
    units = unit_names()
    for each in request.POST.getlist("chosen")[:AT_ONCE]:
        number, _mark, key = each.partition("~")
        try:
            found = cases.case_seen(number, viewer=officer.viewer, today=when()["today"])
            view = next((one for one in found.steps if one.key == key), None)
            holder = view.claimed_by if view else None
            unit = joint.may_hand_over(number, key, viewer=officer.viewer, holder=holder)
        except Refused as refused:
            messages.error(request, f"{number}: {why(refused, units)}")
        else:
            yield Chosen(number, key, view.name if view else key, unit)


def _able(chosen: list[Chosen]) -> list[Staff]:
    """Who reviews for every unit of the steps chosen."""
    each = [joint.colleagues(unit) for unit in sorted({one.unit for one in chosen})]
    return reduce(lambda some, more: [one for one in some if one in more], each)


def _hand(request: HttpRequest, officer: Officer, chosen: list[Chosen], form: HandingOver) -> None:
    done, units = 0, unit_names()
    for one in chosen:
        try:
            verbs.hand_over(
                case=one.number, step=one.step, by=officer.viewer.by, **form.cleaned_data, **when()
            )
        except Refused as refused:
            messages.error(request, f"{one.number}: {why(refused, units)}")
        else:
            done += 1
    if done:
        told = ngettext("已移交 {n} 件。", "已移交 {n} 件。", done).format(n=done)
        messages.success(request, told)
