"""下级审查: what the authority below does first, and what nobody does before it was sent up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from yimen.work.cases.rules.refusals import NotBelow, NothingToRefer, NotReferredUp
from yimen.work.cases.states import Act

# What only the authority that decides may do; the law gives those below no more than twenty days
ABOVE = frozenset({Act.GRANT, Act.GRANT_AT_ONCE, Act.REFUSE, Act.EXTEND})


def check_below(lower: str, organ: str, levels: Mapping[str, int], parts: set[str]) -> None:
    """`NotBelow` unless the one stands lower than the other and has a step of the plan to itself.

    `levels` are those of units by key, a higher number is lower; `parts` are the units of the plan.
    """
    if levels[lower] <= levels[organ] or not parts & below(levels, organ):
        raise NotBelow(lower=lower, unit=organ)


def below(levels: Mapping[str, int], organ: str) -> set[str]:
    """The units that stand below the one that decides."""
    return {unit for unit, level in levels.items() if level > levels[organ]}


def check_act(act: Act, refers_to: str) -> None:
    """`NotReferredUp` for an act of the authority above, `NothingToRefer` where it has the case."""
    if act in ABOVE:
        check_referred(refers_to)
    if act is Act.REFER_UP and not refers_to:
        raise NothingToRefer


def check_referred(refers_to: str) -> None:
    """`NotReferredUp` while the authority below still has the case (行政许可法 Art. 35)."""
    if refers_to:
        raise NotReferredUp(unit=refers_to)


def sent_late(due_on: date | None, today: date) -> bool:
    """Whether the twenty days have passed (Art. 43); late is late, and never refused."""
    return due_on is not None and today > due_on
