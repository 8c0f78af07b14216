"""The page of an act: the form, the verb, and a clear word when the case has moved on meanwhile."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.doors.desk import words
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.case import shown, trail, voices
from yimen.doors.desk.deed import Deed, Doing
from yimen.doors.desk.deeds import DEEDS
from yimen.doors.desk.forms.promises import Handing
from yimen.doors.desk.openings import choices
from yimen.doors.desk.reasons import why
from yimen.doors.desk.scanning import gone_in, names_taken, taken_in
from yimen.doors.desk.times import when
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Role
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.rules import Changed
from yimen.work.cases.rules.access import SEES

ACTING = SEES - {Role.SUPERVISOR}


@officers(*sorted(SEES))
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case of that number, for one who may see it."""
    officer, today = officer_of(request), when()["today"]
    found = cases.case_seen(number, viewer=officer.viewer, today=today)
    if officer.supervises:
        verbs.look(case=number, by=officer.viewer.by, now=when()["now"], unit=officer.home_key)
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
    _admit(deed, found, officer, step, looks=request.method == "GET")
    form = _form(request, deed, found, step)
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
            form.add_error(None, why(refused, unit_names()))
        else:
            gone_in(request)
            messages.success(request, _("已办理：{act}。").format(act=deed.word))
            return HttpResponseRedirect(f"{reverse('desk:case', args=[number])}?{way.kept}")
    facts = {
        **shown(found, officer),
        "form": form,
        "deed": deed,
        "trail": way,
        "mark": cases.mark(found.case),
        "step_name": next((one.name for one in found.steps if one.key == step), ""),
        "voices": _voices(found, step),
        "scans": names_taken(request, number),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/case/act.html", facts, status=status)


def _admit(deed: Deed, found: CaseView, officer: Officer, step: str, *, looks: bool) -> None:
    """Who may not do this is told at once; what stands in the way else, once the form is read."""
    try:
        deed.may(found, officer.viewer, step)
    except NotAllowed:
        raise
    except Refused:
        if looks:
            raise


def _form(request: HttpRequest, deed: Deed, found: CaseView, step: str) -> Form:
    """The form of an act as sent, with the scans that came with it or were kept before."""
    typed = request.POST if request.method == "POST" else None
    form = deed.form(found, typed, step, officer_of(request).viewer)
    if form.is_valid() and isinstance(form, Handing):
        form.take(taken_in(request, form, form.materials, found.case.number))
    return form


def _voices(found: CaseView, key: str) -> list[tuple[str, words.Word, str]]:
    """Who has spoken in the step that the act is about, where it is joint."""
    units = unit_names()
    return [each for one in found.steps if one.key == key for each in voices(one, units)]


@transaction.atomic
def _do(
    deed: Deed, found: CaseView, officer: Officer, form: object, *, step: str, mark: str
) -> None:
    """The act, if the case still stands as it was looked at."""
    verbs.expect(case=found.case.number, mark=mark)
    unit = deed.may(found, officer.viewer, step)
    deed.do(Doing(found, officer.viewer, unit, when(), form))
