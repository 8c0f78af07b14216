"""The worklist: what is to be done, what is due first on top; taking steps in hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from yimen.base.pages.answers import said
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.work import Filter
from yimen.doors.desk.times import when
from yimen.doors.desk.words import KINDS
from yimen.ground.people import queries as people
from yimen.ground.people.queries import tree as trees
from yimen.ground.people.queries.tree import Tree
from yimen.ground.people.states import Role
from yimen.kernel.codes.faults import tidy
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries.counting import COUNTED, counts
from yimen.work.cases.queries.waiting import DOES, Kind, Scope, Waiting, waiting
from yimen.work.cases.rules.access import DECIDES, HANDS, LEADS, REVIEWS, SEES

A_PAGE = 50
MOST_ASKED = 20  # consultations shown above the list
NUMBER = re.compile(r"C-[0-9A-Z-]{5,40}")
KEPT = ("kind", "scope", "unit", "press")  # of the address


@officers()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The work for those who see cases; others begin with who they are."""
    sees = officer_of(request).viewer.holds(SEES)
    return redirect("desk:work" if sees else "desk:me")


@officers(*sorted(SEES))
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """One page of the list, narrowed as the address says."""
    officer, today, tree = officer_of(request), when()["today"], trees.read()
    form = _filter(request.GET, officer, tree)
    wanted = form.wanted(today)
    viewer = officer.viewer
    after = _after(request)
    lines = waiting(viewer=viewer, tree=tree, wanted=wanted, on=today, after=after, at_most=A_PAGE)
    address = _address(form)
    found = counts(viewer=viewer, tree=tree, scope=wanted.scope, unit=wanted.unit)
    takes = wanted.kind is Kind.REVIEW and viewer.holds(REVIEWS)
    facts = {
        "officer": officer,
        "at": "work",
        "form": form,
        "kind": wanted.kind,
        "word": KINDS[wanted.kind],
        "rows": _rows(lines, urlencode(address), tree.names()),
        "tabs": [
            (f"{KINDS[kind]} {_count(found[kind])}", f"?{urlencode({**address, 'kind': kind})}")
            for kind in Kind
        ],
        "here": f"?{urlencode({**address, 'kind': wanted.kind})}",
        "takes": takes and wanted.scope is not Scope.MINE,
        "hands": wanted.kind is Kind.REVIEW and viewer.holds(HANDS),
        "consulted": _consulted(officer, tree),
        "cancellations": _cancellations(officer, tree),
        "leads": viewer.holds(LEADS),
        "query": urlencode(address),
        "first": f"?{urlencode(address)}" if after else "",
        "following": _following(address, lines),
    }
    return render(request, "desk/work/list.html", facts)


@officers(*sorted(SEES))
@require_safe
def badge(request: HttpRequest) -> HttpResponse:
    """How much waits for this officer to act, read again whenever the stream says so."""
    found = counts(viewer=officer_of(request).viewer, tree=trees.read(), scope=Scope.UNIT)
    return render(request, "desk/work/badge.html", {"waits": sum(found.values()), "most": COUNTED})


def _consulted(officer: Officer, tree: Tree) -> list[tuple[str, str, date]]:
    """待答复的征求意见 of the units that one reviews for, what is due first on top."""
    if not officer.viewer.holds(REVIEWS):
        return []
    asked = cases.asked_of(units=tree.reached(officer.viewer, REVIEWS), at_most=MOST_ASKED)
    return [(one.case.number, one.subject, one.due_on) for one in asked]


def _cancellations(officer: Officer, tree: Tree) -> list[tuple[str, str, date]]:
    """待办理的注销申请 of the units that one decides for, what was asked first on top."""
    if not officer.viewer.holds(DECIDES):
        return []
    organs = tree.reached(officer.viewer, DECIDES)
    asked = cases.cancellations(organs=organs, at_most=MOST_ASKED)
    return [(one.case.number, one.case.name, one.asked_on) for one in asked]


