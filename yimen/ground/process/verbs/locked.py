"""A run read in one call, and written with its ledger entry in another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from yimen.base.postgres.prepared import Call
from yimen.ground.ledger.rules import Linked, link
from yimen.ground.process.models import Version
from yimen.ground.process.queries import calendar
from yimen.ground.process.rules import (
    Change,
    NoRun,
    NoVersion,
    Rest,
    RunNow,
    StepNow,
    step_due,
)
from yimen.ground.process.states import RunState, StepState
from yimen.ground.process.verbs.calls import LOCK, LOCK_OF, MUST_WRITE, READ, WRITE
from yimen.ground.process.verbs.sending import Opened, columns, consequences, sent
from yimen.kernel import ids
from yimen.kernel.days import Calendar
from yimen.kernel.plan import Plan, read
from yimen.kernel.ref import Ref


@dataclass(frozen=True, slots=True)
class Locked:
    """What an act in a run starts from."""

    id: UUID
    plan: Plan
    now: RunNow
    rests: tuple[Rest, ...]
    calendar: Calendar
    seq: int
    head: bytes
    held: bool = False  # its row, until the transaction ends


@dataclass(frozen=True, slots=True)
class Moved:
    """What an act in a run brought about: steps opened with their due dates, and the run's state.

    `seq` is the number of the act's entry among those of the run, a version for optimistic clients.
    """

    run: UUID
    seq: int
    entry: UUID
    opened: Mapping[str, date | None]
    state: RunState


@lru_cache(maxsize=2000)
def plan_of(version: UUID) -> Plan:
    """The plan of a version; it never changes, so every process reads it once.

    Raises NoVersion.
    """
    text = Version.objects.filter(pk=version).values_list("plan", flat=True).first()
    if text is None:
        raise NoVersion(version=str(version))
    return read(text)


def lock(run: UUID | Locked) -> Locked:
    """Read what rules need of a run; inside a transaction its row stays locked until the end.

    An act that stands alone holds no lock while it decides: `write` finds out whether it was
    overtaken. One that was read with its subject is given back as it is. Raises NoRun.
    """
    if isinstance(run, Locked):
        return run
    held = connection.in_atomic_block
    told = LOCK(run) if held else READ(run)
    if told is None:
        raise NoRun(run=str(run))
    return _locked(run, told, held=held)


def asked(*, about: Ref) -> Call:
    """问流程: the question that locks and reads the run of a subject that is locked with it."""
    return LOCK_OF.of(about.kind, about.number)


def answered(*, told: str | None) -> Locked | None:
    """流程现状: the run that was asked for, or None where none was begun. It serves one act."""
    if told is None:
        return None
    run, read_ = json.loads(told)
    return _locked(UUID(run), read_, held=True)


def _locked(run: UUID, told: dict[str, Any], *, held: bool) -> Locked:
    steps = {
        key: StepNow(attempt, StepState(state), date.fromisoformat(opened_on), claimed_by)
        for key, attempt, state, opened_on, claimed_by in told["steps"] or ()
    }
    now = RunNow(
        state=RunState(told["state"]),
        facts=told["facts"],
        not_needed=frozenset(told["not_needed"]),
        steps=steps,
        documents=frozenset(told["documents"] or ()),
        opinions=frozenset(
            (step, unit)
            for step, attempt, unit in told["opinions"] or ()
            if step in steps and steps[step].attempt == attempt
        ),
    )
    rests = tuple(
        Rest(
            step,
            ground,
            statutory,
            date.fromisoformat(from_on),
            to_on and date.fromisoformat(to_on),
        )
        for step, ground, statutory, from_on, to_on in told["rests"] or ()
    )
    head = bytes.fromhex(told["head"])
    days = calendar(told["calendar"] or 0)
    plan = plan_of(UUID(told["version"]))
    return Locked(run, plan, now, rests, days, told["seq"], head, held)


def try_write(
    locked: Locked,
    change: Change,
    *,
    act: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    body: Mapping[str, object],
) -> Moved | None:
    """Write a change and its entry; `body` says what was done, the consequences are added.

    None, and nothing is written, where another act in the run came between reading and writing.
    """
    opened = due_dates(locked, change, today)
    said = {**body, **consequences(change, opened)}
    entry = entry_of(locked, act=act, by=by, now=now, unit=unit, body=said)
    told = json.dumps(sent(locked.plan, locked.now, change, opened))
    if locked.held:
        MUST_WRITE.later(locked.id, today, told, *columns(entry))
    elif not WRITE(locked.id, today, told, *columns(entry)):
        return None
    return moved(locked, change, entry, opened)


def entry_of(
    locked: Locked, *, act: str, by: str, now: datetime, unit: str, body: Mapping[str, object]
) -> Linked:
    """The next entry in the run's chain."""
    return link(
        id=ids.new(),
        act=act,
        about=Ref("run", str(locked.id)),
        by=by,
        at=now,
        unit=unit,
        body=body,
        seq=locked.seq + 1,
        prev=locked.head,
    )


def moved(locked: Locked, change: Change, entry: Linked, opened: Mapping[str, Opened]) -> Moved:
    """What an act brought about."""
    due = {key: step.on for key, step in opened.items()}
    return Moved(locked.id, entry.seq, entry.id, due, change.state or locked.now.state)


def write(
    locked: Locked,
    change: Change,
    *,
    act: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    body: Mapping[str, object],
) -> Moved:
    """As `try_write`, for an act that locked the run and so cannot be overtaken."""
    assert connection.in_atomic_block, "an act of several statements needs a transaction"
    moved = try_write(locked, change, act=act, by=by, now=now, today=today, unit=unit, body=body)
    assert moved is not None, "the run is locked"
    return moved


def due_dates(locked: Locked, change: Change, today: date) -> dict[str, Opened]:
    """The steps that open today, with their due dates."""
    return {
        key: Opened(
            *step_due(today, locked.plan.by_key[key].limit, key, locked.rests, locked.calendar)
        )
        for key in change.opened
    }
