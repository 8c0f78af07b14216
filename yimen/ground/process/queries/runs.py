"""How a run stands, and what waits for a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yimen.ground.process.models import Clock, Document, Opinion, Run, Step, Version
from yimen.ground.process.queries.days import calendar, newest_release, rests_of
from yimen.ground.process.queries.lights import term_of
from yimen.ground.process.rules import NoRun, NoVersion, RunNow, StepNow, hand_of
from yimen.ground.process.rules import standing as standing_of_step
from yimen.ground.process.states import IN_HAND, Outcome, RunState, StepState
from yimen.kernel.clock import Reading
from yimen.kernel.clock import read as read_clock
from yimen.kernel.plan import Kind, Plan, needed_documents, read, unmet
from yimen.kernel.plan import Step as PlanStep
from yimen.kernel.ref import Ref


@dataclass(frozen=True, slots=True)
class Voice:
    """What one member of a joint step said, if it has spoken; `by` who said it."""

    unit: str
    outcome: Outcome | None
    by: str


@dataclass(frozen=True, slots=True)
class Joint:
    """The voices in a joint step, in the order of its members, and how many close it."""

    lead: str
    needed: int
    voices: tuple[Voice, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """The members that have not spoken."""
        return tuple(voice.unit for voice in self.voices if voice.outcome is None)


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it stands: its newest attempt, its dates, and why it cannot be worked on yet."""

    key: str
    name: str
    unit: str
    state: StepState
    attempt: int
    due_on: date | None
    provisional: bool
    claimed_by: str | None
    waits_for: tuple[str, ...]  # names of steps
    lacks: tuple[str, ...]  # documents needed and not there
    joint: Joint | None = None


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock of the run as it reads on a day, with the explanation that adds up."""

    kind: str
    reading: Reading
    stopped_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A run as a person sees it."""

    run: UUID
    about: Ref
    version: str
    state: RunState
    facts: Mapping[str, object]
    steps: tuple[StepView, ...]
    clocks: tuple[ClockView, ...]


def standing(*, run: UUID, today: date) -> Standing:
    """How a run stands: every step of its plan in order, and its clocks read on `today`.

    Raises NoRun.
    """
    found = Run.objects.select_related("version").filter(pk=run).first()
    if found is None:
        raise NoRun(run=str(run))
    plan = read(found.version.plan)
    rows = {step.key: step for step in Step.objects.filter(run_id=run).order_by("attempt")}
    said = list(Opinion.objects.filter(run_id=run))
    now = _now(found, rows, said)
    return Standing(
        run=run,
        about=Ref(found.about_kind, found.about_number),
        version=str(found.version),
        state=RunState(found.state),
        facts={**plan.defaults, **found.facts},
        steps=tuple(_step(plan, now, rows, step.key, said) for step in plan.steps),
        clocks=_clocks(run, today),
    )


def _now(found: Run, rows: Mapping[str, Step], said: Sequence[Opinion]) -> RunNow:
    steps = {
        key: StepNow(row.attempt, StepState(row.state), row.opened_on, row.claimed_by)
        for key, row in rows.items()
    }
    held = Document.objects.filter(run_id=found.id, superseded_at=None)
    return RunNow(
        state=RunState(found.state),
        facts=found.facts,
        not_needed=frozenset(found.not_needed),
        steps=steps,
        documents=frozenset(held.values_list("type", flat=True)),
        opinions=frozenset(
            (one.step, one.unit)
            for one in said
            if one.step in steps and steps[one.step].attempt == one.attempt
        ),
    )


def _step(
    plan: Plan, now: RunNow, rows: Mapping[str, Step], key: str, said: Sequence[Opinion]
) -> StepView:
    step, row = plan.by_key[key], rows.get(key)
    state = standing_of_step(now, key)
    there = (
        row if row is not None and state not in (StepState.WAITING, StepState.NOT_NEEDED) else None
    )
    waits = unmet(plan, key, now.finished()) if state == StepState.WAITING else ()
    lacks: tuple[str, ...] = ()
    if state in IN_HAND:
        needs = needed_documents(step, {**plan.defaults, **now.facts})
        lacks = tuple(one for one in needs if one not in now.documents)
    return StepView(
        key=key,
        name=step.name,
        unit=hand_of(step),
        state=state,
        attempt=row.attempt if row else 0,
        due_on=there.due_on if there else None,
        provisional=bool(there and there.provisional),
        claimed_by=there.claimed_by if there else None,
        waits_for=tuple(plan.by_key[one].name for one in waits),
        lacks=lacks,
        joint=_joint(step, row.attempt if row else 0, said),
    )


def _joint(step: PlanStep, attempt: int, said: Sequence[Opinion]) -> Joint | None:
    if step.kind != Kind.JOINT:
        return None
    told = {one.unit: one for one in said if (one.step, one.attempt) == (step.key, attempt)}
    voices = (
        Voice(unit, Outcome(told[unit].outcome), told[unit].by)
        if unit in told
        else Voice(unit, None, "")
        for unit in step.members
    )
    return Joint(step.lead, step.quorum or len(step.members), tuple(voices))


def _clocks(run: UUID, today: date) -> tuple[ClockView, ...]:
    held, rests = calendar(newest_release()), rests_of(run)
    return tuple(
        ClockView(
            clock.kind,
            read_clock(term_of(clock).clock(rests), calendar=held, today=clock.stopped_on or today),
            clock.stopped_on,
        )
        for clock in Clock.objects.filter(run_id=run).order_by("kind")
    )


def newest_version(code: str) -> Version:
    """The version of a plan that new runs start from. Raises NoVersion."""
    held = Version.objects.filter(code=code, retired_at=None).order_by("-number").first()
    if held is None:
        raise NoVersion(version=code)
    return held


def version_of(*, code: str, digest: str) -> Version:
    """The published version of a plan that has this digest, retired or not. Raises NoVersion."""
    found = Version.objects.filter(code=code, digest=digest).first()
    if found is None:
        raise NoVersion(version=f"{code} {digest[:12]}")
    return found


def run_about(about: Ref) -> UUID:
    """The newest run about a subject. Raises NoRun."""
    runs = Run.objects.filter(about_number=about.number, about_kind=about.kind)
    found = runs.order_by("-started_at", "-id").values_list("id", flat=True).first()
    if found is None:
        raise NoRun(run=str(about))
    return found
