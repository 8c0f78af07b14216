"""What a viewer may do with a case now, and of everything else why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yimen.ground.people import queries as people
from yimen.ground.people.states import Role
from yimen.ground.process.rules import ClaimedByOther, OpinionMissing, StepNotOpen
from yimen.ground.process.states import IN_HAND, StepState
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.access import unit_of
from yimen.work.cases.queries.bounds import excluded
from yimen.work.cases.queries.courses import Courses, courses_of, out_of_course
from yimen.work.cases.queries.delivery import sending_closed
from yimen.work.cases.queries.handling import concerned
from yimen.work.cases.queries.licences import licence_closed
from yimen.work.cases.queries.overruns import overrun_closed
from yimen.work.cases.rules import NothingExcluded, TimeExcluded
from yimen.work.cases.rules.access import HANDS, LEADS, OWN, REVIEWS, ROLES, not_allowed
from yimen.work.cases.rules.referral import check_act
from yimen.work.cases.states import Act, State, after

if TYPE_CHECKING:
    from collections.abc import Collection

    from yimen.ground.people.rules import Viewer
    from yimen.ground.process.queries import StepView
    from yimen.work.cases.models import Case
    from yimen.work.cases.queries.views import CaseView

OFFERED = tuple(act for act in Act if act in ROLES and act is not Act.REVIEW)  # of a step


@dataclass(frozen=True, slots=True)
class Opening:
    """An act on a case for a viewer: for which unit, or the refusal that closes it."""

    act: Act
    unit: str
    closed: Refused | None


@dataclass(frozen=True, slots=True)
class StepOpening:
    """A step in hand for a viewer: whether to take, to answer, to put back, to hand over."""

    step: str
    name: str
    unit: str
    take: Refused | None
    answer: Refused | None
    put_back: Refused | None
    hand_over: Refused | None


def openings(found: CaseView, *, viewer: Viewer, acts: Collection[Act] = OFFERED) -> list[Opening]:
    """可办事项: every one of these acts with its unit; what the state or the roles forbid says so.

    Where both do, the state is told: it holds for everybody.
    """
    case, paths = found.case, {key: one.path for key, one in people.units_by_key().items()}
    courses = courses_of(case)
    elsewhere = {
        Act.SAY_MISSING: _speaks(found, viewer, paths),
        Act.ANSWER_CONSULTATION: _asked(courses, viewer, paths) or case.organ,
    }
    listed = []
    for act in acts:
        mine = case.received_by == viewer.by and viewer.holds(ROLES[act])
        unit = elsewhere.get(act) or unit_of(case, act)
        closed = (
            _by_state(found.state, act)
            or (None if mine and act in OWN else _by_role(viewer, ROLES[act], unit, paths))
            or _by_facts(case, act)
            or out_of_course(courses, case, act)
            or licence_closed(case, act)
            or sending_closed(case, act)
            or overrun_closed(case, act, today=found.read_on)
        )
        listed.append(Opening(act, unit, closed))
    return listed


def step_openings(found: CaseView, *, viewer: Viewer) -> list[StepOpening]:
    """环节可办事项: the steps in hand, in the order of the plan."""
    paths = {key: one.path for key, one in people.units_by_key().items()}
    return [
        StepOpening(
            step=step.key,
            name=step.name,
            unit=step.unit,
            take=_by_role(viewer, REVIEWS, step.unit, paths) or _taken(step.state, step.name),
            answer=_by_role(viewer, REVIEWS, step.unit, paths)
            or _held(step.name, step.state, step.claimed_by, viewer.by)
            or _silent(step),
            put_back=_by_role(viewer, HANDS, step.unit, paths)
            or (None if step.claimed_by else _not_open(step.name, step.state))
            or _of_other(step, viewer, paths),
            hand_over=_by_role(viewer, HANDS, step.unit, paths)
            or (_not_open(step.name, step.state) if step.state is StepState.PAUSED else None)
            or _of_other(step, viewer, paths),
        )
        for step in found.steps
        if step.state in IN_HAND
    ]


def _by_facts(case: Case, act: Act) -> Refused | None:
    """What stands in the way beside the state: the authority below has it, or time is excluded."""
    try:
        check_act(act, case.refers_to)
    except Refused as refused:
        return refused
    notices = excluded(case) if act in {Act.EXCLUDE, Act.RESUME} else []
    if act is Act.EXCLUDE and notices:
        return TimeExcluded(notice="、".join(notices))
    return NothingExcluded() if act is Act.RESUME and not notices else None


def _by_state(state: State, act: Act) -> Refused | None:
    try:
        after(state, act)
    except Refused as refused:
        return refused
    return None


def _by_role(
    viewer: Viewer, roles: Collection[Role], unit: str, paths: dict[str, str]
) -> Refused | None:
    if unit in paths and viewer.over(paths[unit], roles):
        return None
    return not_allowed(unit, frozenset(roles))


def _speaks(found: CaseView, viewer: Viewer, paths: dict[str, str]) -> str:
    """The unit for which a viewer would say what is missing: one still awaited before others."""
    told = {report.unit for report in found.reports}
    roles = ROLES[Act.SAY_MISSING]
    parts = concerned(found.case) if found.state is State.SUBMITTED else {found.case.organ}
    own = [unit for unit in parts if unit in paths and viewer.over(paths[unit], roles)]
    order = sorted(own, key=lambda unit: (unit in told, unit == found.case.organ, unit))
    return order[0] if order else found.case.organ


def _asked(courses: Courses, viewer: Viewer, paths: dict[str, str]) -> str:
    """The unit for which a viewer would answer a consultation; "" where none is asked."""
    asked = [each.unit for each in courses.open(Act.ANSWER_CONSULTATION)]
    own = [unit for unit in asked if _by_role(viewer, REVIEWS, unit, paths) is None]
    return next(iter([*own, *asked]), "")


def _taken(state: StepState, step: str) -> Refused | None:
    return None if state is StepState.OPEN else _not_open(step, state)


def _held(step: str, state: StepState, holder: str | None, by: str) -> Refused | None:
    if state is StepState.PAUSED:
        return _not_open(step, state)
    return ClaimedByOther(step=step, claimed_by=holder) if holder not in (None, by) else None


def _silent(step: StepView) -> Refused | None:
    """A joint step is not answered before enough of its members have spoken."""
    if step.joint is None:
        return None
    spoken = len(step.joint.voices) - len(step.joint.silent)
    if spoken >= step.joint.needed:
        return None
    silent, needed = "、".join(step.joint.silent), step.joint.needed
    return OpinionMissing(step=step.name, needed=needed, spoken=spoken, silent=silent)


def _of_other(step: StepView, viewer: Viewer, paths: dict[str, str]) -> Refused | None:
    """What another has in hand is moved by who leads the unit only."""
    if step.claimed_by in (None, viewer.by) or not _by_role(viewer, LEADS, step.unit, paths):
        return None
    return ClaimedByOther(step=step.name, claimed_by=step.claimed_by)


def _not_open(step: str, state: StepState) -> Refused:
    return StepNotOpen(step=step, state=state.name.lower(), waits_for="–")
