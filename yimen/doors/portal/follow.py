"""Following a case, by number and last four characters or signed in; its receipts in the ledger."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.documents.serving import shown_square
from yimen.base.gate.rules import TooManyCalls
from yimen.base.gate.verbs import spend_call, spend_try
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked
from yimen.doors.portal.courses import own
from yimen.doors.portal.documents import followed_at
from yimen.doors.portal.forms.following import Pair
from yimen.doors.portal.parties import remember, viewer_of
from yimen.doors.portal.progress import Progress, progress
from yimen.ground.ledger import queries as ledger
from yimen.work.cases.queries.following import party_ending
from yimen.work.cases.states import MOVES, Act

TRIES, TRIES_FROM_ONE_PLACE = 5, 30  # a minute
TRIES_AN_HOUR = 10  # of four characters: who knows the birthday has some hundred to try


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """查进度: a right pair opens the case in this browser; every wrong one gets the same answer."""
    if request.method != "POST":
        number = asked(request, "number")
        return render(
            request, "portal/follow/find.html", {"form": Pair(initial={"number": number})}
        )
    form = Pair(request.POST)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        number = form.cleaned_data["number"]
        try:
            _count(request, number)
        except TooManyCalls as refused:
            put_into(form, refused)
            status = HTTPStatus.TOO_MANY_REQUESTS
        else:
            if party := party_ending(number, ending=form.cleaned_data["ending"]):
                remember(request, number, party)
                return redirect("portal:case", number)
            form.add_error(
                None, _("编号和后四位对不上。请对照收件回执再填一次，或拨打 12345 查询。")
            )
    return render(request, "portal/follow/find.html", {"form": form}, status=status)


@anyone
@never_cache
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """办件进度; who may not see it is asked for the pair, whether there is such a case or not."""
    found = _progress(request, number)
    if found is None:
        return _ask_for(number)
    beside = own(found.view, present.today())
    facts: dict[str, object] = {"progress": found, "own": beside}
    facts["may_withdraw"] = (found.view.state, Act.WITHDRAW) in MOVES
    return render(request, "portal/follow/case.html", facts)


@anyone
@never_cache
@require_safe
def acknowledged(request: HttpRequest, number: str) -> HttpResponse:
    """收件回执: what was received and when, to keep and to print."""
    found = _progress(request, number)
    if found is None:
        return _ask_for(number)
    address = followed_at(request, number)
    facts = {"progress": found, "address": address, "square": shown_square(address)}
    return render(request, "portal/follow/acknowledged.html", facts)


@anyone
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str, entry: UUID) -> HttpResponse:
    """存证回执: what it is, what it proves, and the proof to take along."""
    found = _progress(request, number)
    if found is None:
        return _ask_for(number)
    recorded = next((each for each in found.recorded if each.entry == entry), None)
    if recorded is None:
        raise Http404
    try:
        proof = ledger.proof_text(entry)
    except ledger.NotSealed:
        proof = ""
    facts = {"progress": found, "recorded": recorded, "proof": proof}
    return render(request, "portal/follow/receipt.html", facts)


@anyone
@never_cache
@require_safe
def proof(request: HttpRequest, number: str, entry: UUID) -> HttpResponse:
    """The proof as a file (C2SP tlog-proof)."""
    found = _progress(request, number)
    if found is None:
        return _ask_for(number)
    if entry not in {each.entry for each in found.recorded}:
        raise Http404
    response = HttpResponse(ledger.proof_text(entry), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{number}-{entry}.tlog-proof"'
    return response


def _progress(request: HttpRequest, number: str) -> Progress | None:
    viewer = viewer_of(request, number)
    if viewer is None:
        return None
    return progress(number, viewer=viewer, today=present.today())


def _ask_for(number: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('portal:follow')}?{urlencode({'number': number})}")


def _count(request: HttpRequest, number: str) -> None:
    """`TooManyCalls` where one number, or from one address, was tried too often."""
    now = present.now()
    place = request.META.get("REMOTE_ADDR", "")
    spend_call(name=f"portal follow from {place}", per_minute=TRIES_FROM_ONE_PLACE, now=now)
    spend_call(name=f"portal follow {number}", per_minute=TRIES, now=now)
    spend_try(name=f"portal follow, an hour {number}", per_hour=TRIES_AN_HOUR, now=now)
