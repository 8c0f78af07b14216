"""How long a plan takes (关键路径法, the critical path method), in working days.

Every limit is turned into working days by the year's average, 248 of them in 365 days (so many were
announced for 2025 and for 2026). A calendar day is 248/365 of a working day, a month 248/12, an
hour a 24th of a calendar day. Sums are exact, in parts of a working day; only the totals shown are
rounded: times up, slack down. A step without a limit takes none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.errors import Refused
from yimen.kernel.plan.links import Links
from yimen.kernel.plan.loops import looped
from yimen.kernel.plan.model import Plan

_PARTS = 365 * 24  # parts of a working day, so that every unit is a whole number of them
_IN_PARTS = {
    Unit.WORKING_DAY: _PARTS,
    Unit.CALENDAR_DAY: 248 * 24,
    Unit.MONTH: 248 * _PARTS // 12,
    Unit.HOUR: 248,
}


class NotOrdered(Refused):
    """The steps of the plan wait for each other, or for steps that are not in it: no schedule."""

    code = "plan.not-ordered"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a plan takes in working days when every step takes the whole of its limit.

    `critical_path` and `parallel_days`: all steps are needed, an upper bound, since leaving a step
    out never lengthens the longest path. `serial_days`: one after the other. `slack`: by how much a
    step may be late without delaying the end. `shortest_path` and `shortest_lawful_days`: the steps
    that are always needed, which no facts make shorter.
    """

    critical_path: tuple[str, ...]
    parallel_days: int
    serial_days: int
    slack: dict[str, int]
    shortest_path: tuple[str, ...]
    shortest_lawful_days: int


def schedule(plan: Plan, skipped: Collection[str] = frozenset()) -> Schedule:
    """The schedule of a plan, the steps in `skipped` taking no time. Raises NotOrdered."""
    order = _order(plan)
    skipped = set(skipped)
    length = {key: 0 if key in skipped else parts(step.limit) for key, step in plan.by_key.items()}
    always = {key: 0 if plan.by_key[key].when else length[key] for key in length}
    ends = _ends(order, plan.links, length)
    least = _ends(order, plan.links, always)
    whole = max(ends.values(), default=0)
    return Schedule(
        critical_path=tuple(key for key in _path(plan.links, length, ends) if key not in skipped),
        parallel_days=in_days(whole),
        serial_days=in_days(sum(length.values())),
        slack=_slack(order, plan.links, length, ends, whole),
        shortest_path=tuple(
            key
            for key in _path(plan.links, always, least)
            if key not in skipped and not plan.by_key[key].when
        ),
        shortest_lawful_days=in_days(max(least.values(), default=0)),
    )


def parts(limit: Limit | None) -> int:
    """A limit in parts of a working day, 8,760 to the day, so that sums stay exact."""
    return limit.number * _IN_PARTS[limit.unit] if limit else 0


def in_days(parts: int) -> int:
    """Parts as working days, rounded up."""
    return -(-parts // _PARTS)


def _order(plan: Plan) -> list[str]:
    """The steps, each after those it waits for. Raises NotOrdered."""
    waits, left = plan.links.waits, {}
    for key, before in waits.items():
        if not before <= waits.keys():
            raise NotOrdered(step=key)
        left[key] = len(before)
    order = [key for key, count in left.items() if not count]
    for key in order:
        for follower in plan.links.followers[key]:
            left[follower] -= 1
            if not left[follower]:
                order.append(follower)
    if len(order) < len(waits):
        raise NotOrdered(step=looped(waits)[0][0])
    return order


def _ends(order: list[str], links: Links, length: Mapping[str, int]) -> dict[str, int]:
    """When each step ends if it begins as soon as it can."""
    ends: dict[str, int] = {}
    for key in order:
        ends[key] = length[key] + max((ends[one] for one in links.waits[key]), default=0)
    return ends


def _path(links: Links, length: Mapping[str, int], ends: Mapping[str, int]) -> list[str]:
    """The longest path; of equal ones that whose steps come first in the plan."""
    last = [key for key in links.place if not links.followers[key]]
    if not last:
        return []
    path = [max(last, key=lambda key: ends[key])]
    while before := links.waits[path[-1]]:
        start = ends[path[-1]] - length[path[-1]]
        path.append(min((one for one in before if ends[one] == start), key=links.place.__getitem__))
    return path[::-1]


def _slack(
    order: list[str],
    links: Links,
    length: Mapping[str, int],
    ends: Mapping[str, int],
    whole: int,
) -> dict[str, int]:
    """By how many whole working days each step may end later; in plan order."""
    latest: dict[str, int] = {}
    for key in reversed(order):
        latest[key] = min(
            (latest[one] - length[one] for one in links.followers[key]), default=whole
        )
    return {key: (latest[key] - ends[key]) // _PARTS for key in links.place}
