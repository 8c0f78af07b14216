"""A run as it stands, and a change to it: what verbs read and write."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from yimen.ground.process.rules.refusals import (
    ClaimedByOther,
    FactNotOfStep,
    FactWrong,
    NoStep,
    RunEnded,
    StepNotOpen,
)
from yimen.ground.process.states import IN_HAND, Outcome, RunState, StepState
from yimen.kernel.plan import FactType, unmet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yimen.kernel.plan import Fact, Plan, Step


@dataclass(frozen=True, slots=True)
class StepNow:
    """The newest attempt at a step."""

    attempt: int
    state: StepState
    opened_on: date
    claimed_by: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document by type and content (SHA-256, hexadecimal, may be empty where nothing is kept)."""

    type: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RunNow:
    """What a rule needs to know of a run; `steps` holds those that were ever opened."""

    state: RunState
    facts: Mapping[str, object]
    not_needed: frozenset[str]
    steps: Mapping[str, StepNow]
    documents: frozenset[str] = frozenset()
    opinions: frozenset[tuple[str, str]] = frozenset()  # (step, unit), newest attempts only

    def finished(self) -> set[str]:
        """Steps done or not needed."""
        done = {key for key, step in self.steps.items() if step.state == StepState.DONE}
        return done | self.not_needed

    def waiting(self, plan: Plan) -> set[str]:
        """Steps that are neither finished nor in hand."""
        there = {
            k for k, s in self.steps.items() if s.state in IN_HAND or s.state == StepState.DONE
        }
        return plan.by_key.keys() - there - self.not_needed

    def next_attempt(self, key: str) -> int:
        """The number that the next attempt at the step will have, from 1."""
        return self.steps[key].attempt + 1 if key in self.steps else 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered in an attempt at a step, and who did."""

    key: str
    attempt: int
    outcome: Outcome
    by: str


@dataclass(slots=True)
class Change:
    """What an act changes in a run; the numbers are attempts."""

    answered: Answer | None = None  # to an attempt that is there
    added: list[Answer] = field(default_factory=list)  # attempts that are done as they begin
    opened: dict[str, int] = field(default_factory=dict)
    returned: dict[str, int] = field(default_factory=dict)  # attempts that no longer count
    dropped: dict[str, int] = field(default_factory=dict)
    not_needed: frozenset[str] | None = None  # the whole new set
    facts: dict[str, object] = field(default_factory=dict)  # only what was learned
    documents: tuple[Paper, ...] = ()
    state: RunState | None = None


def standing_of(plan: Plan, run: RunNow, key: str) -> StepState:
    """The state of a step of this plan. Raises NoStep."""
    if key not in plan.by_key:
        raise NoStep(step=key, plan=plan.name)
    return standing(run, key)


def hand_of(step: Step) -> str:
    """The unit in whose hands a step is: its own, or of a joint one its lead."""
    return step.unit or step.lead


def in_hand(plan: Plan, run: RunNow, key: str, by: str) -> StepNow:
    """The step as it stands, if `by` may act in it now.

    Raises RunEnded, NoStep, StepNotOpen (with the steps it still waits for) and ClaimedByOther.
    """
    step = open_step(plan, run, key)
    if step.state == StepState.CLAIMED and step.claimed_by != by:
        raise ClaimedByOther(step=plan.by_key[key].name, claimed_by=step.claimed_by)
    return step


def open_step(plan: Plan, run: RunNow, key: str) -> StepNow:
    """The step as it stands, if somebody may act in it now, whoever has it in hand.

    Raises RunEnded, NoStep, StepNotOpen.
    """
    if run.state != RunState.OPEN:
        raise RunEnded(state=run.state.name.lower())
    state = standing_of(plan, run, key)
    if state not in (StepState.OPEN, StepState.CLAIMED):
        raise StepNotOpen(step=plan.by_key[key].name, **why_not(plan, run, key))
    return run.steps[key]


def standing(run: RunNow, key: str) -> StepState:
    """The state of a step, rows and no rows alike."""
    if key in run.not_needed:
        return StepState.NOT_NEEDED
    step = run.steps.get(key)
    if step is None or step.state == StepState.RETURNED:
        return StepState.WAITING
    return step.state


def why_not(plan: Plan, run: RunNow, key: str) -> dict[str, str]:
    """Why a step cannot be worked on: its state, and the names of the steps it still waits for."""
    names = [plan.by_key[one].name for one in unmet(plan, key, run.finished())]
    return {"state": standing(run, key).name.lower(), "waits_for": "、".join(names) or "–"}


def check_facts(plan: Plan, facts: Mapping[str, object], set_by: str) -> None:
    """Refuse facts that this step (or the start, "") does not find out, or that have a wrong value.

    Raises FactNotOfStep, FactWrong.
    """
    declared = {fact.name: fact for fact in plan.facts}
    sets = plan.by_key[set_by].sets if set_by else ()
    for name, value in facts.items():
        fact = declared.get(name)
        if fact is None or not (fact.set_by == set_by or name in sets):
            raise FactNotOfStep(fact=name, step=plan.by_key[set_by].name if set_by else "start")
        if not _fits(fact, value):
            raise FactWrong(fact=name, value=str(value)[:50], type=fact.type.value)


def _fits(fact: Fact, value: object) -> bool:
    match fact.type:
        case FactType.BOOLEAN:
            return isinstance(value, bool)
        case FactType.INTEGER:
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and _between(fact, int(str(value)))
        case FactType.STRING:
            return isinstance(value, str)
        case FactType.ENUM:
            return value in fact.values


def _between(fact: Fact, value: int) -> bool:
    return (fact.low is None or value >= fact.low) and (fact.high is None or value <= fact.high)
