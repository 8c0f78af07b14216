"""Plans (办理流程): steps that wait for each other, with conditions, documents and limits.

What an item's run may do next is a function of three plain values: its plan, the steps that are
finished, and the facts. No database, no clock, nothing kept.
"""

from __future__ import annotations

from yimen.kernel.plan.conditions import ConditionFailed, FactUnknown, holds, needed_documents
from yimen.kernel.plan.difference import ChangedStep, Difference, difference
from yimen.kernel.plan.faults import Fault, belongs, faults
from yimen.kernel.plan.links import transitive_reduction
from yimen.kernel.plan.model import Fact, FactType, Kind, Needed, OnRefuse, Plan, Step
from yimen.kernel.plan.reading import Unreadable, digest, loads, parse, read, to_data
from yimen.kernel.plan.schedule import NotOrdered, Schedule, schedule
from yimen.kernel.plan.walk import (
    ancestors,
    descendants,
    open_steps,
    settle,
    settle_after,
    successors,
    unmet,
)

__all__ = [
    "ChangedStep",
    "ConditionFailed",
    "Difference",
    "Fact",
    "FactType",
    "FactUnknown",
    "Fault",
    "Kind",
    "Needed",
    "NotOrdered",
    "OnRefuse",
    "Plan",
    "Schedule",
    "Step",
    "Unreadable",
    "ancestors",
    "belongs",
    "descendants",
    "difference",
    "digest",
    "faults",
    "holds",
    "loads",
    "needed_documents",
    "open_steps",
    "parse",
    "read",
    "schedule",
    "settle",
    "settle_after",
    "successors",
    "to_data",
    "transitive_reduction",
    "unmet",
]
