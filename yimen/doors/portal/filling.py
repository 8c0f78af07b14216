"""The form of an application, page by page: what was typed is kept first and judged then."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.base.forms.filling import Filled, form_of
from yimen.base.forms.reading import Sheet, Step, sheet
from yimen.base.forms.typed import answers_of, row_of
from yimen.base.present import queries as present
from yimen.doors.portal.named import content_of
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.typed import keeps_typed, waiting
from yimen.ground.catalog import queries as catalog
from yimen.work.intake import queries, verbs
from yimen.work.intake.rules import DraftElsewhere
from yimen.work.intake.states import NotADraft, State

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Content
    from yimen.work.intake.models import Draft


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, number: str, step: int = 1) -> HttpResponse:
    """填写申请表: one page of it; the last leads to the materials."""
    held, content = open_draft_of(request, number)
    form, page = _page_of(content, step)
    if request.method != "POST":
        return _opened(request, held, content, step)
    before = form.shown(held.answers)
    try:
        held = _keep(request, held, form, page)
    except DraftElsewhere:
        return _compared(request, held, content, step)
    appeared = (form.shown(held.answers) - before) & page.names
    if {"add", "remove"} & request.POST.keys() or (appeared and not request.POST.get("seen_all")):
        filled = form_of(form, held.answers, names=page.names, added=request.POST.get("add", ""))
        return _shown(request, held, content, step, form=filled, appeared=appeared)
    filled = form_of(form, held.answers, request.POST, names=page.names)
    if "later" not in request.POST and not filled.is_valid():
        return _shown(request, held, content, step, form=filled, wrong=True)
    onward = step if "later" in request.POST else step + 1
    if onward <= len(form.steps):
        return redirect("portal:step", number, onward)
    return redirect("portal:papers", number)


@keeps_typed
@persons
@require_POST
def save(request: HttpRequest, number: str, step: int = 1) -> HttpResponse:
    """Keep what is typed while it is typed; answers with when it was kept, or why it was not."""
    held, content = open_draft_of(request, number)
    form, page = _page_of(content, step)
    facts: dict[str, Any] = {"at": present.now()}
    try:
        held = _keep(request, held, form, page)
    except DraftElsewhere:
        facts["elsewhere"] = True
    else:
        facts["seen"] = queries.page_mark(held, page.names)
    return render(request, "portal/apply/saved.html", facts)


def open_draft_of(request: HttpRequest, number: str) -> tuple[Draft, Content]:
    """The draft of one of its parties, still open, and what its item says today."""
    held = queries.draft_seen(number, viewer=account_viewer(request))
    if held.state != State.DRAFT:
        raise NotADraft(state=held.state)
    return held, content_of(catalog.version_in_force(held.item, present.today()))


def labels(content: Content) -> list[str]:
    """The steps of an application by name: the pages of its form, materials, the last check."""
    pages = [each.title or _("填写") for each in sheet(content.form).steps]
    return [*pages, _("材料"), _("核对并提交")]


def _page_of(content: Content, step: int) -> tuple[Sheet, Step]:
    form = sheet(content.form)
    if not 1 <= step <= len(form.steps):
        raise Http404
    return form, form.steps[step - 1]


def _keep(request: HttpRequest, held: Draft, form: Sheet, page: Step) -> Draft:
    """Save what was typed, less the row that is to go."""
    gone = row_of(request.POST.get("remove", ""))
    return verbs.save_page(
        draft=held.number,
        names=page.names,
        answers=answers_of(form, request.POST.dict(), names=page.names, without=gone),
        seen=request.POST.get("seen", ""),
        by=account_viewer(request).by,
        now=present.now(),
        today=present.today(),
    )


def _opened(request: HttpRequest, held: Draft, content: Content, step: int) -> HttpResponse:
    """The page with what is kept, or with what was typed when the session had ended."""
    form, page = _page_of(content, step)
    if typed := waiting(request):
        answers = held.answers | answers_of(form, typed.dict(), names=page.names)
        filled = form_of(form, answers, names=page.names)
        return _shown(request, held, content, step, form=filled, late=True)
    return _shown(request, held, content, step, form=form_of(form, held.answers, names=page.names))


def _compared(request: HttpRequest, held: Draft, content: Content, step: int) -> HttpResponse:
    """Both texts where two pages differ: what is typed here stays in the form."""
    form, page = _page_of(content, step)
    held.refresh_from_db()
    typed = held.answers | answers_of(form, request.POST.dict(), names=page.names)
    filled = form_of(form, typed, names=page.names)
    here, there = dict(filled.told()), dict(form_of(form, held.answers, names=page.names).told())
    differing = [
        (label, there.get(label, ""), here.get(label, ""))
        for label in [*here, *(each for each in there if each not in here)]
        if here.get(label, "") != there.get(label, "")
    ]
    return _shown(
        request,
        held,
        content,
        step,
        form=filled,
        differing=differing,
        status=HTTPStatus.CONFLICT,
    )


def _shown(
    request: HttpRequest,
    held: Draft,
    content: Content,
    step: int,
    *,
    form: Filled,
    wrong: bool = False,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    page = _page_of(content, step)[1]
    facts = {
        "draft": held,
        "content": content,
        "labels": labels(content),
        "at": step,
        "form": form,
        "seen": queries.page_mark(held, page.names),
        **more,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else status
    return render(request, "portal/apply/form.html", facts, status=status)
