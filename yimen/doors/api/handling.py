"""Acts on cases. Each is one verb; who may do it is asked of the case itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yimen.base.present import queries as present
from yimen.doors.api.acting import Done, act, moment
from yimen.doors.api.arrivals import gone_in
from yimen.doors.api.shapes import said as told
from yimen.doors.api.shapes.cases import CaseShape
from yimen.doors.api.shapes.given import Key, Number
from yimen.doors.api.showing import case_shape
from yimen.doors.api.who import PARTIES, STAFF, caller
from yimen.ground.process.rules import Paper
from yimen.ground.process.states import ClockKind, Outcome
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries import joint
from yimen.work.cases.rules import Gap, Remedies
from yimen.work.cases.states import Act, Ground, Way
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way as MaterialWay

if TYPE_CHECKING:
    from yimen.work.cases.models import Case

router = Router(tags=["acts"], auth=STAFF)


def _do(
    request: HttpRequest, number: str, kind: Act, verb: Callable[[dict[str, Any]], Case]
) -> HttpResponse:
    """One act on a case by somebody who may do it; `verb` gets who, when and for which unit."""
    viewer = caller(request).viewer

    def do() -> Done:
        unit = queries.may_act(number, kind, viewer=viewer)
        return _done(verb({"case": number, "by": viewer.by, "unit": unit, **moment()}))

    return act(request, do, expect=lambda mark: verbs.expect(case=number, mark=mark))


def _done(case: Case) -> Done:
    return Done(case_shape(case), queries.mark(case))


@router.post("/{number}/accept", response=CaseShape, summary="Accept")
def accept(request: HttpRequest, number: Number) -> HttpResponse:
    """受理: the voucher is issued and the departments begin. Clerk over the organ."""
    return _do(request, number, Act.ACCEPT, lambda given: verbs.accept(**given))


@router.post("/{number}/say_missing", response=CaseShape, summary="Say what is missing")
def say_missing(request: HttpRequest, number: Number, said: told.GapsIn) -> HttpResponse:
    """缺件意见 of one unit with a part in the case. Reviewer or clerk over that unit."""
    viewer = caller(request).viewer

    def do() -> Done:
        unit = queries.may_act(number, Act.SAY_MISSING, viewer=viewer, unit=said.unit)
        gaps = _gaps(said.gaps)
        given = moment()
        return _done(
            verbs.say_missing(case=number, unit=unit, gaps=gaps, by=viewer.by, **given).case
        )

    return act(request, do, expect=lambda mark: verbs.expect(case=number, mark=mark))


@router.post("/{number}/correct_on_spot", response=CaseShape, summary="Correct on the spot")
def correct_on_spot(request: HttpRequest, number: Number, said: told.CorrectedIn) -> HttpResponse:
    """当场更正: what can be put right at once is, and recorded. Clerk over the organ."""
    more: dict[str, Any] = {"corrected": _gaps(said.corrected), "answers": said.answers}
    return _do(
        request,
        number,
        Act.CORRECT_ON_SPOT,
        lambda given: verbs.correct_on_spot(**more, **given).case,
    )


@router.post("/{number}/ask_correction", response=CaseShape, summary="Ask for correction")
def ask_correction(request: HttpRequest, number: Number, said: told.CorrectionIn) -> HttpResponse:
    """补正告知: the one notice that lists everything. Clerk over the organ."""
    gaps = _gaps(said.gaps)
    return _do(
        request,
        number,
        Act.ASK_CORRECTION,
        lambda given: verbs.ask_correction(gaps=gaps, **given).case,
    )


@router.post("/{number}/resubmit", response=CaseShape, summary="Resubmit", auth=PARTIES)
def resubmit(request: HttpRequest, number: Number, said: told.ResubmitIn) -> HttpResponse:
    """提交补正: all that the notice asked for. The applicant, or a clerk over the organ."""
    brought = [
        Held(each.key, MaterialWay(each.way), each.sha256, each.originals, each.copies)
        for each in said.materials
    ]

    def resubmitted(given: dict[str, Any]) -> Case:
        case = verbs.resubmit(materials=brought, answers=said.answers, **given)
        gone_in(number, Act.RESUBMIT, [each.key for each in brought])
        return case

    return _do(
        request,
        number,
        Act.RESUBMIT,
        resubmitted,
    )


@router.post("/{number}/not_required", response=CaseShape, summary="No licence is needed")
def not_required(request: HttpRequest, number: Number, said: told.ReasonIn) -> HttpResponse:
    """不受理: no licence is needed for this. Clerk over the organ."""
    return _do(
        request,
        number,
        Act.NOT_REQUIRED,
        lambda given: verbs.not_required(reason=said.reason, **given),
    )


@router.post("/{number}/reject", response=CaseShape, summary="Refuse acceptance")
def reject(request: HttpRequest, number: Number, said: told.RejectIn) -> HttpResponse:
    """不予受理 in writing, with its ground. Clerk over the organ."""
    ground = Ground(said.ground)
    return _do(
        request,
        number,
        Act.REJECT,
        lambda given: verbs.reject(
            ground=ground,
            reason=said.reason,
            authority=said.authority,
            bars=said.bars,
            **given,
        ),
    )


@router.post("/{number}/grant", response=CaseShape, summary="Grant")
def grant(request: HttpRequest, number: Number, said: told.DecideIn) -> HttpResponse:
    """准予许可, with conditions or without. Decider over the organ."""
    more = said.model_dump()
    return _do(request, number, Act.GRANT, lambda given: verbs.grant(**more, **given).case)


@router.post("/{number}/grant_at_once", response=CaseShape, summary="Grant at once")
def grant_at_once(request: HttpRequest, number: Number, said: told.GrantIn) -> HttpResponse:
    """当场决定 of an immediate item on the day of acceptance. Decider over the organ."""
    more = said.model_dump()
    return _do(
        request, number, Act.GRANT_AT_ONCE, lambda given: verbs.grant_at_once(**more, **given).case
    )


@router.post("/{number}/refuse", response=CaseShape, summary="Refuse")
def refuse(request: HttpRequest, number: Number, said: told.RefuseIn) -> HttpResponse:
    """不予许可, with reasons, basis and remedies. Decider over the organ."""
    more = said.model_dump()
    minutes, bars = more.pop("minutes"), more.pop("bars")
    return _do(
        request,
        number,
        Act.REFUSE,
        lambda given: verbs.refuse(told=Remedies(**more), minutes=minutes, bars=bars, **given).case,
    )


@router.post("/{number}/deliver", response=CaseShape, summary="Deliver")
def deliver(request: HttpRequest, number: Number, said: told.DeliverIn) -> HttpResponse:
    """送达, with its proof and the day that it bears. Clerk over the organ."""
    more = {**said.model_dump(), "way": Way(said.way)}
    return _do(request, number, Act.DELIVER, lambda given: verbs.deliver(**more, **given))


@router.post("/{number}/close", response=CaseShape, summary="Close")
def close(request: HttpRequest, number: Number) -> HttpResponse:
    """办结. Clerk over the organ."""
    return _do(request, number, Act.CLOSE, lambda given: verbs.close(**given))


@router.post("/{number}/withdraw", response=CaseShape, summary="Withdraw", auth=PARTIES)
def withdraw(request: HttpRequest, number: Number, said: told.ReasonIn) -> HttpResponse:
    """撤回申请 before a decision. The applicant, or a clerk over the organ."""
    return _do(
        request, number, Act.WITHDRAW, lambda given: verbs.withdraw(reason=said.reason, **given)
    )


@router.post("/{number}/exclude", response=CaseShape, summary="Exclude time")
def exclude(request: HttpRequest, number: Number, said: told.ExcludeIn) -> HttpResponse:
    """不计入期限: so many working days do not count, with a notice. Manager over the organ."""
    return _do(
        request,
        number,
        Act.EXCLUDE,
        lambda given: verbs.exclude_time(**said.model_dump(), **given).case,
    )


@router.post("/{number}/resume", response=CaseShape, summary="Let time count again")
def resume(request: HttpRequest, number: Number) -> HttpResponse:
    """恢复计算期限, before the day that the notice named. Manager over the organ."""
    return _do(request, number, Act.RESUME, lambda given: verbs.resume_time(**given))


@router.post("/{number}/extend", response=CaseShape, summary="Extend the term")
def extend(request: HttpRequest, number: Number, said: told.ExtendIn) -> HttpResponse:
    """延长期限, with a notice. Manager over the organ, of a joint case over its government."""
    more = {**said.model_dump(), "kind": ClockKind(said.kind)}
    return _do(request, number, Act.EXTEND, lambda given: verbs.extend_term(**more, **given).case)


@router.post("/{number}/steps/{step}/review", response=CaseShape, summary="Review a step")
def review(request: HttpRequest, number: Number, step: Key, said: told.ReviewIn) -> HttpResponse:
    """审查: the answer in a step. Reviewer over the step's unit."""
    answer: dict[str, Any] = {
        "outcome": Outcome[said.outcome.upper()],
        "opinion": said.opinion,
        "facts": said.facts,
        "documents": [Paper(each.type, each.sha256) for each in said.documents],
    }
    return _in_step(
        request, number, step, lambda given, unit: verbs.review(**answer, unit=unit, **given)
    )


