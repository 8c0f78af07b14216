"""Hearings and inquiries at every point of their course, made by the verbs themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from yimen.ground.people import queries
from yimen.ground.people.rules import UnknownStaff
from yimen.ground.people.tests import make as people
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, Document, Inquiry
from yimen.work.cases.rules import SIGNED
from yimen.work.cases.states import Act
from yimen.work.cases.tests.when import DAY, at
from yimen.work.intake.tests import make as intake

PARTIES = ("张三", "邻居李四")
CHAIR, OTHER = "chair", "other"
OFFICERS = ("officer-1", "officer-2")
NINE = time(9)
HEARING_DAY = date(2026, 3, 2)  # the seventh working day after 13 February


def staff(*numbers: str) -> tuple[str, ...]:
    """Members of staff of the organ, appointed once."""
    for number in numbers:
        try:
            queries.staff(number)
        except UnknownStaff:
            people.staff(number, intake.ORGAN)
    return numbers


def tell(number: str, day: date = DAY, *, mandatory: bool = False) -> Document:
    return verbs.tell_hearing(
        case=number, parties=PARTIES, reason="涉及相邻权益", mandatory=mandatory, **at(day)
    )


def answer(number: str, party: str = PARTIES[0], *, wants: bool = True, day: date = DAY) -> Case:
    return verbs.answer_hearing(case=number, party=party, wants=wants, **at(day))


def notice(
    number: str,
    held_on: date = HEARING_DAY,
    chair: str = CHAIR,
    day: date = DAY,
    begins: time = NINE,
) -> Document:
    staff(CHAIR, OTHER)
    return verbs.notice_hearing(
        case=number, held_on=held_on, begins=begins, place="三楼听证室", chair=chair, **at(day)
    )


def challenge(number: str) -> Case:
    return verbs.challenge_chair(case=number, party=PARTIES[1], reason="是申请人的亲属", **at())


def judge(number: str, *, upheld: bool = True, by: str = "head") -> Case:
    told = {**at(), "by": by}
    return verbs.judge_challenge(case=number, party=PARTIES[1], upheld=upheld, **told)


def hold(number: str, day: date = HEARING_DAY) -> Document:
    return verbs.hold_hearing(case=number, attended=PARTIES, minutes="双方陈述了意见", **at(day))


def sign(number: str, day: date = HEARING_DAY) -> Case:
    signatures = {PARTIES[0]: SIGNED, PARTIES[1]: "认为记录不全，拒绝签字"}
    return verbs.sign_minutes(case=number, signatures=signatures, **at(day))


def asked_for(number: str) -> None:
    tell(number)
    answer(number)


def called(number: str) -> None:
    asked_for(number)
    notice(number)


def challenged(number: str) -> None:
    called(number)
    challenge(number)


def held(number: str) -> None:
    called(number)
    hold(number)


def visit(number: str, day: date = DAY, *, inspection: bool = False) -> Inquiry:
    return verbs.order_visit(
        case=number,
        officers=staff(*OFFICERS),
        visit_on=day,
        place="经营场所",
        subject="核查布局",
        inspection=inspection,
        **at(day),
    )


def record(number: str, inquiry: int = 1, present: tuple[str, ...] = OFFICERS) -> Inquiry:
    return verbs.record_visit(
        case=number, inquiry=inquiry, present=present, finding="相符", favourable=True, **at()
    )


def experts(number: str) -> Inquiry:
    return verbs.commission_experts(
        case=number,
        experts=["王教授", "赵高工"],
        subject="结构安全",
        due_on=HEARING_DAY,
        **at(),
    )


def consult(number: str, days: int = 5) -> Inquiry:
    if "water" not in queries.units_by_key():
        people.unit("water")
    return verbs.consult(case=number, asked="water", question="是否影响河道？", days=days, **at())


def reply(verb: Callable[..., Inquiry], number: str, inquiry: int = 1) -> Inquiry:
    return verb(case=number, inquiry=inquiry, finding="同意", favourable=True, **at())


DO: dict[Act, Callable[[str], object]] = {
    Act.TELL_HEARING: tell,
    Act.ANSWER_HEARING: answer,
    Act.NOTICE_HEARING: notice,
    Act.CHALLENGE_CHAIR: challenge,
    Act.JUDGE_CHALLENGE: judge,
    Act.HOLD_HEARING: hold,
    Act.SIGN_MINUTES: sign,
    Act.ORDER_VISIT: visit,
    Act.RECORD_VISIT: record,
    Act.COMMISSION_EXPERTS: experts,
    Act.RECORD_EXPERTS: lambda n: reply(verbs.record_experts, n),
    Act.CONSULT: consult,
    Act.ANSWER_CONSULTATION: lambda n: reply(verbs.answer_consultation, n),
    Act.CANCEL_INQUIRY: lambda n: verbs.cancel_inquiry(
        case=n, inquiry=1, reason="已无必要", **at()
    ),
}
READY: dict[Act, Callable[[str], object]] = {
    Act.ANSWER_HEARING: tell,
    Act.NOTICE_HEARING: asked_for,
    Act.CHALLENGE_CHAIR: called,
    Act.JUDGE_CHALLENGE: challenged,
    Act.HOLD_HEARING: called,
    Act.SIGN_MINUTES: held,
    Act.RECORD_VISIT: visit,
    Act.RECORD_EXPERTS: experts,
    Act.ANSWER_CONSULTATION: consult,
    Act.CANCEL_INQUIRY: visit,
}
