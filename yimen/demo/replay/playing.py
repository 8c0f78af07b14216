"""The log through the verbs: each case is a run, each event an act in it, at its real time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import itemgetter
from time import perf_counter
from uuid import UUID

from django.db import connection
from django.utils import timezone

from yimen.demo.replay import learning
from yimen.demo.replay.reading import Case, Event, Log
from yimen.ground.ledger.jobs import seal_all
from yimen.ground.process import verbs
from yimen.ground.process.states import Outcome
from yimen.kernel import ids
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

KIND = "log_case"  # what the runs of a replay are about; the number is "mark/case_id"
REPLAY = "replay"  # who starts and ends cases, and acts where the log names nobody
SEAL_EVERY = 2000  # acts
LONGEST_NAME = 100  # characters of who acted

Told = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


@dataclass(slots=True)
class Played:
    """What the verbs said. `mark` is of this replay alone, so that a log can be played again."""

    mark: str
    runs: int = 0
    applied: int = 0
    rework: int = 0
    before_start: int = 0
    after_end: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0  # from the first start to the last seal

    @property
    def prefix(self) -> str:
        """What the numbers of the runs of this replay begin with."""
        return f"{self.mark}/"


def play(log: Log, *, name: str, told: Told = lambda *_: None) -> Played:
    """Learn the plan of a log, publish it, and let every case run through it; seal on the way.

    Raises NothingToLearn, TooManyActivities.
    """
    played = Played(mark=str(ids.new()))
    traces: dict[str, list[str]] = {case.id: [] for case in log.cases}
    for event in log.events:
        traces[event.case].append(event.activity)
    learned = learning.learn(traces.values())
    units = learning.units((event.activity, event.unit) for event in log.events)
    plan = learning.plan(learned, units=units, code=f"log-{played.mark}", name=name)
    version = verbs.publish(data=plan, by=REPLAY, now=timezone.now())
    stage = _Stage(played, version.id, learned, traces, {case.id: case for case in log.cases})
    acts = in_time_order(log)
    with _committing_in_the_background():
        begun = perf_counter()
        for number, act in enumerate(acts, 1):
            stage.act(act)
            if number % SEAL_EVERY == 0 or number == len(acts):
                seal_all(timezone.now())
            told("acts", number, len(acts))
        played.seconds = perf_counter() - begun
    return played


@dataclass(frozen=True, slots=True)
class End:
    """The recorded end of a case."""

    case: Case
    at: datetime


def in_time_order(log: Log) -> list[Case | Event | End]:
    """Starts, events and ends by their instants; of one instant in this order, then as in the file.

    Nothing happens in a case before it is there: what is dated before its start follows the start.
    """
    starts = {case.id: case.started for case in log.cases}
    ends = [End(case, case.ended) for case in log.cases if case.ended]
    acts: list[tuple[datetime, Case | Event | End]] = [
        *((case.started, case) for case in log.cases),
        *((max(event.at, starts[event.case]), event) for event in log.events),
        *((max(end.at, end.case.started), end) for end in ends),
    ]
    acts.sort(key=itemgetter(0))  # of one instant they stay as they are
    return [act for _, act in acts]


@dataclass(slots=True)
class _Stage:
    """One replay while it goes on."""

    played: Played
    version: UUID
    learned: learning.Learned
    traces: dict[str, list[str]]
    cases: dict[str, Case]
    keys: dict[str, str] = field(init=False)
    runs: dict[str, UUID] = field(default_factory=dict)
    done: dict[str, set[str]] = field(default_factory=dict)
    unstarted: dict[str, str] = field(default_factory=dict)  # case -> why it was refused

    def __post_init__(self) -> None:
        self.keys = self.learned.keys

    def act(self, act: Case | Event | End) -> None:
        """One act; a refusal is counted by its code, and the replay goes on."""
        try:
            match act:
                case Case():
                    self.start(act)
                case Event():
                    self.apply(act)
                case End():
                    self.end(act)
        except Refused as refused:
            self.played.refused[refused.code] += 1
            if isinstance(act, Case):
                self.unstarted[act.id] = refused.code

    def start(self, case: Case) -> None:
        has = set(self.traces[case.id]) - self.learned.always
        run = verbs.start(
            version=self.version,
            about=Ref(KIND, self.played.prefix + case.id),
            by=REPLAY,
            now=case.started.astimezone(UTC),
            today=case.started.date(),
            facts={self.keys[activity]: True for activity in has},
            ends_at=case.deadline.astimezone(UTC),
            ends_on=case.deadline.date(),
        ).run
        self.runs[case.id], self.done[case.id] = run, set()
        self.played.runs += 1

    def apply(self, event: Event) -> None:
        """The first of its kind in the case advances its step; every other one is rework (返工)."""
        if why := self.unstarted.get(event.case):
            self.played.refused[why] += 1
            return
        done = self.done[event.case]
        again = event.activity in done
        verb = verbs.repeat if again else verbs.advance
        verb(
            run=self.runs[event.case],
            step=self.keys[event.activity],
            outcome=Outcome.APPROVE,
            by=(event.by or event.unit or REPLAY)[:LONGEST_NAME],
            now=event.at.astimezone(UTC),
            today=event.at.date(),
        )
        done.add(event.activity)
        case = self.cases[event.case]
        self.played.applied += 1
        self.played.rework += again
        self.played.before_start += event.at < case.started
        self.played.after_end += case.ended is not None and event.at > case.ended

    def end(self, end: End) -> None:
        if end.case.id not in self.unstarted:
            now, today = end.at.astimezone(UTC), end.at.date()
            verbs.stop_clock(run=self.runs[end.case.id], by=REPLAY, now=now, today=today)


@contextmanager
def _committing_in_the_background() -> Iterator[None]:
    """Commit without waiting for the disk: a replay cut short by a crash is simply run again.

    Sealing waits for the disk as ever, and with its own commit makes all before it durable.
    """
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")
        try:
            yield
        finally:
            cursor.execute("reset synchronous_commit")
