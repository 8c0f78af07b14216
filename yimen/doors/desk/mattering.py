"""A matter is opened at the desk, and acts in it are done: one form for every power and act."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.pages.answers import put_into
from yimen.doors.desk import registering
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.matters import Acting, Opening
from yimen.doors.desk.matter_words import POWERS, word
from yimen.doors.desk.matters import ACTS, opened_by, shown
from yimen.doors.desk.times import when
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.states import Power
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.people.rules import NotAllowed
from yimen.kernel.errors import Refused
from yimen.work.matters import queries, verbs
from yimen.work.matters.rules import move_of, table_of
from yimen.work.matters.states import Move

A_PAGE = 20
UNIT_CHOICES = 200


@officers(*sorted(ACTS))
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find the item, power by power."""
    officer, today = officer_of(request), when()["today"]
    powers = opened_by(officer)
    power = request.GET.get("power", "")
    chosen = power if power in powers else next(iter(powers), "")
    typed = request.GET.get("q", "")
    found = (
        catalog.found(typed=typed, on=today, at_most=A_PAGE, power=Power(chosen)) if chosen else []
    )
    facts = {
        "officer": officer,
        "at": "matters",
        "typed": typed,
        "power": chosen,
        "tabs": [(POWERS[each], f"?power={each}") for each in powers],
        "here": f"?power={chosen}",
        "items": [item for item in found if getattr(item, "version", None)],
    }
    return render(request, "desk/matters/choose.html", facts)


@officers(*sorted(ACTS))
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, item: str) -> HttpResponse:
    """立案 or 收件: what it is about, for which unit, on or for whom."""
    officer = officer_of(request)
    version = catalog.version_in_force(item, when()["today"])
    table, units = table_of(version.power), unit_names()
    organs = [(key, units[key]) for key in people.unit_keys(officer.viewer, table.opens)]
    if not organs:
        names = "、".join(sorted(role.value for role in table.opens))
        raise NotAllowed(unit="–", roles=names)
    form = Opening(request.POST or None, organs=organs[:UNIT_CHOICES], organ=_unit_of(item))
    if request.method == "POST" and form.is_valid():
        try:
            number = _open(item, version.power, form, officer)
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已登记，期限从今天起算。"))
            return redirect("desk:matter", number)
    facts = {
        "officer": officer,
        "at": "matters",
        "form": form,
        "version": version,
        "power": POWERS[version.power],
    }
    return render(request, "desk/matters/begin.html", facts, status=_status(form))


@officers(*sorted(ACTS))
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """One act of the table. What was typed stays, whatever is said against it."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    unit = queries.may_act(number, act, viewer=officer.viewer)
    move = move_of(found.table, found.matter.state, act)
    form = Acting(request.POST or None, move=move)
    if request.method == "POST" and form.is_valid():
        try:
            _do(number, move, form, officer, unit=unit, mark=request.POST.get("mark", ""))
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已办理：{act}。").format(act=word(move.name)))
            return redirect("desk:matter", number)
    facts = {
        **shown(found, officer),
        "form": form,
        "word": word(move.name),
        "paper": word(move.paper[0]) if move.paper else "",
        "mark": queries.mark(found.matter),
    }
    return render(request, "desk/matters/act.html", facts, status=_status(form))


@transaction.atomic
def _open(item: str, power: str, form: Opening, officer: Officer) -> str:
    typed, by = form.cleaned_data, officer.viewer.by
    queries.may_open(power, typed["organ"], viewer=officer.viewer)
    party = registering.party(typed, by=by)
    said = {"subject": typed["subject"], "organ": typed["organ"]}
    return verbs.open_matter(item=item, **said, **party, by=by, **when()).number


@transaction.atomic
def _do(number: str, move: Move, form: Acting, officer: Officer, *, unit: str, mark: str) -> None:
    """The act, if the matter still stands as it was looked at."""
    verbs.expect(matter=number, mark=mark)
    verbs.act(
        matter=number,
        act=move.act,
        told=form.told,
        officers=form.officers,
        by=officer.viewer.by,
        unit=unit,
        **when(),
    )


def _unit_of(item: str) -> str:
    department = catalog.item(item).department
    return department.unit.key if department and department.unit else ""


def _status(form: Acting | Opening) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
