"""Signing in with password and one-time code, signing out, and the unit one works for.

One-time codes come from a clock in somebody's pocket, so here it is the machine's time that counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.base import totp
from yimen.base.documents.rendering import square
from yimen.base.gate.verbs import spend_call, spend_try
from yimen.base.pages import resending
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import put_into
from yimen.doors.desk import typed
from yimen.doors.desk.access import FACTORS, UNIT, officer_of, officers
from yimen.doors.desk.forms.sign_in import Code, FirstCode, Password, Unit
from yimen.doors.desk.words import ROLES
from yimen.ground.people import queries as people
from yimen.ground.people import verbs
from yimen.ground.people.rules import UnknownLogin
from yimen.ground.people.states import AccountKind, Role
from yimen.kernel.errors import Refused
from yimen.work.cases.rules.access import HANDS

PENDING = "desk_pending"
PENDING_SECONDS = 600  # from the password to the code
SIGNED_IN_SECONDS = 10 * 60 * 60  # a working day; what is typed after it waits for the next sign-in
TRIES, TRIES_FROM_ONE_PLACE = 6, 60  # a minute
CODES = 20  # an hour: three of a million codes are right at a time (RFC 4226 7.3)


@dataclass(frozen=True, slots=True)
class Pending:
    """Somebody who knew the password, on the way to the code."""

    login: str
    back: str


@anyone
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Login and password; what is wrong is not told apart, and tries are counted."""
    back = _back(request)
    form = Password(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = str(form.cleaned_data["login"])
        try:
            _count(request, given)
            _know(request, given, str(form.cleaned_data["password"]))
        except UnknownLogin:
            form.add_error(None, _("登录名或密码不正确。忘记密码请联系本单位系统管理员重新设置。"))
        except Refused as refused:
            put_into(form, refused)
        else:
            now = timezone.now().timestamp()
            request.session[PENDING] = {"login": given, "at": now, "back": back}
            known = people.has_factor(given)
            return redirect("desk:code" if known else "desk:enrol")
    return _page(request, "sign_in", form, back=back)


@anyone
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The one-time code of the app, or a recovery code."""
    pending = _pending(request)
    if pending is None:
        return redirect("desk:sign-in")
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _count(request, pending.login)
            spend_try(name=f"desk code of {pending.login}", per_hour=CODES, now=timezone.now())
            verbs.take_code(
                login=pending.login, typed=form.cleaned_data["code"], now=timezone.now()
            )
        except Refused as refused:
            put_into(form, refused, "code")
        else:
            _enter(request, pending)
            return HttpResponseRedirect(pending.back)
    return _page(request, "code", form)


@anyone
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """The first sign-in sets the one-time codes up; then the recovery codes are shown, once."""
    pending = _pending(request)
    if pending is None or people.has_factor(pending.login):
        return redirect("desk:sign-in")
    secret = verbs.begin_factor(login=pending.login, now=timezone.now())
    form = FirstCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _count(request, pending.login)
            codes = verbs.confirm_factor(
                login=pending.login,
                typed=form.cleaned_data["code"],
                by=pending.login,
                now=timezone.now(),
            )
        except Refused as refused:
            put_into(form, refused, "code")
        else:
            _enter(request, pending)
            return render(
                request, "desk/sign_in/recovery.html", {"codes": codes, "next": pending.back}
            )
    key = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    address = totp.address(secret, login=pending.login, issuer=_("一门政务服务"))
    drawn = mark_safe(square(address))  # noqa: S308 - strokes only, whatever the address
    return _page(request, "enrol", form, key=key, address=address, square=drawn)


@anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Everything of the session goes."""
    logout(request)
    return redirect("desk:sign-in")


@officers()
@require_POST
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Work for one of one's units from now on, or for all of them."""
    chosen = request.POST.get("unit", "")
    if chosen in dict(officer_of(request).units):
        request.session[UNIT] = chosen
    else:
        request.session.pop(UNIT, None)
    return redirect("desk:home")


@officers()
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who one is here: name, unit, roles."""
    officer = officer_of(request)
    roles = [(ROLES[Role(role)], unit) for role, unit in officer.roles]
    form = Unit(officer.units, at=officer.unit)
    facts = {"officer": officer, "at": "me", "roles": roles, "form": form}
    facts["phrased"] = officer.viewer.holds(HANDS)
    return render(request, "desk/me.html", facts)


@officers()
@never_cache
@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """What was typed when the session had ended, to be sent now or let go."""
    found = typed.waiting(request, by=officer_of(request).viewer.by)
    if found is None:
        return redirect("desk:home")
    typed.forget(request)
    shown = resending.shown(request, found.path, found.fields)
    sent = resending.Sent(found.path, found.fields, shown, [], stranger=False)
    facts = {"sent": sent, "officer": officer_of(request)}
    return render(request, "desk/sign_in/again.html", facts)


def _know(request: HttpRequest, given: str, password: str) -> None:
    """`UnknownLogin` unless that is the password of a member of staff who serves."""
    account = authenticate(request, username=given, password=password)
    member = getattr(account, "staff", None)
    if account is None or account.kind != AccountKind.STAFF or member is None:
        raise UnknownLogin(login=given)


def _count(request: HttpRequest, given: str) -> None:
    """`TooManyCalls` where one address, or one login, was tried too often within a minute."""
    now = timezone.now()
    place = request.META.get("REMOTE_ADDR", "")
    spend_call(name=f"desk sign-in from {place}", per_minute=TRIES_FROM_ONE_PLACE, now=now)
    spend_call(name=f"desk sign-in as {given}", per_minute=TRIES, now=now)


def _pending(request: HttpRequest) -> Pending | None:
    kept = request.session.get(PENDING)
    if not kept or timezone.now().timestamp() - kept["at"] > PENDING_SECONDS:
        return None
    return Pending(kept["login"], kept["back"])


def _enter(request: HttpRequest, pending: Pending) -> None:
    account = people.account(pending.login)
    login(request, account)
    request.session[FACTORS] = datetime.isoformat(timezone.now())
    request.session.pop(PENDING, None)
    request.session.set_expiry(SIGNED_IN_SECONDS)


def _back(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this desk and nowhere else."""
    home = reverse("desk:home")
    back = str(request.POST.get("next") or request.GET.get("next") or home)
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(home)
    return back if ours and "\\" not in back else home


def _page(request: HttpRequest, name: str, form: object, **more: object) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if getattr(form, "errors", None) else HTTPStatus.OK
    return render(request, f"desk/sign_in/{name}.html", {"form": form, **more}, status=status)
