"""Promised days that were not kept: why, told once and read by everybody."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yimen.doors.api.doing import do
from yimen.doors.api.paging import After, Limit, keys_of, place
from yimen.doors.api.refusals import PlaceWrong
from yimen.doors.api.shapes import overruns as shapes
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.given import NamedQuery, Number
from yimen.doors.api.shapes.said import ReasonIn
from yimen.doors.api.who import ANYONE, STAFF
from yimen.work.cases import verbs
from yimen.work.cases.queries import public_overruns
from yimen.work.cases.states import Act

router = Router(tags=["cases"], auth=STAFF)


@router.post(
    "/cases/{number}/explain_overrun", response=CaseShape, summary="Tell the public why it is late"
)
def explain_overrun(request: HttpRequest, number: Number, told: ReasonIn) -> HttpResponse:
    """说明承诺超期原因, once its promised day has passed. Manager or decider over the organ."""
    return do(request, number, Act.EXPLAIN_OVERRUN, verbs.explain_overrun, told.model_dump())


@router.get("/overruns", response=shapes.OverrunPage, auth=ANYONE, summary="Late promises")
def overruns(
    request: HttpRequest, item: NamedQuery = "", limit: Limit = 20, after: After = ""
) -> shapes.OverrunPage:
    """承诺超期说明: why promised days were not kept, newest first (优化营商环境条例 Art. 36)."""
    found = public_overruns(item=item, after=_behind(after), at_most=limit + 1)
    page = found[:limit]
    following = ""
    if len(found) > limit:
        following = place(page[-1].explained_on.isoformat(), str(page[-1].key))
    return shapes.OverrunPage(
        overruns=[shapes.OverrunShape.model_validate(each, from_attributes=True) for each in page],
        next=following,
    )


def _behind(after: str) -> tuple[date, int] | None:
    if not (keys := keys_of(after, count=2)):
        return None
    try:
        return date.fromisoformat(keys[0]), int(keys[1])
    except ValueError:
        raise PlaceWrong from None
