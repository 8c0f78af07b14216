"""Cases as somebody may see them. Access is decided here, while fetching, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.rules import NoStep, hand_of
from yimen.kernel.errors import Refused
from yimen.kernel.plan import Kind, Plan, read
from yimen.kernel.ref import Ref
from yimen.work.cases.models import Case
from yimen.work.cases.queries.bounds import government
from yimen.work.cases.queries.brief import brief
from yimen.work.cases.queries.inquiries import consulted
from yimen.work.cases.queries.referral import sent_by
from yimen.work.cases.queries.views import CaseView, case_for, timeline
from yimen.work.cases.queries.work import ReviewTask, reviews
from yimen.work.cases.rules import Key, UnknownCase
from yimen.work.cases.rules.access import HANDS, OWN, REVIEWS, ROLES, SEES, not_allowed
from yimen.work.cases.states import Act

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.rules import Viewer
    from yimen.ground.people.states import Role
    from yimen.ground.process.queries.hands import Place


@dataclass(frozen=True, slots=True)
class Told:
    """An act in a timeline; `said` is None for who may not read it, and once it is erased."""

    entry: Entry
    said: Mapping[str, object] | None


def is_party(case: Case, viewer: Viewer) -> bool:
    """Whether the viewer is the applicant of a case, or a person's agent, or acts for a firm.

    For an organisation act only those who hold its mandate now, whoever brought the case in.
    """
    agent = case.agent if case.organisation is None else None
    parties = {each.number for each in (case.person, case.organisation, agent) if each}
    return bool(viewer.party) and viewer.party in parties and viewer.covers(case.item)


def _seen(case: Case, viewer: Viewer) -> bool:
    if is_party(case, viewer):
        return True
    if not viewer.holds(SEES):
        return False
    if case.received_by == viewer.by:
        return True
    if any(people.reaches(viewer, SEES, unit) for unit in (case.organ, case.refers_to) if unit):
        return True
    units = set(people.unit_keys(viewer, SEES))
    taking_part = not _concerned(case).isdisjoint(units) or consulted(case, units)
    return taking_part or sent_by(case, units)


def _concerned(case: Case) -> set[str]:
    return {unit for step in plan_of(case).steps for unit in (step.unit, *step.members) if unit}


def plan_of(case: Case) -> Plan:
    """办理流程 by which a case is handled. Refused: `process.no-version`."""
    return _plan(case.version.plan_code, case.version.plan_digest)


@lru_cache(maxsize=500)
def _plan(code: str, digest: str) -> Plan:
    """A published plan never changes, so it is read once: every act on a case asks for it."""
    return read(process.version_of(code=code, digest=digest).plan)


def case_seen(number: str, *, viewer: Viewer, today: date) -> CaseView:
    """办件详情 for one who may see it; an applicant is not shown what departments say inside.

    Staff see the cases of the units in their reach, those in which such a unit has a part, and
    those that they received. Refused: `UnknownCase`, also for a case that is none of theirs.
    """
    found = case_for(number, today=today)
    if not _seen(found.case, viewer):
        raise UnknownCase(number=number)
    if not is_party(found.case, viewer):
        return found
    return replace(
        found,
        terms=tuple(term for term in found.terms if term.key is not Key.GAPS),
        steps=tuple(replace(step, claimed_by=None) for step in found.steps),
        reports=(),
        awaited=(),
    )


def timeline_seen(number: str, *, viewer: Viewer) -> list[Told]:
    """办理过程 for one who may see the case; who did it and what was said is for staff only.

    Refused: `UnknownCase`.
    """
    inside = not is_party(case_of(number, viewer=viewer), viewer)
    return [
        Told(entry, json.loads(entry.body) if inside and entry.body else None)
        for entry in timeline(number)
    ]


def case_of(number: str, *, viewer: Viewer) -> Case:
    """The case of that number without its run, for one who may see it; else `UnknownCase`."""
    found = brief(number)
    if not _seen(found, viewer):
        raise UnknownCase(number=number)
    return found


def may_act(number: str, act: Act, *, viewer: Viewer, unit: str = "") -> str:
    """Whether a viewer may do this to a case: the unit for which it is done, "" by the applicant.

    `unit` is the one that says what is missing; other acts are those of the organ. Refused:
    `UnknownCase` where the viewer may not even see it; `people.not-allowed`.
    """
    case = brief(number)
    if act in OWN and is_party(case, viewer):
        return ""
    if act in OWN and case.received_by == viewer.by and viewer.holds(ROLES[act]):
        return case.organ
    over = unit or unit_of(case, act)
    if people.reaches(viewer, ROLES[act], over) and (over == case.organ or _seen(case, viewer)):
        return over
    raise _barred(case, viewer, over, ROLES[act])


def unit_of(case: Case, act: Act) -> str:
    """For which unit an act is done: the organ, which only the head of its government extends for.

    That is where units decide together; "" where no government is known above the organ.
    行政许可法 Art. 42.
    """
    joint = act is Act.EXTEND and any(step.kind is Kind.JOINT for step in plan_of(case).steps)
    return government(case.organ) if joint else case.organ


def may_review(case: str | Case, step: str, *, viewer: Viewer, release: bool = False) -> str:
    """Whether a viewer may answer or take a step, or put it back: the unit whose step it is.

    `case` is its number, or the case itself where the act holds it already. Refused: as
    `may_act`; `process.no-step`.
    """
    case = case if isinstance(case, Case) else brief(case)
    plan = plan_of(case)
    found, roles = plan.by_key.get(step), HANDS if release else REVIEWS
    unit = hand_of(found) if found else case.organ
    if found and people.reaches(viewer, roles, unit):
        return unit
    barred = _barred(case, viewer, unit, roles)
    raise barred if found or isinstance(barred, UnknownCase) else NoStep(step=step, plan=plan.name)


def _barred(case: Case, viewer: Viewer, unit: str, roles: frozenset[Role]) -> Refused:
    """Not allowed; but a case that is none of the viewer's is not there at all."""
    if not _seen(case, viewer):
        return UnknownCase(number=case.number)
    return not_allowed(unit, roles)


def reviews_seen(
    *, viewer: Viewer, after: Place | None = None, at_most: int = 50
) -> list[ReviewTask]:
    """待审查 of the units that the viewer reviews for, the most pressing first, in pages."""
    return reviews(units=people.unit_keys(viewer, HANDS), after=after, at_most=at_most)


def mark(case: Case) -> str:
    """Where a case stands in its own count of acts: it changes with each of them (ETag)."""
    if case.lengths is not None:
        return "-".join(str(length) for length in case.lengths)
    run = [Ref("run", str(case.run))] if case.run else []
    return "-".join(str(length) for length in ledger.lengths([case.about, *run]))
