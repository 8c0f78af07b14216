"""Whose hands a step is in: take it, put it back, hand it to a colleague, speak in a joint one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from yimen.base.postgres.whole import part
from yimen.ground.process import rules
from yimen.ground.process.models import Opinion, Step
from yimen.ground.process.rules import Change
from yimen.ground.process.states import Outcome, StepState
from yimen.ground.process.verbs.locked import Locked, Moved, lock, write


@part
def claim(*, run: UUID | Locked, step: str, by: str, now: datetime, today: date) -> Moved:
    """认领: take an open step in hand, so that no other works on it.

    Raises NoRun, RunEnded, NoStep, StepNotOpen, ClaimedByOther.
    """
    locked = lock(run)
    attempt = rules.in_hand(locked.plan, locked.now, step, by).attempt
    _put(locked, step, attempt, by)
    return _told(locked, "process.claim", {"step": step}, by=by, now=now, today=today)


@part
def release(
    *, run: UUID | Locked, step: str, by: str, now: datetime, today: date, from_other: bool = False
) -> Moved:
    """退回待办: put a step back for others; `from_other` also one that somebody else has in hand.

    Raises as `claim` does, ClaimedByOther only without `from_other`.
    """
    locked = lock(run)
    if from_other:
        there = rules.open_step(locked.plan, locked.now, step)
    else:
        there = rules.in_hand(locked.plan, locked.now, step, by)
    _put(locked, step, there.attempt, None)
    taken = {"from": there.claimed_by} if there.claimed_by not in (None, by) else {}
    return _told(locked, "process.release", {"step": step, **taken}, by=by, now=now, today=today)


@part
def hand_over(
    *, run: UUID | Locked, step: str, to: str, reason: str, by: str, now: datetime, today: date
) -> Moved:
    """移交: put a step into the hands of another, whoever has it now; why is kept in the ledger.

    Whether `to` may work on it is for the caller to know. Raises NoRun, RunEnded, NoStep,
    StepNotOpen; HandedToHolder where they have it in hand already; ReasonEmpty.
    """
    locked = lock(run)
    there = rules.open_step(locked.plan, locked.now, step)
    rules.check_handing(locked.plan.by_key[step].name, there, to, reason)
    _put(locked, step, there.attempt, to)
    body = {"step": step, "to": to, "reason": reason, "from": there.claimed_by or ""}
    return _told(locked, "process.hand_over", body, by=by, now=now, today=today)


@part
def give_opinion(
    *,
    run: UUID | Locked,
    step: str,
    unit: str,
    outcome: Outcome,
    by: str,
    now: datetime,
    today: date,
    opinion: str = "",
) -> Moved:
    """会签: one member of a joint step says what it thinks; a later word replaces the earlier.

    `opinion` is what the officer wrote. Raises NoRun, RunEnded, NoStep, StepNotOpen,
    OpinionNotAsked.
    """
    locked = lock(run)
    attempt = rules.speak(locked.plan, locked.now, step, unit)
    Opinion.objects.update_or_create(
        run_id=locked.id,
        step=step,
        attempt=attempt,
        unit=unit,
        defaults={"outcome": outcome, "by": by, "at": now},
    )
    body: dict[str, object] = {"step": step, "outcome": outcome.name.lower()}
    if opinion:
        body["opinion"] = opinion
    return write(
        locked, Change(), act="process.opinion", by=by, now=now, today=today, unit=unit, body=body
    )


def _put(locked: Locked, step: str, attempt: int, holder: str | None) -> None:
    Step.objects.filter(run_id=locked.id, key=step, attempt=attempt).update(
        state=StepState.CLAIMED if holder else StepState.OPEN, claimed_by=holder
    )


def _told(
    locked: Locked, act: str, body: Mapping[str, object], *, by: str, now: datetime, today: date
) -> Moved:
    unit = rules.hand_of(locked.plan.by_key[str(body["step"])])
    return write(locked, Change(), act=act, by=by, now=now, today=today, unit=unit, body=body)
