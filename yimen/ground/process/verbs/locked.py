"""A run read in one call, and written with its ledger entry in another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from yimen.ground.ledger.rules import Linked, link
from yimen.ground.process.models import Version
from yimen.ground.process.queries import calendar
from yimen.ground.process.rules import (
    ENGINE,
    Change,
    NoRun,
    NoVersion,
    Rest,
    RunNow,
    StepNow,
    step_due,
)
from yimen.ground.process.states import RunState, StepState
from yimen.kernel import ids
from yimen.kernel.days import Calendar
from yimen.kernel.plan import Plan, read
from yimen.kernel.ref import Ref

READ = "select process_read(%s)"
LOCK = "select process_lock(%s)"
WRITE = "select process_write(" + ", ".join(["%s"] * 13) + ")"


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


@dataclass(frozen=True, slots=True)
class Opened:
    """The due date of a step that opens; None where it has no limit or rests."""

    on: date | None
    provisional: bool


def execute(statement: str, values: tuple[object, ...]) -> Any:
    """Run one prepared statement with values bound by the server; the one value that it selects.

    Past Django's cursor, which sends every statement as new text: measured 0.3 ms a transition.
    """
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    row = cursor.execute(statement.encode(), values, prepare=True).fetchone()
    return row[0] if row else None


@lru_cache(maxsize=2000)
def plan_of(version: UUID) -> Plan:
    """The plan of a version; it never changes, so every process reads it once.

    Raises NoVersion.
    """
    text = Version.objects.filter(pk=version).values_list("plan", flat=True).first()
    if text is None:
        raise NoVersion(version=str(version))
    return read(text)


def lock(run: UUID) -> Locked:
    """Read what rules need of a run; inside a transaction its row stays locked until the end.

    An act that stands alone holds no lock while it decides: `write` finds out whether it was
    overtaken. Raises NoRun.
    """
    told = execute(LOCK if connection.in_atomic_block else READ, (run,))
    if told is None:
        raise NoRun(run=str(run))
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
    held = calendar(told["calendar"] or 0)
    return Locked(run, plan_of(UUID(told["version"])), now, rests, held, told["seq"], head)


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
    entry = link(
        id=ids.new(),
        act=act,
        about=Ref("run", str(locked.id)),
        by=by,
        at=now,
        unit=unit,
        body={**body, **consequences(change, opened)},
        seq=locked.seq + 1,
        prev=locked.head,
    )
    sent = json.dumps(_sent(locked, change, opened))
    if not execute(WRITE, (locked.id, today, sent, *columns(entry))):
        return None
    state = change.state or locked.now.state
    return Moved(locked.id, entry.seq, entry.id, {k: d.on for k, d in opened.items()}, state)


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


def rows(plan: Plan, change: Change, opened: Mapping[str, Opened]) -> list[dict[str, object]]:
    """The new attempts that a change begins: open ones, and those done as they begin."""
    begun: list[dict[str, object]] = [
        {
            "key": key,
            "attempt": change.opened[key],
            "state": StepState.OPEN,
            "unit": plan.by_key[key].unit,
            "due_on": due.on and due.on.isoformat(),
            "provisional": due.provisional,
        }
        for key, due in opened.items()
    ]
    return begun + [
        {
            "key": answer.key,
            "attempt": answer.attempt,
            "state": StepState.DONE,
            "unit": plan.by_key[answer.key].unit,
            "provisional": False,
            "done_by": answer.by,
            "outcome": answer.outcome,
        }
        for answer in change.added
    ]


def consequences(change: Change, opened: Mapping[str, Opened]) -> dict[str, object]:
    """What an act brought about, as its ledger entry tells it."""
    told: dict[str, object] = {
        "opened": {key: due.on and due.on.isoformat() for key, due in opened.items()},
        "automatic": [answer.key for answer in change.added if answer.by == ENGINE],
        "returned": sorted(change.returned),
        "dropped": sorted(change.dropped),
        "facts": change.facts,
        "documents": {paper.type: paper.sha256 for paper in change.documents},
        "state": change.state and change.state.name.lower(),
    }
    return {name: value for name, value in told.items() if value}


def columns(entry: Linked) -> tuple[object, ...]:
    """An entry as `process_write` takes it; kind and number it knows."""
    return (
        entry.id,
        entry.at,
        entry.act,
        entry.seq,
        entry.unit,
        entry.prev,
        entry.hash,
        entry.commitment,
        entry.salt,
        entry.body,
    )


def _sent(locked: Locked, change: Change, opened: Mapping[str, Opened]) -> dict[str, object]:
    sent: dict[str, object] = {}
    if begun := rows(locked.plan, change, opened):
        sent["rows"] = begun
    if answer := change.answered:
        back = answer.key in change.returned
        sent |= {
            "done": answer.key,
            "attempt": answer.attempt,
            "done_state": StepState.RETURNED if back else StepState.DONE,
            "done_by": answer.by,
            "outcome": answer.outcome,
        }
    closed = [(change.returned, StepState.RETURNED), (change.dropped, StepState.DROPPED)]
    if change.returned or change.dropped:
        sent["closed"] = [
            {"key": key, "attempt": attempt, "state": state}
            for attempts, state in closed
            for key, attempt in attempts.items()
        ]
    return sent | _learned(locked, change)


def _learned(locked: Locked, change: Change) -> dict[str, object]:
    sent: dict[str, object] = {}
    if change.facts:
        sent["facts"] = {**locked.now.facts, **change.facts}
    if change.not_needed is not None:
        sent["not_needed"] = sorted(change.not_needed)
    if change.state is not None:
        sent["state"] = change.state
    if change.documents and (answer := change.answered):
        sent["documents"] = [
            {
                "id": str(ids.new()),
                "type": paper.type,
                "step": answer.key,
                "attempt": answer.attempt,
                "sha256": paper.sha256,
            }
            for paper in change.documents
        ]
    return sent
