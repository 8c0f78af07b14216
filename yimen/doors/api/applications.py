"""Applications before they are received: open, fill in, hand in materials, submit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Body, Router

from yimen.doors.api.acting import Done, act, moment, shown
from yimen.doors.api.paging import After, Limit, after_number, place
from yimen.doors.api.shapes import applications as shapes
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.courses import PromisedIn
from yimen.doors.api.shapes.given import Key, MaterialIn, Number
from yimen.doors.api.showing import case_shape
from yimen.doors.api.who import APPLICANTS, Caller, caller
from yimen.ground.catalog import queries as catalog
from yimen.ground.people.rules import NoMandate
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases.rules import NOTHING_PROMISED
from yimen.work.cases.verbs import submit as submit_case
from yimen.work.intake import queries, rules, verbs
from yimen.work.intake.states import Channel, State, Way

if TYPE_CHECKING:
    from yimen.work.intake.models import Draft

router = Router(tags=["applications"], auth=APPLICANTS)


@router.get("", response=shapes.ApplicationPage, summary="Drafts")
def applications(
    request: HttpRequest, limit: Limit = 20, after: After = ""
) -> shapes.ApplicationPage:
    """A page of open drafts: the applicant's own, or those that a clerk opened, by number."""
    viewer, behind = caller(request).viewer, after_number(after)
    found = queries.drafts_seen(viewer=viewer, after=behind, at_most=limit + 1)
    page = found[:limit]
    return shapes.ApplicationPage(
        applications=[shapes.application(each) for each in page],
        next=place(page[-1].number) if len(found) > limit else "",
    )


@router.post("", response={201: shapes.ApplicationShape}, summary="Open a draft")
def open_draft(request: HttpRequest, said: shapes.OpenIn) -> HttpResponse:
    """Begin an application; without an applicant it is that of the token's holder.

    With On-Behalf-Of it is that of the organisation, the holder being its agent. To change, renew
    or pass on a licence it names it with `request`; whether that may be asked is told at once, and
    the case is about that licence once it is submitted.
    """
    viewer = caller(request).viewer
    person, organisation, agent = said.person, said.organisation, said.agent
    if viewer.acts_for:
        person, organisation, agent = "", viewer.acts_for, viewer.by
    elif not person and not organisation:
        person = viewer.party

    def do() -> Done:
        rules.check_may_open(viewer, person or organisation)
        if not viewer.covers(said.item):
            raise NoMandate
        licence, asked = _about(said, person or organisation)
        draft = verbs.open_draft(
            item=said.item,
            channel=Channel(said.channel),
            person=person,
            organisation=organisation,
            agent=agent,
            mandate=said.mandate,
            licence=licence,
            request=asked,
            by=viewer.by,
            **moment(),
        )
        return Done(shapes.application(draft), queries.mark(draft), 201)

    return act(request, do)


def _about(said: shapes.OpenIn, party: str) -> tuple[str, str]:
    """The licence that the application names and what it may ask of it today."""
    asked = said.request.value if said.request else ""
    if said.request is None or not said.licence:
        return said.licence, asked
    today = moment()["today"]
    content = catalog.content(catalog.version_in_force(said.item, today))
    held = cases.licence_asked(
        said.licence, said.request, party=party, transfer=content.transfer, asked_on=today
    )
    return held.identifier, asked


@router.get("/{number}", response=shapes.ApplicationFull, summary="A draft")
def application(request: HttpRequest, number: Number) -> HttpResponse:
    """A draft with its materials and everything that it still lacks."""
    draft = queries.draft_seen(number, viewer=caller(request).viewer)
    return shown(_full(draft), queries.mark(draft))


@router.patch("/{number}", response=shapes.ApplicationShape, summary="Change a draft")
def save(request: HttpRequest, number: Number, said: shapes.SaveIn) -> HttpResponse:
    """Keep what was typed, sound or not; answers and facts each replace what was there."""

    def do(who: Caller) -> Done:
        held = verbs.save(
            draft=number,
            answers=said.answers,
            facts=said.facts,
            by=who.viewer.by,
            now=moment()["now"],
        )
        return Done(shapes.application(held), queries.mark(held))

    return _on(request, number, do)


@router.put(
    "/{number}/materials/{key}", response=shapes.MaterialShape, summary="Hand in a material"
)
def add_material(request: HttpRequest, number: Number, key: Key, said: MaterialIn) -> HttpResponse:
    """One material of the item's list; the same one again takes its place."""

    def do(who: Caller) -> Done:
        given = rules.Held(key, Way(said.way), said.sha256, said.originals, said.copies)
        taken = verbs.add_material(draft=number, material=given, by=who.viewer.by, **moment())
        return Done(shapes.material(taken), queries.mark(taken.draft))

    return _on(request, number, do)


@router.put("/{number}/delivery", response=shapes.ApplicationShape, summary="Choose the delivery")
def choose_delivery(request: HttpRequest, number: Number, said: shapes.DeliveryIn) -> HttpResponse:
    """选择送达方式: fetched at the window, by courier to an address, or electronically.

    A later choice takes the place of an earlier one; without one it is fetched at the window.
    """

    def do(who: Caller) -> Done:
        held = verbs.choose_delivery(
            draft=number, delivery=said.way, to=said.to, by=who.viewer.by, now=moment()["now"]
        )
        return Done(shapes.application(held), queries.mark(held))

    return _on(request, number, do)


@router.post("/{number}/submit", response={201: CaseShape}, summary="Submit")
def submit(
    request: HttpRequest, number: Number, said: Annotated[PromisedIn | None, Body()] = None
) -> HttpResponse:
    """Hand in a complete draft, or one whose gaps are promised: it becomes a case."""
    promised = said.promised() if said else NOTHING_PROMISED

    def do(who: Caller) -> Done:
        case = submit_case(draft=number, by=who.viewer.by, promised=promised, **moment())
        return Done(case_shape(case), cases.mark(case), 201)

    return _on(request, number, do)


@router.delete("/{number}", response=shapes.ApplicationShape, summary="Discard a draft")
def discard(request: HttpRequest, number: Number) -> HttpResponse:
    """What was typed goes; that there was a draft stays."""

    def do(who: Caller) -> Done:
        held = verbs.discard(draft=number, by=who.viewer.by, now=moment()["now"])
        return Done(shapes.application(held), queries.mark(held))

    return _on(request, number, do)


def _on(request: HttpRequest, number: str, do: Callable[[Caller], Done]) -> HttpResponse:
    """An act on a draft that the caller may see."""
    who = caller(request)

    def allowed() -> Done:
        queries.draft_seen(number, viewer=who.viewer)
        return do(who)

    return act(request, allowed, expect=lambda mark: verbs.expect(draft=number, mark=mark))


def _full(draft: Draft) -> shapes.ApplicationFull:
    found = None
    if draft.state == State.DRAFT:
        try:
            found = queries.precheck(draft, moment()["today"])
        except Refused:  # the item takes no cases today: submitting will say so
            found = None
    return shapes.application_full(draft, queries.materials(draft), found)
