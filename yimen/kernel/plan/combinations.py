"""Trying conditions out: every combination of the values that can make a difference.

A boolean and an enum are tried whole, an integer of a small range too. Another integer is tried at
its bounds and at every number that stands in the conditions, one below and one above it; a text at
every text that stands there and at one that does not. For conditions that only compare, that tells
everything; sums and text methods hide where they turn (`Reading.exact`), so there only what was
found is said, never that nothing can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from yimen.kernel.plan.conditions import ConditionFailed, holds
from yimen.kernel.plan.model import Fact, FactType, Plan, Value
from yimen.kernel.plan.types import Reading, finite, read_condition

MOST = 1024  # combinations for one question
_BUDGET = 150_000  # combinations for one plan: half a second


class Combinations:
    """The conditions of one plan as read, and the values that their facts can have together."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.facts = {fact.name: fact for fact in plan.facts}
        self.readings: dict[str, Reading] = {}
        self.left = _BUDGET
        for step in plan.steps:
            for when in (step.when, *(need.when for need in step.requires)):
                if when and when not in self.readings:
                    self.readings[when] = read_condition(when, self.facts)

    def sound(self, *whens: str) -> bool:
        """Whether these conditions can be evaluated at all."""
        return not any(self.readings[when].wrong for when in whens if when)

    def exact(self, *whens: str) -> bool:
        """Whether trying them out tells everything."""
        return all(self.readings[when].exact for when in whens if when)

    def over(self, *whens: str) -> Iterator[dict[str, Value]] | None:
        """Every combination that matters to these sound conditions; None = too many to try."""
        names = self._read_by(whens)
        used = [self.readings[w] for w in {*whens, *map(self._setter_when, names)} if w]
        numbers = frozenset().union(*(reading.numbers for reading in used))
        texts = frozenset().union(*(reading.texts for reading in used))
        domains = [domain(self.facts[name], numbers, texts) for name in names]
        size = prod(map(len, domains))
        if size > min(MOST, self.left):
            return None
        return self._possible(names, domains)

    def _possible(self, names: list[str], domains: list[list[Value]]) -> Iterator[dict[str, Value]]:
        for values in product(*domains):
            self.left -= 1
            facts = dict(zip(names, values, strict=True))
            if all(self._can_be(name, facts) for name in names):
                yield facts

    def _can_be(self, name: str, facts: Mapping[str, Value]) -> bool:
        """A fact whose step is not needed has its default and no other value."""
        when = self._setter_when(name)
        return not when or self.true(when, facts) or facts[name] == self.facts[name].default

    def true(self, when: str, facts: Mapping[str, Value]) -> bool:
        """Whether a sound condition holds; one that fails (a division by nought) does not."""
        try:
            return holds(when, facts)
        except ConditionFailed:
            return False

    def _setter_when(self, name: str) -> str:
        setter = self.plan.by_key.get(self.facts[name].set_by)
        return setter.when if setter and self.sound(setter.when) else ""

    def _read_by(self, whens: tuple[str, ...]) -> list[str]:
        """The facts these conditions read, and those read by the steps that set them, and so on."""
        names: dict[str, None] = {}
        queue = [when for when in whens if when]
        for when in queue:
            for name in sorted(self.readings[when].names - names.keys()):
                names[name] = None
                if setter := self._setter_when(name):
                    queue.append(setter)
        return list(names)


def domain(fact: Fact, numbers: frozenset[int], texts: frozenset[str]) -> list[Value]:
    """The values of a fact worth trying."""
    match fact.type:
        case FactType.BOOLEAN:
            return [False, True]
        case FactType.ENUM:
            return list(fact.values)
        case FactType.STRING:
            other = "".join(sorted(texts)) + "?"  # longer than each of them, so none of them
            return [*sorted(texts), other]
        case FactType.INTEGER:
            return _integers(fact, numbers)


def _integers(fact: Fact, numbers: frozenset[int]) -> list[Value]:
    low, high = fact.low, fact.high
    if finite(fact) and low is not None and high is not None:
        return list(range(low, high + 1))
    near = {number + by for number in numbers for by in (-1, 0, 1)}
    bounds = {bound for bound in (low, high) if bound is not None}
    inside = {n for n in near | bounds if (low is None or n >= low) and (high is None or n <= high)}
    return sorted(inside or {0})
