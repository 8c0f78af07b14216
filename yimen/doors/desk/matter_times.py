"""At the desk time is taken out of a term of a matter and goes on; so do reviews and suits."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yimen.base.pages.answers import put_into
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.matters import Disputing, Resting, Resuming, Settling
from yimen.doors.desk.matter_words import word
from yimen.doors.desk.matters import shown
from yimen.doors.desk.times import when
from yimen.doors.desk.words import PAUSES, Word
from yimen.ground.process.states import Ground
from yimen.kernel.errors import Refused
from yimen.work.matters import queries, verbs
from yimen.work.matters.queries import MatterView
from yimen.work.matters.rules import DISPUTES, TIMES
from yimen.work.matters.states import DisputeKind


@officers(*sorted(TIMES))
@require_http_methods(["GET", "HEAD", "POST"])
def exclude(request: HttpRequest, number: str) -> HttpResponse:
    """不计入期限: of which term, on which of the listed grounds, for how many days."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    names = _names(found)
    listed = queries.can_rest(found.matter, when()["today"])
    choices = [(f"{key}~{one}", f"{names[key]} · {PAUSES[one.value]}") for key, one in listed]
    form = Resting(request.POST or None, choices=choices)

    def do(who: dict[str, Any]) -> None:
        typed = dict(form.cleaned_data)
        term, _sign, ground = str(typed.pop("what")).partition("~")
        verbs.exclude_time(term=term, ground=Ground(ground), **typed, **who)

    return _page(request, found, officer, form, _("不计入期限"), do)


@officers(*sorted(TIMES))
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, number: str) -> HttpResponse:
    """恢复计算期限, before the time that was told is over."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    names = _names(found)
    resting = queries.resting(found.matter, when()["today"])
    form = Resuming(request.POST or None, choices=[(key, names[key]) for key in resting])

    def do(who: dict[str, Any]) -> None:
        verbs.resume_time(**form.cleaned_data, **who)

    return _page(request, found, officer, form, _("恢复计算期限"), do)


@officers(*sorted(DISPUTES))
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, number: str) -> HttpResponse:
    """登记复议或者诉讼: which of the two, its number, since when."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    form = Disputing(request.POST or None)

    def do(who: dict[str, Any]) -> None:
        typed = dict(form.cleaned_data)
        verbs.begin_dispute(kind=DisputeKind(typed.pop("kind")), **typed, **who)

    name = _("登记复议或者诉讼")
    return _page(request, found, officer, form, name, do, may=queries.may_dispute)


@officers(*sorted(DISPUTES))
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, number: str) -> HttpResponse:
    """登记复议或者诉讼结束: on which day, and how."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    form = Settling(request.POST or None)

    def do(who: dict[str, Any]) -> None:
        verbs.end_dispute(**form.cleaned_data, **who)

    name = _("登记复议或者诉讼结束")
    return _page(request, found, officer, form, name, do, may=queries.may_dispute)


def _names(found: MatterView) -> dict[str, Word]:
    return {term.key: word(term.name) for term in found.table.terms}


def _page(
    request: HttpRequest,
    found: MatterView,
    officer: Officer,
    form: forms.Form,
    name: str,
    do: Callable[[dict[str, Any]], None],
    *,
    may: Callable[..., str] = queries.may_time,
) -> HttpResponse:
    """The page of the act, or its doing if the matter still stands as it was looked at."""
    number = found.matter.number
    unit = may(number, viewer=officer.viewer)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                verbs.expect(matter=number, mark=request.POST.get("mark", ""))
                do({"matter": number, "by": officer.viewer.by, "unit": unit, **when()})
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已办理：{act}。").format(act=name))
            return redirect("desk:matter", number)
    facts = {**shown(found, officer), "form": form, "word": name}
    facts["mark"] = queries.mark(found.matter)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/matters/act.html", facts, status=status)
