"""What an applicant does beside the steps: a hearing asked for or waived, its chair challenged."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.language import english
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import sent
from yimen.doors.portal.bringing import Asked, changed, come
from yimen.doors.portal.forms.courses import Answer, Challenge
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.progress import progress
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries.courses import courses_of, out_of_course
from yimen.work.cases.queries.licences import licence_closed
from yimen.work.cases.queries.speaking import applicant, may_speak_for
from yimen.work.cases.states import Act

TITLES = {
    Act.ANSWER_HEARING: _("申请或放弃听证"),
    Act.CHALLENGE_CHAIR: _("申请主持人回避"),
    Act.SUPPLEMENT: _("补齐承诺后交的材料"),
    Act.WITHDRAW_PLEDGE: _("撤回承诺"),
    Act.HEAR_HOLDER: _("提出陈述申辩"),
    Act.ASK_CANCELLATION: _("申请注销许可"),
    Act.WITHDRAW_CANCELLATION: _("撤回注销申请"),
}


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """申请或放弃听证, by the applicant who was told of the right."""
    form = Answer(sent(request), initial=kept(request))

    def do(who: dict[str, Any]) -> None:
        spoken = _speaking(request, number, Act.ANSWER_HEARING)
        verbs.answer_hearing(wants=form.wanted, **spoken, **who)

    return act_page(request, number, Act.ANSWER_HEARING, form, do)


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def challenge(request: HttpRequest, number: str) -> HttpResponse:
    """申请主持人回避, and why."""
    form = Challenge(sent(request), initial=kept(request))

    def do(who: dict[str, Any]) -> None:
        spoken = _speaking(request, number, Act.CHALLENGE_CHAIR)
        verbs.challenge_chair(**spoken, **form.cleaned_data, **who)

    return act_page(request, number, Act.CHALLENGE_CHAIR, form, do)


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def supplement(request: HttpRequest, number: str) -> HttpResponse:
    """补齐容缺材料: everything that was promised, in one go."""
    asked = _promised(request, number, Act.SUPPLEMENT)

    def do(who: dict[str, Any]) -> None:
        verbs.supplement(case=number, materials=asked.brought(), **who)

    return _brought(request, asked, do)


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """撤回承诺 before the decision, with the materials for which it stood."""
    asked = _promised(request, number, Act.WITHDRAW_PLEDGE)

    def do(who: dict[str, Any]) -> None:
        verbs.withdraw_pledge(case=number, materials=asked.brought(), **who)

    return _brought(request, asked, do)


@persons
@never_cache
@require_http_methods(["HEAD", "PATCH"])
def arrive_promised(request: HttpRequest, number: str) -> HttpResponse:
    """A file of what was promised, piece by piece; the last piece adds it."""
    return come(request, _promised(request, number, Act.SUPPLEMENT))


@persons
@never_cache
@require_http_methods(["HEAD", "PATCH"])
def arrive_instead(request: HttpRequest, number: str) -> HttpResponse:
    """A file of what a promise stood for, piece by piece; the last piece adds it."""
    return come(request, _promised(request, number, Act.WITHDRAW_PLEDGE))


def _promised(request: HttpRequest, number: str, act: Act) -> Asked:
    """What was promised: to come later, or by a promise in its place."""
    viewer = account_viewer(request)
    queries.may_act(number, act, viewer=viewer)
    case = queries.case_of(number, viewer=viewer)
    found = queries.gaps_of(case) if act is Act.SUPPLEMENT else queries.pledge_of(case)
    names, keys = queries.material_names(case, english=english()), found.materials if found else []
    return Asked(number, act, {key: names.get(key, key) for key in keys})


def _brought(
    request: HttpRequest, asked: Asked, do: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """The page of an act with files: these come one by one, and go in with the act."""
    wrong: dict[str, str] = {}
    if "material" in request.POST:
        wrong = changed(request, asked)
        if not wrong:
            return redirect(request.path)
    send = None if "material" in request.POST else sent(request)

    def then(who: dict[str, Any]) -> None:
        do(who)
        asked.clear()

    more = {"papers": asked.papers(wrong), "largest": LARGEST}
    more["arrivals"] = f"{request.path}/arrivals"
    return act_page(request, asked.number, asked.act, forms.Form(send), then, **more)


def act_page(
    request: HttpRequest,
    number: str,
    act: Act,
    form: forms.Form,
    do: Callable[[dict[str, Any]], None],
    **more: Any,
) -> HttpResponse:
    """The page of an act: what stands, the form, and what is said against it."""
    viewer, today = account_viewer(request), present.today()
    queries.may_act(number, act, viewer=viewer)
    found = progress(number, viewer=viewer, today=today)
    courses = courses_of(found.view.case)
    closed = out_of_course(courses, found.view.case, act) or licence_closed(found.view.case, act)
    if closed is not None:
        raise closed
    if form.is_bound and form.is_valid():
        try:
            do({"by": viewer.by, "now": present.now(), "today": today})
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:case", number)
    wrong = form.errors or any(each.wrong for each in more.get("papers", ()))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    facts = {"form": form, "progress": found, "title": TITLES[act], "courses": courses}
    facts |= {"act": act.value, **more}
    return render(request, "portal/follow/course.html", facts, status=status)


def _speaking(request: HttpRequest, number: str, act: Act) -> dict[str, Any]:
    """The applicant's own name, in which alone they speak."""
    viewer = account_viewer(request)
    party = applicant(queries.case_of(number, viewer=viewer))
    may_speak_for(number, act, party, viewer=viewer)
    return {"case": number, "party": party}
