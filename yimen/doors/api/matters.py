"""Matters over the API: the powers beside licensing, by the tables of their states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from yimen.base.documents.serving import as_pdf
from yimen.base.present import queries as present
from yimen.doors.api.acting import Done, act, moment, shown
from yimen.doors.api.documents import PDF
from yimen.doors.api.paging import After, Limit, keys_of, place
from yimen.doors.api.refusals import PlaceWrong
from yimen.doors.api.shapes import matters as shapes
from yimen.doors.api.shapes.given import NamedQuery, Number
from yimen.doors.api.who import PARTIES, STAFF, caller
from yimen.ground.catalog import queries as catalog
from yimen.work.matters import queries, verbs
from yimen.work.matters.queries.listing import BEFORE_ALL, MatterPlace

if TYPE_CHECKING:
    from yimen.work.matters.models import Matter
    from yimen.work.matters.queries import MatterView

PaperKey = Annotated[int, Path(ge=1, le=2**53 - 1, examples=[7])]
PAUSED = ("from_on", "until_on", "ended_on")
router = Router(tags=["matters"], auth=PARTIES)


@router.get("", response=shapes.MatterPage, summary="Matters")
def matters(
    request: HttpRequest,
    *,
    power: NamedQuery = "",
    state: NamedQuery = "",
    limit: Limit = 20,
    after: After = "",
) -> shapes.MatterPage:
    """A page of one's own matters, or of those of the units in reach, what is due first before.

    Those in which no term runs come last. A party sees a matter once it has been told of it.
    """
    found = queries.matters_seen(
        viewer=caller(request).viewer,
        power=power,
        state=state,
        after=_behind(after),
        at_most=limit + 1,
    )
    page = found[:limit]
    return shapes.MatterPage(
        matters=[shapes.MatterShape(**_short(each)) for each in page],
        next=_next(page[-1]) if len(found) > limit else "",
    )


@router.get("/{number}", response=shapes.MatterFull, summary="A matter")
def matter(request: HttpRequest, number: Number) -> HttpResponse:
    """A matter with its terms and documents, and the acts that one may do now.

    Its party sees what was done since it was told, and the documents that are meant for it.
    """
    return shown(_full(queries.matter_seen(number, viewer=caller(request).viewer)))


@router.get("/{number}/papers/{paper}", openapi_extra=PDF, summary="A document of a matter")
def paper(request: HttpRequest, number: Number, paper: PaperKey) -> HttpResponse:
    """打开文书 as PDF, the same file each time; its party those that were issued to it."""
    viewer = caller(request).viewer
    found = queries.paper_seen(number, paper, viewer=viewer)
    opened = verbs.open_paper(paper=found.pk, by=viewer.by, now=present.now())
    return as_pdf(opened.pdf, opened.number)


@router.post("", response={201: shapes.MatterFull}, auth=STAFF, summary="Open a matter")
def open_(request: HttpRequest, said: shapes.MatterIn) -> HttpResponse:
    """立案 or 收件, by who holds a role for it over the organ."""
    viewer = caller(request).viewer

    def do() -> Done:
        when = moment()
        power = catalog.version_in_force(said.item, when["today"]).power
        queries.may_open(power, said.organ, viewer=viewer)
        made = verbs.open_matter(**said.model_dump(), by=viewer.by, **when)
        return Done(_full(queries.view(made, viewer)), "", 201)

    return act(request, do)


@router.post("/{number}/acts", response=shapes.MatterFull, summary="Act in a matter")
def do_act(request: HttpRequest, number: Number, said: shapes.ActIn) -> HttpResponse:
    """办理: an act of the table of the power, by who holds a role for it over the organ.

    What is its party's own (陈述申辩、申请听证…) it does itself: `moves` names what is open to one.
    """
    viewer = caller(request).viewer

    def do() -> Done:
        unit = queries.may_act(number, said.act, viewer=viewer)
        done = verbs.act(matter=number, **said.model_dump(), by=viewer.by, unit=unit, **moment())
        return Done(_full(queries.view(done, viewer)), "")

    return act(request, do)


@router.post(
    "/{number}/exclude_time", response=shapes.MatterFull, auth=STAFF, summary="Stop a term"
)
def exclude_time(request: HttpRequest, number: Number, said: shapes.ExcludeTermIn) -> HttpResponse:
    """不计入期限: days of a term do not count, on a listed ground. Manager over the organ."""
    return _timed(request, number, lambda who: verbs.exclude_time(**said.model_dump(), **who))


@router.post(
    "/{number}/resume_time", response=shapes.MatterFull, auth=STAFF, summary="Let it go on"
)
def resume_time(request: HttpRequest, number: Number, said: shapes.ResumeTermIn) -> HttpResponse:
    """恢复计算期限 before the time that was told. Manager over the organ."""
    return _timed(request, number, lambda who: verbs.resume_time(**said.model_dump(), **who))


@router.post(
    "/{number}/begin_dispute", response=shapes.MatterFull, auth=STAFF, summary="Enter a review"
)
def begin_dispute(
    request: HttpRequest, number: Number, said: shapes.BeginDisputeIn
) -> HttpResponse:
    """登记行政复议 or 行政诉讼 against the decision. Clerk over the organ."""
    may = queries.may_dispute
    return _timed(request, number, lambda who: verbs.begin_dispute(**dict(said), **who), may)


@router.post(
    "/{number}/end_dispute", response=shapes.MatterFull, auth=STAFF, summary="Enter its end"
)
def end_dispute(request: HttpRequest, number: Number, said: shapes.EndDisputeIn) -> HttpResponse:
    """登记复议或者诉讼结束: what is added to a fine grows again from the day after."""
    may = queries.may_dispute
    return _timed(request, number, lambda who: verbs.end_dispute(**dict(said), **who), may)


def _timed(
    request: HttpRequest,
    number: str,
    verb: Callable[[dict[str, Any]], object],
    may: Callable[..., str] = queries.may_time,
) -> HttpResponse:
    viewer = caller(request).viewer

    def do() -> Done:
        unit = may(number, viewer=viewer)
        verb({"matter": number, "by": viewer.by, "unit": unit, **moment()})
        return Done(_full(queries.matter_seen(number, viewer=viewer)), "")

    return act(request, do)


def _behind(after: str) -> MatterPlace:
    """The place that a page ended with; the beginning for the first."""
    if not (keys := keys_of(after, count=2)):
        return BEFORE_ALL
    try:
        return date.fromisoformat(keys[0]), keys[1]
    except ValueError:
        raise PlaceWrong from None


def _next(last: Matter) -> str:
    day, number = queries.place_of(last)
    return place(day.isoformat(), number)


def _short(of: Matter) -> dict[str, Any]:
    names = ("number", "power", "subject", "organ", "state", "opened_on")
    days = ("due_on", "closed_on")
    return {"item": of.item.number, **{name: getattr(of, name) for name in names + days}}


def _full(of: MatterView) -> shapes.MatterFull:
    return shapes.MatterFull(
        **_short(of.matter),
        terms=[shapes.TermOfMatter.model_validate(each, from_attributes=True) for each in of.terms],
        fine=_fine(of.matter),
        hearing=_hearing(of.matter),
        pauses=[
            shapes.PauseOfMatter(
                term=each.key,
                notice=each.notice.number,
                **{name: getattr(each, name) for name in ("ground", *PAUSED)},
            )
            for each in queries.pauses_of(of.matter)
        ],
        disputes=[
            shapes.DisputeOfMatter.model_validate(each, from_attributes=True)
            for each in queries.disputes_of(of.matter)
        ],
        papers=[
            shapes.PaperOfMatter.model_validate(each, from_attributes=True) for each in of.papers
        ],
        done=[each.act for each in of.acts],
        moves=[
            shapes.MoveShape(
                act=each.act,
                name=each.name,
                to=each.to,
                tells=list(each.tells),
                may_tell=list(each.may_tell),
                officers=each.officers,
            )
            for each in of.moves
        ],
    )


def _fine(of: Matter) -> shapes.FineOfMatter | None:
    found = queries.fine_of(of, present.today())
    return shapes.FineOfMatter.model_validate(found, from_attributes=True) if found else None


def _hearing(of: Matter) -> shapes.HearingOfMatter | None:
    found = queries.hearing_of(of)
    return shapes.HearingOfMatter.model_validate(found, from_attributes=True) if found else None
