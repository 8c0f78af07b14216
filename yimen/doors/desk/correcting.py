"""补正 handed in at the window: everything that the notice lists, taken in together."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.base.files.store import listed
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.case import shown
from yimen.doors.desk.comparing import units_named
from yimen.doors.desk.forms.correcting import Correcting
from yimen.doors.desk.reasons import why
from yimen.doors.desk.scanning import scanned
from yimen.doors.desk.times import when
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.rules.access import WINDOW
from yimen.work.cases.states import Act, DocumentKind, State, WrongState

SCANS = "desk_scans"  # in the session: number of a case -> material -> hash of its list


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
        kept = _kept(request, form, number)
        try:
            if not form.errors:
                _resubmit(found, form, kept, officer, mark=request.POST.get("mark", ""))
                request.session.pop(SCANS, None)
                messages.success(request, _("补正材料已收，重新计算答复期限。"))
                return redirect("desk:receipt", number)
        except Refused as refused:
            form.add_error(None, why(refused, units_named()))
    facts = {
        **shown(found, officer),
        "at": "receive",
        "form": form,
        "rows": form.rows(),
        "kept": _names(request, number),
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


def _kept(request: HttpRequest, form: Correcting, number: str) -> dict[str, str]:
    """What was scanned now and before: a refusal takes no scan away."""
    before: dict[str, Any] = request.session.get(SCANS, {}).get(number, {})
    kept = scanned(request, form, form.said, before)
    request.session[SCANS] = {number: kept}
    return kept


def _names(request: HttpRequest, number: str) -> list[str]:
    before: dict[str, str] = request.session.get(SCANS, {}).get(number, {})
    return [file.name for sha256 in before.values() for file in listed(sha256)]


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
