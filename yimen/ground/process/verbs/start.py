"""A run begins: its facts, documents and clocks, and the first open steps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yimen.ground.ledger.rules import link
from yimen.ground.process.models import Clock, Document, Release, Version
from yimen.ground.process.queries import calendar
from yimen.ground.process.rules import Paper, RunNow, Term, VersionRetired, begin, term_due
from yimen.ground.process.states import ClockKind, RunState
from yimen.ground.process.verbs.locked import (
    Locked,
    Moved,
    columns,
    consequences,
    due_dates,
    execute,
    plan_of,
    rows,
)
from yimen.kernel import ids
from yimen.kernel.plan import Plan
from yimen.kernel.ref import Ref

BEGIN = "select process_begin(" + ", ".join(["%s"] * 16) + ")"


@transaction.atomic
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
) -> Moved:
    """启动流程: a run of a published version begins, and with it the clocks of the plan.

    `counts_from` is the local date from which the clocks count, today when none is given (deemed
    acceptance counts from the day of receipt). `ends_at` with `ends_on` add a clock to a date that
    was given from outside. Raises NoVersion, VersionRetired, FactNotOfStep, FactWrong, FactUnknown.
    """
    plan = plan_of(version)
    held = Version.objects.filter(pk=version).values_list("retired_at", flat=True).first()
    if held is not None:
        raise VersionRetired(plan=plan.name)
    change = begin(plan, facts or {})
    stamp = Release.objects.order_by("-id").values_list("id", flat=True).first() or 0
    run, state = ids.new(), change.state or RunState.OPEN
    fresh = RunNow(RunState.OPEN, {}, frozenset(), {})
    locked = Locked(run, plan, fresh, (), calendar(stamp), 0, b"")
    opened = due_dates(locked, change, today)
    told = {
        "state": state,
        "facts": change.facts,
        "not_needed": sorted(change.not_needed or ()),
        "rows": rows(plan, change, opened),
    }
    entry = link(
        id=ids.new(),
        act="process.start",
        about=Ref("run", str(run)),
        by=by,
        at=now,
        unit="",
        body={
            "about": [about.kind, about.number],
            "version": str(version),
            **consequences(change, opened),
            "documents": {paper.type: paper.sha256 for paper in documents},
        },
        seq=1,
        prev=b"",
    )
    values = (run, version, about.kind, about.number, today, json.dumps(told), *columns(entry))
    execute(BEGIN, values)
    _wind(locked, counts_from or today, ends_at, ends_on)
    _file(run, documents, now)
    return Moved(run, 1, entry.id, {key: due.on for key, due in opened.items()}, state)


def terms(plan: Plan, counts_from: date, ends_on: date | None) -> list[Term]:
    """The clocks that a run of this plan has."""
    found = [
        Term(kind, counts_from, limit=limit)
        for kind, limit in ((ClockKind.STATUTORY, plan.limit), (ClockKind.PROMISED, plan.promised))
        if limit is not None
    ]
    return found + ([Term(ClockKind.GIVEN, counts_from, ends_on=ends_on)] if ends_on else [])


def _wind(
    locked: Locked, counts_from: date, ends_at: datetime | None, ends_on: date | None
) -> None:
    clocks = []
    for term in terms(locked.plan, counts_from, ends_on):
        due = term_due(term, (), locked.calendar)
        clocks.append(
            Clock(
                run_id=locked.id,
                kind=term.kind,
                started_on=term.started_on,
                number=term.limit.number if term.limit else None,
                unit=term.limit.unit if term.limit else "",
                ends_at=ends_at if term.ends_on else None,
                ends_on=term.ends_on,
                due_on=due.on,
                provisional=due.provisional,
            )
        )
    if clocks:
        Clock.objects.bulk_create(clocks)


def _file(run: UUID, documents: Sequence[Paper], now: datetime) -> None:
    if documents:
        Document.objects.bulk_create(
            Document(id=ids.new(), run_id=run, type=paper.type, sha256=paper.sha256, at=now)
            for paper in documents
        )
