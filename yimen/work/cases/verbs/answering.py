"""The answer to an application: accepted, accepted by silence, not required, refused acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.db import transaction

from yimen.ground.people import queries as people
from yimen.ground.process import verbs as process
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case
from yimen.work.cases.rules import Acceptance
from yimen.work.cases.states import Act, DocumentKind, Ground
from yimen.work.cases.verbs.barring import bar_applicant
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.gaps import begin_gaps
from yimen.work.cases.verbs.locked import lock, move, note, workdays
from yimen.work.cases.verbs.reviewing import follow_run


@transaction.atomic
def accept(*, case: str, by: str, now: datetime, today: date, unit: str = "") -> Case:
    """受理: a dated, numbered voucher is issued and the departments begin, all at once.

    After the term for an answer the case was accepted already, from the day of receipt or of
    resubmission; the clocks then count from there. Refused: `UnknownCase`, `WrongState`, and what
    `process.verbs.start` refuses. 行政许可法 Art. 32.
    """
    held = lock(case)
    said = rules.acceptance(held.counts_from, today, workdays())
    move(held, Act.DEEM_ACCEPTED if said.deemed else Act.ACCEPT)
    return _accept(held, said, act="cases.accept", by=by, now=now, today=today, unit=unit)


@transaction.atomic
def deem_accepted(*, case: str, by: str, now: datetime, today: date) -> Case:
    """视为受理: nobody answered in time, so the case is accepted from the day it came in.

    Refused: `UnknownCase`; `WrongState` where it was answered; `AnswerInTime` while it still can
    be. 行政许可法 Art. 32(4).
    """
    held = lock(case)
    move(held, Act.DEEM_ACCEPTED)
    rules.check_silence(held.counts_from, today, workdays())
    said = Acceptance(held.counts_from, deemed=True)
    return _accept(held, said, act="cases.deem_accepted", by=by, now=now, today=today, unit="")


def _accept(
    case: Case, said: Acceptance, *, act: str, by: str, now: datetime, today: date, unit: str
) -> Case:
    route = queries.route(case)
    moved = process.start(
        version=route.version,
        about=case.about,
        by=by,
        now=now,
        today=today,
        facts=route.facts,
        documents=route.documents,
        counts_from=said.on,
        limits=route.limits,
    )
    case.run, case.deemed = moved.run, said.deemed
    case.accepted_at = (case.resubmitted_at or case.received_at) if said.deemed else now
    case.accepted_on = case.counts_from = said.on
    case.accepted_by = by
    follow_run(case, moved.state, begun=False)
    case.save()
    limits = {kind.value: limit for kind, limit in route.limits.items()}
    dates = rules.promises(limits, said.on, workdays())
    gaps = begin_gaps(case, today)
    content = {"accepted_on": said.on.isoformat(), "deemed": said.deemed, **dates, **gaps}
    if case.refers_to:
        content["refers_to"] = people.unit(case.refers_to).name
    document = issue(case, DocumentKind.ACCEPTANCE, content, by=by, now=now, today=today)
    body = {**content, "document": document.number, "run": str(moved.run)}
    note(case, act, by=by, now=now, unit=unit, body=body)
    return case


@transaction.atomic
def not_required(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Case:
    """不受理: no licence is needed for this, which the applicant is told at once.

    Refused: `UnknownCase`, `WrongState`, `ReasonMissing`, `AnswerTooLate`. 行政许可法 Art. 32(1).
    """
    held = lock(case)
    move(held, Act.NOT_REQUIRED)
    rules.check_answer_in_time(held.counts_from, today, workdays())
    rules.check_reason("not_required", reason)
    held.decline_reason = reason
    return _decline(
        held, DocumentKind.NOT_REQUIRED, "cases.not_required", by, now, today, unit=unit
    )


@transaction.atomic
def reject(
    *,
    case: str,
    ground: Ground,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    authority: str = "",
    bars: bool = False,
    unit: str = "",
) -> Case:
    """不予受理: refuse acceptance in writing; who is not competent names the right `authority`.

    After false materials `bars` says that the matter touches public safety, health, life or
    property directly: nobody applies again for a year.

    Refused: `UnknownCase`, `WrongState`, `ReasonMissing`, `AuthorityMissing`, `NothingWasAsked`,
    `AnswerTooLate`, `NothingToBar`. 行政许可法 Art. 32(2), 32(5), 78.
    """
    held = lock(case)
    before = move(held, Act.REJECT)
    rules.check_answer_in_time(held.counts_from, today, workdays())
    rules.check_rejection(before, ground, reason, authority)
    held.decline_ground, held.decline_reason, held.right_authority = ground, reason, authority
    barred: Mapping[str, object] = {}
    if bars:
        rules.check_bars(ground)
        barred = bar_applicant(held, reason, by=by, now=now, today=today, unit=unit)
    paper = DocumentKind.REJECTION
    return _decline(held, paper, "cases.reject", by, now, today, unit=unit, more=barred)


def _decline(
    case: Case,
    paper: DocumentKind,
    act: str,
    by: str,
    now: datetime,
    today: date,
    *,
    unit: str,
    more: Mapping[str, object] = MappingProxyType({}),
) -> Case:
    case.declined_at, case.declined_on, case.declined_by = now, today, by
    case.save()
    content = {
        "ground": case.decline_ground,
        "reason": case.decline_reason,
        "right_authority": case.right_authority,
        **more,
    }
    document = issue(case, paper, content, by=by, now=now, today=today)
    body = {"document": document.number, **content}
    note(case, act, by=by, now=now, unit=unit, body=body)
    return case
