"""The clocks of a run and of its steps, from the facts that stand in the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yimen.ground.process.rules.refusals import (
    AlreadyPaused,
    GroundNotStatutory,
    RunEnded,
    StepNotOpen,
)
from yimen.ground.process.rules.run import RunNow, standing_of, why_not
from yimen.ground.process.states import STATUTORY_GROUNDS, Ground, RunState, StepState
from yimen.kernel.clock import Clock, Due, Limit, Pause, due
from yimen.kernel.days import Calendar
from yimen.kernel.plan import Plan


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause of a run: days [from_on, to_on) that do not count, `to_on` None while it lasts.

    `step` names the step that rests with it, "" = none; `statutory`: stops the statutory clock too.
    """

    step: str
    ground: str
    statutory: bool
    from_on: date
    to_on: date | None

    def pause(self) -> Pause:
        """As the clock sees it."""
        return Pause(from_on=self.from_on, to_on=self.to_on, ground=self.ground)


@dataclass(frozen=True, slots=True)
class Term:
    """A clock of a run: its kind, the local start date, and a limit or a given end."""

    kind: str
    started_on: date
    limit: Limit | None = None
    ends_on: date | None = None
    extensions: tuple[Limit, ...] = ()

    def clock(self, rests: Sequence[Rest]) -> Clock:
        """The clock with the pauses that count: all for the promise, lawful ones for the law."""
        counts = [rest for rest in rests if rest.statutory or self.kind != "statutory"]
        return Clock(
            start=self.started_on,
            limit=self.limit,
            ends_on=self.ends_on,
            pauses=tuple(rest.pause() for rest in counts),
            extensions=self.extensions,
        )


def term_due(term: Term, rests: Sequence[Rest], calendar: Calendar) -> Due:
    """When a clock of the run runs out."""
    return due(term.clock(rests), calendar)


def step_clock(opened_on: date, limit: Limit, key: str, rests: Sequence[Rest]) -> Clock:
    """A step's clock: it rests with the pauses of its own and with those of the whole run."""
    own = tuple(rest.pause() for rest in rests if rest.step in ("", key))
    return Clock(start=opened_on, limit=limit, ends_on=None, pauses=own, extensions=())


def step_due(
    opened_on: date, limit: Limit | None, key: str, rests: Sequence[Rest], calendar: Calendar
) -> tuple[date | None, bool]:
    """(due date, provisional) of a step opened on that day; no limit, no date."""
    if limit is None:
        return None, False
    found = due(step_clock(opened_on, limit, key, rests), calendar)
    return found.on, found.provisional


def check_pause(
    plan: Plan, run: RunNow, rests: Sequence[Rest], ground: Ground, step: str, *, statutory: bool
) -> None:
    """Whether the time may stop now: a ground the law knows, a step in hand, no pause open yet.

    Raises RunEnded, NoStep, StepNotOpen, GroundNotStatutory (行政许可法 Art. 45).
    """
    if statutory and ground not in STATUTORY_GROUNDS:
        raise GroundNotStatutory(ground=ground.value)
    if step and run.state != RunState.OPEN:  # clocks go on until the decision, after the last step
        raise RunEnded(state=run.state.name.lower())
    if step and standing_of(plan, run, step) not in (StepState.OPEN, StepState.CLAIMED):
        raise StepNotOpen(step=plan.by_key[step].name, **why_not(plan, run, step))
    if not step and any(rest.step == "" and rest.to_on is None for rest in rests):
        raise AlreadyPaused(ground=ground.value)
