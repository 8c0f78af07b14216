"""Faults in the graph itself: what waits for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yimen.kernel.plan.faults.survey import Fault, Survey, fault, hint
from yimen.kernel.plan.links import reach
from yimen.kernel.plan.loops import shortest_loop


def names(survey: Survey) -> Iterator[Fault]:
    """No step at all, two steps of one key, prerequisites that are not in the plan or the step."""
    plan = survey.plan
    if not plan.steps:
        yield fault("no-steps")
    for key, times in Counter(step.key for step in plan.steps).items():
        if times > 1:
            yield fault("key-twice", key, times=times)
    for step in plan.steps:
        for one in dict.fromkeys(step.after):
            if one == step.key:
                yield fault("prerequisite-self", step.key)
            elif one not in survey.steps:
                yield fault("prerequisite-unknown", step.key, prerequisite=one)


def cycles(survey: Survey) -> Iterator[Fault]:
    """Steps that wait for each other (互为前置), also through the documents they need.

    `steps` in the order of needing; the n-th of `documents` is what the n-th step needs from the
    next, "" where it waits for it by a stated prerequisite.
    """
    for part in survey.loops:
        loop = shortest_loop(part, survey.needs)
        pairs = zip(loop, loop[1:] + loop[:1], strict=True)
        documents = [
            "" if after in survey.waits[step] else survey.documents[step, after]
            for step, after in pairs
        ]
        yield fault("cycle", *loop, documents=documents)


def unreachable(survey: Survey) -> Iterator[Fault]:
    """Steps that can never open because something before them never can, and dead ends."""
    stuck = {key for part in survey.loops for key in part}
    for key, step in survey.steps.items():
        if key in step.after or not set(step.after) <= survey.steps.keys():
            stuck.add(key)
    forwards: dict[str, list[str]] = {key: [] for key in survey.steps}
    for key, before in survey.needs.items():
        for one in before:
            forwards[one].append(key)
    behind = reach(stuck, forwards) - stuck
    if behind:
        yield fault("unreachable", *survey.in_order(behind), because=survey.in_order(stuck))
    ends = {key for key, after in forwards.items() if not after}
    leading = ends | reach(ends, survey.needs)
    looped = {key for part in survey.loops for key in part}
    if dead := survey.steps.keys() - leading - looped:
        yield fault("dead-end", *survey.in_order(dead))


def loose(survey: Survey) -> Iterator[Fault]:
    """Ends beside the last step that yield nothing, and prerequisites that others imply."""
    waited_for = {one for before in survey.waits.values() for one in before}
    ends = [key for key in survey.steps if key not in waited_for]
    for key in ends[:-1]:
        step = survey.steps[key]
        if not step.produces and not step.sets:
            yield hint("loose-end", key)
    if not survey.ordered:
        return
    for key, before in survey.waits.items():
        if implied := [one for one in before if one not in survey.reduced[key]]:
            yield hint("prerequisite-redundant", key, *implied)
