"""Documents of a case for its applicant, and the receipt, as PDF to keep and to print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.documents.rendering import render
from yimen.base.documents.serving import as_pdf, public_address
from yimen.base.pages.access import anyone
from yimen.base.present import queries as present
from yimen.doors.portal.parties import viewer_of
from yimen.work.cases import queries
from yimen.work.cases.queries.documents import case_licence, document_seen, receipt_facts
from yimen.work.cases.verbs.sealing import open_document
from yimen.work.certificates.verbs import open_licence


@anyone
@never_cache
@require_safe
def document(request: HttpRequest, number: str, document: UUID) -> HttpResponse:
    """打开文书: the same file each time, sealed where a seal letter covers it."""
    viewer = viewer_of(request, number)
    if viewer is None:
        return _ask_for(number)
    found = document_seen(number, document, viewer=viewer)
    opened = open_document(
        document=found.pk,
        address=followed_at(request, number),
        by=viewer.by,
        now=present.now(),
    )
    return as_pdf(opened.pdf, opened.number)


@anyone
@never_cache
@require_safe
def licence(request: HttpRequest, number: str) -> HttpResponse:
    """打开证照: the licence that the case has led to, sealed where a seal letter covers it."""
    viewer = viewer_of(request, number)
    if viewer is None:
        return _ask_for(number)
    held = case_licence(number, viewer=viewer)
    opened = open_licence(
        identifier=held.identifier,
        address=checked_at(request, held.identifier),
        by=viewer.by,
        now=present.now(),
        today=present.today(),
    )
    return as_pdf(opened.pdf, f"{held.name} {held.identifier}")


@anyone
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """收件回执 on A5 paper, with the square to follow the case by."""
    viewer = viewer_of(request, number)
    if viewer is None:
        return _ask_for(number)
    view = queries.case_seen(number, viewer=viewer, today=present.today())
    facts = receipt_facts(view, address=followed_at(request, number), named=False)
    return as_pdf(render("receipt", facts, dated=view.case.received_on), f"收件回执 {number}")


def followed_at(request: HttpRequest, number: str) -> str:
    """Where a case is followed, as it stands on paper."""
    return public_address(request, reverse("portal:case", args=[number]))


def checked_at(request: HttpRequest, identifier: str) -> str:
    """Where anybody checks a licence, as it stands on it."""
    return public_address(request, f"{reverse('portal:licence')}?identifier={identifier}")


def _ask_for(number: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('portal:follow')}?{urlencode({'number': number})}")
