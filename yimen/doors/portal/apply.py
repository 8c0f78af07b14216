"""An application's beginning and end: for whom, the last check, and the way in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.base.forms.filling import judged
from yimen.base.forms.reading import sheet
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked, sent
from yimen.doors.portal.filling import labels, open_draft_of
from yimen.doors.portal.forms.applying import SELF, Begin
from yimen.doors.portal.forms.promising import Handing
from yimen.doors.portal.named import content_of
from yimen.doors.portal.own_licences import Concerned, concerned, request_said
from yimen.doors.portal.papers import papers_of
from yimen.doors.portal.parties import account_viewer, act_for, person_viewer, persons
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NoMandate
from yimen.kernel.errors import Refused
from yimen.work.cases import verbs as cases
from yimen.work.cases.queries.handling import check_receivable
from yimen.work.cases.queries.offers import offers
from yimen.work.intake import queries, verbs
from yimen.work.intake.states import Channel, Delivery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yimen.ground.catalog.rules import Content
    from yimen.work.cases.models import Case
    from yimen.work.cases.queries.offers import Offers
    from yimen.work.intake.models import Draft
    from yimen.work.intake.rules import Asked


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """开始申请: for oneself, or as an agent for an organisation."""
    today = present.today()
    version = catalog.version_in_force(number, today)
    check_receivable(version)
    content = content_of(version)
    firms = _firms(request, number)
    form = Begin(content, firms, sent(request), initial=_chosen(request) | kept(request))
    held = concerned(request, today)
    if request.method == "POST" and form.is_valid():
        try:
            draft = _open(request, number, form, held)
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:draft", draft)
    facts = {"form": form, "content": content, "item": number, "concerned": held}
    return _shown(request, "portal/apply/begin.html", facts, wrong=bool(form.errors))


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    """核对并提交: everything at a glance, what is missing told at once, then the declaration."""
    held, content = open_draft_of(request, number)
    today = present.today()
    missing = queries.precheck(held, today).missing
    offered = offers(held, content, {each.key for each in missing}, today)
    chosen = {"delivery": held.delivery, "delivery_to": held.delivery_to} if held.delivery else {}
    declared = Handing(sent(request), offers=offered, initial=chosen | kept(request))
    if request.method == "POST" and declared.is_valid():
        try:
            case = _submit(request, number, declared)
        except Refused as refused:
            put_into(declared, refused)
        else:
            return redirect("portal:acknowledged", case.number)
    form = sheet(content.form)
    facts = {
        "draft": held,
        "content": content,
        "labels": labels(content),
        "declared": declared,
        "questions": [*request_said(held.licence, held.request), *_told(content, held)],
        "pages": [(step, judged(form, held.answers, step.names)) for step in form.steps],
        "papers": papers_of(held, content),
        **_lacking(content, missing, offered),
    }
    return _shown(request, "portal/apply/check.html", facts, wrong=bool(declared.errors))


@transaction.atomic
def _submit(request: HttpRequest, number: str, declared: Handing) -> Case:
    """Keep how the decision is to come, and hand in."""
    who: dict[str, Any] = {"by": account_viewer(request).by, "now": present.now()}
    said = declared.cleaned_data
    delivery = Delivery(said["delivery"])
    verbs.choose_delivery(draft=number, delivery=delivery, to=said["delivery_to"], **who)
    return cases.submit(draft=number, promised=declared.promised, today=present.today(), **who)


@persons
@require_POST
def discard(request: HttpRequest, number: str) -> HttpResponse:
    """放弃草稿."""
    queries.draft_seen(number, viewer=account_viewer(request))
    verbs.discard(draft=number, by=account_viewer(request).by, now=present.now())
    return redirect("portal:mine")


@transaction.atomic
def _open(request: HttpRequest, item: str, form: Begin, held: Concerned | None) -> str:
    now, today = present.now(), present.today()
    who = form.cleaned_data["who"]
    viewer = act_for(request, "" if who == SELF else who)
    if not viewer.covers(item):
        raise NoMandate
    party = {"person": viewer.party}
    if viewer.party != viewer.by:
        party = {"organisation": viewer.party, "agent": viewer.by}
    if held is not None:
        party |= held.asked_by(viewer.party)
    mobile = request.headers.get("Sec-CH-UA-Mobile") == "?1"
    channel = Channel.MOBILE if mobile else Channel.COMPUTER
    opened = verbs.begin(item=item, channel=channel, by=viewer.by, now=now, today=today, **party)
    verbs.save(draft=opened.number, by=viewer.by, now=now, facts=form.facts)
    return opened.number


def _told(content: Content, held: Draft) -> list[tuple[str, object]]:
    """The item's questions as they were answered."""
    told: list[tuple[str, object]] = []
    for question in content.questions:
        given = {each.value: each.text for each in question.answers}
        told.append((question.text, given.get(str(held.facts.get(question.key)), "")))
    return told


def _lacking(
    content: Content, missing: Sequence[Asked], offered: Offers
) -> dict[str, list[tuple[str, str]]]:
    """What is missing by name, apart from that for which a promise may stand, and which one."""
    later = {key for key, _name in offered.gaps}
    spared = {e.key for e in content.materials if e.by_pledge} if offered.pledge else set()
    names = {each.key: each.name for each in content.materials}
    ways = ((later, _("可以在下面承诺稍后补交")), (spared, _("选择告知承诺的，可以不交")))
    promised = [
        (names[each.key], _("，或者").join(said for keys, said in ways if each.key in keys))
        for each in missing
        if each.key in later | spared
    ]
    left = [(names[each.key], "") for each in missing if each.key not in later | spared]
    return {"missing": left, "promisable": promised}


def _chosen(request: HttpRequest) -> dict[str, str]:
    """The answers that stand in the address, as the guide hands them on."""
    chosen = {f"fact-{name}": asked(request, name) for name in request.GET}
    viewer = account_viewer(request)
    return {**chosen, "who": SELF if viewer.party == viewer.by else viewer.party}


def _firms(request: HttpRequest, item: str) -> list[tuple[str, str]]:
    """The organisations for which this person may apply for the item today."""
    held = people.mandates_of(person_viewer(request).by, present.today())
    return [
        (each.organisation.number, each.organisation.name)
        for each in held
        if not each.items or item in each.items
    ]


def _shown(
    request: HttpRequest, template: str, facts: dict[str, Any], *, wrong: bool
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, facts, status=status)
