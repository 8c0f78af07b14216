"""What an applicant or agent does to a case themselves: hand in a correction, or take it back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.files.store import keep_list, listed
from yimen.base.pages.answers import put_into
from yimen.doors.portal.asking import sent
from yimen.doors.portal.forms.schema import answers_of, form_of
from yimen.doors.portal.papers import added, files_field
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.progress import Progress, progress
from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import ANSWERS
from yimen.work.cases.states import Act, DocumentKind
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way

KEPT = "portal_corrections"  # in the session: number of a case -> material -> hash of its list


class Withdrawal(forms.Form):
    """撤回 and why."""

    reason = forms.CharField(
        label=gettext_lazy("撤回原因"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """撤回申请, after a page that says what it means."""
    viewer = account_viewer(request)
    queries.may_act(number, Act.WITHDRAW, viewer=viewer)
    found = progress(number, viewer=viewer, today=timezone.localdate())
    form = Withdrawal(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            verbs.withdraw(case=number, reason=form.cleaned_data["reason"], **_who(request))
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:case", number)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    facts = {"form": form, "progress": found}
    return render(request, "portal/follow/withdraw.html", facts, status=status)


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """提交补正: files are added one material at a time and go in together, as the notice asks."""
    viewer = account_viewer(request)
    queries.may_act(number, Act.RESUBMIT, viewer=viewer)
    found = progress(number, viewer=viewer, today=timezone.localdate())
    if not found.asked:
        return redirect("portal:case", number)
    wrong: dict[str, str] = {}
    form = _form(request, found)
    if "material" in request.POST:
        wrong = _add(request, found, request.POST["material"])
        if not any(wrong.values()):
            return redirect("portal:correct", number)
    elif request.method == "POST" and form.is_valid():
        try:
            _resubmit(request, found)
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:case", number)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong or form.errors else HTTPStatus.OK
    facts = {"progress": found, "form": form, "papers": _papers(request, found, wrong)}
    return render(
        request, "portal/follow/correct.html", {**facts, "largest": LARGEST}, status=status
    )


def _who(request: HttpRequest) -> dict[str, Any]:
    by = account_viewer(request).by
    return {"by": by, "now": timezone.now(), "today": timezone.localdate()}


def _gaps(found: Progress) -> list[tuple[str, str]]:
    """What the notice asks for: keys of materials, and what each lacks."""
    notice = next(one for one in found.view.documents if one.kind == DocumentKind.CORRECTION)
    return [(key, text) for key, text in notice.content["gaps"]]


def _form(request: HttpRequest, found: Progress) -> forms.Form:
    """The item's form where the notice asks for it again, else one without fields."""
    asked = ANSWERS in {key for key, _text in _gaps(found)}
    schema = queries.form(found.view.case) if asked else ""
    typed = None if "material" in request.POST else sent(request)
    return form_of(schema, found.view.case.answers, typed)


def _papers(
    request: HttpRequest, found: Progress, wrong: dict[str, str]
) -> list[dict[str, object]]:
    """Each material that is asked for: what it lacks, and the files that are there now."""
    kept = request.session.get(KEPT, {}).get(found.view.case.number, {})
    names = queries.material_names(found.view.case)
    texts: dict[str, list[str]] = {}
    for key, text in _gaps(found):
        if key != ANSWERS:
            texts.setdefault(key, []).append(text)
    return [
        {
            "key": key,
            "name": names.get(key, key),
            "texts": said,
            "files": listed(kept.get(key, "")),
            "field": files_field(key),
            "wrong": wrong.get(key, ""),
        }
        for key, said in texts.items()
    ]


def _add(request: HttpRequest, found: Progress, key: str) -> dict[str, str]:
    """Add files to a material and remember them; what is wrong with those that are not taken."""
    if key == ANSWERS or key not in {each for each, _text in _gaps(found)}:
        return {key: _("这份材料不在补正要求里。")}
    number = found.view.case.number
    everything = request.session.get(KEPT, {})
    kept = everything.get(number, {})
    files, wrong = added(listed(kept.get(key, "")), request.FILES.getlist("files"))
    if files:
        request.session[KEPT] = {**everything, number: {**kept, key: keep_list(files)}}
    return {key: wrong} if wrong else {}


def _resubmit(request: HttpRequest, found: Progress) -> None:
    case = found.view.case
    kept = request.session.get(KEPT, {}).get(case.number, {})
    asked = ANSWERS in {key for key, _text in _gaps(found)}
    schema = queries.form(case) if asked else ""
    verbs.resubmit(
        case=case.number,
        materials=[Held(key, Way.UPLOAD, sha256=sha256) for key, sha256 in kept.items()],
        answers=answers_of(schema, request.POST.dict()) if asked else None,
        **_who(request),
    )
    left = {one: of for one, of in request.session.get(KEPT, {}).items() if one != case.number}
    request.session[KEPT] = left
