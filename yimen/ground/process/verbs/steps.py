"""The acts in a step: answer it, do it again; and stop a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from yimen.ground.process import rules
from yimen.ground.process.rules import Change, Paper
from yimen.ground.process.states import Outcome
from yimen.ground.process.verbs.locked import Locked, Moved, lock, try_write
from yimen.ground.process.verbs.time import close_rests


@dataclass(frozen=True, slots=True)
class Deed:
    """What was decided: a change, and what its ledger entry says."""

    change: Change
    unit: str
    body: Mapping[str, object]


def advance(
    *,
    run: UUID | Locked,
    step: str,
    outcome: Outcome,
    by: str,
    now: datetime,
    today: date,
    facts: Mapping[str, object] | None = None,
    documents: Sequence[Paper] = (),
    opinion: str = "",
) -> Moved:
    """办理环节: answer a step; what follows from it happens in the same transaction.

    `opinion` is what the officer wrote. Raises NoRun and what `rules.advance` raises.
    """

    def decide(locked: Locked) -> Deed:
        change = rules.advance(
            locked.plan, locked.now, step, outcome, by=by, facts=facts or {}, documents=documents
        )
        body: dict[str, object] = {"step": step, "outcome": outcome.name.lower()}
        if opinion:
            body["opinion"] = opinion
        return Deed(change, rules.hand_of(locked.plan.by_key[step]), body)

    return _act("process.advance", run, decide, by=by, now=now, today=today)


def repeat(*, run: UUID, step: str, outcome: Outcome, by: str, now: datetime, today: date) -> Moved:
    """返工: a finished step is done once more; it is a new attempt, and what came after stands.

    Raises NoRun, NoStep, StepNotOpen.
    """

    def decide(locked: Locked) -> Deed:
        change = rules.repeat(locked.plan, locked.now, step, outcome, by)
        attempt = change.added[0].attempt
        body = {"step": step, "outcome": outcome.name.lower(), "attempt": attempt}
        return Deed(change, rules.hand_of(locked.plan.by_key[step]), body)

    return _act("process.repeat", run, decide, by=by, now=now, today=today)


def stop(*, run: UUID, reason: str, by: str, now: datetime, today: date) -> Moved:
    """终止流程: end a run by an act outside its plan, such as a withdrawn application.

    Raises NoRun, RunEnded.
    """

    def decide(locked: Locked) -> Deed:
        return Deed(rules.stop(locked.now), "", {"reason": reason})

    return _act("process.stop", run, decide, by=by, now=now, today=today)


def _act(
    act: str,
    run: UUID | Locked,
    decide: Callable[[Locked], Deed],
    *,
    by: str,
    now: datetime,
    today: date,
) -> Moved:
    """Read, decide and write; look again when another act in the run came between.

    Each turn that is lost is one that another act has won, so this ends.
    """
    while True:
        locked = lock(run)
        deed = decide(locked)
        if locked.rests and (closed := [*deed.change.returned, *deed.change.dropped]):
            if not connection.in_atomic_block:
                with transaction.atomic():  # pauses end with their steps: more than one statement
                    return _act(act, run, decide, by=by, now=now, today=today)
            close_rests(locked, closed, today)
        moved = try_write(
            locked,
            deed.change,
            act=act,
            by=by,
            now=now,
            today=today,
            unit=deed.unit,
            body=deed.body,
        )
        if moved is not None:
            return moved
