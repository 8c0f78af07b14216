"""A run begins: its facts, documents and clocks, and the first open steps, in one statement."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from yimen.ground.process.queries import calendar
from yimen.ground.process.rules import (
    Change,
    Paper,
    RunNow,
    Term,
    VersionRetired,
    begin,
    term_due,
)
from yimen.ground.process.states import ClockKind, RunState
from yimen.ground.process.verbs.calls import BEGIN
from yimen.ground.process.verbs.locked import (
    Locked,
    Moved,
    due_dates,
    entry_of,
    moved,
    plan_of,
)
from yimen.ground.process.verbs.sending import Opened, columns, consequences, rows
from yimen.kernel import ids
from yimen.kernel.clock import Limit
from yimen.kernel.ref import Ref


@dataclass(slots=True)
class Newest:
    """The newest calendar this process has seen; `process_begin` says when there is another."""

    stamp: int = 0


_newest = Newest()


def start(
    *,
    version: UUID,
    about: Ref,
    by: str,
    now: datetime,
    today: date,
    facts: Mapping[str, object] | None = None,
    documents: Sequence[Paper] = (),
    counts_from: date | None = None,
    ends_at: datetime | None = None,
    ends_on: date | None = None,
    limits: Mapping[ClockKind, Limit] | None = None,
) -> Moved:
    """启动流程: a run of a published version begins, and with it the clocks of the plan.

    `limits` are those of the subject where it has its own (an item's version): several items may
    share a plan. `counts_from` is the local date from which the clocks count, today when none is
    given (deemed acceptance counts from the day of receipt). `ends_at` with `ends_on` add a clock
    to a date that was given from outside.

    Raises NoVersion, VersionRetired, FactNotOfStep, FactWrong, FactUnknown.
    """
    plan = plan_of(version)
    change = begin(plan, facts or {})
    run, said = ids.new(), _said(version, about, documents)
    while True:
        held = calendar(_newest.stamp)
        locked = Locked(run, plan, RunNow(RunState.OPEN, {}, frozenset(), {}), (), held, 0, b"")
        opened = due_dates(locked, change, today)
        body = said | consequences(change, opened)
        entry = entry_of(locked, act="process.start", by=by, now=now, unit="", body=body)
        clocks = _clocks(locked, limits or {}, counts_from or today, ends_at, ends_on)
        sent = {**_sent(locked, change, opened, documents), "clocks": clocks}
        values = (run, version, about.kind, about.number, today, json.dumps(sent), _newest.stamp)
        told = BEGIN(*values, *columns(entry))
        if told == "begun":
            return moved(locked, change, entry, opened)
        if told == "retired":
            raise VersionRetired(plan=plan.name)
        _newest.stamp = int(told)


def _said(version: UUID, about: Ref, documents: Sequence[Paper]) -> dict[str, object]:
    said: dict[str, object] = {"about": [about.kind, about.number], "version": str(version)}
    if documents:
        said["given"] = {paper.type: paper.sha256 for paper in documents}
    return said


def _sent(
    locked: Locked, change: Change, opened: Mapping[str, Opened], documents: Sequence[Paper]
) -> dict[str, object]:
    sent: dict[str, object] = {
        "state": change.state or RunState.OPEN,
        "facts": change.facts,
        "not_needed": sorted(change.not_needed or ()),
        "rows": rows(locked.plan, change, opened),
    }
    if documents:
        sent["documents"] = [
            {
                "id": str(ids.new()),
                "type": paper.type,
                "step": "",
                "attempt": 0,
                "sha256": paper.sha256,
            }
            for paper in documents
        ]
    return sent


def _clocks(
    locked: Locked,
    own: Mapping[ClockKind, Limit],
    counts_from: date,
    ends_at: datetime | None,
    ends_on: date | None,
) -> list[dict[str, object]]:
    """The clocks that a run has as it begins, as rows."""
    plan = {ClockKind.STATUTORY: locked.plan.limit, ClockKind.PROMISED: locked.plan.promised}
    limits = (plan | dict(own)).items()
    terms = [Term(kind, counts_from, limit=limit) for kind, limit in limits if limit is not None]
    if ends_on is not None:
        terms.append(Term(ClockKind.GIVEN, counts_from, ends_on=ends_on))
    found = [(term, term_due(term, (), locked.calendar)) for term in terms]
    return [
        {
            "kind": term.kind,
            "started_on": term.started_on.isoformat(),
            "number": term.limit.number if term.limit else None,
            "unit": term.limit.unit if term.limit else "",
            "ends_at": ends_at.isoformat() if ends_at and term.ends_on else None,
            "ends_on": term.ends_on.isoformat() if term.ends_on else None,
            "due_on": due.on.isoformat() if due.on else None,
            "provisional": due.provisional,
        }
        for term, due in found
    ]