@router.post("/{number}/steps/{step}/speak", response=CaseShape, summary="Speak in a joint step")
def speak(request: HttpRequest, number: Number, step: Key, said: told.OpinionIn) -> HttpResponse:
    """会签: the word of one unit; a later one replaces it. Reviewer over that unit."""
    viewer = caller(request).viewer
    word: dict[str, Any] = {"outcome": Outcome[said.outcome.upper()], "opinion": said.opinion}

    def do() -> Done:
        unit = joint.may_speak(number, step, said.unit, viewer=viewer)
        given: dict[str, Any] = {"by": viewer.by, **moment()}
        return _done(verbs.speak(case=number, step=step, unit=unit, **word, **given))

    return act(request, do, expect=lambda mark: verbs.expect(case=number, mark=mark))


@router.post("/{number}/steps/{step}/claim", response=CaseShape, summary="Take a step in hand")
def claim(request: HttpRequest, number: Number, step: Key) -> HttpResponse:
    """认领. Reviewer over the step's unit."""
    return _in_step(request, number, step, lambda given, _: verbs.claim(**given))


@router.post("/{number}/steps/{step}/release", response=CaseShape, summary="Put a step back")
def release(request: HttpRequest, number: Number, step: Key) -> HttpResponse:
    """退回待办. Reviewer or manager over the step's unit."""
    return _in_step(request, number, step, lambda given, _: verbs.release(**given), release=True)


