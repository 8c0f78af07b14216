"""Licences that one holds: how they stand, what may be asked of them, a word before one ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.parts.templatetags.parts import day
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked, sent
from yimen.doors.portal.forms.courses import Cancellation, Defence
from yimen.doors.portal.own_courses import act_page
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.doors.portal.words import HELD, REQUESTS
from yimen.ground.people import queries as people
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries.licences import licence_closed
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.states import Act, RequestKind
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.rules import UnknownCertificate
from yimen.work.certificates.states import State as Standing

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.work.certificates.models import Certificate

ASKED = (
    RequestKind.RENEWAL,
    RequestKind.CHANGE,
)  # by the holder; who takes one over asks at a window


@dataclass(frozen=True, slots=True)
class Concerned:
    """The licence of which an application asks something, and what."""

    licence: Certificate
    kind: RequestKind
    today: date

    @property
    def facts(self) -> list[tuple[str, object]]:
        """What is asked, and of which licence."""
        return [
            (_("申请办理"), REQUESTS[self.kind]),
            (_("证照名称"), self.licence.name),
            (_("证照标识"), self.licence.identifier),
        ]

    def asked_by(self, party: str) -> dict[str, str]:
        """What a draft of that party says of it. Refused: as `queries.licence_asked`."""
        named = self.licence.identifier
        queries.licence_asked(named, self.kind, party=party, transfer="", asked_on=self.today)
        return {"licence": named, "request": self.kind.value}


def concerned(request: HttpRequest, today: date) -> Concerned | None:
    """The licence that the address of an application names; None where it names none."""
    identifier = asked(request, "licence")
    if not identifier:
        return None
    kind = asked(request, "request")
    try:
        if kind not in ASKED:
            raise Http404
        return Concerned(certificates.certificate(identifier), RequestKind(kind), today)
    except UnknownCertificate as unknown:
        raise Http404 from unknown


def request_said(licence: str, kind: str) -> list[tuple[str, object]]:
    """What an application asks of which licence, as a fact; nothing where it asks nothing."""
    return [(str(REQUESTS[RequestKind(kind)]), licence)] if licence else []


@persons
@never_cache
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """我的证照: each with its days, how it stands, and what may be asked of it today."""
    viewer, today = account_viewer(request), present.today()
    found = certificates.held_by(viewer)
    facts = {
        "rows": [_row(each, viewer, today) for each in found],
        "mandates": people.mandates_of(viewer.by, today),
        "acting": viewer.party if viewer.party != viewer.by else "",
    }
    return render(request, "portal/held.html", facts)


def _row(licence: Certificate, viewer: Viewer, today: date) -> dict[str, object]:
    strike, keep_, struck = _strike(licence, viewer)
    state = certificates.state_on(licence, today)
    until = day(licence.valid_to) if licence.valid_to else _("长期")
    said, tone = HELD[state]
    return {
        "licence": licence,
        "state": said,
        "tone": tone,
        "days": f"{day(licence.valid_from)} – {until}",
        "strike": strike,
        "keep": keep_,
        "asked_on": struck,
        "asks": list(_asks(licence, today)) if state is Standing.VALID else [],
    }


def _asks(licence: Certificate, today: date) -> list[tuple[object, str, str]]:
    """What may be asked: its name, the address of the application, until when."""
    found: list[tuple[object, str, str]] = []
    last = queries.renewal_until(licence.identifier, today) if licence.valid_to else None
    for kind in ASKED:
        if kind is RequestKind.RENEWAL and (last is None or today > last):
            continue
        query = urlencode({"licence": licence.identifier, "request": kind.value})
        place = f"{reverse('portal:apply', args=[licence.item])}?{query}"
        until = _("最迟 {day} 提出").format(day=day(last)) if kind is RequestKind.RENEWAL else ""
        found.append((REQUESTS[kind], place, until))
    return found


def _strike(licence: Certificate, viewer: Viewer) -> tuple[str, str, str]:
    """Where one asks that it be struck off, or where one takes that back, asked since when.

    "" for each that is not.
    """
    try:
        case = queries.case_of(licence.source, viewer=viewer)
    except UnknownCase:  # it was granted before Yimen, or elsewhere
        return "", "", ""
    asked = queries.cancellation_of(case)
    if asked is not None:
        return "", reverse("portal:keep-licence", args=[case.number]), day(asked.asked_on)
    closed = licence_closed(case, Act.ASK_CANCELLATION)
    return "" if closed else reverse("portal:cancellation", args=[case.number]), "", ""


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def defend(request: HttpRequest, number: str) -> HttpResponse:
    """陈述申辩 before a licence is withdrawn or revoked, or that there is nothing to say."""
    form = Defence(sent(request), initial=kept(request))

    def do(who: dict[str, Any]) -> None:
        verbs.hear_holder(case=number, **form.words_said, **who)

    ending = queries.ending_of(queries.case_of(number, viewer=account_viewer(request)))
    return act_page(request, number, Act.HEAR_HOLDER, form, do, ending=ending)


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """申请注销: one's own licence is to be struck off, which its authority decides."""
    form = Cancellation(sent(request), initial=kept(request))

    def do(who: dict[str, Any]) -> None:
        verbs.ask_cancellation(case=number, **form.cleaned_data, **who)

    return act_page(request, number, Act.ASK_CANCELLATION, form, do)


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """撤回注销申请: the licence is kept after all, as long as nothing is decided."""
    form = forms.Form(sent(request))

    def do(who: dict[str, Any]) -> None:
        verbs.withdraw_cancellation(case=number, **who)

    return act_page(request, number, Act.WITHDRAW_CANCELLATION, form, do)
