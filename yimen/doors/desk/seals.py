"""印章: the seals of organs, the letters under which a window uses them, registered and ended."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.pages.answers import put_into
from yimen.base.parts.templatetags.parts import moment, named
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.seals import Ending, Letter, Withdrawal
from yimen.doors.desk.history import events
from yimen.doors.desk.times import when
from yimen.doors.desk.words import Word
from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.rules import Viewer
from yimen.ground.seals import queries, verbs
from yimen.ground.seals.queries import SealView
from yimen.ground.seals.rules import REGISTERS, SEES, TAKES_BACK, Standing
from yimen.kernel.errors import Refused

MOST_ITEMS = 200
STANDINGS: dict[Standing, tuple[Word, str]] = {
    Standing.COMING: (gettext_lazy("尚未开始"), "plain"),
    Standing.IN_FORCE: (gettext_lazy("有效"), "done"),
    Standing.OVER: (gettext_lazy("已到期"), "plain"),
    Standing.WITHDRAWN: (gettext_lazy("已收回"), "refused"),
}
DONE: dict[str, Word] = {
    "seals.register_seal": gettext_lazy("登记印章"),
    "seals.authorise_seal": gettext_lazy("登记用印授权"),
    "seals.withdraw_authorisation": gettext_lazy("收回用印授权"),
    "seals.withdraw_seal": gettext_lazy("注销印章"),
}


@officers(*sorted(SEES))
@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    """Every seal in reach, with how many of its letters stand today."""
    officer, today = officer_of(request), when()["today"]
    rows = [
        (each, [queries.letter_stands(one, today) for one in each.letters.all()])
        for each in queries.seals_seen(viewer=officer.viewer)
    ]
    counted = [(each, stand.count(Standing.IN_FORCE)) for each, stand in rows]
    facts = {"officer": officer, "at": "seals", "rows": counted}
    return render(request, "desk/seals/list.html", facts)


@officers(*sorted(SEES))
@require_safe
def seal(request: HttpRequest, number: str) -> HttpResponse:
    """A seal: its letters with how they stand, and what was done."""
    officer = officer_of(request)
    found = queries.seal_seen(number, viewer=officer.viewer, today=when()["today"])
    usable = found.seal.withdrawn_at is None
    facts = {
        **_shown(found, officer),
        "registers": usable and _may(found, officer.viewer, registering=True),
        "takes_back": _may(found, officer.viewer, registering=False),
        "events": events(found.entries, DONE, ["letter", "reason"]),
    }
    return render(request, "desk/seals/seal.html", facts)


@officers(*sorted(REGISTERS))
@require_http_methods(["GET", "HEAD", "POST"])
def authorise(request: HttpRequest, number: str) -> HttpResponse:
    """登记用印授权: the items, the days and who signed the letter."""
    officer, today = officer_of(request), when()["today"]
    found = queries.seal_seen(number, viewer=officer.viewer, today=today)
    organ = queries.check_may(found.seal, officer.viewer, REGISTERS)
    listed = catalog.found(on=today, at_most=MOST_ITEMS, unit=organ)
    items = [(item.number, f"{item.name} {item.number}") for item in listed]
    form = Letter(request.POST or None, items=items)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "seal": number, "by": officer.viewer.by}
        try:
            verbs.authorise_seal(**given, now=when()["now"])
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("用印授权已登记。"))
            return redirect("desk:seal", number)
    return _form(request, found, officer, form, DONE["seals.authorise_seal"])


@officers(*sorted(TAKES_BACK))
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """收回用印授权: from today on nothing is sealed under the letter."""
    officer, moment_ = officer_of(request), when()
    found = queries.seal_seen(number, viewer=officer.viewer, today=moment_["today"])
    queries.check_may(found.seal, officer.viewer, TAKES_BACK)
    named = next((each.number for each, _how in found.letters if each.pk == letter), None)
    if named is None:
        raise Http404
    form = Ending(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.withdraw_authorisation(letter=named, by=officer.viewer.by, **moment_)
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("用印授权已收回，从今天起不再用印。"))
            return redirect("desk:seal", number)
    return _form(request, found, officer, form, DONE["seals.withdraw_authorisation"], named)


@officers(*sorted(REGISTERS))
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """注销印章, with the reason."""
    officer = officer_of(request)
    found = queries.seal_seen(number, viewer=officer.viewer, today=when()["today"])
    queries.check_may(found.seal, officer.viewer, REGISTERS)
    form = Withdrawal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, by = form.cleaned_data["reason"], officer.viewer.by
        try:
            verbs.withdraw_seal(seal=number, reason=reason, by=by, now=when()["now"])
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("印章已注销。"))
            return redirect("desk:seal", number)
    return _form(request, found, officer, form, DONE["seals.withdraw_seal"])


def _form(
    request: HttpRequest,
    found: SealView,
    officer: Officer,
    form: Form,
    word: Word,
    letter: str = "",
) -> HttpResponse:
    facts = {**_shown(found, officer), "form": form, "word": word, "letter": letter}
    facts["grave"] = not isinstance(form, Letter)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/seals/act.html", facts, status=status)


def _shown(found: SealView, officer: Officer) -> dict[str, object]:
    names = catalog.names({item for letter, _how in found.letters for item in letter.items})
    return {
        "officer": officer,
        "at": "seals",
        "seal": found.seal,
        "facts": list(_facts(found)),
        "letters": [
            (letter, STANDINGS[how], [(each, names.get(each, "")) for each in letter.items])
            for letter, how in found.letters
        ],
    }


def _facts(found: SealView) -> Iterator[tuple[str, object]]:
    held = found.seal
    staff = people.staff_names({held.registered_by, held.withdrawn_by})
    yield _("印章编码"), held.number
    yield _("印章名称"), held.name
    yield _("印章所属机关"), held.organ.name
    yield _("保管和使用的窗口"), held.window.name
    yield _("证书指纹（SHA-256）"), held.fingerprint
    yield _("登记时间"), f"{moment(held.registered_at)} · {named(held.registered_by, staff)}"
    if held.withdrawn_at:
        yield _("注销时间"), f"{moment(held.withdrawn_at)} · {named(held.withdrawn_by, staff)}"


def _may(found: SealView, viewer: Viewer, *, registering: bool) -> bool:
    roles = REGISTERS if registering else TAKES_BACK
    return people.reaches(viewer, roles, found.seal.organ.key)
