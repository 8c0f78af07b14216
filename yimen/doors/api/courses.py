"""Hearings, inquiries and promises over the API: each act is one verb, and how they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yimen.base.present import queries as present
from yimen.doors.api.acting import shown
from yimen.doors.api.arrivals import gone_in
from yimen.doors.api.doing import Asked, do
from yimen.doors.api.shapes import courses as said
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.given import Number
from yimen.doors.api.shapes.said import KeyedMaterial, ReasonIn
from yimen.doors.api.who import PARTIES, STAFF, caller
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries.courses import Courses, courses_of
from yimen.work.cases.queries.speaking import may_speak_for
from yimen.work.cases.states import Act
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way

router = Router(tags=["acts"], auth=STAFF)


@router.get("/{number}/courses", response=said.CoursesShape, summary="Courses", auth=PARTIES)
def courses(request: HttpRequest, number: Number) -> HttpResponse:
    """听证、调查核实、承诺 of a case as they stand; inquiries are for staff."""
    viewer = caller(request).viewer
    case = queries.case_seen(number, viewer=viewer, today=present.today()).case
    shape = _shape(courses_of(case), inside=not queries.is_party(case, viewer))
    return shown(shape, queries.mark(case))


@router.post("/{number}/tell_hearing", response=CaseShape, summary="Tell of the right to a hearing")
def tell_hearing(request: HttpRequest, number: Number, told: said.TellHearingIn) -> HttpResponse:
    """告知听证权利: they have five working days. Reviewer or decider over the organ."""
    return do(request, number, Act.TELL_HEARING, verbs.tell_hearing, told.model_dump())


@router.post(
    "/{number}/answer_hearing", response=CaseShape, summary="Ask for or waive it", auth=PARTIES
)
def answer_hearing(
    request: HttpRequest, number: Number, told: said.AnswerHearingIn
) -> HttpResponse:
    """申请或放弃听证. The applicant for themselves, or staff of the organ for any party."""
    asked = _speaking(number, Act.ANSWER_HEARING, told.party)
    given = told.model_dump()
    return do(request, number, Act.ANSWER_HEARING, verbs.answer_hearing, given, asked=asked)


@router.post("/{number}/notice_hearing", response=CaseShape, summary="Notice of the hearing")
def notice_hearing(
    request: HttpRequest, number: Number, told: said.NoticeHearingIn
) -> HttpResponse:
    """听证通知, seven working days before. Decider or manager over the organ."""
    return do(request, number, Act.NOTICE_HEARING, verbs.notice_hearing, told.model_dump())


@router.post(
    "/{number}/challenge_chair", response=CaseShape, summary="Challenge the chair", auth=PARTIES
)
def challenge_chair(request: HttpRequest, number: Number, told: said.ChallengeIn) -> HttpResponse:
    """申请回避. The applicant for themselves, or staff of the organ for any party."""
    asked = _speaking(number, Act.CHALLENGE_CHAIR, told.party)
    given = told.model_dump()
    return do(request, number, Act.CHALLENGE_CHAIR, verbs.challenge_chair, given, asked=asked)


@router.post("/{number}/judge_challenge", response=CaseShape, summary="Judge the challenge")
def judge_challenge(request: HttpRequest, number: Number, told: said.JudgeIn) -> HttpResponse:
    """决定回避. Manager over the organ."""
    return do(request, number, Act.JUDGE_CHALLENGE, verbs.judge_challenge, told.model_dump())


@router.post("/{number}/hold_hearing", response=CaseShape, summary="Hold the hearing")
def hold_hearing(request: HttpRequest, number: Number, told: said.HoldHearingIn) -> HttpResponse:
    """举行听证, with its minutes. Reviewer, decider or manager over the organ."""
    return do(request, number, Act.HOLD_HEARING, verbs.hold_hearing, told.model_dump())


@router.post("/{number}/sign_minutes", response=CaseShape, summary="Sign the minutes")
def sign_minutes(request: HttpRequest, number: Number, told: said.SignMinutesIn) -> HttpResponse:
    """笔录签字. Reviewer, decider or manager over the organ."""
    return do(request, number, Act.SIGN_MINUTES, verbs.sign_minutes, told.model_dump())


@router.post("/{number}/refer_up", response=CaseShape, summary="Send up to the authority above")
def refer_up(request: HttpRequest, number: Number, told: said.ReferralIn) -> HttpResponse:
    """报送上级, with the opinion and all materials. Decider or manager over the authority below."""
    return do(request, number, Act.REFER_UP, verbs.refer_up, told.model_dump())


@router.post("/{number}/order_visit", response=CaseShape, summary="Order a visit")
def order_visit(request: HttpRequest, number: Number, told: said.VisitIn) -> HttpResponse:
    """指派现场核查 to two officers at least. Reviewer or manager over the organ."""
    return do(request, number, Act.ORDER_VISIT, verbs.order_visit, told.model_dump())


@router.post("/{number}/record_visit", response=CaseShape, summary="Record a visit")
def record_visit(request: HttpRequest, number: Number, told: said.VisitFindingIn) -> HttpResponse:
    """现场核查记录. Reviewer over the organ."""
    return do(request, number, Act.RECORD_VISIT, verbs.record_visit, told.model_dump())


@router.post("/{number}/commission_experts", response=CaseShape, summary="Commission experts")
def commission_experts(request: HttpRequest, number: Number, told: said.ExpertsIn) -> HttpResponse:
    """委托专家评审. Reviewer or manager over the organ."""
    return do(request, number, Act.COMMISSION_EXPERTS, verbs.commission_experts, told.model_dump())


@router.post("/{number}/record_experts", response=CaseShape, summary="Record experts' opinion")
def record_experts(request: HttpRequest, number: Number, told: said.FindingIn) -> HttpResponse:
    """专家评审意见. Reviewer over the organ."""
    return do(request, number, Act.RECORD_EXPERTS, verbs.record_experts, told.model_dump())


@router.post("/{number}/consult", response=CaseShape, summary="Consult another unit")
def consult(request: HttpRequest, number: Number, told: said.ConsultIn) -> HttpResponse:
    """征求意见. Reviewer, manager or decider over the organ."""
    return do(request, number, Act.CONSULT, verbs.consult, told.model_dump())


@router.post("/{number}/answer_consultation", response=CaseShape, summary="Answer a consultation")
def answer_consultation(request: HttpRequest, number: Number, told: said.FindingIn) -> HttpResponse:
    """答复征求意见. Reviewer over the unit that was asked."""

    def asked(viewer: Any) -> str:
        inquiry = queries.inquiry_of(queries.case_of(number, viewer=viewer), told.inquiry)
        unit = inquiry.unit
        return queries.may_act(number, Act.ANSWER_CONSULTATION, viewer=viewer, unit=unit)

    given = told.model_dump()
    return do(
        request, number, Act.ANSWER_CONSULTATION, verbs.answer_consultation, given, asked=asked
    )


@router.post("/{number}/cancel_inquiry", response=CaseShape, summary="Give an inquiry up")
def cancel_inquiry(
    request: HttpRequest, number: Number, told: said.CancelInquiryIn
) -> HttpResponse:
    """取消调查核实. Reviewer or manager over the organ."""
    return do(request, number, Act.CANCEL_INQUIRY, verbs.cancel_inquiry, told.model_dump())


@router.post(
    "/{number}/supplement", response=CaseShape, summary="Hand in what was promised", auth=PARTIES
)
def supplement(request: HttpRequest, number: Number, told: said.MaterialsIn) -> HttpResponse:
    """补齐容缺材料. The applicant, or a clerk over the organ."""
    return _bring(request, number, Act.SUPPLEMENT, verbs.supplement, told)


@router.post(
    "/{number}/withdraw_pledge", response=CaseShape, summary="Take a promise back", auth=PARTIES
)
def withdraw_pledge(request: HttpRequest, number: Number, told: said.MaterialsIn) -> HttpResponse:
    """撤回承诺 before the decision. The applicant, or a clerk over the organ."""
    return _bring(request, number, Act.WITHDRAW_PLEDGE, verbs.withdraw_pledge, told)


@router.post("/{number}/check_pledge", response=CaseShape, summary="Check a promise")
def check_pledge(request: HttpRequest, number: Number, told: said.CheckPledgeIn) -> HttpResponse:
    """核查承诺. Reviewer or manager over the organ."""
    return do(request, number, Act.CHECK_PLEDGE, verbs.check_pledge, told.model_dump())


@router.post("/{number}/repair_pledge", response=CaseShape, summary="Repair a broken promise")
def repair_pledge(request: HttpRequest, number: Number, told: ReasonIn) -> HttpResponse:
    """信用修复. Manager over the organ."""
    return do(request, number, Act.REPAIR_PLEDGE, verbs.repair_pledge, told.model_dump())


def _speaking(number: str, kind: Act, party: str) -> Asked:
    return lambda viewer: may_speak_for(number, kind, party, viewer=viewer)


def _bring(
    request: HttpRequest,
    number: str,
    kind: Act,
    verb: Callable[..., object],
    told: said.MaterialsIn,
) -> HttpResponse:
    """An act that brings materials; the files that waited for it are then with the case."""

    def brought(**given: Any) -> object:
        made = verb(**given)
        gone_in(number, kind, [each.key for each in told.materials])
        return made

    return do(request, number, kind, brought, {"materials": _held(told.materials)})


def _held(materials: list[KeyedMaterial]) -> list[Held]:
    return [
        Held(each.key, Way(each.way), each.sha256, each.originals, each.copies)
        for each in materials
    ]


def _shape(found: Courses, *, inside: bool) -> said.CoursesShape:
    hearing = found.hearing
    return said.CoursesShape(
        hearing=said.HearingShape(
            **{name: getattr(hearing, name) for name in HEARING},
            minutes=hearing.minutes.number if hearing.minutes else "",
            parties=[said.PartyShape(**_of(each, PARTY)) for each in found.parties],
        )
        if hearing
        else None,
        inquiries=[said.InquiryShape(**_of(each, INQUIRY)) for each in found.inquiries]
        if inside
        else [],
        gaps=said.GapsShape(**_of(found.gaps, GAPS)) if found.gaps else None,
        pledge=said.PledgeShape(**_of(found.pledge, PLEDGE)) if found.pledge else None,
    )


HEARING = ("state", "mandatory", "reason", "request_by", "hold_by", "held_on", "begins", "place")
PARTY = ("name", "wants", "challenge", "upheld", "attended")
INQUIRY = ("number", "kind", "state", "subject", "unit", "due_on", "finding", "favourable")
GAPS = ("state", "materials", "words", "due_on", "effect")
PLEDGE = ("state", "materials", "words", "check_by", "order_by")


def _of(one: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}
