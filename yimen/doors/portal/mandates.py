"""单位授权: for whom one acts, who acts for one's organisation, and letting them or no longer."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.base.gate.verbs import spend_call
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import sent
from yimen.doors.portal.forms.mandates import Grant
from yimen.doors.portal.parties import act_for, person_viewer, persons
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries, verbs
from yimen.ground.people.rules import NotRepresentative, UnknownMandate, UnknownParty
from yimen.ground.people.states import Document, GrantedBy, MandateKind
from yimen.kernel.errors import Refused

TRIES = 10  # a minute: who knows whom is nobody's business


@persons
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """代表单位办事, or for oneself again."""
    act_for(request, request.POST.get("organisation", ""))
    return redirect("portal:mine")


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def firm(request: HttpRequest, organisation: str) -> HttpResponse:
    """Who may act for an organisation; its representative adds to them."""
    today = present.today()
    _is_representative(request, organisation)
    form = Grant(sent(request), initial={"valid_from": today} | kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            _grant(request, organisation, form)
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已授权。"))
            return redirect("portal:mandates", organisation)
    held = list(queries.mandates_for(organisation, today))
    facts = {
        "form": form,
        "firm": queries.organisation(organisation),
        "mandates": held,
        "names": catalog.names(each for one in held for each in one.items),
        "mine": person_viewer(request).by,
        "representative": MandateKind.REPRESENTATIVE,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/mandates.html", facts, status=status)


@persons
@require_POST
def revoke(request: HttpRequest, organisation: str, number: str) -> HttpResponse:
    """撤销授权: it ends at once, in every browser."""
    today, by = present.today(), person_viewer(request).by
    _is_representative(request, organisation)
    if number not in {each.number for each in queries.mandates_for(organisation, today)}:
        raise UnknownMandate(number=number)
    verbs.revoke_mandate(
        number=number, given=GrantedBy.REPRESENTATIVE, by=by, now=present.now(), today=today
    )
    messages.success(request, _("已撤销。"))
    return redirect("portal:mandates", organisation)


def _is_representative(request: HttpRequest, organisation: str) -> None:
    """`NotRepresentative` for everybody else, whether there is such an organisation or not."""
    found = queries.mandate(person_viewer(request).by, organisation, present.today())
    if found is None or found.kind != MandateKind.REPRESENTATIVE:
        raise NotRepresentative(organisation=organisation)


def _grant(request: HttpRequest, organisation: str, form: Grant) -> None:
    """Only who has registered under that number and name; other pairs are told the same."""
    now, by, given = present.now(), person_viewer(request).by, form.cleaned_data
    spend_call(name=f"portal mandates {by}", per_minute=TRIES, now=now)
    person = queries.person_by_number(Document(given["document"]), given["number"])
    if person is None or person.name != given["name"].strip():
        raise UnknownParty(number=given["name"])
    verbs.grant_mandate(
        organisation=organisation,
        person=person.number,
        kind=MandateKind.AGENT,
        items=given["items"],
        valid_from=date.fromisoformat(given["valid_from"]),
        valid_to=date.fromisoformat(given["valid_to"]),
        given=GrantedBy.REPRESENTATIVE,
        by=by,
        now=now,
        today=present.today(),
    )
