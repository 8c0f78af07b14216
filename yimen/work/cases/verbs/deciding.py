"""The decision, and what ends a case: delivery, closing, withdrawal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from yimen.ground.process import verbs as process
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Decision
from yimen.work.cases.rules import Remedies
from yimen.work.cases.states import HANDLED, Act, DocumentKind, Outcome, State, Way
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, run_of
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
) -> Decision:
    """准予许可: a written decision; both clocks stop and the term for delivery begins.

    Refused: `UnknownCase`; `WrongState`, also where a review refused. 行政许可法 Art. 38, 39.
    """
    held = lock(case)
    move(held, Act.GRANT)
    decision = Decision(outcome=Outcome.GRANTED, reasons=reasons, legal_basis=legal_basis)
    return _decide(
        held, decision, DocumentKind.GRANT, "cases.grant", by, now, today=today, unit=unit
    )


@transaction.atomic
def refuse(
    *, case: str, told: Remedies, by: str, now: datetime, today: date, unit: str = ""
) -> Decision:
    """不予许可: refuse in writing, with reasons and basis and with where to turn and how long.

    Refused: `UnknownCase`, `WrongState`; `RemediesMissing` with every field that is empty.
    行政许可法 Art. 38; 行政复议法 Art. 20; 行政诉讼法 Art. 46.
    """
    held = lock(case)
    move(held, Act.REFUSE)
    rules.check_remedies(told)
    decision = Decision(outcome=Outcome.REFUSED, **asdict(told))
    return _decide(
        held, decision, DocumentKind.REFUSAL, "cases.refuse", by, now, today=today, unit=unit
    )


def _decide(
    case: Case,
    decision: Decision,
    paper: DocumentKind,
    act: str,
    by: str,
    now: datetime,
    *,
    today: date,
    unit: str,
) -> Decision:
    rules.check_no_exclusion(queries.excluded(case))
    told = {"reasons": decision.reasons, "legal_basis": decision.legal_basis}
    remedies = ("review_body", "review_period", "court", "suit_period")
    content = {**told, **{name: getattr(decision, name) for name in remedies}}
    decision.case = case
    decision.document = issue(case, paper, content, by=by, now=now, today=today)
    decision.decided_at, decision.decided_on, decision.decided_by = now, today, by
    decision.save()
    case.outcome, case.counts_from = decision.outcome, today
    case.save(update_fields=["state", "outcome", "counts_from"])
    process.stop_clock(run=run_of(case), by=by, now=now, today=today)
    body = {"document": decision.document.number, **content}
    note(case, act, by=by, now=now, unit=unit, body=body)
    return decision


@transaction.atomic
def deliver(
    *, case: str, way: Way, proof: str, by: str, now: datetime, today: date, unit: str = ""
) -> Case:
    """送达: the decision reached the applicant, which `proof` (a receipt's number) shows.

    Ten working days from the decision; later is late, never refused. Refused: `UnknownCase`,
    `WrongState`, `DeliveryUnproved`. 行政许可法 Art. 44.
    """
    held = lock(case)
    move(held, Act.DELIVER)
    rules.check_delivery(proof)
    held.delivered_at, held.delivered_on, held.delivered_by = now, today, by
    held.delivery_way, held.delivery_proof = way, proof
    held.save()
    body = {"way": way.value, "proof": proof}
    note(held, "cases.deliver", by=by, now=now, unit=unit, body=body)
    return held


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
    """撤回申请: the applicant takes the application back before a decision; reviews in hand end.

    Refused: `UnknownCase`, `WrongState`. State 14 of the national exchange; 2 before any answer.
    """
    held = lock(case)
    before = move(held, Act.WITHDRAW)
    held.withdrawn_at, held.withdrawn_on, held.withdrawn_by = now, today, by
    held.save()
    if held.run is not None and before in HANDLED:
        if queries.excluded(held):
            end_exclusion(held, by=by, now=now, today=today)
        if before in {State.ACCEPTED, State.REVIEWING}:
            process.stop(run=held.run, reason=reason, by=by, now=now, today=today)
        process.stop_clock(run=held.run, by=by, now=now, today=today)
    note(held, "cases.withdraw", by=by, now=now, unit=unit, body={"reason": reason})
    return held
