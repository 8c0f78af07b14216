"""A window registers who applies; and the decisions that everybody may read."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yimen.doors.api.acting import Done, act, moment
from yimen.doors.api.paging import After, Limit, keys_of, place
from yimen.doors.api.refusals import PlaceWrong
from yimen.doors.api.shapes import parties as shapes
from yimen.doors.api.shapes.given import NamedQuery
from yimen.doors.api.who import ANYONE, WINDOWS, caller
from yimen.ground.people import verbs as people
from yimen.work.cases.queries.public import public_decisions

router = Router(tags=["parties"], auth=WINDOWS)


@router.post("/parties", response={201: shapes.RegisteredShape}, summary="Register an applicant")
def register(request: HttpRequest, said: shapes.PartyIn) -> HttpResponse:
    """登记申请人 who stands at the window or is in a register of one's own; known ones come back.

    409 `people.other-name` where that number is registered under another name.
    """
    by = caller(request).viewer.by

    def do() -> Done:
        if said.kind == "person":
            number = people.register_person(
                name=said.name,
                document=said.document,
                document_number=said.document_number,
                by=by,
                **moment(),
            ).number
        else:
            number = people.register_organisation(
                name=said.name, uscc=said.document_number, by=by, **moment()
            ).number
        return Done(shapes.RegisteredShape(kind=said.kind, number=number, name=said.name), "", 201)

    return act(request, do)


@router.get("/decisions", response=shapes.PublicDecisionPage, auth=ANYONE, summary="Decisions")
def decisions(
    request: HttpRequest, item: NamedQuery = "", limit: Limit = 20, after: After = ""
) -> shapes.PublicDecisionPage:
    """许可决定公开: what was granted, the newest first (行政许可法 Art. 40)."""
    found = public_decisions(item=item, after=_behind(after), at_most=limit + 1)
    page = found[:limit]
    following = ""
    if len(found) > limit:
        following = place(page[-1].decided_on.isoformat(), page[-1].document)
    return shapes.PublicDecisionPage(
        decisions=[
            shapes.PublicDecisionShape.model_validate(each, from_attributes=True) for each in page
        ],
        next=following,
    )


def _behind(after: str) -> tuple[date, str] | None:
    if not (keys := keys_of(after, count=2)):
        return None
    try:
        return date.fromisoformat(keys[0]), keys[1]
    except ValueError:
        raise PlaceWrong from None
