"""What is sent to the applicant and what shows that it came; and the file into the archive."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from yimen.base.documents.serving import public_address
from yimen.base.present import queries as present
from yimen.doors.api.acting import shown
from yimen.doors.api.doing import do
from yimen.doors.api.shapes import going as shapes
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.given import Number
from yimen.doors.api.shapes.said import ReasonIn
from yimen.doors.api.who import PARTIES, STAFF, caller
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries.archive import bundle
from yimen.work.cases.queries.delivery import sendings_of
from yimen.work.cases.states import Act, Way

router = Router(tags=["acts"], auth=STAFF)
ZIP = {
    "responses": {
        200: {
            "description": "归档包, ZIP: what is in it proves itself with plain Python.",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("/{number}/sendings", response=shapes.SendingsShape, summary="Sendings", auth=PARTIES)
def sendings(request: HttpRequest, number: Number) -> HttpResponse:
    """寄发与送达: what was sent when and where to, what became of it, and the proof of receipt."""
    case = queries.case_seen(number, viewer=caller(request).viewer, today=present.today()).case
    names = tuple(shapes.SendingShape.model_fields)
    shape = shapes.SendingsShape(
        sendings=[
            shapes.SendingShape(**{name: getattr(each, name) for name in names})
            for each in sendings_of(case)
        ],
        delivery=shapes.DeliveryShape(
            way=Way(case.delivery_way), proof=case.delivery_proof, received_on=case.delivered_on
        )
        if case.delivered_on
        else None,
    )
    return shown(shape, queries.mark(case))


@router.post("/{number}/send", response=CaseShape, summary="Send the decision")
def send(request: HttpRequest, number: Number, told: shapes.SendIn) -> HttpResponse:
    """寄发决定 by courier, or to the system that the receiver named. Clerk over the organ."""
    given = {**told.model_dump(), "way": Way(told.way)}
    return do(request, number, Act.SEND, verbs.send, given)


@router.post("/{number}/fail_delivery", response=CaseShape, summary="Tell that it did not arrive")
def fail_delivery(request: HttpRequest, number: Number, told: ReasonIn) -> HttpResponse:
    """送达未成; it can be sent again. Clerk over the organ."""
    return do(request, number, Act.FAIL_DELIVERY, verbs.fail_delivery, told.model_dump())


@router.post("/{number}/archive", response=CaseShape, summary="Archive")
def archive(request: HttpRequest, number: Number) -> HttpResponse:
    """归档: what the file of a closed case holds is recorded. Clerk or manager over the organ."""

    def kept(**given: Any) -> object:
        address = public_address(request, reverse("portal:case", args=[number]))
        return verbs.archive(address=address, **given)

    return do(request, number, Act.ARCHIVE, kept, {})


@router.get("/{number}/archive", openapi_extra=ZIP, summary="The bundle of an archived case")
def bundled(request: HttpRequest, number: Number) -> HttpResponse:
    """归档包 for staff who may see the case, once it was archived and that is sealed."""
    answer = HttpResponse(
        bundle(number, viewer=caller(request).viewer), content_type="application/zip"
    )
    answer["Content-Disposition"] = f'attachment; filename="{number}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
