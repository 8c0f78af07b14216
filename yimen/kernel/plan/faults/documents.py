"""Faults in documents: who needs what, and who makes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import combinations

from yimen.kernel.plan.faults.survey import UNSURE, Fault, Survey, fault, hint
from yimen.kernel.plan.model import Needed


def missing(survey: Survey) -> Iterator[Fault]:
    """A document that neither the applicant nor a step before its consumer supplies.

    Where the only producers come after the consumer the fault is a loop (`shape.cycles`).
    """
    looped = [set(part) for part in survey.loops]
    for key, step in survey.steps.items():
        for document in dict.fromkeys(need.document for need in step.requires):
            if survey.supplied(key, document):
                continue
            made_by = survey.producers.get(document, [])
            if any(key in part and part & set(made_by) for part in looped):
                continue
            nearest = _nearest(survey, key, set(made_by))
            yield fault("document-missing", key, *nearest, document=document)


def _nearest(survey: Survey, key: str, made_by: set[str]) -> tuple[str, ...]:
    """The producer that is the fewest arrows away, forwards or backwards; nothing if none."""
    beside: dict[str, list[str]] = {step: [] for step in survey.steps}
    for step, before in survey.waits.items():
        for one in before:
            beside[step].append(one)
            beside[one].append(step)
    seen, queue = {key}, deque([key])
    while queue:
        node = queue.popleft()
        if node in made_by:
            return (node,)
        fresh = [near for near in beside[node] if near not in seen]
        seen.update(fresh)
        queue.extend(fresh)
    return survey.in_order(made_by)[:1]


def twice(survey: Survey) -> Iterator[Fault]:
    """A document made by two steps side by side that may both be needed, or also given."""
    for document, made_by in survey.producers.items():
        if document in survey.plan.given:
            yield fault("document-given-and-made", *made_by, document=document)
        for one, other in combinations(made_by, 2):
            beside = one not in survey.above[other] and other not in survey.above[one]
            if beside and _both_needed(survey, one, other):
                yield fault("document-twice", one, other, document=document)


def _both_needed(survey: Survey, one: str, other: str) -> bool:
    whens = tuple(when for key in (one, other) if (when := survey.steps[key].when))
    return not whens or survey.counter_example(true=whens, false=()) is not None


def skippable(survey: Survey) -> Iterator[Fault]:
    """A document needed under facts under which no step that makes it is needed."""
    for key, step in survey.steps.items():
        for need in step.requires:
            yield from _skippable(survey, key, need)


def _skippable(survey: Survey, key: str, need: Needed) -> Iterator[Fault]:
    if need.document in survey.plan.given:
        return
    before = survey.above[key] - {key}
    makers = [one for one in survey.producers.get(need.document, ()) if one in before]
    whens = tuple(survey.steps[one].when for one in makers)
    own = tuple(when for when in (survey.steps[key].when, need.when) if when)
    if not makers or "" in whens or set(whens) & set(own):
        return
    example = survey.counter_example(true=own, false=whens)
    if example == UNSURE:
        yield hint("document-not-enumerated", key, *makers, document=need.document)
    elif example is not None:
        yield fault("document-skippable", key, *makers, document=need.document, example=example)
