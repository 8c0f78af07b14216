"""Faults in time: whether the steps fit into the statutory and the promised limit."""

from __future__ import annotations

from collections.abc import Iterator

from yimen.kernel.clock import Limit
from yimen.kernel.plan.faults.survey import Fault, Survey, fault
from yimen.kernel.plan.schedule import Schedule, in_days, parts, schedule

_MOST = 64  # sets of steps left out, each with a schedule of its own


def limits(survey: Survey) -> Iterator[Fault]:
    """The longest path is within both limits, and the promise within the law.

    行政许可法 Art. 42-43; 优化营商环境条例 Art. 36.
    """
    plan = survey.plan
    if plan.limit and plan.promised and parts(plan.promised) > parts(plan.limit):
        promised, limit = _stated(plan.promised), _stated(plan.limit)
        yield fault("promise-over-limit", promised=promised, limit=limit)
    if not survey.ordered:
        return
    for code, most in (("time-over-limit", plan.limit), ("time-over-promise", plan.promised)):
        if most is None or _takes(survey, schedule(plan)) <= parts(most):
            continue
        worst = _longest(survey)
        takes = _takes(survey, worst)
        if takes > parts(most):
            days, over = in_days(takes), in_days(takes - parts(most))
            yield fault(code, *worst.critical_path, days=days, over=over, limit=_stated(most))


def _takes(survey: Survey, plan: Schedule) -> int:
    return sum(parts(survey.steps[key].limit) for key in plan.critical_path)


def _longest(survey: Survey) -> Schedule:
    """The longest schedule under any facts, or, where they are too many, with every step."""
    timed = [step for step in survey.steps.values() if step.when and step.limit]
    whens = tuple(dict.fromkeys(step.when for step in timed))
    combinations = survey.combinations
    if not combinations.sound(*whens) or not combinations.exact(*whens):
        return schedule(survey.plan)
    tried = combinations.over(*whens)
    if tried is None:
        return schedule(survey.plan)
    left_out = {
        frozenset(step.key for step in timed if not combinations.true(step.when, facts))
        for facts in tried
    }
    if not 0 < len(left_out) <= _MOST:
        return schedule(survey.plan)
    found = [schedule(survey.plan, skipped) for skipped in sorted(left_out, key=sorted)]
    return max(found, key=lambda one: _takes(survey, one))


def _stated(limit: Limit) -> dict[str, object]:
    return {"number": limit.number, "unit": limit.unit.value}
