"""The departments review side by side; the case follows its run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from yimen.base.postgres.whole import part
from yimen.ground.process import verbs as process
from yimen.ground.process.states import Outcome, RunState
from yimen.work.cases.models import Case
from yimen.work.cases.queries import plan_of
from yimen.work.cases.queries.referral import check_step, examined_below
from yimen.work.cases.states import Act, State, after
from yimen.work.cases.verbs.locked import SET_STATE, hold, locked_run_of, move, note

if TYPE_CHECKING:
    from yimen.ground.process.rules import Paper

ACTS = {RunState.OPEN: Act.REVIEW, RunState.FINISHED: Act.FINISH, RunState.REFUSED: Act.OPPOSE}


@part
def review(
    *,
    case: str | Case,
    step: str,
    outcome: Outcome,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    opinion: str = "",
    facts: Mapping[str, object] | None = None,
    documents: Sequence[Paper] = (),
) -> Case:
    """审查: an officer answers a step; the last answer makes the case ready to be decided.

    A refusal that ends the run leaves only a refusal to be decided. Refused: `UnknownCase`,
    `WrongState`, `NotReferredUp` for a step of the authority above before it has the case, and
    what `process.verbs.advance` refuses. 行政许可法 Art. 34, 35.
    """
    held = hold(case=case)
    if held.refers_to:
        check_step(held, plan_of(held), step)
    after(State(held.state), Act.REVIEW)
    moved = process.advance(
        run=locked_run_of(held),
        step=step,
        outcome=outcome,
        by=by,
        now=now,
        today=today,
        facts=facts,
        documents=documents,
        opinion=opinion,
    )
    before = held.state
    follow_run(held, moved.state, begun=True)
    if held.refers_to and held.state == State.REVIEWING and examined_below(held, today):
        move(held, Act.FINISH)  # what is left is done above, once it was sent up
    if held.state != before:
        SET_STATE.later(held.pk, held.state)
    body = {"step": step, "outcome": outcome.name.lower(), "run_seq": moved.seq}
    seq = note(held, "cases.review", by=by, now=now, unit=unit, body=body)
    held.lengths = (seq, moved.seq)
    return held


def follow_run(case: Case, run: RunState, *, begun: bool) -> None:
    """Bring a case to where its run stands; a run that nobody has answered in yet moves nothing."""
    if begun or run != RunState.OPEN:
        move(case, ACTS[run])
