"""What an act in a step does to the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yimen.ground.process.rules.refusals import (
    DocumentMissing,
    DocumentNotOfStep,
    DocumentNotProduced,
    HandedToHolder,
    OpinionMissing,
    OpinionNotAsked,
    ReasonEmpty,
    RunEnded,
    StepNotOpen,
)
from yimen.ground.process.rules.run import (
    Answer,
    Change,
    Paper,
    RunNow,
    check_facts,
    in_hand,
    open_step,
    standing_of,
    why_not,
)
from yimen.ground.process.states import IN_HAND, Outcome, RunState, StepState
from yimen.kernel.plan import (
    Kind,
    OnRefuse,
    descendants,
    needed_documents,
    settle,
    settle_after,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yimen.ground.process.rules.run import StepNow
    from yimen.kernel.plan import Plan, Step

ENGINE = "yimen"  # who does an automatic step


def begin(plan: Plan, facts: Mapping[str, object]) -> Change:
    """The first steps of a run, and those that the facts make unnecessary at once.

    Raises FactNotOfStep, FactWrong, and what conditions raise (FactUnknown, ConditionFailed).
    """
    check_facts(plan, facts, "")
    run = RunNow(RunState.OPEN, {**plan.defaults, **facts}, frozenset(), {})
    change = Change(facts=dict(facts))
    opened, skipped = settle(plan, waiting=plan.by_key, finished=(), facts=run.facts)
    return _follow(plan, run, change, opened, skipped)


def advance(
    plan: Plan,
    run: RunNow,
    key: str,
    outcome: Outcome,
    *,
    by: str,
    facts: Mapping[str, object],
    documents: Sequence[Paper],
) -> Change:
    """Answer a step, and find out what follows from the answer.

    An approval opens every step that waited for this one only. A refusal ends the run, sends it
    back to `return_to` (that step and all after it wait again), or goes on, as the plan says.

    Raises RunEnded, NoStep, StepNotOpen, ClaimedByOther, DocumentMissing, DocumentNotOfStep,
    DocumentNotProduced, OpinionMissing, FactNotOfStep, FactWrong, FactUnknown, ConditionFailed.
    """
    now = in_hand(plan, run, key, by)
    step = plan.by_key[key]
    check_facts(plan, facts, key)
    known = {**plan.defaults, **run.facts, **facts}
    if outcome != Outcome.REFUSE:
        _check_papers(step, run, known, documents)
    _check_opinions(step, run)
    change = Change(answered=Answer(key, now.attempt, outcome, by), facts=dict(facts))
    change.documents = tuple(documents)
    if outcome == Outcome.REFUSE and step.on_refuse == OnRefuse.END:
        return _end(run, change, key)
    if outcome == Outcome.REFUSE and step.on_refuse == OnRefuse.SEND_BACK:
        return _send_back(plan, run, change, step, known)
    opened, skipped = settle_after(
        plan, key, waiting=run.waiting(plan), finished=run.finished(), facts=known
    )
    return _follow(plan, run, change, opened, skipped)


def repeat(plan: Plan, run: RunNow, key: str, outcome: Outcome, by: str) -> Change:
    """Do a finished step once more (返工); what came after it stands, and the run may have ended.

    Raises NoStep, StepNotOpen.
    """
    if standing_of(plan, run, key) != StepState.DONE:
        raise StepNotOpen(step=plan.by_key[key].name, **why_not(plan, run, key))
    return Change(added=[Answer(key, run.next_attempt(key), outcome, by)])


def speak(plan: Plan, run: RunNow, key: str, unit: str) -> int:
    """The attempt at a joint step in which a member may speak now, whoever has the step in hand.

    Raises RunEnded, NoStep, StepNotOpen, OpinionNotAsked.
    """
    step = open_step(plan, run, key)
    if unit not in plan.by_key[key].members:
        raise OpinionNotAsked(step=plan.by_key[key].name, unit=unit)
    return step.attempt


def check_handing(step: str, there: StepNow, to: str, reason: str) -> None:
    """移交: to somebody else than who has the step, with a word why.

    Raises HandedToHolder, ReasonEmpty.
    """
    if there.claimed_by == to:
        raise HandedToHolder(step=step, holder=to)
    if not reason.strip():
        raise ReasonEmpty(step=step)


def _check_papers(
    step: Step, run: RunNow, facts: Mapping[str, object], documents: Sequence[Paper]
) -> None:
    if not (documents or step.requires or step.produces):
        return
    brought = {paper.type for paper in documents}
    if foreign := brought - set(step.produces):
        raise DocumentNotOfStep(step=step.name, documents="、".join(sorted(foreign)))
    if missing := [one for one in needed_documents(step, facts) if one not in run.documents]:
        raise DocumentMissing(step=step.name, documents="、".join(missing))
    if absent := [one for one in step.produces if one not in brought]:
        raise DocumentNotProduced(step=step.name, documents="、".join(absent))


def _check_opinions(step: Step, run: RunNow) -> None:
    if step.kind != Kind.JOINT:
        return
    spoken = {unit for key, unit in run.opinions if key == step.key}
    needed = step.quorum or len(step.members)
    if len(spoken) < needed:
        silent = "、".join(unit for unit in step.members if unit not in spoken)
        raise OpinionMissing(step=step.name, needed=needed, spoken=len(spoken), silent=silent)


def _end(run: RunNow, change: Change, key: str) -> Change:
    change.state = RunState.REFUSED
    change.dropped = {
        other: step.attempt
        for other, step in run.steps.items()
        if other != key and step.state in IN_HAND
    }
    return change


def _send_back(
    plan: Plan, run: RunNow, change: Change, step: Step, facts: Mapping[str, object]
) -> Change:
    """`return_to` and all after it wait again as new attempts; open siblings elsewhere go on."""
    again = {step.return_to, *descendants(plan, step.return_to)}
    counted = {StepState.DONE, *IN_HAND}
    change.returned = {
        key: there.attempt
        for key, there in run.steps.items()
        if key in again and there.state in counted
    }
    kept = {k: v for k, v in run.steps.items() if k not in again}
    left = RunNow(run.state, run.facts, run.not_needed - again, kept)
    opened, skipped = settle(
        plan, waiting=left.waiting(plan), finished=left.finished(), facts=facts
    )
    change.not_needed = left.not_needed
    return _follow(plan, run, change, opened, skipped)


def _follow(
    plan: Plan, run: RunNow, change: Change, opened: list[str], skipped: list[str]
) -> Change:
    """Open steps, do the automatic ones at once, and see whether the run has thereby ended."""
    known = {**run.facts, **change.facts}
    not_needed = set(run.not_needed if change.not_needed is None else change.not_needed)
    steps = {k: v for k, v in run.steps.items() if k not in change.returned}
    finished = {key for key, step in steps.items() if step.state == StepState.DONE} | not_needed
    if change.answered and change.answered.key not in change.returned:
        finished.add(change.answered.key)
    waiting = RunNow(run.state, known, frozenset(not_needed), steps).waiting(plan)
    queue = list(opened)
    while True:
        not_needed.update(skipped)
        finished.update(skipped)
        waiting.difference_update(skipped, queue)
        machine = [key for key in queue if plan.by_key[key].kind == Kind.AUTOMATIC]
        change.opened.update({k: run.next_attempt(k) for k in queue if k not in machine})
        change.added += [Answer(k, run.next_attempt(k), Outcome.APPROVE, ENGINE) for k in machine]
        finished.update(machine)
        if not machine:
            break
        queue, skipped = settle(plan, waiting=waiting, finished=finished, facts=known)
    change.not_needed = frozenset(not_needed) if not_needed != run.not_needed else None
    if len(finished) == len(plan.by_key):
        change.state = RunState.FINISHED
    return change


def stop(run: RunNow) -> Change:
    """End a run from outside its plan; what is in hand is dropped. Raises RunEnded."""
    if run.state != RunState.OPEN:
        raise RunEnded(state=run.state.name.lower())
    change = _end(run, Change(), "")
    change.state = RunState.STOPPED
    return change
