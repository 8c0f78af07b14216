"""Acts on what comes after a decision: a licence, what is asked of it, and its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yimen.doors.api.doing import do
from yimen.doors.api.shapes import licences as shapes
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.given import Number
from yimen.doors.api.shapes.said import ReasonIn
from yimen.doors.api.showing import licence_shape
from yimen.doors.api.who import PARTIES, STAFF
from yimen.work.cases import verbs
from yimen.work.cases.rules import Remedies
from yimen.work.cases.rules.licences import EndingTold
from yimen.work.cases.states import Act

router = Router(tags=["licences"], auth=STAFF)
REMEDIES = frozenset(Remedies.__dataclass_fields__)


@router.post("/{number}/tie_licence", response=CaseShape, summary="Name the licence", auth=PARTIES)
def tie_licence(request: HttpRequest, number: Number, told: shapes.TieIn) -> HttpResponse:
    """指明所涉许可: to change, renew or pass on. The applicant, or a clerk over the organ."""
    return do(request, number, Act.TIE_LICENCE, verbs.tie_licence, told.model_dump())


@router.post("/{number}/issue_licence", response=shapes.LicenceShape, summary="Issue the licence")
def issue_licence(request: HttpRequest, number: Number, told: shapes.IssueIn) -> HttpResponse:
    """颁发证照; the version that it replaces ends. Clerk or decider over the organ."""
    given = told.model_dump()
    return do(request, number, Act.ISSUE_LICENCE, verbs.issue_licence, given, shown=licence_shape)


@router.post("/{number}/tell_ending", response=CaseShape, summary="Tell the holder of an end")
def tell_ending(request: HttpRequest, number: Number, told: shapes.TellEndingIn) -> HttpResponse:
    """撤回、撤销前告知: five working days to answer. Decider over the organ."""
    return do(request, number, Act.TELL_ENDING, verbs.tell_ending, told.model_dump())


@router.post("/{number}/hear_holder", response=CaseShape, summary="Hear the holder", auth=PARTIES)
def hear_holder(request: HttpRequest, number: Number, told: shapes.HearHolderIn) -> HttpResponse:
    """陈述申辩, or that nothing is said. The holder, or a clerk or decider over the organ."""
    return do(request, number, Act.HEAR_HOLDER, verbs.hear_holder, told.model_dump())


@router.post("/{number}/drop_ending", response=CaseShape, summary="Let the licence stand")
def drop_ending(request: HttpRequest, number: Number, told: ReasonIn) -> HttpResponse:
    """终止撤回、撤销: what the holder said holds. Decider over the organ."""
    return do(request, number, Act.DROP_ENDING, verbs.drop_ending, told.model_dump())


@router.post(
    "/{number}/ask_cancellation", response=CaseShape, summary="Ask to strike it off", auth=PARTIES
)
def ask_cancellation(request: HttpRequest, number: Number, told: ReasonIn) -> HttpResponse:
    """申请注销 of one's licence. The holder, or a clerk over the organ."""
    return do(request, number, Act.ASK_CANCELLATION, verbs.ask_cancellation, told.model_dump())


@router.post(
    "/{number}/withdraw_cancellation",
    response=CaseShape,
    summary="Take that request back",
    auth=PARTIES,
)
def withdraw_cancellation(request: HttpRequest, number: Number) -> HttpResponse:
    """撤回注销申请 before it is decided. The holder, or a clerk over the organ."""
    return do(request, number, Act.WITHDRAW_CANCELLATION, verbs.withdraw_cancellation, {})


@router.post("/{number}/end_licence", response=CaseShape, summary="End the licence")
def end_licence(request: HttpRequest, number: Number, told: shapes.EndIn) -> HttpResponse:
    """撤回、撤销、注销、吊销, as the ground says. Decider over the organ."""
    typed = told.model_dump()
    remedies = Remedies(**{name: typed.pop(name) for name in REMEDIES})
    given = {"said": EndingTold(**typed), "told": remedies}
    return do(request, number, Act.END_LICENCE, verbs.end_licence, given)
