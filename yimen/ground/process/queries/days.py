"""The calendar that this installation counts with, and what another one would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from yimen.ground.process.models import Clock, Day, Pause, Release, Step, Version
from yimen.ground.process.queries.lights import term_of
from yimen.ground.process.rules import Rest, step_due, term_due
from yimen.ground.process.states import IN_HAND, RunState
from yimen.kernel.days import Calendar, published
from yimen.kernel.plan import read


def newest_release() -> int:
    """The stamp of the calendar: the id of the newest release loaded, 0 for none."""
    return Release.objects.order_by("-id").values_list("id", flat=True).first() or 0


@lru_cache(maxsize=4)
def calendar(stamp: int) -> Calendar:
    """The published days with every release up to `stamp` laid over them (工作日历).

    Kept by its stamp, which every locked run brings along: a new release counts from the next act.
    """
    held = published()
    releases = Release.objects.filter(id__lte=stamp).order_by("id")
    for release in releases:
        said = dict(Day.objects.filter(release=release).values_list("day", "is_workday"))
        last = max(held.announced_through, release.last_on)
        held = held.with_days(said, announced_through=last)
    return held


@dataclass(frozen=True, slots=True)
class Moved:
    """A running clock or open step whose due date another calendar would change."""

    run: str
    about: str
    what: str  # kind of clock, or key of step
    before: date | None
    after: date | None
    was_provisional: bool
    is_provisional: bool


def moved_by(other: Calendar) -> Iterator[Moved]:
    """Every open clock and step that `other` would give another date, or make certain."""
    yield from _clocks(other)
    yield from _steps(other)


def _clocks(other: Calendar) -> Iterator[Moved]:
    running = Clock.objects.filter(stopped_on=None).select_related("run").order_by("pk")
    for clock in running.iterator(chunk_size=500):
        found = term_due(term_of(clock), rests_of(clock.run_id), other)
        if (found.on, found.provisional) != (clock.due_on, clock.provisional):
            about = f"{clock.run.about_kind} {clock.run.about_number}"
            yield Moved(
                str(clock.run_id),
                about,
                clock.kind,
                clock.due_on,
                found.on,
                clock.provisional,
                found.provisional,
            )


def _steps(other: Calendar) -> Iterator[Moved]:
    plans = {version.id: read(version.plan) for version in Version.objects.all()}
    open_steps = Step.objects.filter(state__in=IN_HAND, run__state=RunState.OPEN)
    for step in open_steps.select_related("run").order_by("pk").iterator(chunk_size=500):
        limit = plans[step.run.version_id].by_key[step.key].limit
        found = step_due(step.opened_on, limit, step.key, rests_of(step.run_id), other)
        if found != (step.due_on, step.provisional):
            about = f"{step.run.about_kind} {step.run.about_number}"
            yield Moved(
                str(step.run_id), about, step.key, step.due_on, found[0], step.provisional, found[1]
            )


def rests_of(run: UUID) -> tuple[Rest, ...]:
    """The pauses of a run."""
    return tuple(_rest(pause) for pause in Pause.objects.filter(run_id=run).order_by("from_on"))


def _rest(pause: Pause) -> Rest:
    return Rest(pause.step, pause.ground, pause.statutory, pause.from_on, pause.to_on)
