"""The plan played: random facts, random order, random refusals; every run must come to an end.

Run n uses `random.Random(n)`, so a fault can be played again. A plan has 1,000 runs; one whose runs
would take more than a million steps has fewer, so that a check stays a matter of a second or two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from yimen.kernel.errors import Refused
from yimen.kernel.plan.combinations import domain
from yimen.kernel.plan.faults.survey import Fault, Survey, fault
from yimen.kernel.plan.model import Kind, OnRefuse, Plan, Value
from yimen.kernel.plan.walk import descendants, settle, settle_after

RUNS = 1000
_STEPS = 1_000_000  # steps and arrows over all runs
_RETURNS = 3  # a run is sent back at most so often


def simulation(survey: Survey) -> Iterator[Fault]:
    """The first run that stands still, opens an open step again, or asks for an unknown fact."""
    # with the fewest arrows the same steps open at the same moments
    plan = replace(
        survey.plan,
        steps=tuple(
            replace(step, after=survey.in_order(survey.reduced[step.key]))
            for step in survey.plan.steps
        ),
    )
    size = len(plan.steps) + sum(len(step.after) for step in plan.steps)
    domains = _domains(survey)
    for seed in range(min(RUNS, max(10, _STEPS // max(size, 1)))):
        chance = Random(seed)  # noqa: S311 -- to be played again, not to be secret
        facts = {name: chance.choice(values) for name, values in domains.items()}
        if wrong := _Run(plan, facts, chance).whole():
            code, steps, more = wrong
            yield fault(code, *steps, seed=seed, example=facts, **more)
            return


def _domains(survey: Survey) -> dict[str, list[Value]]:
    readings = survey.combinations.readings.values()
    numbers = frozenset().union(*(reading.numbers for reading in readings))
    texts = frozenset().union(*(reading.texts for reading in readings))
    return {fact.name: domain(fact, numbers, texts) for fact in survey.plan.facts}


Wrong = tuple[str, tuple[str, ...], dict[str, object]]


@dataclass(slots=True)
class _Run:
    """One run: what waits, what lies on a desk, what is finished, which facts are known."""

    plan: Plan
    later: Mapping[str, Value]
    chance: Random
    known: dict[str, object] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    desk: list[str] = field(default_factory=list)
    finished: set[str] = field(default_factory=set)
    returns: int = 0

    def whole(self) -> Wrong | None:
        """Play to the end; what went wrong, if anything."""
        self.waiting = set(self.plan.by_key)
        self.known = {
            fact.name: self.later[fact.name] for fact in self.plan.facts if not fact.set_by
        }
        try:
            wrong = self.move(self.settled())
            while not wrong and self.desk:
                wrong = self.one()
        except Refused as refused:
            when = refused.facts.get("when")
            at = tuple(key for key, step in self.plan.by_key.items() if step.when == when)
            return "run-refused", at, {"refusal": refused.code, **_plain(refused.facts)}
        if not wrong and self.waiting:
            return "run-stuck", tuple(key for key in self.plan.by_key if key in self.waiting), {}
        return wrong

    def settled(self) -> tuple[list[str], list[str]]:
        return settle(self.plan, waiting=self.waiting, finished=self.finished, facts=self.known)

    def move(self, to: tuple[list[str], list[str]]) -> Wrong | None:
        opened, not_needed = to
        if again := set(opened).intersection(self.desk):
            return "run-twice", tuple(sorted(again)), {}
        self.desk += opened
        self.finished.update(not_needed)
        self.waiting.difference_update(opened, not_needed)
        return None

    def one(self) -> Wrong | None:
        """One step is finished, or refuses: about one in a run, so that long plans play out."""
        place = int(self.chance.random() * len(self.desk))
        key, self.desk[place] = self.desk[place], self.desk[-1]
        self.desk.pop()
        step = self.plan.by_key[key]
        refuses = (
            step.kind is not Kind.AUTOMATIC and self.chance.random() * len(self.plan.steps) < 1
        )
        if refuses and step.on_refuse is OnRefuse.END:
            self.desk.clear()
            self.waiting.clear()
            return None
        if refuses and step.on_refuse is OnRefuse.SEND_BACK and self.returns < _RETURNS:
            self.send_back(step.return_to)
            return self.move(self.settled())
        for name in step.sets:
            self.known[name] = self.later[name]
        self.finished.add(key)
        return self.move(
            settle_after(
                self.plan, key, waiting=self.waiting, finished=self.finished, facts=self.known
            )
        )

    def send_back(self, to: str) -> None:
        """`to` and all that follows it wait again; what is open elsewhere goes on."""
        self.returns += 1
        again = {to} | descendants(self.plan, to)
        self.waiting |= again
        self.finished -= again
        self.desk = [key for key in self.desk if key not in again]


def _plain(facts: Mapping[str, object]) -> dict[str, object]:
    return {f"refused_{name}": value for name, value in facts.items()}
