"""暂扣和发还: a licence is taken away for a time as a penalty decision says, and given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from yimen.base.pages.answers import put_into
from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.forms.licences import Restore, Suspend
from yimen.doors.desk.licence_words import LICENCES
from yimen.doors.desk.times import when
from yimen.doors.desk.words import Word
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.register import licence_seen
from yimen.work.certificates import queries, verbs
from yimen.work.certificates.rules import TAKES_AWAY
from yimen.work.certificates.states import Act


@dataclass(frozen=True, slots=True)
class Deed:
    """An act on a licence that has a page here."""

    word: Word
    form: type[forms.Form]
    do: Callable[..., object]


DEEDS: dict[Act, Deed] = {
    Act.SUSPEND: Deed(gettext_lazy("暂扣证照"), Suspend, verbs.suspend),
    Act.RESTORE: Deed(gettext_lazy("发还证照"), Restore, verbs.restore),
}


@officers(*sorted(TAKES_AWAY))
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, identifier: str, act: str) -> HttpResponse:
    """One of them: what was typed stays, whatever is said against it."""
    officer, moment = officer_of(request), when()
    held = licence_seen(identifier, viewer=officer.viewer, today=moment["today"]).held
    if act not in set(DEEDS):
        raise Http404
    deed = DEEDS[Act(act)]
    queries.check_may_take_away(held, officer.viewer)
    form = deed.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"by": officer.viewer.by, **moment}
        try:
            deed.do(identifier=held.identifier, **form.cleaned_data, **who)
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已办理：{act}。").format(act=deed.word))
            return redirect("desk:licence", held.identifier)
    word, tone = LICENCES[queries.state_on(held, moment["today"])]
    facts = {"officer": officer, "at": "licences", "form": form, "held": held, "deed": deed}
    facts |= {"word": word, "tone": tone, "grave": act == Act.SUSPEND}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/licences/act.html", facts, status=status)
