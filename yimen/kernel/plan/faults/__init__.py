"""Every reason for which a plan may not be published, at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from yimen.kernel.plan.faults import conditions, documents, duties, shape, timing
from yimen.kernel.plan.faults.conditions import belongs
from yimen.kernel.plan.faults.simulation import simulation
from yimen.kernel.plan.faults.survey import Fault, Survey
from yimen.kernel.plan.model import Plan

__all__ = ["Fault", "belongs", "faults"]

_CHECKS = (
    shape.names,
    shape.cycles,
    shape.unreachable,
    documents.missing,
    documents.twice,
    conditions.facts,
    conditions.setters,
    conditions.readable,
    conditions.known,
    conditions.constant,
    documents.skippable,
    duties.joint,
    duties.automatic,
    duties.returns,
    timing.limits,
    shape.loose,
)
# what says nothing about whether a run comes to its end
_BESIDE = ("time-", "promise-", "joint-", "unit-", "document-")


def faults(plan: Plan, *, units: Collection[str] | None = None) -> tuple[Fault, ...]:
    """Every fault and hint of a plan; it may be published if all of them are hints.

    `units` are the units that exist where the plan is to be used (None = do not look). What needs
    a graph without loops is left out where there are loops; the simulation is left out where a
    fault already says that runs go wrong.
    """
    survey = Survey(plan)
    found = [fault for check in _CHECKS for fault in check(survey)]
    found += duties.units(survey, units)
    if all(fault.hint or fault.code.startswith(_BESIDE) for fault in found):
        found += _played(replace(plan, code="", name=""))
    return tuple(found)


@lru_cache(maxsize=100)  # a plan is proposed, looked at and published as it stands
def _played(plan: Plan) -> tuple[Fault, ...]:
    """What the runs of its steps show, whatever it is called."""
    return tuple(simulation(Survey(plan)))
