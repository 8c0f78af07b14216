"""Licences: those of one's units, one of them, what became of it, how it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from yimen.base.present import queries as present
from yimen.doors.api import showing
from yimen.doors.api.acting import Done, act, moment, shown
from yimen.doors.api.cases import On
from yimen.doors.api.paging import After, Limit, after_number, place
from yimen.doors.api.refusals import PlaceWrong
from yimen.doors.api.shapes import licences as shapes
from yimen.doors.api.shapes.cases import Timeline
from yimen.doors.api.shapes.given import NamedQuery
from yimen.doors.api.shapes.said import ReasonIn
from yimen.doors.api.who import ANYONE, STAFF, caller
from yimen.work.cases import queries
from yimen.work.cases.queries import Told
from yimen.work.cases.queries.register import LicenceView, licence_seen, licences_seen
from yimen.work.certificates import queries as certificates
from yimen.work.certificates import verbs
from yimen.work.certificates.queries import Wanted
from yimen.work.certificates.states import State

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

router = Router(tags=["licences"], auth=STAFF)
Identifier = Annotated[str, Path(pattern=r"^[0-9A-Za-z.]{1,128}$", examples=[shapes.IDENTIFIER])]
Words = Annotated[
    str,
    Query(
        max_length=200,
        pattern=r"^[^\x00]*$",
        description="An identifier, a document's number, or the whole name of a holder.",
    ),
]


@router.get("", response=shapes.LicencePage, summary="Licences")
def licences(
    request: HttpRequest,
    *,
    q: Words = "",
    state: State | None = None,
    unit: NamedQuery = "",
    runs_out_by: On = None,
    limit: Limit = 20,
    after: After = "",
) -> shapes.LicencePage:
    """A page of the licences of the units in reach, or of one `unit`, the newest first.

    `runs_out_by` leaves those in force whose last day has come by then.
    """
    found = licences_seen(
        viewer=caller(request).viewer,
        wanted=Wanted(words=q.strip(), state=state, runs_out_by=runs_out_by),
        on=present.today(),
        unit=unit,
        after=_place(after),
        at_most=limit + 1,
    )
    page = found[:limit]
    return shapes.LicencePage(
        licences=[showing.licence_shape(each) for each in page],
        next=place(str(page[-1].pk)) if len(found) > limit else "",
    )


@router.get("/{identifier}", response=shapes.LicenceFull, summary="A licence")
def licence(request: HttpRequest, identifier: Identifier) -> HttpResponse:
    """A licence with its versions, who was heard, and the acts that are open to who asks.

    Acts on it are those of its `case`, whose ETag this is.
    """
    found = _seen(request, identifier)
    mark = queries.mark(found.case.case) if found.case else ""
    return shown(showing.licence_full(found), mark)


@router.get("/{identifier}/events", response=Timeline, summary="What became of a licence")
def events(request: HttpRequest, identifier: Identifier) -> Timeline:
    """Every act on a licence, in order, each with the entry of the ledger that proves it."""
    found = _seen(request, identifier).entries
    said = [Told(each, json.loads(each.body) if each.body else None) for each in found]
    return Timeline(entries=[showing.told(each) for each in said])


@router.get(
    "/{identifier}/standing", response=shapes.StandingShape, summary="Check a licence", auth=ANYONE
)
def standing(request: HttpRequest, identifier: Identifier) -> shapes.StandingShape:
    """证照核验: how it stands today, for anybody who knows the identifier."""
    found = certificates.standing(identifier, today=present.today())
    return shapes.StandingShape(**asdict(found))


@router.post("/{identifier}/suspend", response=shapes.LicenceShape, summary="Take it away")
def suspend(request: HttpRequest, identifier: Identifier, said: shapes.SuspendIn) -> HttpResponse:
    """暂扣许可证件 until a day, as a penalty decision says. Decider over the organ."""
    return _do(request, identifier, verbs.suspend, said.model_dump())


@router.post("/{identifier}/restore", response=shapes.LicenceShape, summary="Give it back")
def restore(request: HttpRequest, identifier: Identifier, said: ReasonIn) -> HttpResponse:
    """发还许可证件 before the time is over. Decider over the organ."""
    return _do(request, identifier, verbs.restore, said.model_dump())


def _do(
    request: HttpRequest, identifier: str, verb: Callable[..., Certificate], given: dict[str, Any]
) -> HttpResponse:
    viewer = caller(request).viewer

    def once() -> Done:
        held = _seen(request, identifier).held
        certificates.check_may_take_away(held, viewer)
        made = verb(identifier=held.identifier, by=viewer.by, **given, **moment())
        return Done(showing.licence_shape(made), "")

    return act(request, once)


def _seen(request: HttpRequest, identifier: str) -> LicenceView:
    return licence_seen(identifier, viewer=caller(request).viewer, today=present.today())


def _place(after: str) -> UUID | None:
    key = after_number(after)
    try:
        return UUID(key) if key else None
    except ValueError:
        raise PlaceWrong from None