@router.post("/{number}/steps/{step}/hand_over", response=CaseShape, summary="Hand a step over")
def hand_over(
    request: HttpRequest, number: Number, step: Key, said: told.HandOverIn
) -> HttpResponse:
    """移交 to a colleague. Reviewer or manager over the unit; what another has, its manager."""
    viewer = caller(request).viewer

    def do() -> Done:
        seen = queries.case_seen(number, viewer=viewer, today=present.today())
        holder = next((each.claimed_by for each in seen.steps if each.key == step), None)
        joint.may_hand_over(number, step, viewer=viewer, holder=holder)
        given: dict[str, Any] = {"by": viewer.by, **said.model_dump(), **moment()}
        return _done(verbs.hand_over(case=number, step=step, **given))

    return act(request, do, expect=lambda mark: verbs.expect(case=number, mark=mark))


def _in_step(
    request: HttpRequest,
    number: str,
    step: str,
    verb: Callable[[dict[str, Any], str], Case],
    *,
    release: bool = False,
) -> HttpResponse:
    viewer = caller(request).viewer

    def do() -> Done:
        held = verbs.hold(case=number)
        unit = queries.may_review(held, step, viewer=viewer, release=release)
        return _done(verb({"case": held, "step": step, "by": viewer.by, **moment()}, unit))

    return act(request, do, expect=lambda mark: verbs.expect(case=number, mark=mark))


def _gaps(said: list[told.GapIn]) -> list[Gap]:
    return [Gap(each.material, each.lacking) for each in said]
