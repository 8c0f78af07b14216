"""The hearing and the inquiries of a case, and who may not chair the one."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yimen.ground.process.queries.examiners import examiners as process_examiners
from yimen.work.cases.models import Case, Hearing, HearingParty, Inquiry
from yimen.work.cases.rules import HearingNow, InquiryNow, UnknownInquiry
from yimen.work.cases.states import (
    ON_SITE,
    HearingState,
    InquiryKind,
    InquiryState,
)


def hearing_of(case: Case) -> Hearing | None:
    """The hearing of a case, if its parties were told of the right to one."""
    return Hearing.objects.filter(case=case).select_related("minutes").first()


def hearing_now(case: Case) -> HearingNow | None:
    """The hearing of a case as a decision sees it."""
    found = hearing_of(case)
    if found is None:
        return None
    minutes = found.minutes.number if found.minutes else ""
    return HearingNow(HearingState(found.state), found.request_by, minutes)


def parties_of(case: Case) -> list[HearingParty]:
    """Who was told of the hearing of a case, by name."""
    return list(HearingParty.objects.filter(hearing__case=case).order_by("name"))


def challenges_of(case: Case) -> dict[str, bool | None]:
    """申请回避 in a case by party, and what became of each; None is still to be judged."""
    made = HearingParty.objects.filter(hearing__case=case).exclude(challenge="")
    return dict(made.values_list("name", "upheld"))


def examiners(case: Case) -> set[str]:
    """审查人员: who examined a case so far, or is sent to, by work number."""
    went = Inquiry.objects.filter(case=case, kind__in=ON_SITE).values_list("people", flat=True)
    answered = process_examiners(case.run) if case.run else set()
    return answered | {name for people in went for name in people}


def inquiry_of(case: Case, number: int) -> Inquiry:
    """The inquiry of that number in a case, or `UnknownInquiry`."""
    found = Inquiry.objects.filter(case=case, number=number).first()
    if found is None:
        raise UnknownInquiry(number=number)
    return found


def inquiries_of(case: Case) -> list[Inquiry]:
    """调查核实 of a case, in the order in which they began."""
    return list(Inquiry.objects.filter(case=case).order_by("number"))


def inquiries_now(case: Case) -> list[InquiryNow]:
    """The open inquiries of a case as a decision sees them."""
    opened = Inquiry.objects.filter(case=case, state=InquiryState.OPEN).order_by("number")
    return [InquiryNow(each.number, InquiryKind(each.kind), each.due_on) for each in opened]


def consulted(case: Case, units: set[str]) -> bool:
    """Whether one of these units is or was asked for its opinion in a case."""
    return Inquiry.objects.filter(
        Q(unit__in=units), case=case, kind=InquiryKind.CONSULTATION
    ).exists()


def asked_of(
    *, units: list[str], after: tuple[date, int] | None = None, at_most: int = 50
) -> list[Inquiry]:
    """待答复的征求意见: what these units are asked, what is due first on top, in pages."""
    waiting = Inquiry.objects.filter(
        kind=InquiryKind.CONSULTATION, state=InquiryState.OPEN, unit__in=units
    )
    if after is not None:
        day, seen = after
        waiting = waiting.filter(due_on__gte=day).exclude(due_on=day, pk__lte=seen)
    return list(waiting.select_related("case").order_by("due_on", "pk")[:at_most])
