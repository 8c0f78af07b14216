"""下级审查 of a case: who examines first, who decides, and what was sent up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.rules import hand_of
from yimen.ground.process.states import ClockKind, RunState, StepState
from yimen.kernel.plan import Plan, read
from yimen.work.cases.models import Case, Referral
from yimen.work.cases.queries.handling import authority
from yimen.work.cases.rules.referral import below, check_below, check_referred

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion

OVER = frozenset({StepState.DONE, StepState.NOT_NEEDED})


def receiving(version: ItemVersion) -> tuple[str, str]:
    """The unit that receives and accepts, and the one to which it will send the case up or "".

    Refused: `NoAuthority`, `NotBelow`, `people.unknown-unit`. 行政许可法 Art. 35.
    """
    organ = authority(version).key
    lower = catalog.content(version).lower_review
    if not lower:
        return organ, ""
    people.unit(lower)
    found = process.version_of(code=version.plan_code, digest=version.plan_digest)
    plan = read(found.plan)
    check_below(lower, organ, _levels(), {hand_of(step) for step in plan.steps})
    return lower, organ


def referral_of(case: Case) -> Referral | None:
    """初审报送 of a case, once it was sent up."""
    return Referral.objects.filter(case=case).select_related("document").first()


def sent_by(case: Case, units: set[str]) -> bool:
    """Whether one of these units sent the case up."""
    return Referral.objects.filter(case=case, lower__in=units).exists()


def check_step(case: Case, plan: Plan, step: str) -> None:
    """`NotReferredUp` for a step of the authority above, or of others beside it, before that."""
    found = plan.by_key.get(step)
    if found is not None and hand_of(found) not in below(_levels(), case.refers_to):
        check_referred(case.refers_to)


def examined_below(case: Case, today: date) -> bool:
    """Whether every step of the units below is over, so that the case can be sent up."""
    assert case.run is not None  # case_handled_is_accepted
    lower = below(_levels(), case.refers_to)
    steps = process.standing(run=case.run, today=today).steps
    return all(step.state in OVER for step in steps if step.unit in lower)


def run_state(case: Case, today: date) -> RunState:
    """Whether something of the plan is still to be done."""
    assert case.run is not None  # case_handled_is_accepted
    return process.standing(run=case.run, today=today).state


def review_due(case: Case, today: date) -> date | None:
    """The last day of the review below, without the time that does not count (Art. 43, 45)."""
    assert case.run is not None  # case_handled_is_accepted
    clocks = process.standing(run=case.run, today=today).clocks
    law = next((each for each in clocks if each.kind == ClockKind.STATUTORY), None)
    return law.reading.due_on if law else None


def _levels() -> dict[str, int]:
    return {key: unit.level for key, unit in people.units_by_key().items()}
