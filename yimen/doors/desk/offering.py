"""At the window an application goes in with written promises, printed and signed (承诺书)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.documents.rendering import render as typeset
from yimen.base.documents.serving import as_pdf
from yimen.base.pages.answers import put_into
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.promises import Promising
from yimen.doors.desk.times import when
from yimen.ground.catalog import queries as catalog
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries.offers import Offers, offers
from yimen.work.cases.queries.promise_papers import promise_facts, promises_kept
from yimen.work.cases.rules.access import SEES, WINDOW
from yimen.work.intake import queries as intake
from yimen.work.intake.rules import Incomplete

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Content
    from yimen.work.intake.models import Draft
    from yimen.work.intake.rules import Precheck


@officers(*sorted(WINDOW))
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: HttpRequest, number: str) -> HttpResponse:
    """承诺: what may be promised is chosen, printed to be signed, and goes in with the draft."""
    officer, today = officer_of(request), when()["today"]
    held = intake.draft_seen(number, viewer=officer.viewer)
    content = catalog.content(catalog.version_in_force(held.item, today))
    found = intake.precheck(held, today)
    offered = offers(held, content, [each.key for each in found.missing], today)
    form = Promising(request.POST or None, offers=offered)
    if request.method == "POST" and form.is_valid():
        try:
            if "print" in request.POST:
                return _printed(held, form, found)
            return _handed_in(held, form, officer)
        except Incomplete:
            form.add_error(None, _("还缺不能后补的内容，请回到收件页面补齐后再提交。"))
        except Refused as refused:
            put_into(form, refused)
    facts = {
        "officer": officer,
        "at": "receive",
        "draft": held,
        "applicant": held.person or held.organisation,
        "content": content,
        "form": form,
        "offered": offered,
        "lacking": _lacking(found, content, offered),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/receive/promise.html", facts, status=status)


def _printed(held: Draft, form: Promising, found: Precheck) -> HttpResponse:
    today = when()["today"]
    missing = [each.key for each in found.missing]
    facts = promise_facts(held, form.promised, missing, today)
    return as_pdf(typeset("promise", facts, dated=today), f"承诺书 {held.number}")


def _handed_in(held: Draft, form: Promising, officer: Officer) -> HttpResponse:
    case = verbs.submit(
        draft=held.number,
        by=officer.viewer.by,
        unit=officer.home_key,
        promised=form.promised,
        **when(),
    )
    return redirect("desk:receipt", case.number)


def _lacking(found: Precheck, content: Content, offered: Offers) -> list[str]:
    """What no promise covers, so that it must be there first."""
    later = {key for key, _name in offered.gaps}
    if offered.pledge:
        later |= {each.key for each in content.materials if each.by_pledge}
    return [
        *found.unanswered,
        *([_("申请表里还有要填写或者更正的内容")] if found.form_faults else []),
        *(each.name for each in found.missing if each.key not in later),
    ]


@officers(*sorted(SEES))
@never_cache
@require_safe
def printed(request: HttpRequest, number: str) -> HttpResponse:
    """承诺书 of a case, as it was handed in."""
    today = when()["today"]
    found = cases.case_seen(number, viewer=officer_of(request).viewer, today=today)
    facts = promises_kept(found.case)
    if facts is None:
        messages.info(request, _("这件办件没有书面承诺。"))
        return redirect("desk:case", number)
    return as_pdf(typeset("promise", facts, dated=found.case.received_on), f"承诺书 {number}")
