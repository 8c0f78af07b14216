"""Documents of a case and its receipt as PDF, for staff who may see the case."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.documents.rendering import render
from yimen.base.documents.serving import as_pdf, public_address
from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.times import when
from yimen.work.cases import queries
from yimen.work.cases.queries.documents import case_licence, document_seen, receipt_facts
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.verbs.sealing import open_document
from yimen.work.certificates.verbs import open_licence

PAPERS = {"a5": "receipt", "roll": "slip"}  # what a window prints on


@officers(*sorted(SEES))
@never_cache
@require_safe
def document(request: HttpRequest, number: str, document: UUID) -> HttpResponse:
    """打开文书, just the file that the applicant gets."""
    viewer = officer_of(request).viewer
    found = document_seen(number, document, viewer=viewer)
    opened = open_document(
        document=found.pk, address=followed_at(request, number), by=viewer.by, now=when()["now"]
    )
    return as_pdf(opened.pdf, opened.number)


@officers(*sorted(SEES))
@never_cache
@require_safe
def licence(request: HttpRequest, number: str) -> HttpResponse:
    """打开证照, just the file that its holder gets."""
    viewer = officer_of(request).viewer
    held = case_licence(number, viewer=viewer)
    path = f"{reverse('portal:licence')}?identifier={held.identifier}"
    opened = open_licence(
        identifier=held.identifier, address=public_address(request, path), by=viewer.by, **when()
    )
    return as_pdf(opened.pdf, f"{held.name} {held.identifier}")


@officers(*sorted(SEES))
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str, paper: str) -> HttpResponse:
    """收件回执 for the printer of the window: A5, or a roll 80 mm wide."""
    viewer = officer_of(request).viewer
    view = queries.case_seen(number, viewer=viewer, today=when()["today"])
    facts = receipt_facts(view, address=followed_at(request, number), named=True)
    return as_pdf(render(PAPERS[paper], facts, dated=view.case.received_on), f"收件回执 {number}")


def followed_at(request: HttpRequest, number: str) -> str:
    """Where the applicant follows the case: a page of the portal."""
    return public_address(request, reverse("portal:case", args=[number]))
