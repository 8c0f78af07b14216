"""The acts that move a date: pause and resume, extend, and stop a clock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from yimen.ground.process import rules
from yimen.ground.process.models import Clock, Extension, Pause, Step
from yimen.ground.process.queries import term_of
from yimen.ground.process.rules import Change, Rest, step_due, term_due
from yimen.ground.process.states import IN_HAND, ClockKind, Ground, RunState, StepState
from yimen.ground.process.verbs.locked import Locked, Moved, lock, write
from yimen.kernel import ids
from yimen.kernel.clock import Limit


@transaction.atomic
def pause(
    *,
    run: UUID,
    ground: Ground,
    notice: str,
    by: str,
    now: datetime,
    today: date,
    step: str = "",
    statutory: bool = True,
) -> Moved:
    """暂停计时: from today the days do not count, on a ground and with a written notice.

    With `step` that step rests too; other steps go on. `statutory=False` takes the days from the
    promised time only. Raises NoRun, RunEnded, StepNotOpen, AlreadyPaused, and
    GroundNotStatutory (行政许可法 Art. 45).
    """
    locked = lock(run)
    rules.check_pause(locked.plan, locked.now, locked.rests, ground, step, statutory=statutory)
    going = locked.now.state == RunState.OPEN
    if not going and not Clock.objects.filter(run_id=run, stopped_on=None).exists():
        raise rules.RunEnded(state=locked.now.state.name.lower())
    Pause.objects.create(
        id=ids.new(),
        run_id=run,
        step=step,
        ground=ground,
        notice=notice,
        statutory=statutory,
        from_on=today,
    )
    if step:
        _rest(locked, [step], StepState.PAUSED)
    rests = (*locked.rests, Rest(step, ground, statutory, today, None))
    recount(locked, rests)
    body = {"ground": ground.value, "notice": notice, "step": step, "statutory": statutory}
    return write(locked, Change(), act="process.pause", by=by, now=now, today=today, body=body)


@transaction.atomic
def resume(*, run: UUID, by: str, now: datetime, today: date, step: str = "") -> Moved:
    """恢复计时: the pause ends; today counts again.

    Raises NoRun, NotPaused.
    """
    locked = lock(run)
    if not any(rest.step == step and rest.to_on is None for rest in locked.rests):
        raise rules.NotPaused(step=step or "–")
    rests = _end_pauses(locked, [step], today)
    if step:
        _rest(locked, [step], StepState.OPEN)
    recount(locked, rests)
    body = {"step": step}
    return write(locked, Change(), act="process.resume", by=by, now=now, today=today, body=body)


@transaction.atomic
def extend(
    *,
    run: UUID,
    kind: ClockKind,
    number: int,
    reason: str,
    approved_by: str,
    notice: str,
    by: str,
    now: datetime,
    today: date,
) -> Moved:
    """延长审批: more time in the unit of the limit, granted before the term has run out.

    How much the law allows, and who may approve it, is the item's matter. Raises NoRun, TooLate.
    """
    locked = lock(run)
    clock = Clock.objects.filter(run_id=run, kind=kind, stopped_on=None).first()
    if clock is None or not clock.number or (clock.due_on is not None and clock.due_on < today):
        raise rules.TooLate(clock=kind.value, due_on=str(clock and clock.due_on))
    Extension.objects.create(
        id=ids.new(),
        run_id=run,
        kind=kind,
        number=number,
        reason=reason,
        approved_by=approved_by,
        notice=notice,
        granted_on=today,
    )
    recount(locked, locked.rests)
    body = {"clock": kind.value, "number": number, "reason": reason, "approved_by": approved_by}
    body["notice"] = notice
    return write(locked, Change(), act="process.extend", by=by, now=now, today=today, body=body)


@transaction.atomic
def restart_clock(
    *, run: UUID, kind: ClockKind, limit: Limit, by: str, now: datetime, today: date
) -> Moved:
    """重新起算: a clock counts anew from today over another limit, because another authority began.

    The entry keeps what it was before. Raises NoRun; TooLate where no such clock runs.
    """
    locked = lock(run)
    clock = Clock.objects.filter(run_id=run, kind=kind, stopped_on=None).first()
    if clock is None:
        raise rules.TooLate(clock=kind.value, due_on="–")
    before = {"started_on": clock.started_on.isoformat(), "due_on": str(clock.due_on)}
    clock.started_on, clock.number, clock.unit = today, limit.number, limit.unit
    clock.ends_at = clock.ends_on = None
    clock.save(update_fields=["started_on", "number", "unit", "ends_at", "ends_on"])
    recount(locked, locked.rests)
    body = {"clock": kind.value, "before": before, "limit": [limit.number, limit.unit.value]}
    act = "process.restart_clock"
    return write(locked, Change(), act=act, by=by, now=now, today=today, body=body)


@transaction.atomic
def stop_clock(
    *, run: UUID, by: str, now: datetime, today: date, kinds: Collection[ClockKind] | None = None
) -> Moved:
    """停止计时: what the clocks measure has happened; all of them, or those named.

    The last step does not stop a clock by itself: a decision may be made before all is filed, and a
    log may end later than its last step. Raises NoRun.
    """
    locked = lock(run)
    running = Clock.objects.filter(run_id=run, stopped_on=None)
    if kinds is not None:
        running = running.filter(kind__in=kinds)
    stopped = sorted(running.values_list("kind", flat=True))
    running.update(stopped_at=now, stopped_on=today)
    body = {"clocks": stopped}
    return write(locked, Change(), act="process.stop_clock", by=by, now=now, today=today, body=body)


def close_rests(locked: Locked, steps: list[str], today: date) -> None:
    """End the pauses of steps that are returned or dropped; the run's clocks count again."""
    own = [key for key in steps if any(r.step == key and r.to_on is None for r in locked.rests)]
    if own:
        recount(locked, _end_pauses(locked, own, today))


def recount(locked: Locked, rests: tuple[Rest, ...]) -> None:
    """Find the due dates of the run's clocks and of its steps in hand again, from these pauses."""
    for clock in Clock.objects.filter(run_id=locked.id, stopped_on=None):
        found = term_due(term_of(clock), rests, locked.calendar)
        clock.due_on, clock.provisional = found.on, found.provisional
        clock.save(update_fields=["due_on", "provisional"])
    for step in Step.objects.filter(run_id=locked.id, state__in=IN_HAND):
        limit = locked.plan.by_key[step.key].limit
        due_on, provisional = step_due(step.opened_on, limit, step.key, rests, locked.calendar)
        Step.objects.filter(pk=step.pk).update(due_on=due_on, provisional=provisional)


def _end_pauses(locked: Locked, steps: list[str], today: date) -> tuple[Rest, ...]:
    open_ones = Pause.objects.filter(run_id=locked.id, step__in=steps, to_on=None)
    open_ones.update(to_on=Greatest("from_on", Value(today)))
    return tuple(
        replace(rest, to_on=max(rest.from_on, today))
        if rest.to_on is None and rest.step in steps
        else rest
        for rest in locked.rests
    )


def _rest(locked: Locked, steps: list[str], state: StepState) -> None:
    for key in steps:
        attempt = locked.now.steps[key].attempt
        there = Step.objects.filter(run_id=locked.id, key=key, attempt=attempt)
        there.update(state=state, claimed_by=None)
