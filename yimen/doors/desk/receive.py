"""The window receives: an item, the person, the form, the papers; then the receipt to print."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.documents.serving import shown_square
from yimen.base.pages.answers import put_into
from yimen.doors.desk import registering
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.case import shown
from yimen.doors.desk.documents import followed_at
from yimen.doors.desk.forms.receive import ANSWER, QUESTION, Applicant, Filing
from yimen.doors.desk.scanning import scanned
from yimen.doors.desk.times import when
from yimen.doors.desk.words import REQUESTS
from yimen.ground.catalog import queries as catalog
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries.handling import check_receivable
from yimen.work.cases.queries.offers import offers
from yimen.work.cases.queries.promise_papers import promises_kept
from yimen.work.cases.rules.access import WINDOW
from yimen.work.cases.states import RequestKind
from yimen.work.intake import queries as intake
from yimen.work.intake import verbs as drafting
from yimen.work.intake.rules import Incomplete
from yimen.work.intake.states import Channel, Delivery

if TYPE_CHECKING:
    from yimen.work.intake.models import Draft

A_PAGE = 20
AT = {"people.other-name": "name", "certificates.unknown": "licence"}  # where a refusal is told
ABOUT = "licences."  # refusals of what is asked of a licence


@officers(*sorted(WINDOW))
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find the item; what this clerk began and did not finish stands below."""
    officer, today = officer_of(request), when()["today"]
    typed, after = request.GET.get("q", ""), request.GET.get("after", "")
    page = catalog.found(typed=typed, on=today, after=after, at_most=A_PAGE)
    facts = {
        "officer": officer,
        "at": "receive",
        "typed": typed,
        "items": [item for item in page if getattr(item, "version", None)],
        "planned": catalog.planned([item.number for item in page], today),
        "after": page[-1].number if len(page) == A_PAGE else "",
        "drafts": intake.drafts_seen(viewer=officer.viewer, at_most=A_PAGE),
    }
    return render(request, "desk/receive/choose.html", facts)


@officers(*sorted(WINDOW))
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, item: str) -> HttpResponse:
    """Who applies; found or registered, and a draft is opened for them."""
    officer = officer_of(request)
    version = catalog.version_in_force(item, when()["today"])
    check_receivable(version)
    about = {"licence": request.GET.get("licence", "")[:128]}
    form = Applicant(request.POST or None, initial=about)
    if request.method == "POST" and form.is_valid():
        try:
            number = _open(item, form, officer)
        except Refused as refused:
            licence = refused.code.startswith(ABOUT)
            put_into(form, refused, "licence" if licence else AT.get(refused.code, "number"))
        else:
            return redirect("desk:draft", number)
    facts = {"officer": officer, "at": "receive", "form": form, "version": version}
    return render(request, "desk/receive/begin.html", facts, status=_status(form))


@transaction.atomic
def _open(item: str, form: Applicant, officer: Officer) -> str:
    """The number of a draft for the applicant, who is registered where they were not yet."""
    typed, by = form.cleaned_data, officer.viewer.by
    party = registering.party(typed, by=by)
    if typed["licence"]:
        typed["licence"] = _licence(item, typed, party)
    agent = registering.person(typed, by=by, before="agent_") if typed["agent_number"] else ""
    opened = drafting.begin(
        item=item,
        agent=agent,
        mandate=typed["mandate"],
        licence=typed["licence"],
        request=typed["request"],
        channel=Channel.WINDOW,
        by=by,
        unit=officer.home_key,
        **party,
        **when(),
    )
    return opened.number


def _licence(item: str, typed: dict[str, str], party: dict[str, str]) -> str:
    """The identifier of the licence, of which that party may ask that today."""
    today = when()["today"]
    (applicant,) = party.values()
    transfer = catalog.content(catalog.version_in_force(item, today)).transfer
    kind = RequestKind(typed["request"])
    return cases.licence_asked(
        typed["licence"], kind, party=applicant, transfer=transfer, asked_on=today
    ).identifier


@officers(*sorted(WINDOW))
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, number: str) -> HttpResponse:
    """The form and the papers, saved as often as one likes, handed in once all is there."""
    officer, today = officer_of(request), when()["today"]
    held = intake.draft_seen(number, viewer=officer.viewer)
    content = catalog.content(catalog.version_in_force(held.item, today))
    form = Filing(
        request.POST or None,
        content=content,
        answers=held.answers,
        facts=held.facts,
        held=[intake.held(each) for each in intake.materials(held)],
        delivery=(held.delivery, held.delivery_to),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, number, form, officer)
            if "submit" in request.POST and not form.errors:
                case = verbs.submit(
                    draft=number, by=officer.viewer.by, unit=officer.home_key, **when()
                )
                return redirect("desk:receipt", case.number)
            if "promise" in request.POST and not form.errors:
                return redirect("desk:promise", number)
        except Incomplete:
            form.tell(intake.precheck(intake.draft(number), today))
        except Refused as refused:
            put_into(form, refused)
        if not form.errors:
            messages.success(request, _("已保存。"))
            return redirect("desk:draft", number)
    form.mark()
    facts = {"officer": officer, **_filing(held, form)}
    return render(request, "desk/receive/draft.html", facts, status=_status(form))


def _filing(held: Draft, form: Filing) -> dict[str, object]:
    """What the page of a draft shows: what was typed, and what is still missing."""
    today = when()["today"]
    missing = intake.precheck(intake.draft(held.number), today)
    lacking = {each.key for each in missing.missing}
    return {
        "at": "receive",
        "draft": held,
        "request_word": REQUESTS.get(held.request, ""),
        "applicant": held.person or held.organisation,
        "content": form.content,
        "form": form,
        "questions": form.part(QUESTION),
        "answers": form.part(ANSWER),
        "missing": missing,
        "rows": form.rows(lacking),
        "offered": offers(held, form.content, lacking, today),
    }


@transaction.atomic
def _save(request: HttpRequest, number: str, form: Filing, officer: Officer) -> None:
    by = {"draft": number, "by": officer.viewer.by, "unit": officer.home_key}
    now = when()
    drafting.save(answers=form.answers(), facts=form.facts(), now=now["now"], **by)
    filed = intake.draft(number)
    _keep_delivery(filed, form, by, now["now"])
    there = [intake.held(each) for each in intake.materials(filed)]
    before = {each.key: each.sha256 for each in there}
    keys = [each.key for each in form.content.materials]
    scans = scanned(request, form, keys, before)
    for paper in (each for each in form.papers(scans) if each not in there):
        drafting.add_material(material=paper, **by, **now)


def _keep_delivery(held: Draft, form: Filing, by: dict[str, str], now: datetime) -> None:
    """What the applicant chose, where it is not what is known already."""
    typed = form.cleaned_data
    if not typed["delivery"]:
        return
    way = Delivery(typed["delivery"])
    to = typed["delivery_to"].strip() if way is Delivery.COURIER else ""
    if (way.value, to) != (held.delivery, held.delivery_to):
        drafting.choose_delivery(delivery=way, to=to, now=now, **by)


@officers(*sorted(WINDOW))
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """收件回执, as a page and on paper."""
    officer = officer_of(request)
    found = cases.case_seen(number, viewer=officer.viewer, today=when()["today"])
    address = followed_at(request, number)
    facts = {
        **shown(found, officer),
        "at": "receive",
        "party": found.case.person or found.case.organisation,
        "address": address,
        "square": shown_square(address),
        "promised": promises_kept(found.case) is not None,
    }
    return render(request, "desk/receive/receipt.html", facts)


def _status(form: Applicant | Filing) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
