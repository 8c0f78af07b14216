"""Addresses that fail in every way, for the tests."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from yimen.base.pages.access import anyone, only
from yimen.kernel.errors import Refused, Trouble


class Odd(Refused):
    """Any refusal with a fact."""

    code = "days.negative-count"


class Unknown(Refused):
    """A refusal of what is not there."""

    code = "catalog.unknown-item"


class Often(Refused):
    """Too many calls."""

    code = "gate.too-many-calls"


FAILURES: dict[str, Exception] = {
    "refused": Odd(number=-1),
    "unknown": Unknown(item="X-1"),
    "trouble": Trouble("the mail server is away"),
    "gone": Trouble("the disk is gone", permanent=True),
    "fault": ZeroDivisionError("ours"),
    "forbidden": PermissionDenied(),
    "often": Often(seconds=7),
}


@anyone
def ask(request: HttpRequest) -> HttpResponse:
    """Look up what a form says as it came."""
    with connection.cursor() as cursor:
        cursor.execute("select %s", [request.POST["name"]])
    return HttpResponse("asked")


@anyone
def fail(request: HttpRequest, how: str) -> HttpResponse:
    """Fail as told."""
    raise FAILURES[how]


@only("nobody", lambda request: False, sign_in="/sign-in")
def closed(request: HttpRequest) -> HttpResponse:
    """Let nobody in."""
    raise AssertionError


urlpatterns = [
    path("fail/<how>", fail),
    path("closed", closed),
    path("ask", ask),
    path("", include("yimen.base.pages.urls")),
]

handler400 = "yimen.base.pages.views.bad_request"
handler403 = "yimen.base.pages.views.forbidden"
handler404 = "yimen.base.pages.views.missing"
handler500 = "yimen.base.pages.views.failed"
