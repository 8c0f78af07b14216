"""补正 handed in at the window: everything that the notice lists, taken in together."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.case import shown
from yimen.doors.desk.forms.correcting import Correcting
from yimen.doors.desk.reasons import why
from yimen.doors.desk.scanning import gone_in, names_taken, taken_in
from yimen.doors.desk.times import when
from yimen.ground.people.queries.tree import unit_names
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.rules.access import WINDOW
from yimen.work.cases.states import Act, DocumentKind, State, WrongState


@officers(*sorted(WINDOW))
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """提交补正 for an applicant who stands at the window."""
    officer = officer_of(request)
    found = cases.case_seen(number, viewer=officer.viewer, today=when()["today"])
    cases.may_act(number, Act.RESUBMIT, viewer=officer.viewer)
    if found.state is not State.CORRECTING:
        raise WrongState(state=found.state.value, act=Act.RESUBMIT.value)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        kept = taken_in(request, form, form.said, number)
        try:
            if not form.errors:
                _resubmit(found, form, kept, officer, mark=request.POST.get("mark", ""))
                gone_in(request)
                messages.success(request, _("补正材料已收，重新计算答复期限。"))
                return redirect("desk:receipt", number)
        except Refused as refused:
            form.add_error(None, why(refused, unit_names()))
    facts = {
        **shown(found, officer),
        "at": "receive",
        "form": form,
        "rows": form.rows(),
        "kept": names_taken(request, number),
        "mark": cases.mark(found.case),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/receive/correct.html", facts, status=status)


def _form(request: HttpRequest, found: CaseView) -> Correcting:
    notice = next(one for one in found.documents if one.kind == DocumentKind.CORRECTION)
    return Correcting(
        request.POST or None,
        gaps=[(key, text) for key, text in notice.content["gaps"]],
        names=cases.material_names(found.case),
        schema=cases.form(found.case),
        answers=found.case.answers,
    )


@transaction.atomic
def _resubmit(
    found: CaseView, form: Correcting, scans: dict[str, str], officer: Officer, *, mark: str
) -> None:
    verbs.expect(case=found.case.number, mark=mark)
    verbs.resubmit(
        case=found.case.number,
        materials=form.papers(scans),
        answers=form.answers(),
        by=officer.viewer.by,
        unit=officer.home_key,
        **when(),
    )
