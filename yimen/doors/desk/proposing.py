"""A new version of a plan: handed in, checked and compared, proposed, published by a second."""

from __future__ import annotations

import json
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.base.pages.answers import put_into
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.comparing import checked, compared
from yimen.doors.desk.drawn import drawn
from yimen.doors.desk.forms.plans import PlanFile, Proposing, SendingBack
from yimen.doors.desk.planfile import data_of
from yimen.doors.desk.reasons import why
from yimen.doors.desk.times import when
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.people.rules import NotAllowed
from yimen.ground.process import verbs
from yimen.ground.process.queries import plans as published
from yimen.ground.process.rules import PLANNERS, check_second
from yimen.kernel.errors import Refused
from yimen.kernel.plan import Plan, parse, read, to_data


@officers(*sorted(PLANNERS))
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """A file is checked and compared with what stands; what has no faults can be proposed."""
    officer = officer_of(request)
    upload = PlanFile(request.POST, request.FILES) if request.FILES else PlanFile()
    form = Proposing(request.POST if "plan" in request.POST else None)
    plan: Plan | None = None
    try:
        if request.FILES and upload.is_valid():
            file = upload.cleaned_data["file"]
            plan = parse(data_of(file.name or "", file.read()))
        elif form.is_bound:
            plan = read(request.POST["plan"])
            if form.is_valid():
                return redirect("desk:proposal", _propose(plan, form, officer))
    except NotAllowed as refused:
        form.add_error(None, why(refused, unit_names()))
    except Refused as refused:
        put_into(form if plan else upload, refused)
    if plan and not form.is_bound:
        form = Proposing(initial={"plan": json.dumps(to_data(plan), ensure_ascii=False)})
    facts = {"officer": officer, "at": "plans", "upload": upload, "form": form, "plan": plan}
    wrong = upload.errors or form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    more = _beside(plan) if plan else {}
    return render(request, "desk/plans/propose.html", {**facts, **more}, status=status)


def _propose(plan: Plan, form: Proposing, officer: Officer) -> UUID:
    published.check_planner(plan, viewer=officer.viewer, publishes=False)
    made = verbs.propose(
        data=to_data(plan),
        why=form.cleaned_data["why"],
        by=officer.viewer.by,
        now=when()["now"],
        units=unit_names(),
    )
    return made.id


def _beside(plan: Plan) -> dict[str, object]:
    """What is said of a plan that is not published yet, beside the version that stands."""
    units = unit_names()
    stands = published.newest(plan.code)
    return {
        **checked(plan, units),
        "stands": stands,
        "drawn": drawn(plan, units),
        "compared": compared(read(stands.plan), plan, units) if stands else None,
    }


@officers()
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, number: UUID) -> HttpResponse:
    """One proposal: what it changes; a second person publishes it or sends it back."""
    officer, held = officer_of(request), published.proposal(number)
    plan = read(held.plan)
    form = SendingBack(request.POST if "send_back" in request.POST else None)
    closed = _closed(plan, officer, held.proposed_by)
    wrong = ""
    if request.method == "POST":
        try:
            if _answer(request, number, plan, officer, form):
                return redirect("desk:plan", held.code)
        except Refused as refused:
            wrong = why(refused, unit_names())
    facts = {
        "officer": officer,
        "at": "plans",
        "proposal": held,
        "staff": people.staff_names({held.proposed_by}),
        "plan": plan,
        "form": form,
        "closed": why(closed, unit_names()) if closed else "",
        "own": held.proposed_by == officer.viewer.by,
        "wrong": wrong,
        **_beside(plan),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong or form.errors else HTTPStatus.OK
    return render(request, "desk/plans/proposal.html", facts, status=status)


@transaction.atomic
def _answer(
    request: HttpRequest, number: UUID, plan: Plan, officer: Officer, form: SendingBack
) -> bool:
    by, now = officer.viewer.by, when()["now"]
    if "publish" in request.POST:
        published.check_planner(plan, viewer=officer.viewer, publishes=True)
        version = verbs.publish_proposed(proposal=number, by=by, now=now, units=unit_names())
        messages.success(request, _("已发布第 {number} 版。").format(number=version.number))
        return True
    if not form.is_valid():
        return False
    published.check_planner(plan, viewer=officer.viewer, publishes=False)
    verbs.send_back(proposal=number, answer=form.cleaned_data["answer"], by=by, now=now)
    messages.success(request, _("已退回。"))
    return True


def _closed(plan: Plan, officer: Officer, proposed_by: str) -> Refused | None:
    """Why this officer cannot publish the plan; None where they can."""
    try:
        published.check_planner(plan, viewer=officer.viewer, publishes=True)
        check_second(plan.name, proposed_by=proposed_by, by=officer.viewer.by)
    except Refused as refused:
        return refused
    return None
