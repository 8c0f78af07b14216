"""Addresses that fail in every way, for the tests."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
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


class Opinion(forms.Form):
    """A form with every kind of field."""

    reason = forms.CharField(label="意见", widget=forms.Textarea, required=False)
    result = forms.ChoiceField(label="结论", choices=[("agree", "同意"), ("no", "不同意")])
    way = forms.ChoiceField(
        label="送达", choices=[("mail", "邮寄"), ("hand", "当面")], widget=forms.RadioSelect
    )
    true = forms.BooleanField(label="内容属实")
    password = forms.CharField(label="密码", widget=forms.PasswordInput)
    by = forms.CharField(widget=forms.HiddenInput, initial="s1")
    mark = forms.CharField(widget=forms.HiddenInput)
    scan = forms.FileField(label="扫描件", required=False)


PAGE = """{% csrf_token %}
{% for bound in form %}{% field bound %}{% endfor %}{% button '存' name='later' %}"""


@anyone
def opinion(request: HttpRequest) -> HttpResponse:
    """Ask for an opinion, and say what was taken."""
    if request.method == "POST":
        return HttpResponse(f"taken: {request.POST['reason']}")
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"form": Opinion()})))


urlpatterns = [
    path("opinion", opinion),
    path("fail/<how>", fail),
    path("closed", closed),
    path("ask", ask),
    path("", include("yimen.base.pages.urls")),
]

handler400 = "yimen.base.pages.views.bad_request"
handler403 = "yimen.base.pages.views.forbidden"
handler404 = "yimen.base.pages.views.missing"
handler500 = "yimen.base.pages.views.failed"
