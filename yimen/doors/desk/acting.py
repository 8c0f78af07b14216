"""The page of an act: the form, the verb, and a clear word when the case has moved on meanwhile."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.pages.answers import put_into, said
from yimen.doors.desk import words
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.case import shown, trail
from yimen.doors.desk.deed import Deed, Doing
from yimen.doors.desk.deeds import DEEDS, SLUGS
from yimen.doors.desk.times import when
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Role
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.acts import openings, step_openings
from yimen.work.cases.rules import Changed
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import MOVES, State, WrongState

ACTING = SEES - {Role.SUPERVISOR}


@officers(*sorted(SEES))
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case of that number, for one who may see it."""
    officer, today = officer_of(request), when()["today"]
    found = cases.case_seen(number, viewer=officer.viewer, today=today)
    facts = {"trail": trail(request.GET), **shown(found, officer), **choices(found, officer)}
    return render(request, "desk/case/case.html", facts)


@officers(*sorted(ACTING))
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """One act on a case. What was typed stays, whatever is said against it."""
    deed = DEEDS.get(slug)
    if deed is None:
        raise Http404
    officer, given = officer_of(request), request.POST or request.GET
    found = cases.case_seen(number, viewer=officer.viewer, today=when()["today"])
    step = given.get("step", "")
    form = deed.form(found, request.POST if request.method == "POST" else None, step)
    way = trail(given)
    if request.method == "POST" and form.is_valid():
        try:
            _do(deed, found, officer, form, step=step, mark=given.get("mark", ""))
        except Changed:
            form.add_error(None, _("打开本页之后，这件办件又有了新的办理，或者您已经提交过一次。"))
            form.add_error(None, _("请看下面的最新情况；仍需办理的，内容都在，核对后再提交。"))
        except NotAllowed:
            raise
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已办理：{act}。").format(act=deed.word))
            return HttpResponseRedirect(f"{reverse('desk:case', args=[number])}?{way.kept}")
    elif request.method == "GET":
        deed.may(found, officer.viewer, step)
    facts = {
        **shown(found, officer),
        "form": form,
        "deed": deed,
        "trail": way,
        "mark": cases.mark(found.case),
        "step_name": next((one.name for one in found.steps if one.key == step), ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/case/act.html", facts, status=status)


@transaction.atomic
def _do(
    deed: Deed, found: CaseView, officer: Officer, form: object, *, step: str, mark: str
) -> None:
    """The act, if the case still stands as it was looked at."""
    verbs.expect(case=found.case.number, mark=mark)
    unit = deed.may(found, officer.viewer, step)
    deed.do(Doing(found, officer.viewer, unit, when(), form))


def choices(found: CaseView, officer: Officer) -> dict[str, object]:
    """The acts that are open to this officer, and why the others are not."""
    viewer = officer.viewer
    names = {key: unit.name for key, unit in people.units_by_key().items()}
    order = list(SLUGS)  # the one most often done stands first
    every = sorted(openings(found, viewer=viewer), key=lambda one: order.index(one.act))
    steps = [
        one
        for one in step_openings(found, viewer=viewer)
        if one.answer is None or one.put_back is None
    ]
    return {
        "open_acts": [
            (SLUGS[one.act], words.ACTS[one.act], DEEDS[SLUGS[one.act]].grave)
            for one in every
            if one.closed is None
        ],
        "closed_acts": [
            (words.ACTS[one.act], why(one.closed, names)) for one in every if one.closed is not None
        ],
        "step_acts": steps,
    }


def why(closed: Refused, names: dict[str, str]) -> str:
    """Why an act is closed, in the words of the page."""
    if isinstance(closed, WrongState):
        lawful = [state for state, act in MOVES if act == closed.facts["act"]]
        listed = _("、").join(str(words.STATES[state][0]) for state in lawful)
        now = words.STATES[State(str(closed.facts["state"]))][0]
        return _("只能在“{lawful}”时办理，现在是“{now}”。").format(lawful=listed, now=now)
    if isinstance(closed, NotAllowed):
        roles = str(closed.facts["roles"]).split("、")
        listed = _("、").join(str(words.ROLES[Role(role)]) for role in roles)
        unit = names.get(str(closed.facts["unit"]), str(closed.facts["unit"]))
        return _("由{unit}的“{roles}”人员办理。").format(unit=unit, roles=listed)
    return said(closed)
