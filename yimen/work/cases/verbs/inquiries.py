"""Visits, reviews by experts and consultations: asked for, and answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from yimen.ground.people import queries as people
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Inquiry
from yimen.work.cases.rules import Key
from yimen.work.cases.states import (
    ON_SITE,
    Act,
    DocumentKind,
    InquiryAct,
    InquiryKind,
    InquiryState,
    inquiry_after,
)
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, workdays


@transaction.atomic
def order_visit(
    *,
    case: str,
    officers: Sequence[str],
    visit_on: date,
    place: str,
    subject: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    inspection: bool = False,
) -> Inquiry:
    """指派现场核查: two officers at least go and look, and the applicant is told when.

    `officers` are work numbers. An `inspection` (检验、检测、检疫) is assigned within five working
    days of acceptance; later is late and says so. Refused: `UnknownCase`, `WrongState`,
    `TwoOfficers`, `ReasonMissing`, `TermTooShort`, `people.unknown-staff`. 行政许可法 Art. 34, 55.
    """
    held = lock(case)
    move(held, Act.ORDER_VISIT)
    rules.check_reason("place", place)
    rules.check_visit(officers, subject, visit_on, today)
    names = [people.staff(each).name for each in officers]
    said: dict[str, object] = {"subject": subject, "place": place}
    content = {**said, "visit_on": visit_on.isoformat(), "officers": names}
    document = issue(held, DocumentKind.VISIT_NOTICE, content, by=by, now=now, today=today)
    kind = InquiryKind.INSPECTION if inspection else InquiryKind.VISIT
    asked = {**said, "people": list(officers), "due_on": visit_on, "document": document}
    ordered = _open(held, kind, asked, by=by, now=now, today=today)
    body = {"document": document.number, **content, "officers": list(officers)}
    if inspection:
        assert held.accepted_on is not None  # case_handled_is_accepted
        due_on = rules.last_day(Key.INSPECTION, held.accepted_on, workdays())
        body |= {"assign_by": due_on.isoformat(), "late": today > due_on}
    _told(held, Act.ORDER_VISIT, ordered, body, by=by, now=now, unit=unit)
    return ordered


@transaction.atomic
def record_visit(
    *,
    case: str,
    inquiry: int,
    present: Sequence[str],
    finding: str,
    favourable: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    sha256: str = "",
) -> Inquiry:
    """现场核查记录: what the officers who were there found; two of those who were sent at least.

    Refused: `UnknownCase`, `WrongState`, `UnknownInquiry`, `OtherInquiry`, `InquiryEnded`,
    `TwoOfficers`, `ReasonMissing`. 行政许可法 Art. 34, 55.
    """
    held, found = _held(case, Act.RECORD_VISIT, inquiry, ON_SITE)
    rules.check_two(present, found.people)
    found.present = list(present)
    told = {"finding": finding, "favourable": favourable, "sha256": sha256}
    _close(found, told, by=by, now=now, today=today)
    body = {**told, "present": list(present)}
    _told(held, Act.RECORD_VISIT, found, body, by=by, now=now, unit=unit)
    return found


@transaction.atomic
def commission_experts(
    *,
    case: str,
    experts: Sequence[str],
    subject: str,
    due_on: date,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Inquiry:
    """委托专家评审: experts by name, on a subject, until a day.

    The clocks stop for it only by a notice of its own (`exclude_time`). Refused: `UnknownCase`,
    `WrongState`, `ReasonMissing`, `TermTooShort`. 行政许可法 Art. 45.
    """
    held = lock(case)
    move(held, Act.COMMISSION_EXPERTS)
    rules.check_experts(experts, subject, due_on, today)
    asked = {"subject": subject, "people": list(experts), "due_on": due_on}
    begun = _open(held, InquiryKind.EXPERTS, asked, by=by, now=now, today=today)
    body = {"subject": subject, "experts": list(experts), "due_on": due_on.isoformat()}
    _told(held, Act.COMMISSION_EXPERTS, begun, body, by=by, now=now, unit=unit)
    return begun


@transaction.atomic
def record_experts(
    *,
    case: str,
    inquiry: int,
    finding: str,
    favourable: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    sha256: str = "",
) -> Inquiry:
    """专家评审意见: what the experts said.

    Refused: as `record_visit`, without officers.
    """
    held, found = _held(case, Act.RECORD_EXPERTS, inquiry, {InquiryKind.EXPERTS})
    told = {"finding": finding, "favourable": favourable, "sha256": sha256}
    _close(found, told, by=by, now=now, today=today)
    _told(held, Act.RECORD_EXPERTS, found, told, by=by, now=now, unit=unit)
    return found


@transaction.atomic
def consult(
    *,
    case: str,
    asked: str,
    question: str,
    days: int,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Inquiry:
    """征求意见: another unit is asked in writing, and has a term of its own in working days.

    Our clocks go on. Refused: `UnknownCase`, `WrongState`, `AskedItself`, `ReasonMissing`,
    `TermTooShort`, `people.unknown-unit`.
    """
    held = lock(case)
    move(held, Act.CONSULT)
    rules.check_consultation(asked, held.organ, question, days, today)
    due_on = workdays().nth_working_day_after(today, days)
    content = {"unit": people.unit(asked).name, "question": question, "days": days}
    content["answer_by_on"] = due_on.isoformat()
    document = issue(held, DocumentKind.CONSULTATION, content, by=by, now=now, today=today)
    values: dict[str, object] = {"subject": question, "people": [], "unit": asked}
    values |= {"due_on": due_on, "document": document}
    begun = _open(held, InquiryKind.CONSULTATION, values, by=by, now=now, today=today)
    body = {"document": document.number, **content, "unit": asked}
    _told(held, Act.CONSULT, begun, body, by=by, now=now, unit=unit)
    return begun


@transaction.atomic
def answer_consultation(
    *,
    case: str,
    inquiry: int,
    finding: str,
    favourable: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    sha256: str = "",
) -> Inquiry:
    """答复征求意见: the unit that was asked says what it holds; late is late, never refused.

    Refused: as `record_experts`.
    """
    consultation = {InquiryKind.CONSULTATION}
    held, found = _held(case, Act.ANSWER_CONSULTATION, inquiry, consultation)
    told = {"finding": finding, "favourable": favourable, "sha256": sha256}
    _close(found, told, by=by, now=now, today=today)
    body = {**told, "late": today > found.due_on}
    _told(held, Act.ANSWER_CONSULTATION, found, body, by=by, now=now, unit=unit)
    return found


@transaction.atomic
def cancel_inquiry(
    *, case: str, inquiry: int, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Inquiry:
    """取消调查: it is not needed any more, and it is said why.

    Refused: `UnknownCase`, `WrongState`, `UnknownInquiry`, `InquiryEnded`, `ReasonMissing`.
    """
    held, found = _held(case, Act.CANCEL_INQUIRY, inquiry, set(InquiryKind))
    _close(found, {"finding": reason}, by=by, now=now, today=today, act=InquiryAct.CANCEL)
    _told(held, Act.CANCEL_INQUIRY, found, {"reason": reason}, by=by, now=now, unit=unit)
    return found


def cancel_open(case: Case, reason: str, *, by: str, now: datetime, today: date) -> list[int]:
    """Give up what is still to be found out in a locked case that has ended; the numbers."""
    opened = list(Inquiry.objects.filter(case=case, state=InquiryState.OPEN).order_by("number"))
    for each in opened:
        _close(each, {"finding": reason}, by=by, now=now, today=today, act=InquiryAct.CANCEL)
    return [each.number for each in opened]


def _open(
    case: Case,
    kind: InquiryKind,
    asked: Mapping[str, object],
    *,
    by: str,
    now: datetime,
    today: date,
) -> Inquiry:
    last = Inquiry.objects.filter(case=case).aggregate(last=Max("number"))["last"]
    opened = Inquiry(case=case, number=(last or 0) + 1, kind=kind, state=InquiryState.OPEN, **asked)
    opened.opened_at, opened.opened_on, opened.opened_by = now, today, by
    opened.save(force_insert=True)
    return opened


def _held(case: str, act: Act, number: int, kinds: Collection[InquiryKind]) -> tuple[Case, Inquiry]:
    held = lock(case)
    move(held, act)
    found = queries.inquiry_of(held, number)
    rules.check_kind(InquiryKind(found.kind), kinds)
    return held, found


def _close(
    found: Inquiry,
    told: Mapping[str, object],
    *,
    by: str,
    now: datetime,
    today: date,
    act: InquiryAct = InquiryAct.RECORD,
) -> None:
    found.state = inquiry_after(InquiryState(found.state), act)
    rules.check_reason(act.value, str(told["finding"]))
    for name, value in told.items():
        setattr(found, name, value)
    found.closed_at, found.closed_on, found.closed_by = now, today, by
    found.save()


def _told(
    case: Case,
    act: Act,
    inquiry: Inquiry,
    body: Mapping[str, object],
    *,
    by: str,
    now: datetime,
    unit: str,
) -> None:
    said = {"inquiry": inquiry.number, "kind": inquiry.kind, **body}
    note(case, f"cases.{act.value}", by=by, now=now, unit=unit, body=said)
