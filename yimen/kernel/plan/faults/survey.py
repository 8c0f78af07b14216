"""What all the checks look at: the plan, who stands above whom, and its conditions tried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from yimen.kernel.plan.combinations import Combinations
from yimen.kernel.plan.links import transitive_reduction
from yimen.kernel.plan.loops import above, looped
from yimen.kernel.plan.model import Fact, Plan, Step


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason against publishing a plan, or, as a `hint`, a thing worth a look.

    `code` is stable; `steps` are keys, in the order of the words; `facts` are plain values for the
    words (`yimen.base.sentences.plan.fault_text`).
    """

    code: str
    steps: tuple[str, ...]
    facts: dict[str, object]
    hint: bool = False


def fault(code: str, *steps: str, **facts: object) -> Fault:
    """A reason against publishing."""
    return Fault(code, steps, facts)


def hint(code: str, *steps: str, **facts: object) -> Fault:
    """A thing worth a look."""
    return Fault(code, steps, facts, hint=True)


class Survey:
    """One plan under examination; what several checks need is worked out once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.steps: Mapping[str, Step] = plan.by_key
        self.facts: dict[str, Fact] = {fact.name: fact for fact in plan.facts}
        self.combinations = Combinations(plan)
        # the stated arrows, without those to nowhere and to the step itself: each has a fault
        self.waits: dict[str, tuple[str, ...]] = {
            key: tuple(one for one in dict.fromkeys(step.after) if one in self.steps and one != key)
            for key, step in self.steps.items()
        }
        self.above = above(self.waits)
        self.producers: dict[str, list[str]] = {}
        for key, step in self.steps.items():
            for document in dict.fromkeys(step.produces):
                self.producers.setdefault(document, []).append(key)

    @cached_property
    def documents(self) -> dict[tuple[str, str], str]:
        """(consumer, producer) -> the document, where no stated arrow brings it there."""
        return {
            (key, producer): need.document
            for key, step in self.steps.items()
            for need in step.requires
            if not self.supplied(key, need.document)
            for producer in self.producers.get(need.document, ())
        }

    def supplied(self, key: str, document: str) -> bool:
        """Whether a step gets a document from the applicant or from a step before it."""
        made_by = set(self.producers.get(document, ()))
        return document in self.plan.given or bool(made_by & self.above[key] - {key})

    @cached_property
    def needs(self) -> dict[str, tuple[str, ...]]:
        """The arrows stated and those that follow from documents: producer before consumer."""
        needs = {key: list(before) for key, before in self.waits.items()}
        for consumer, producer in self.documents:
            if producer not in needs[consumer]:
                needs[consumer].append(producer)
        return {key: tuple(before) for key, before in needs.items()}

    @cached_property
    def loops(self) -> list[list[str]]:
        """The components of `needs` that hold a loop."""
        return looped(self.needs)

    @cached_property
    def ordered(self) -> bool:
        """Whether the stated arrows are a graph without loops that leads nowhere else."""
        return not looped(self.waits) and all(
            set(step.after) <= self.steps.keys() - {key} for key, step in self.steps.items()
        )

    @cached_property
    def reduced(self) -> dict[str, frozenset[str]]:
        """The fewest arrows that keep the order; only for an `ordered` plan."""
        return transitive_reduction({key: frozenset(on) for key, on in self.waits.items()})

    def in_order(self, keys: set[str] | frozenset[str]) -> tuple[str, ...]:
        """Steps in plan order."""
        return tuple(key for key in self.steps if key in keys)

    def counter_example(self, *, true: tuple[str, ...], false: tuple[str, ...]) -> object:
        """Facts under which all of `true` hold and none of `false`.

        None = there are none; `UNSURE` = they could not all be tried.
        """
        whens = (*true, *false)
        if not self.combinations.sound(*whens):
            return None
        tried = self.combinations.over(*whens)
        if tried is None:
            return UNSURE
        holds = self.combinations.true
        for facts in tried:
            if all(holds(when, facts) for when in true) and not any(
                holds(when, facts) for when in false
            ):
                return facts
        return None if self.combinations.exact(*whens) else UNSURE


UNSURE = "unsure"
