"""A change in a run as `process_write` takes it, and as its ledger entry tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yimen.base.postgres.prepared import Sent
from yimen.ground.ledger.rules import Linked
from yimen.ground.process.rules import ENGINE, Change, RunNow, hand_of
from yimen.ground.process.states import StepState
from yimen.kernel import ids
from yimen.kernel.plan import Plan


@dataclass(frozen=True, slots=True)
class Opened:
    """The due date of a step that opens; None where it has no limit or rests."""

    on: date | None
    provisional: bool


def rows(plan: Plan, change: Change, opened: Mapping[str, Opened]) -> list[dict[str, object]]:
    """The new attempts that a change begins: open ones, and those done as they begin."""
    begun: list[dict[str, object]] = [
        {
            "key": key,
            "attempt": change.opened[key],
            "state": StepState.OPEN,
            "unit": hand_of(plan.by_key[key]),
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
            "unit": hand_of(plan.by_key[answer.key]),
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


def columns(entry: Linked) -> tuple[Sent, ...]:
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


def sent(
    plan: Plan, now: RunNow, change: Change, opened: Mapping[str, Opened]
) -> dict[str, object]:
    """What `process_write` is told of a change; parts that are absent stay as they are."""
    told: dict[str, object] = {}
    if begun := rows(plan, change, opened):
        told["rows"] = begun
    if answer := change.answered:
        back = answer.key in change.returned
        told |= {
            "done": answer.key,
            "attempt": answer.attempt,
            "done_state": StepState.RETURNED if back else StepState.DONE,
            "done_by": answer.by,
            "outcome": answer.outcome,
        }
    closed = [(change.returned, StepState.RETURNED), (change.dropped, StepState.DROPPED)]
    if change.returned or change.dropped:
        told["closed"] = [
            {"key": key, "attempt": attempt, "state": state}
            for attempts, state in closed
            for key, attempt in attempts.items()
        ]
    return told | _learned(now, change)


def _learned(now: RunNow, change: Change) -> dict[str, object]:
    told: dict[str, object] = {}
    if change.facts:
        told["facts"] = {**now.facts, **change.facts}
    if change.not_needed is not None:
        told["not_needed"] = sorted(change.not_needed)
    if change.state is not None:
        told["state"] = change.state
    if change.documents and (answer := change.answered):
        told["documents"] = [
            {
                "id": str(ids.new()),
                "type": paper.type,
                "step": answer.key,
                "attempt": answer.attempt,
                "sha256": paper.sha256,
            }
            for paper in change.documents
        ]
    return told
