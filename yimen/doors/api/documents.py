"""Documents of a case as files: the PDF that the applicant gets, with its seal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from yimen.base.documents.rendering import render
from yimen.base.documents.serving import as_pdf, public_address
from yimen.base.present import queries as present
from yimen.doors.api.shapes.given import Number
from yimen.doors.api.who import PARTIES, caller
from yimen.work.cases import queries
from yimen.work.cases.queries.documents import case_licence, document_seen, receipt_facts
from yimen.work.cases.verbs.sealing import open_document
from yimen.work.certificates.verbs import open_licence

router = Router(tags=["cases"], auth=PARTIES)
PDF = {
    "responses": {
        200: {
            "description": "The document, PDF/A-4; the same file each time.",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("/{number}/licence", openapi_extra=PDF, summary="The licence as PDF")
def licence(request: HttpRequest, number: Number) -> HttpResponse:
    """打开证照 that the case has led to: sealed where a seal letter covers it."""
    viewer = caller(request).viewer
    held = case_licence(number, viewer=viewer)
    path = f"{reverse('portal:licence')}?identifier={held.identifier}"
    opened = open_licence(
        identifier=held.identifier,
        address=public_address(request, path),
        by=viewer.by,
        now=present.now(),
        today=present.today(),
    )
    return as_pdf(opened.pdf, f"{held.name} {held.identifier}")


@router.get("/{number}/receipt", openapi_extra=PDF, summary="The receipt as PDF")
def receipt(request: HttpRequest, number: Number) -> HttpResponse:
    """收件回执 on A5 paper, with the square to follow the case by."""
    view = queries.case_seen(number, viewer=caller(request).viewer, today=present.today())
    address = public_address(request, reverse("portal:case", args=[number]))
    facts = receipt_facts(view, address=address, named=False)
    return as_pdf(render("receipt", facts, dated=view.case.received_on), f"收件回执 {number}")


@router.get("/{number}/documents/{document}", openapi_extra=PDF, summary="A document as PDF")
def document(request: HttpRequest, number: Number, document: UUID) -> HttpResponse:
    """打开文书 by its id, as the case lists it: sealed where a seal letter covers it."""
    viewer = caller(request).viewer
    found = document_seen(number, document, viewer=viewer)
    address = public_address(request, reverse("portal:case", args=[number]))
    opened = open_document(document=found.pk, address=address, by=viewer.by, now=present.now())
    return as_pdf(opened.pdf, opened.number)
