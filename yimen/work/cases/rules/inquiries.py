"""What the law asks of visits, experts and consultations, over plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import (
    AskedItself,
    InquiryOpen,
    OtherInquiry,
    TermTooShort,
    TwoOfficers,
)
from yimen.work.cases.states import InquiryKind

LEAST_OFFICERS = 2


@dataclass(frozen=True, slots=True)
class InquiryNow:
    """An open inquiry as a decision sees it."""

    number: int
    kind: InquiryKind
    due_on: date


def check_visit(officers: Sequence[str], subject: str, day: date, today: date) -> None:
    """Two officers at least, a subject, and a day that has not passed.

    Refused: `TwoOfficers` (行政许可法 Art. 34, 55), `ReasonMissing`, `TermTooShort`.
    """
    check_reason("visit", subject)
    check_two(officers, officers)
    if day < today:
        raise TermTooShort(day=day.isoformat())


def check_two(present: Sequence[str], sent: Collection[str]) -> None:
    """`TwoOfficers` unless two of those who were sent were there."""
    if len(set(present) & set(sent)) < LEAST_OFFICERS or set(present) - set(sent):
        raise TwoOfficers(present="、".join(sorted(set(present))) or "–")


def check_experts(experts: Sequence[str], subject: str, due_on: date, today: date) -> None:
    """Experts by name, a subject, and a term. Refused: `ReasonMissing`, `TermTooShort`."""
    check_reason("experts", subject)
    for each in experts or [""]:
        check_reason("experts", each)
    if due_on <= today:
        raise TermTooShort(day=due_on.isoformat())


def check_consultation(unit: str, organ: str, question: str, days: int, today: date) -> None:
    """Another unit, a question, a term. Refused: `AskedItself`, `ReasonMissing`, `TermTooShort`."""
    check_reason("consult", question)
    if unit == organ:
        raise AskedItself(unit=unit)
    if days < 1:
        raise TermTooShort(day=today.isoformat())


def check_kind(kind: InquiryKind, wanted: Collection[InquiryKind]) -> None:
    """`OtherInquiry` where a visit is answered like a review by experts, say."""
    if kind not in wanted:
        raise OtherInquiry(kind=kind.value)


def check_found(opened: Sequence[InquiryNow], today: date) -> None:
    """`InquiryOpen` while something is to be found out.

    Another unit that lets its own term pass holds nobody up (our reading).
    """
    for each in opened:
        if each.kind is not InquiryKind.CONSULTATION or today <= each.due_on:
            raise InquiryOpen(kind=each.kind.value, number=each.number)
