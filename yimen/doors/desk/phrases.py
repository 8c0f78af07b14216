"""常用意见: the phrases that an officer keeps, and those that a head keeps for a unit."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from yimen.base.pages.answers import put_into
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.times import when
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.process import verbs
from yimen.ground.process.queries.phrases import phrases as kept
from yimen.kernel.errors import Refused
from yimen.work.cases.rules.access import LEADS, REVIEWS


class Phrase(forms.Form):
    """A sentence to keep."""

    text = forms.CharField(
        label=_("常用意见"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, given: Any, *, units: list[tuple[str, str]]) -> None:
        super().__init__(given)
        if units:
            self.fields["unit"] = forms.ChoiceField(
                label=_("谁可以用"), required=False, choices=[("", _("只有我")), *units]
            )


@officers(*sorted(REVIEWS | LEADS))
@require_http_methods(["GET", "HEAD", "POST"])
def phrases(request: HttpRequest) -> HttpResponse:
    """The list; one more, or one less."""
    officer, names = officer_of(request), unit_names()
    led = people.unit_keys(officer.viewer, LEADS)
    reach = people.unit_keys(officer.viewer, REVIEWS | LEADS)
    form = Phrase(
        request.POST if "text" in request.POST else None, units=[(key, names[key]) for key in led]
    )
    if request.method == "POST":
        if "drop" in request.POST:
            _drop(request.POST["drop"], officer, led)
            return redirect("desk:phrases")
        if form.is_valid() and _keep(form, officer):
            return redirect("desk:phrases")
    found = kept(owner=officer.viewer.by, units=reach)
    rows = [(one, names.get(one.unit, one.unit), not one.unit or one.unit in led) for one in found]
    facts = {"officer": officer, "at": "me", "form": form, "rows": rows}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/phrases.html", facts, status=status)


def _keep(form: Phrase, officer: Officer) -> bool:
    try:
        verbs.keep_phrase(
            text=form.cleaned_data["text"],
            unit=form.cleaned_data.get("unit", ""),
            by=officer.viewer.by,
            now=when()["now"],
        )
    except Refused as refused:
        put_into(form, refused, "text")
        return False
    return True


def _drop(typed: str, officer: Officer, led: list[str]) -> None:
    """One's own, or of a unit that one leads; anything else is nobody's business here."""
    for one in kept(owner=officer.viewer.by, units=led):
        if str(one.pk) == typed:
            verbs.drop_phrase(phrase=one.pk)
            return
    raise PermissionDenied
