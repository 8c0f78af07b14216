"""Of which kinds a case is, and how the review below stands where it is referred up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.states import StepState
from yimen.kernel.plan import Kind as StepKind
from yimen.work.cases import rules
from yimen.work.cases.queries.access import plan_of
from yimen.work.cases.queries.referral import referral_of
from yimen.work.cases.queries.views import CaseView, case_for
from yimen.work.cases.rules import Key
from yimen.work.cases.rules.kinds import LowerReview, kinds, lower
from yimen.work.cases.states.kinds import Kind


@dataclass(frozen=True, slots=True)
class KindsView:
    """办件类型 of a case, its national code, and 下级审查 where there is one."""

    kinds: frozenset[Kind]
    code: int
    lower: LowerReview | None


def kinds_of(number: str, *, today: date) -> KindsView:
    """办件类型 of the case of that number. Refused: `UnknownCase`. GB/T 39046 A.6."""
    view = case_for(number, today=today)
    case, plan = view.case, plan_of(view.case)
    units = people.units_by_key()
    parts = {unit for step in plan.steps for unit in (step.unit, *step.members) if unit in units}
    decides = units[case.refers_to or case.organ]
    below = lower({unit: units[unit].level for unit in parts}, decides.level)
    joint = any(step.kind is StepKind.JOINT for step in plan.steps)
    found = kinds(case.case_type, joint=joint, lower=below, outcome=case.outcome)
    return KindsView(found, case.case_type, _review(view, below) if below else None)


def _review(view: CaseView, below: tuple[str, ...]) -> LowerReview:
    """下级审查: 20 working days from the acceptance (行政许可法 Art. 43), until it is sent up."""
    if sent := referral_of(view.case):
        return LowerReview(below, sent.due_on, (), sent.referred_on)
    over = {StepState.DONE, StepState.NOT_NEEDED}
    open_ = {step.unit for step in view.steps if step.state not in over} & set(below)
    since = view.case.accepted_on
    if since is None:
        return LowerReview(below, None, below)
    calendar = process.calendar(process.newest_release())
    due = rules.term_due(Key.LOWER_REVIEW, since, calendar)
    if view.case.refers_to:  # it is not over before it was sent up
        open_.add(view.case.organ)
    return LowerReview(below, due.on, tuple(sorted(open_)))