@officers(*sorted(SEES))
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """The next case of a list, after the one just seen; the list itself when there is none."""
    officer, today, tree = officer_of(request), when()["today"], trees.read()
    form = _filter(request.GET, officer, tree)
    after = _after(request)
    wanted = form.wanted(today)
    found = waiting(
        viewer=officer.viewer, tree=tree, wanted=wanted, on=today, after=after, at_most=1
    )
    query = urlencode(_address(form))
    if not found:
        messages.info(request, _("这个列表里没有下一件了。"))
        return HttpResponseRedirect(f"{reverse('desk:work')}?{query}")
    return HttpResponseRedirect(case_address(found[0], query))


@officers(*sorted(SEES))
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """By its number straight to a case; a number that is none of theirs is not found."""
    number = tidy(request.GET.get("q", ""))
    if NUMBER.fullmatch(number):
        return redirect("desk:case", number)
    messages.warning(request, _("请输入完整的办件编号，例如 C-20260303-AFDJ-NAE7-4FD9。"))
    return redirect("desk:work")


@officers(Role.REVIEWER)
@require_POST
def claim(request: HttpRequest) -> HttpResponse:
    """Take the chosen steps in hand; those that cannot be taken are told, the others are."""
    officer, taken = officer_of(request), 0
    for each in request.POST.getlist("chosen")[:A_PAGE]:
        number, _mark, step = each.partition("~")
        try:
            cases.may_review(number, step, viewer=officer.viewer)
            verbs.claim(case=number, step=step, by=officer.viewer.by, **when())
        except Refused as refused:
            messages.error(request, f"{number}: {said(refused)}")
        else:
            taken += 1
    if taken:
        told = ngettext("已认领 {n} 件。", "已认领 {n} 件。", taken).format(n=taken)
        messages.success(request, told)
    elif not request.POST.getlist("chosen"):
        messages.warning(request, _("请先勾选要认领的办件。"))
    form = _filter(request.POST, officer, trees.read())
    return HttpResponseRedirect(f"{reverse('desk:work')}?{urlencode(_address(form))}")


def case_address(line: Waiting, query: str) -> str:
    """A case with the way back to its list and on to the next line."""
    kept = urlencode({"list": query, "place": line.place})
    return f"{reverse('desk:case', args=[line.case.number])}?{kept}"


def _after(request: HttpRequest) -> str:
    """The place where the page begins; without NUL, which no text of the database holds."""
    return request.GET.get("after", "").replace("\0", "")


def _filter(given: Mapping[str, str], officer: Officer, tree: Tree) -> Filter:
    kind = given.get("kind", "")
    at = Kind(kind) if kind in set(Kind) else _first(officer)
    does = any(officer.viewer.holds(roles) for roles in DOES.values())
    plain = {"scope": Scope.UNIT if does else Scope.ALL}
    typed = {name: given[name] for name in KEPT if given.get(name)}
    if typed.get("scope") not in set(Scope):
        typed.pop("scope", None)
    names = tree.names()
    seen = tree.reached(officer.viewer, SEES)
    return Filter({**plain, **typed}, units=tuple((key, names[key]) for key in seen), kind=at)


def _first(officer: Officer) -> Kind:
    """What somebody of these roles begins with."""
    order = (Kind.ANSWER, Kind.DECIDE, Kind.REVIEW)
    return next((kind for kind in order if officer.viewer.holds(DOES[kind])), Kind.REVIEW)


def _address(form: Filter) -> dict[str, str]:
    form.is_valid()
    chosen = {name: str(form.cleaned_data.get(name) or "") for name in KEPT[1:]}
    return {"kind": form.kind.value, **{name: value for name, value in chosen.items() if value}}


def _following(address: dict[str, str], lines: list[Waiting]) -> str:
    if len(lines) < A_PAGE:
        return ""
    return f"?{urlencode({**address, 'after': lines[-1].place})}"


def _count(number: int) -> str:
    return f"{COUNTED - 1}+" if number >= COUNTED else str(number)


def _rows(lines: list[Waiting], query: str, names: Mapping[str, str]) -> list[dict[str, object]]:
    staff = people.staff_names({line.claimed_by for line in lines if line.claimed_by})
    return [
        {
            "line": line,
            "href": case_address(line, query),
            "unit": names.get(line.unit, line.unit),
            "holder": staff.get(line.claimed_by, line.claimed_by),
        }
        for line in lines
    ]
