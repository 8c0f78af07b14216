"""Who may speak in a joint step, and who may take a step over from whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yimen.ground.people import queries as people
from yimen.ground.process.queries import Joint, StepView
from yimen.ground.process.rules import OpinionNotAsked, StepNotOpen
from yimen.ground.process.states import IN_HAND, StepState
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.access import case_of, may_review, plan_of
from yimen.work.cases.queries.inquiries import examiners
from yimen.work.cases.rules.access import DECIDES, LEADS, REVIEWS, not_allowed

if TYPE_CHECKING:
    from collections.abc import Collection

    from yimen.ground.people.models import Staff
    from yimen.ground.people.rules import Viewer
    from yimen.ground.people.states import Role
    from yimen.work.cases.models import Case
    from yimen.work.cases.queries.views import CaseView


@dataclass(frozen=True, slots=True)
class JointOpening:
    """A joint step in hand for a viewer: the departments for which they may speak, or why not."""

    step: StepView
    joint: Joint
    mine: tuple[str, ...]  # those that have not spoken first
    closed: Refused | None


def joint_openings(found: CaseView, *, viewer: Viewer) -> list[JointOpening]:
    """会签可办事项: the joint steps in hand, in the order of the plan."""
    paths = {key: one.path for key, one in people.units_by_key().items()}
    listed = []
    for step in found.steps:
        if step.joint is None or step.state not in IN_HAND:
            continue
        units = [voice.unit for voice in step.joint.voices]
        reach = [unit for unit in units if unit in paths and viewer.over(paths[unit], REVIEWS)]
        silent = [unit for unit in reach if unit in step.joint.silent]
        mine = [*silent, *(unit for unit in reach if unit not in silent)]
        closed: Refused | None = None if mine else not_allowed("、".join(units), REVIEWS)
        if step.state is StepState.PAUSED:
            closed = StepNotOpen(step=step.name, state="paused", waits_for="–")
        listed.append(JointOpening(step, step.joint, tuple(mine), closed))
    return listed


def may_speak(number: str, step: str, unit: str, *, viewer: Viewer) -> str:
    """Whether a viewer may speak for a unit in a joint step of a case: the unit.

    Refused: `UnknownCase`; `process.opinion-not-asked`; `people.not-allowed`.
    """
    plan = plan_of(case_of(number, viewer=viewer))
    found = plan.by_key.get(step)
    if found is None or unit not in found.members:
        raise OpinionNotAsked(step=found.name if found else step, unit=unit)
    if not people.reaches(viewer, REVIEWS, unit):
        raise not_allowed(unit, REVIEWS)
    return unit


def may_hand_over(number: str, step: str, *, viewer: Viewer, holder: str | None) -> str:
    """Whether a viewer may hand a step to a colleague: the unit of the step.

    What nobody has in hand its unit hands over; what somebody has, that person or who leads the
    unit. Refused: as `may_review`.
    """
    unit = may_review(number, step, viewer=viewer, release=True)
    if holder not in (None, viewer.by) and not people.reaches(viewer, LEADS, unit):
        raise not_allowed(unit, LEADS)
    return unit


def colleagues(unit: str) -> list[Staff]:
    """同事: who may take over a step of this unit, by work number.

    Refused: `people.unknown-unit`.
    """
    return serving(unit, REVIEWS)


def serving(unit: str, roles: Collection[Role]) -> list[Staff]:
    """Who holds one of these roles for a unit, by work number. Refused: `people.unknown-unit`."""
    over = people.unit(unit)
    found = {one.number: one for role in roles for one in people.holders(role, over)}
    return [found[number] for number in sorted(found)]


def chairs(case: Case) -> list[Staff]:
    """可以主持听证的人员: staff of the organ who did not examine the case (行政许可法 Art. 48)."""
    examined = examiners(case)
    staff = serving(case.organ, REVIEWS | DECIDES | LEADS)
    return [one for one in staff if one.number not in examined]
