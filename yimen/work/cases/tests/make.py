"""Cases in every state, made by the verbs themselves; what a draft needs comes from intake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from yimen.ground.catalog.states import CaseType, Power
from yimen.ground.process.states import ClockKind, Outcome
from yimen.ground.process.states import Ground as Excluded
from yimen.ground.process.tests import make as process
from yimen.ground.process.verbs import publish
from yimen.kernel.clock import Limit, Unit
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, Document
from yimen.work.cases.rules import Gap, Local, Remedies
from yimen.work.cases.states import Act, Effect, Ground, LocalKey, State, Way
from yimen.work.cases.tests import asking, late, licences, promising, referring
from yimen.work.cases.tests.when import AFTER, DAY, LAST, LONG_AFTER, at
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way as MaterialWay
from yimen.work.intake.tests import make as intake

__all__ = ["AFTER", "DAY", "LAST", "LONG_AFTER", "at"]  # handed on
DEPARTMENTS = ("fire", "health")
GAP = Gap("layout", "缺少比例尺")
TYPO = Gap("answers", "店名少一字")
REMEDIES = Remedies(
    reasons="经营场所不符合食品安全要求",
    legal_basis="食品安全法 Art. 33",
    review_body="某市人民政府",
    review_period="自收到本决定之日起60日",
    court="某市某区人民法院",
    suit_period="自收到本决定之日起6个月",
)


def item(*steps: dict[str, Any], power: Power = Power.APPROVAL, **more: Any) -> None:
    """An item of a power that two departments review side by side."""
    chosen = steps or tuple(process.step(key) for key in DEPARTMENTS)
    version = publish(data=process.plan(*chosen, **more), by="manager", now=intake.NOW)
    intake.item(plan_code=version.code, plan_digest=version.digest, power=power)


def local_rules(effect: Effect = Effect.WITHDRAWN, day: date = DAY) -> None:
    """What the place has laid down: ten working days for a correction, and more grounds."""
    given: dict[LocalKey, Local] = {
        LocalKey.CORRECTION: Local(Limit(10, Unit.WORKING_DAY), effect, "某市政务服务条例 Art. 36"),
        LocalKey.GAPS: Local(Limit(5, Unit.WORKING_DAY), effect, "某市政务服务条例 Art. 24"),
        LocalKey.PLEDGE_CHECK: Local(Limit(60, Unit.WORKING_DAY), None, "某省规定 Art. 14"),
        LocalKey.PROMISED_TIME: Local(None, None, "某市并联审批规定 Art. 19"),
    }
    for key, rule in given.items():
        verbs.enter_local_rule(
            unit=intake.ORGAN, key=key, rule=rule, valid_from=day, by="editor", now=intake.NOW
        )


def submitted(applicant: str = "", day: date = DAY) -> str:
    """The number of a case that came in on that day."""
    return verbs.submit(draft=intake.complete(applicant), **at(day)).number


def correcting() -> str:
    number = submitted()
    verbs.ask_correction(case=number, gaps=[GAP], **at())
    return number


def layout() -> Held:
    """The material that the notice asks for."""
    return Held("layout", MaterialWay.PAPER, originals=2)


def resubmitted() -> str:
    number = correcting()
    verbs.resubmit(case=number, materials=[layout()], **at())
    return number


def accepted(applicant: str = "", day: date = DAY) -> str:
    number = submitted(applicant, day)
    verbs.accept(case=number, **at(day))
    return number


def review(number: str, step: str, outcome: Outcome = Outcome.APPROVE, day: date = DAY) -> Case:
    """A department answers."""
    return verbs.review(case=number, step=step, outcome=outcome, **at(day))


def reviewing() -> str:
    number = accepted()
    review(number, "fire")
    return number


def reviewed() -> str:
    number = reviewing()
    review(number, "health")
    return number


def opposed() -> str:
    number = reviewing()
    review(number, "health", Outcome.REFUSE)
    return number


def decided() -> str:
    number = reviewed()
    verbs.grant(case=number, **at())
    return number


def delivered() -> str:
    number = decided()
    verbs.deliver(case=number, way=Way.WINDOW, proof="HZ-1", **at())
    return number


def ended(*acts: Act, by: Callable[[], str] = submitted) -> str:
    """A case on which some last acts were done."""
    number = by()
    for act in acts:
        DO[act](number)
    return number


def exclude(number: str, ground: Excluded = Excluded.TESTING, day: date = DAY) -> Document:
    """Five working days for a laboratory, say."""
    told: dict[str, Any] = {"ground": ground, "days": 5, "reason": "送检"}
    return verbs.exclude_time(case=number, **told, **at(day))


def immediate(number: str) -> None:
    """A case of an immediate item, where the item itself is a promised one."""
    Case.objects.filter(number=number).update(case_type=CaseType.IMMEDIATE)


def send(number: str) -> object:
    """By courier."""
    given: dict[str, Any] = {"target": "某路1号", "waybill": "SF1"}
    return verbs.send(case=number, way=Way.COURIER, **given, **at())


DO: dict[Act, Callable[[str], object]] = {
    Act.CORRECT_ON_SPOT: lambda n: verbs.correct_on_spot(case=n, corrected=[TYPO], **at()),
    Act.SAY_MISSING: lambda n: verbs.say_missing(case=n, unit="fire", gaps=[GAP], **at()),
    Act.ASK_CORRECTION: lambda n: verbs.ask_correction(case=n, gaps=[GAP], **at()),
    Act.RESUBMIT: lambda n: verbs.resubmit(case=n, materials=[layout()], **at()),
    Act.LAPSE: lambda n: verbs.lapse(case=n, **at(LONG_AFTER)),
    Act.ACCEPT: lambda n: verbs.accept(case=n, **at()),
    Act.DEEM_ACCEPTED: lambda n: verbs.deem_accepted(case=n, **at(AFTER)),
    Act.NOT_REQUIRED: lambda n: verbs.not_required(case=n, reason="自用", **at()),
    Act.REJECT: lambda n: verbs.reject(
        case=n,
        ground=Ground.NO_JURISDICTION,
        reason="不归本局管",
        authority="某县行政审批局",
        **at(),
    ),
    Act.REVIEW: lambda n: review(n, "health"),
    Act.EXCLUDE: exclude,
    Act.RESUME: lambda n: verbs.resume_time(case=n, **at()),
    Act.EXTEND: lambda n: verbs.extend_term(
        case=n, kind=ClockKind.STATUTORY, days=10, reason="案情复杂", **at()
    ),
    Act.REFER_UP: referring.refer,
    Act.GRANT_AT_ONCE: lambda n: verbs.grant_at_once(case=n, **at()),
    Act.GRANT: lambda n: verbs.grant(case=n, **at()),
    Act.REFUSE: lambda n: verbs.refuse(case=n, told=REMEDIES, **at()),
    Act.DELIVER: lambda n: verbs.deliver(case=n, way=Way.COURIER, proof="SF1", **at()),
    Act.SEND: send,
    Act.FAIL_DELIVERY: lambda n: verbs.fail_delivery(case=n, reason="拒收", **at()),
    Act.CLOSE: lambda n: verbs.close(case=n, **at()),
    Act.WITHDRAW: lambda n: verbs.withdraw(case=n, reason="不再经营", **at()),
    **asking.DO,
    **late.DO,
    **promising.DO,
    **licences.DO,
}

READY: dict[Act, Callable[[str], object]] = {  # what must have been done before, in any state
    Act.RESUME: exclude,
    Act.FAIL_DELIVERY: send,
    Act.REFER_UP: referring.below,
    Act.GRANT_AT_ONCE: immediate,
    **asking.READY,
    **late.READY,
    **promising.READY,
    **licences.READY,
}

IN: dict[State, Callable[[], str]] = {
    State.SUBMITTED: submitted,
    State.CORRECTING: correcting,
    State.RESUBMITTED: resubmitted,
    State.NOT_REQUIRED: lambda: ended(Act.NOT_REQUIRED),
    State.REJECTED: lambda: ended(Act.REJECT),
    State.ACCEPTED: accepted,
    State.REVIEWING: reviewing,
    State.REVIEWED: reviewed,
    State.OPPOSED: opposed,
    State.DECIDED: decided,
    State.DELIVERED: delivered,
    State.CLOSED: lambda: ended(Act.CLOSE, by=delivered),
    State.TAKEN_BACK: lambda: ended(Act.WITHDRAW),
    State.WITHDRAWN: lambda: ended(Act.WITHDRAW, by=accepted),
}
