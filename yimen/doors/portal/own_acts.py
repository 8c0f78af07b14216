"""An applicant takes a case back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.asking import sent
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.progress import progress
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.states import Act


class Withdrawal(forms.Form):
    """撤回 and why."""

    reason = forms.CharField(
        label=gettext_lazy("撤回原因"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """撤回申请, after a page that says what it means."""
    viewer = account_viewer(request)
    queries.may_act(number, Act.WITHDRAW, viewer=viewer)
    found = progress(number, viewer=viewer, today=present.today())
    form = Withdrawal(sent(request), initial=kept(request))
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


def _who(request: HttpRequest) -> dict[str, Any]:
    by = account_viewer(request).by
    return {"by": by, "now": present.now(), "today": present.today()}
