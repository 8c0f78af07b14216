"""The decision, and what ends a case: delivery, closing, withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from yimen.ground.process import verbs as process
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Decision, Document
from yimen.work.cases.rules import Remedies
from yimen.work.cases.rules.referral import check_referred
from yimen.work.cases.states import HANDLED, Act, DocumentKind, Outcome, State
from yimen.work.cases.verbs.barring import bar_applicant
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.inquiries import cancel_open
from yimen.work.cases.verbs.locked import lock, move, note, run_of
from yimen.work.cases.verbs.pledges import rely
from yimen.work.cases.verbs.timing import end_exclusion


@transaction.atomic
def grant(
    *,
    case: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    reasons: str = "",
    legal_basis: str = "",
    conditions: Sequence[str] = (),
    minutes: str = "",
) -> Decision:
    """准予许可: a written decision, with conditions or without; both clocks stop.

    `minutes` is the number of the minutes of the hearing on which it rests. Where the number of
    licences is limited, who was accepted first goes first. Refused: `UnknownCase`; `WrongState`,
    also where a review refused; `ReasonMissing`, `QuotaUsedUp`, `OutOfOrder`, `GapsLapsed`,
    `NotReferredUp`, and as `refuse` of hearing, inquiries and time. 行政许可法 Art. 38, 39, 57.
    """
    held = lock(case)
    move(held, Act.GRANT)
    decision = Decision(outcome=Outcome.GRANTED, reasons=reasons, legal_basis=legal_basis)
    decision.conditions = list(conditions)
    _check_grant(held, conditions, today)
    decision.outcome = rules.outcome(queries.gaps_due(held), today)
    rely(held, today)
    doing = Deciding("cases.grant", DocumentKind.GRANT, minutes)
    return _decide(held, decision, doing, by=by, now=now, today=today, unit=unit)


@transaction.atomic
def grant_at_once(
    *,
    case: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    reasons: str = "",
    legal_basis: str = "",
    conditions: Sequence[str] = (),
) -> Decision:
    """当场决定: an immediate item that is complete is granted on the day of acceptance.

    No department reviews it any more. Refused: as `grant`; `NotAtOnce`. 行政许可法 Art. 34, 56.
    """
    held = lock(case)
    before = held.accepted_on
    move(held, Act.GRANT_AT_ONCE)
    promised = rely(held, today)
    rules.check_at_once(held.case_type, promised=promised, same_day=before == today)
    decision = Decision(outcome=Outcome.GRANTED, reasons=reasons, legal_basis=legal_basis)
    decision.conditions, decision.at_once = list(conditions), True
    _check_grant(held, conditions, today)
    decision.outcome = rules.outcome(queries.gaps_due(held), today)
    process.stop(run=run_of(held), reason="当场决定", by=by, now=now, today=today)
    doing = Deciding("cases.grant_at_once", DocumentKind.GRANT, "")
    return _decide(held, decision, doing, by=by, now=now, today=today, unit=unit)


@transaction.atomic
def refuse(
    *,
    case: str,
    told: Remedies,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    minutes: str = "",
    bars: bool = False,
) -> Decision:
    """不予许可: refuse in writing, with reasons and basis and with where to turn and how long.

    `bars` says that it is for false materials in a matter that touches public safety, health, life
    or property directly: the applicant does not apply again for a year (Art. 78). Refused:
    `UnknownCase`, `WrongState`; `RemediesMissing` with every field that is empty;
    `HearingPending`, `MinutesNotCited`, `InquiryOpen`, `TimeExcluded`. 行政许可法 Art. 38, 47, 48;
    行政复议法 Art. 20; 行政诉讼法 Art. 46.
    """
    held = lock(case)
    move(held, Act.REFUSE)
    rules.check_remedies(told)
    decision = Decision(outcome=Outcome.REFUSED, **asdict(told))
    doing = Deciding("cases.refuse", DocumentKind.REFUSAL, minutes)
    if bars:
        who: dict[str, Any] = {"by": by, "now": now, "today": today, "unit": unit}
        doing.more.update(bar_applicant(held, told.reasons, **who))
    return _decide(held, decision, doing, by=by, now=now, today=today, unit=unit)


@dataclass(frozen=True, slots=True)
class Deciding:
    """How a decision is recorded: the name of the act, its document, its minutes, what it adds."""

    act: str
    paper: DocumentKind
    minutes: str
    more: dict[str, object] = field(default_factory=dict)


def _check_grant(case: Case, conditions: Sequence[str], today: date) -> None:
    rules.check_conditions(conditions)
    if not queries.quota(case):
        return
    with connection.cursor() as cursor:  # of two who take the last licence at once one waits here
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [case.item])
    found = queries.place(case, today)
    rules.check_quota(found.quota, found.granted, found.earlier)


def _decide(
    case: Case,
    decision: Decision,
    doing: Deciding,
    *,
    by: str,
    now: datetime,
    today: date,
    unit: str,
) -> Decision:
    check_referred(case.refers_to)
    rules.check_no_exclusion(queries.excluded(case))
    rules.check_found(queries.inquiries_now(case), today)
    rules.check_heard(queries.hearing_now(case), doing.minutes, today)
    if doing.minutes:
        decision.minutes = Document.objects.filter(case=case, number=doing.minutes).first()
    told = ("reasons", "legal_basis", "review_body", "review_period", "court", "suit_period")
    content = {name: getattr(decision, name) for name in told} | doing.more
    if decision.conditions:
        content["conditions"] = decision.conditions
    if doing.minutes:
        content["minutes"] = doing.minutes
    if decision.outcome != Outcome.REFUSED:
        content |= queries.holds_in(case)
    decision.case = case
    decision.document = issue(case, doing.paper, content, by=by, now=now, today=today)
    decision.decided_at, decision.decided_on, decision.decided_by = now, today, by
    decision.save()
    case.outcome, case.counts_from = decision.outcome, today
    case.save(update_fields=["state", "outcome", "counts_from"])
    process.stop_clock(run=run_of(case), by=by, now=now, today=today)
    body = {"document": decision.document.number, **content}
    note(case, doing.act, by=by, now=now, unit=unit, body=body)
    return decision


@transaction.atomic
def close(*, case: str, by: str, now: datetime, today: date, unit: str = "") -> Case:
    """办结: all is done and delivered; the file is ready for the archive.

    Refused: `UnknownCase`, `WrongState`.
    """
    held = lock(case)
    move(held, Act.CLOSE)
    held.closed_at, held.closed_on, held.closed_by = now, today, by
    held.save()
    note(held, "cases.close", by=by, now=now, unit=unit, body={})
    return held


@transaction.atomic
def withdraw(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Case:
    """撤回申请: the applicant takes the application back before a decision; what is in hand ends.

    Refused: `UnknownCase`, `WrongState`, `ReasonMissing`. State 14 of the national
    exchange; 2 before any answer.
    """
    held = lock(case)
    before = move(held, Act.WITHDRAW)
    rules.check_reason("withdraw", reason)
    held.withdrawn_at, held.withdrawn_on, held.withdrawn_by = now, today, by
    held.save()
    if held.run is not None and before in HANDLED:
        if queries.excluded(held):
            end_exclusion(held, by=by, now=now, today=today)
        if before in {State.ACCEPTED, State.REVIEWING}:
            process.stop(run=held.run, reason=reason, by=by, now=now, today=today)
        process.stop_clock(run=held.run, by=by, now=now, today=today)
        cancel_open(held, reason, by=by, now=now, today=today)
    note(held, "cases.withdraw", by=by, now=now, unit=unit, body={"reason": reason})
    return held
