"""Faults in who does a step and what a refusal does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from yimen.kernel.plan.faults.survey import Fault, Survey, fault, hint
from yimen.kernel.plan.model import Kind, OnRefuse, Step


def joint(survey: Survey) -> Iterator[Fault]:
    """Joint steps (联合办理) need two members, a lead among them and a quorum they can reach."""
    for key, step in survey.steps.items():
        if step.kind is not Kind.JOINT:
            if step.members or step.lead or step.quorum:
                yield fault("joint-not-joint", key)
            continue
        if len(set(step.members)) < 2:
            yield fault("joint-too-few", key, members=len(set(step.members)))
        if not step.lead:
            yield fault("joint-no-lead", key)
        elif step.lead not in step.members:
            yield fault("joint-lead-outside", key, lead=step.lead)
        if not 0 <= step.quorum <= len(set(step.members)):
            yield fault("joint-quorum", key, quorum=step.quorum, members=len(set(step.members)))


def automatic(survey: Survey) -> Iterator[Fault]:
    """A step the machine does at once has no unit, takes no time and refuses nobody."""
    for key, step in survey.steps.items():
        if step.kind is Kind.AUTOMATIC and (
            step.unit or step.limit or step.on_refuse is not OnRefuse.END
        ):
            yield hint("automatic-has-duties", key)


def returns(survey: Survey) -> Iterator[Fault]:
    """Where a refusal sends the run back to (退回): a step before this one."""
    for key, step in survey.steps.items():
        if step.on_refuse is OnRefuse.SEND_BACK and not step.return_to:
            yield fault("return-nowhere", key)
        elif step.return_to and step.on_refuse is not OnRefuse.SEND_BACK:
            yield fault("return-not-asked", key, to=step.return_to)
        elif step.return_to and step.return_to not in survey.steps:
            yield fault("return-unknown", key, to=step.return_to)
        elif step.return_to and step.return_to not in survey.above[key]:
            yield fault("return-not-before", key, step.return_to)


def units(survey: Survey, known: Collection[str] | None) -> Iterator[Fault]:
    """Every step of a person is some unit's, and every unit named is one that exists."""
    if known is None:
        return
    known = set(known)
    for key, step in survey.steps.items():
        named = _named(step)
        if not named and step.kind is not Kind.AUTOMATIC:
            yield fault("unit-missing", key)
        for unit in named:
            if unit not in known:
                yield fault("unit-unknown", key, unit=unit)


def _named(step: Step) -> tuple[str, ...]:
    """The units of a step, each once."""
    return tuple(unit for unit in dict.fromkeys((step.unit, step.lead, *step.members)) if unit)
