"""The published plans and their versions, and the proposals that wait for a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Level, Role, UnitKind
from yimen.ground.process.models import Proposal, Version
from yimen.ground.process.rules import PLANNERS, NoProposal, NoVersion

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.kernel.plan import Plan, Step


CENTRES = frozenset({UnitKind.SERVICE_CENTRE, UnitKind.APPROVAL_BUREAU})  # lead how all is handled


def plans() -> list[Version]:
    """流程目录: the newest version of every plan, by code; retired ones say so."""
    newest = Version.objects.order_by("code", "-number").distinct("code")
    return list(newest.defer("plan", "report"))


def versions(code: str) -> list[Version]:
    """流程版本 of a plan, newest first. Raises NoVersion for a code that is none."""
    found = list(Version.objects.filter(code=code).order_by("-number").defer("report"))
    if not found:
        raise NoVersion(version=code)
    return found


def newest(code: str) -> Version | None:
    """The newest version of a plan, retired or not; None for a code that is new."""
    return Version.objects.filter(code=code).order_by("-number").first()


def proposals() -> list[Proposal]:
    """待发布的提案, the oldest first."""
    return list(Proposal.objects.filter(ended_at=None).order_by("proposed_at", "pk").defer("plan"))


def proposals_of(code: str) -> list[Proposal]:
    """Every proposal of a plan, the newest first, with what became of it."""
    found = Proposal.objects.filter(code=code).select_related("version").order_by("-proposed_at")
    return list(found.defer("plan"))


def proposal(pk: UUID) -> Proposal:
    """The proposal of that id, open or ended. Raises NoProposal."""
    found = Proposal.objects.select_related("version").filter(pk=pk).first()
    if found is None:
        raise NoProposal(proposal=str(pk)[:8])
    return found


def check_planner(plan: Plan, *, viewer: Viewer, publishes: bool) -> None:
    """Whether a viewer may propose this plan, or publish it. Refused: `people.not-allowed`.

    Who runs the platform may, and the head of a service centre that stands no lower than the
    plan's units. Another head proposes where one of the units is theirs, and publishes where all
    of them are.
    """
    if viewer.holds({Role.OPERATOR}):
        return
    known = people.units_by_key()
    units = list(dict.fromkeys(unit for step in plan.steps for unit in _units(step)))
    led = {key for key, unit in known.items() if viewer.over(unit.path, {Role.MANAGER})}
    highest = min((known[key].level for key in units if key in known), default=Level.STATE)
    if any(known[key].kind in CENTRES and known[key].level <= highest for key in led):
        return
    theirs = [unit for unit in units if unit in led]
    if not theirs or (publishes and len(theirs) < len(units)):
        other = next((unit for unit in units if unit not in theirs), "–")
        roles = "、".join(sorted(role.value for role in PLANNERS))
        raise NotAllowed(unit=other, roles=roles)


def _units(step: Step) -> list[str]:
    return [unit for unit in (step.unit, step.lead, *step.members) if unit]
