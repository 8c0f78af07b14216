"""Accounts of persons, who may act for an organisation: register, sign in, sign out."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import authenticate, login, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yimen.base import sealing
from yimen.base.gate.rules import TooManyCalls
from yimen.base.gate.verbs import spend_call
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import sent
from yimen.doors.portal.forms.accounts import Identity, Register, SignIn
from yimen.ground.people import queries as people
from yimen.ground.people import verbs
from yimen.ground.people.states import AccountKind, Document
from yimen.kernel.errors import Refused

TRIES, TRIES_FROM_ONE_PLACE = 5, 30  # a minute
SIGNED_IN_SECONDS = 2 * 60 * 60


@anyone
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """注册: whoever is known here already, with an account or without, is told one and the same."""
    form = Register(sent(request))
    if request.method == "POST" and _counted(request, form):
        number = form.cleaned_data["number"]
        if people.person_by_number(Document(form.cleaned_data["document"]), number) is not None:
            known = _(
                "这个证件已经登记过。有账号的请直接登录；在窗口办过事、还没有账号的，请带证件到综合窗口开通。"
            )
            form.add_error(None, known)
        else:
            try:
                _open(form)
            except Refused as refused:
                put_into(form, refused)
            else:
                return _enter(request, form.cleaned_data["number"], form)
    return _shown(request, "portal/accounts/register.html", form)


@anyone
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """登录, and on to where the visitor was going."""
    form = SignIn(sent(request))
    if request.method == "POST" and _counted(request, form):
        return _enter(request, form.cleaned_data["number"], form)
    return _shown(request, "portal/accounts/sign_in.html", form)


@anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出: this browser forgets everything, the cases followed here included."""
    logout(request)
    return redirect("portal:home")


def _enter(request: HttpRequest, number: str, form: Identity) -> HttpResponse:
    """Sign in with the right password; every other pair costs and says the same."""
    person = people.person_by_number(Document(form.cleaned_data["document"]), number)
    known = person.account.login if person and person.account else "-"
    account = authenticate(request, username=known, password=form.cleaned_data["password"])
    if account is None or account.kind != AccountKind.PERSON:
        form.add_error(None, _("证件号码或密码不对。忘记密码可带证件到综合窗口重设。"))
        return _shown(request, "portal/accounts/sign_in.html", form)
    login(request, account)
    request.session.set_expiry(SIGNED_IN_SECONDS)
    return HttpResponseRedirect(_onward(request))


@transaction.atomic
def _open(form: Register) -> None:
    """Registered, with an account and a password, or nothing of it."""
    now, given = present.now(), form.cleaned_data
    person = verbs.register_person(
        name=given["name"],
        document=Document(given["document"]),
        document_number=given["number"],
        by="portal",
        now=now,
        today=present.today(),
    ).number
    verbs.give_account(person=person, login=person, by=person, now=now)
    verbs.set_password(login=person, password=given["password"], by=person, now=now)


def _counted(request: HttpRequest, form: Identity) -> bool:
    """Whether the form is sound and was not sent too often, from one place or for one number."""
    if not form.is_valid():
        return False
    now = present.now()
    place = request.META.get("REMOTE_ADDR", "")
    who = sealing.mark(form.cleaned_data["number"], kind="portal sign-in").hex()
    try:
        spend_call(name=f"portal sign-in from {place}", per_minute=TRIES_FROM_ONE_PLACE, now=now)
        spend_call(name=f"portal sign-in {who}", per_minute=TRIES, now=now)
    except TooManyCalls as refused:
        put_into(form, refused)
        return False
    return True


def _shown(request: HttpRequest, template: str, form: Identity) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    onward = _onward(request)
    facts = {"form": form, "next": onward, "onward": onward != reverse("portal:mine")}
    return render(request, template, facts, status=status)


def _onward(request: HttpRequest) -> str:
    """Where the visitor was going, if that is a page of ours."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and "\\" not in to
    return to if ours else reverse("portal:mine")
