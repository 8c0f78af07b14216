"""The published plans: their versions, drawn and in words, what the check says, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.comparing import checked, compared, length
from yimen.doors.desk.drawn import drawn
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.process.queries import plans as published
from yimen.ground.process.rules import PLANNERS
from yimen.kernel.plan import Plan, read

if TYPE_CHECKING:
    from yimen.ground.process.models import Proposal, Version


@officers()
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan in its newest version, and the proposals that wait for a second person."""
    officer, listed, proposed = officer_of(request), published.plans(), published.proposals()
    facts = {
        "officer": officer,
        "at": "plans",
        "plans": listed,
        "proposals": proposed,
        "staff": _staff(listed, proposed),
        "proposes": officer.viewer.holds(PLANNERS),
    }
    return render(request, "desk/plans/list.html", facts)


@officers()
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """One version of a plan, the newest unless the address names another; `with` compares."""
    versions = published.versions(code)
    asked, other = request.GET.get("version", ""), request.GET.get("with", "")
    shown = next((one for one in versions if asked in ("", str(one.number))), None)
    beside = next((one for one in versions if other == str(one.number)), None)
    if shown is None or (other and beside is None):
        raise Http404
    held, units = read(shown.plan), unit_names()
    proposed = published.proposals_of(code)
    facts = {
        "officer": officer_of(request),
        "at": "plans",
        "versions": versions,
        "shown": shown,
        "beside": beside,
        "plan": held,
        "statutory": length(held.limit),
        "promised": length(held.promised),
        "drawn": drawn(held, units),
        "steps": _steps(held, units),
        "proposals": proposed,
        "staff": _staff(versions, proposed),
        "proposes": officer_of(request).viewer.holds(PLANNERS),
        **checked(held, units),
        "compared": compared(read(beside.plan), held, units) if beside else None,
    }
    return render(request, "desk/plans/plan.html", facts)


def _staff(versions: Iterable[Version], proposed: Iterable[Proposal]) -> dict[str, str]:
    """The names of those who published and proposed, by their work numbers."""
    return people.staff_names(
        {one.published_by for one in versions} | {one.proposed_by for one in proposed}
    )


def _steps(held: Plan, units: dict[str, str]) -> list[dict[str, object]]:
    return [
        {
            "name": step.name,
            "units": [
                units.get(key, key) for key in dict.fromkeys((step.unit, *step.members)) if key
            ],
            "limit": length(step.limit),
            "after": [held.by_key[key].name for key in step.after],
            "when": step.when,
        }
        for step in held.steps
    ]
