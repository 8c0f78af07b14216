"""Questions about cases: lists, one case, its steps, clocks and timeline, lights."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from yimen.base.present import queries as present
from yimen.doors.api import showing
from yimen.doors.api.acting import shown
from yimen.doors.api.paging import After, Limit, keys_of, place
from yimen.doors.api.problems import language_of
from yimen.doors.api.refusals import PlaceWrong
from yimen.doors.api.shapes import cases as shapes
from yimen.doors.api.shapes.given import Day, NamedQuery, Number
from yimen.doors.api.who import PARTIES, STAFF, caller
from yimen.ground.process.queries.hands import Place as StepPlace
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Light
from yimen.work.cases import queries
from yimen.work.cases.queries import Filter
from yimen.work.cases.states import State

if TYPE_CHECKING:
    pass

router = Router(tags=["cases"], auth=PARTIES)


On = Annotated[Day | None, Query(description="A local date; clocks are known 2004-2100.")]


@router.get("", response=shapes.CasePage, summary="Cases")
def cases(
    request: HttpRequest,
    *,
    state: State | None = None,
    unit: NamedQuery = "",
    item: NamedQuery = "",
    due_before: On = None,
    light: Light | None = None,
    clock: ClockKind = ClockKind.PROMISED,
    on: On = None,
    limit: Limit = 20,
    after: After = "",
) -> shapes.CasePage:
    """A page of the applicant's own cases, or of those of the units in reach, by number.

    Those in one `state` come by the day from which their term counts. `unit` stands for its
    subtree; `light` and `due_before` look at one `clock`, lights on a day, and its last day then
    gives the order.
    """
    some, today = Filter(state, unit, item, due_before, light, clock), present.today()
    found = queries.listed(
        viewer=caller(request).viewer,
        on=on or today,
        today=today,
        some=some,
        after=_list_place(after, by_day=some.by_day),
        at_most=limit + 1,
    )
    page = found[:limit]
    return shapes.CasePage(
        cases=[showing.case_listed(each) for each in page],
        next=_behind(page[-1].place, by_day=some.by_day) if len(found) > limit else "",
    )


@router.get("/{number}", response=shapes.CaseFull, summary="A case")
def case(request: HttpRequest, number: Number, on: On = None) -> HttpResponse:
    """A case with terms, clocks, steps, materials and documents, its clocks read on a day."""
    found = _seen(request, number, on)
    return shown(showing.case_full(found, language_of(request)), queries.mark(found.case))


@router.get("/{number}/steps", response=shapes.CaseSteps, summary="Steps of a case")
def steps(request: HttpRequest, number: Number) -> HttpResponse:
    """What is done, what is open and for whom it waits."""
    found = _seen(request, number, None)
    return shown(shapes.CaseSteps(steps=showing.steps(found.steps)), queries.mark(found.case))


@router.get("/{number}/clocks", response=shapes.CaseClocks, summary="Clocks of a case")
def clocks(request: HttpRequest, number: Number, on: On = None) -> HttpResponse:
    """Both clocks and the terms of the law, on any day, with the explanation that adds up."""
    found = _seen(request, number, on)
    shape = shapes.CaseClocks(
        clocks=showing.clocks(found.clocks, language_of(request)), terms=showing.terms(found.terms)
    )
    return shown(shape, queries.mark(found.case))


@router.get("/{number}/timeline", response=shapes.Timeline, summary="Timeline of a case")
def timeline(request: HttpRequest, number: Number) -> shapes.Timeline:
    """Every act, in order, each with the entry of the ledger that proves it."""
    found = queries.timeline_seen(number, viewer=caller(request).viewer)
    return shapes.Timeline(entries=[showing.told(each) for each in found])


desk = Router(tags=["work"], auth=STAFF)


@desk.get("/reviews", response=shapes.ReviewPage, summary="Open steps")
def reviews(request: HttpRequest, limit: Limit = 20, after: After = "") -> shapes.ReviewPage:
    """A page of the open steps of the units that one reviews for, the most pressing first."""
    viewer = caller(request).viewer
    found = queries.reviews_seen(viewer=viewer, after=_step_page(after), at_most=limit + 1)
    page = found[:limit]
    return shapes.ReviewPage(
        reviews=[showing.review(each) for each in page],
        next=_place(page[-1].place) if len(found) > limit else "",
    )


@desk.get("/lights", response=shapes.LightsShape, summary="Lights")
def lights(
    request: HttpRequest,
    on: On = None,
    clock: ClockKind = ClockKind.PROMISED,
    unit: NamedQuery = "",
) -> shapes.LightsShape:
    """How many cases of the units in reach were open at the end of a day, and how many pressed."""
    viewer, today = caller(request).viewer, present.today()
    day = on or today
    found = queries.lights_seen(viewer=viewer, on=day, today=today, kind=clock, unit=unit)
    green = found.open - found.yellow - found.red
    return shapes.LightsShape(
        on=day, clock=clock, open=found.open, green=green, yellow=found.yellow, red=found.red
    )


def _seen(request: HttpRequest, number: str, on: date | None) -> queries.CaseView:
    viewer = caller(request).viewer
    return queries.case_seen(number, viewer=viewer, today=on or present.today())


def _place(of: StepPlace) -> str:
    day, unit, run, step = of
    return place(day.isoformat() if day else "", unit, str(run), step)


def _behind(of: queries.ListPlace, *, by_day: bool) -> str:
    day, number = of
    return place(day.isoformat(), number) if by_day else place(number)


def _list_place(after: str, *, by_day: bool) -> queries.ListPlace:
    keys = keys_of(after, count=2 if by_day else 1) or [""]
    if not by_day or not after:
        return date.min, keys[0]
    try:
        return date.fromisoformat(keys[0]), keys[1]
    except ValueError:
        raise PlaceWrong from None


def _step_page(after: str) -> StepPlace | None:
    keys = keys_of(after, count=4)
    if not keys:
        return None
    day, unit, run, step = keys
    try:
        return (date.fromisoformat(day) if day else None), unit, UUID(run), step
    except ValueError:
        raise PlaceWrong from None
