"""What an act needs to know of the item that a case is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.states import Power
from yimen.ground.process import queries as process
from yimen.ground.process.rules import Paper, begin
from yimen.ground.process.states import ClockKind
from yimen.kernel.clock import Limit
from yimen.kernel.plan import Kind, Plan, read
from yimen.work.cases.models import Bar, Case, CaseMaterial
from yimen.work.cases.rules import TERMS, Key, NoAuthority, NoPlan, decision_key

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion
    from yimen.ground.people.models import Unit
    from yimen.work.intake.models import Draft


@dataclass(frozen=True, slots=True)
class Route:
    """How a case is handled: the plan's version, what its run starts from, the item's limits."""

    version: UUID
    plan: Plan
    facts: Mapping[str, object]
    documents: tuple[Paper, ...]
    limits: Mapping[ClockKind, Limit]
    joint: bool  # 统一办理、联合办理、集中办理: units do a step of it together (Art. 26)


def authority(version: ItemVersion) -> Unit:
    """The unit that answers and decides: that of the item's department, or `NoAuthority`."""
    department = version.item.department
    if department is None or department.unit is None:
        raise NoAuthority(item=version.item.number)
    return department.unit


def check_receivable(version: ItemVersion) -> None:
    """That cases of it could be handled; before anybody fills a form for nothing: `NoPlan`."""
    if not version.plan_code:
        raise NoPlan(item=version.item.number)


def route(case: Case) -> Route:
    """How a case is to be handled, from the version of the item that it was handed in under.

    Refused: `NoPlan`, `process.no-version`.
    """
    version = case.version
    check_receivable(version)
    found = process.version_of(code=version.plan_code, digest=version.plan_digest)
    plan = _plan(found.plan)
    declared = {fact.name for fact in plan.facts if not fact.set_by}
    content = catalog.content(version)
    newest = CaseMaterial.objects.filter(case=case).order_by("key", "-round").distinct("key")
    joint = any(step.kind is Kind.JOINT for step in plan.steps)
    law = content.statutory
    if case.refers_to:  # until it was sent up (Art. 43)
        law = TERMS[Key.LOWER_REVIEW].limit
    elif law is None and content.power is Power.APPROVAL:  # what no other law sets (Art. 42)
        law = TERMS[decision_key(joint=joint)].limit
    limits = {ClockKind.STATUTORY: law, ClockKind.PROMISED: content.promised}
    return Route(
        version=found.id,
        plan=plan,
        facts={name: value for name, value in case.facts.items() if name in declared},
        documents=tuple(Paper(each.key, each.sha256) for each in newest),
        limits={kind: limit for kind, limit in limits.items() if limit is not None},
        joint=joint,
    )


@lru_cache(maxsize=500)
def _plan(text: str) -> Plan:
    return read(text)


def check_start(case: Case) -> None:
    """Whether the plan can begin with what is known: told at receipt, not to the officer later.

    Refused: as `route`, and what `process.rules.begin` refuses of facts.
    """
    found = route(case)
    begin(found.plan, found.facts)


def concerned(case: Case) -> set[str]:
    """The units with a part in a case: those of its steps, and the one that decides."""
    units = {unit for step in route(case).plan.steps for unit in (step.unit, *step.members)}
    return {unit for unit in units if unit} | {case.organ}


def material_names(case: Case, *, english: bool = False) -> dict[str, str]:
    """The materials of the item's version by key, with the names that an applicant reads."""
    content = catalog.content(case.version, english=english)
    return {each.key: each.name for each in content.materials}


def form(case: Case, *, english: bool = False) -> str:
    """The application form of the item's version, JSON Schema as text."""
    return catalog.content(case.version, english=english).form


def bar_on(application: Draft, on: date) -> Bar | None:
    """The longest bar that keeps this applicant from this item on that day."""
    held = Bar.objects.filter(item=application.item, from_on__lte=on, until_on__gte=on)
    party = Q(person__isnull=False, person=application.person_id)
    party |= Q(organisation__isnull=False, organisation=application.organisation_id)
    return held.filter(party).order_by("-until_on").first()
