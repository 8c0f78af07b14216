"""What a person has in hand here: drafts, and cases applied for or acted in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.language import english
from yimen.base.present import queries as present
from yimen.doors.portal.acts import state_said
from yimen.doors.portal.asking import asked, beginning, onward
from yimen.doors.portal.parties import account_viewer, persons
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.states import Power
from yimen.ground.people import queries as people
from yimen.work.cases import queries as cases
from yimen.work.cases.states import State
from yimen.work.intake import queries as intake
from yimen.work.matters.queries import matters_seen

if TYPE_CHECKING:
    from yimen.work.cases.models import Case

PAGE = 20


@persons
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """我的办件: the newest first, drafts before them."""
    viewer = account_viewer(request)
    acting = viewer.party != viewer.by
    party: dict[str, Any] = {
        "organisation" if acting else "person": viewer.party,
        "items": viewer.items,
    }
    after = _after(asked(request, "after"))
    found = cases.cases_of(**party, after=after, at_most=PAGE + 1)
    shown = found[:PAGE]
    drafts = intake.drafts_of(viewer=viewer) if after is None else []
    numbers = [each.item for each in (*drafts, *(shown if english() else ()))]
    names = catalog.names(numbers, english=english())
    powers = catalog.powers(each.version_id for each in shown)
    following = ""
    if len(found) > PAGE:
        following = onward(request, f"{shown[-1].received_on.isoformat()}~{shown[-1].number}")
    facts = {
        "mandates": people.mandates_of(viewer.by, present.today()),
        "acting": viewer.party if acting else "",
        "drafts": [(each, names.get(each.item, each.item)) for each in drafts],
        "rows": [
            _row(each, names.get(each.item, each.name), powers[each.version_id]) for each in shown
        ],
        "pressing": next(iter(matters_seen(viewer=viewer, in_hand=True, at_most=1)), None),
        "following": following,
        "first": beginning(request),
    }
    return render(request, "portal/mine.html", facts)


def _row(case: Case, name: str, power: str) -> dict[str, object]:
    """A case with its name and its state in words."""
    licence = power == Power.APPROVAL
    state, tone = state_said(State(case.state), case.outcome or "", licence=licence)
    return {"case": case, "name": name, "state": state, "tone": tone}


def _after(text: str) -> tuple[date, str] | None:
    """The place where the last page ended; None for the first, and for what is no place."""
    day, _, number = text.partition("~")
    try:
        return (date.fromisoformat(day), number) if number else None
    except ValueError:
        return None
