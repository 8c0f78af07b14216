"""The published plans: their versions, their steps, how long they take, and what the check said."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from yimen.base.parts.due import amount
from yimen.base.sentences.plan import fault_text
from yimen.doors.desk.access import officer_of, officers
from yimen.ground.people import queries as people
from yimen.ground.process.queries import plans as published
from yimen.kernel.clock import Limit
from yimen.kernel.plan import Plan, faults, read, schedule


@officers()
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan in its newest version."""
    facts = {"officer": officer_of(request), "at": "plans", "plans": published.plans()}
    return render(request, "desk/plans/list.html", facts)


@officers()
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """One version of a plan, the newest unless the address names another."""
    versions = published.versions(code)
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if asked in ("", str(one.number))), None)
    if shown is None:
        raise Http404
    held = read(shown.plan)
    language = "en" if (get_language() or "").startswith("en") else "zh-hans"
    times = schedule(held)
    facts = {
        "officer": officer_of(request),
        "at": "plans",
        "versions": versions,
        "shown": shown,
        "plan": held,
        "statutory": _length(held.limit),
        "promised": _length(held.promised),
        "times": times,
        "path": [held.by_key[key].name for key in times.critical_path],
        "steps": _steps(held),
        "hints": [fault_text(fault, held, language) for fault in faults(held)],
    }
    return render(request, "desk/plans/plan.html", facts)


def _steps(held: Plan) -> list[dict[str, object]]:
    known = people.units_by_key()
    return [
        {
            "name": step.name,
            "units": [
                known[key].name if key in known else key
                for key in (step.unit, *step.members)
                if key
            ],
            "limit": _length(step.limit),
            "after": [held.by_key[key].name for key in step.after],
            "when": step.when,
        }
        for step in held.steps
    ]


def _length(limit: Limit | None) -> str:
    return amount(limit.number, limit.unit) if limit else ""
