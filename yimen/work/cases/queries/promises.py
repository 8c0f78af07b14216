"""What was promised in a case, and by whom it was broken before."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import Content, region
from yimen.work.cases.models import Case, GapPromise, Pledge
from yimen.work.cases.states import GapState, PledgeState


def content_of(case: Case) -> Content:
    """What the item says, in the version under which the case was handed in."""
    return catalog.content(case.version)


def holds_in(case: Case) -> dict[str, str]:
    """适用区域 of what a case grants, and the law that says so (行政许可法 Art. 41)."""
    found = region(content_of(case))
    return {"region": found.name, "region_basis": found.basis} if found.name else {}


def gaps_of(case: Case) -> GapPromise | None:
    """容缺承诺 of a case, or None."""
    return GapPromise.objects.filter(case=case).first()


def gaps_due(case: Case) -> date | None:
    """Until when what was promised may still come; None where nothing is open."""
    found = gaps_of(case)
    return found.due_on if found and found.state == GapState.RUNNING else None


def pledge_of(case: Case) -> Pledge | None:
    """告知承诺 of a case, or None."""
    return Pledge.objects.filter(case=case).first()


def broke_a_pledge(case: Case) -> bool:
    """Whether the applicant broke a promise before and has not repaired it (信用修复)."""
    party = Q(case__person__isnull=False, case__person=case.person_id)
    party |= Q(case__organisation__isnull=False, case__organisation=case.organisation_id)
    return Pledge.objects.filter(party, state=PledgeState.BROKEN).exists()


def gaps_lapsing(*, today: date, after: int = 0, at_most: int = 200) -> list[tuple[int, str]]:
    """The promises of materials whose last day has passed, as (id, number of the case)."""
    running = GapPromise.objects.filter(state=GapState.RUNNING, due_on__lt=today, pk__gt=after)
    return list(running.order_by("pk").values_list("pk", "case__number")[:at_most])
