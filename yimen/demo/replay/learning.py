"""The plan behind a log, learned from what was done: what always comes before what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.kernel.errors import Refused
from yimen.kernel.plan import transitive_reduction
from yimen.kernel.plan.form import MOST_FACTS, MOST_STEPS

LONGEST_NAME, LONGEST_UNIT = 200, 100  # characters that a plan takes


class NothingToLearn(Refused):
    """A log without an event that can be used shows no plan."""

    code = "replay.nothing-to-learn"


class TooManyActivities(Refused):
    """More activities than a plan takes; most often the column holds remarks, not activities."""

    code = "replay.too-many-activities"


@dataclass(frozen=True, slots=True)
class Learned:
    """What a log shows: activities, each after all those that always come before it.

    `before` holds all of these for each, `always` the activities that no case lacks.
    """

    activities: tuple[str, ...]
    before: Mapping[str, frozenset[str]]
    always: frozenset[str]

    @property
    def keys(self) -> dict[str, str]:
        """Activity -> key of its step, which is the name of its fact too: a1, a2, …

        Never made from the words, which may be anything; a fact's name is an identifier of CEL.
        """
        return {activity: f"a{number}" for number, activity in enumerate(self.activities, 1)}


def learn(traces: Collection[Sequence[str]]) -> Learned:
    """Find a → b wherever every trace that has b has a before it, by first occurrences.

    A trace is the activities of one case in the order in which they happened. The relation is a
    strict partial order: each trace orders its first occurrences strictly, and what always comes
    before a comes, in every trace that has b, before b too. Raises NothingToLearn.
    """
    places: dict[str, int] = {}
    before: list[int] = []  # sets of activities, as bits of an integer
    times: list[int] = []
    for trace in traces:
        seen = 0
        for activity in dict.fromkeys(trace):
            place = places.setdefault(activity, len(places))
            if place == len(before):
                before.append(seen)
                times.append(0)
            before[place] &= seen
            times[place] += 1
            seen |= 1 << place
    if not places:
        raise NothingToLearn
    names = list(places)
    # whoever comes before another has fewer before itself
    ordered = sorted(names, key=lambda name: before[places[name]].bit_count())
    return Learned(
        activities=tuple(ordered),
        before={name: frozenset(_members(before[places[name]], names)) for name in ordered},
        always=frozenset(name for name in names if times[places[name]] == len(traces)),
    )


def units(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The unit of each activity, from (activity, unit) of each event: the one most often there.

    Of equal ones the first; where no event names a unit, the activity itself.
    """
    counts: dict[str, Counter[str]] = {}
    for activity, unit in pairs:
        count = counts.setdefault(activity, Counter())
        if unit:
            count[unit] += 1
    return {
        activity: count.most_common(1)[0][0] if count else activity
        for activity, count in counts.items()
    }


def plan(learned: Learned, *, units: Mapping[str, str], code: str, name: str) -> dict[str, Any]:
    """The learned plan as a plan file has it.

    A step waits for the fewest that keep the order. One that some case lacks is needed if the fact
    of its key is true; it is false unless a run states it. Raises TooManyActivities.
    """
    keys = learned.keys
    optional = [keys[one] for one in learned.activities if one not in learned.always]
    if len(optional) > MOST_FACTS or len(keys) > MOST_STEPS:
        raise TooManyActivities(count=len(keys), optional=len(optional), limit=MOST_FACTS)
    reduced = transitive_reduction(learned.before)
    return {
        "code": code,
        "name": _cut(name, LONGEST_NAME),
        "facts": {key: {"type": "boolean", "default": False} for key in optional},
        "steps": [
            {
                "key": keys[one],
                "name": _cut(one, LONGEST_NAME),
                "unit": _cut(units[one], LONGEST_UNIT),
                "after": sorted((keys[other] for other in reduced[one]), key=_number),
                "when": "" if one in learned.always else keys[one],
            }
            for one in learned.activities
        ],
    }


def _number(key: str) -> int:
    return int(key[1:])


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _members(mask: int, names: Sequence[str]) -> list[str]:
    found = []
    while mask:
        last = mask & -mask
        found.append(names[last.bit_length() - 1])
        mask ^= last
    return found
