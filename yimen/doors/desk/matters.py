"""权力事项: matters of one's units, and one of them with its terms, its papers and its acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.documents.serving import as_pdf
from yimen.base.pages.answers import said
from yimen.base.parts.templatetags.parts import day
from yimen.doors.desk.access import Officer, officer_of, officers
from yimen.doors.desk.forms.matters import Matters
from yimen.doors.desk.history import events
from yimen.doors.desk.matter_words import POWERS, word
from yimen.doors.desk.reasons import why
from yimen.doors.desk.times import when
from yimen.doors.desk.words import PAUSES, Word
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.people.states import Role
from yimen.kernel.errors import Refused
from yimen.kernel.money import yuan
from yimen.work.cases.rules.letters.writing import cited
from yimen.work.matters import queries, verbs
from yimen.work.matters.queries import MatterView
from yimen.work.matters.queries.listing import BEFORE_ALL, MatterPlace
from yimen.work.matters.rules import (
    DISPUTES,
    SEES,
    TIMES,
    TermOver,
    TermRunning,
    WrongAct,
    table_of,
)
from yimen.work.matters.states import CLOSED, TABLES, TOLD, DisputeKind
from yimen.work.matters.states import DISPUTES as NAMES

if TYPE_CHECKING:
    from yimen.work.matters.models import Matter, MatterTerm

A_PAGE = 50
ACTS = SEES - {Role.SUPERVISOR}
TIMED: dict[str, Word] = {
    "matters.exclude_time": pgettext_lazy("done", "告知不计入期限"),
    "matters.resume_time": pgettext_lazy("done", "恢复计算期限"),
    "matters.begin_dispute": pgettext_lazy("done", "登记复议或者诉讼"),
    "matters.end_dispute": pgettext_lazy("done", "登记复议或者诉讼结束"),
    "matters.recount": pgettext_lazy("done", "按新公布的工作日重新计算期限"),
}


@officers(*sorted(SEES))
@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """One page of the matters, narrowed as the address says, what is due first before."""
    officer, units = officer_of(request), unit_names()
    own = [(key, units[key]) for key in people.unit_keys(officer.viewer, SEES)]
    form = Matters(request.GET.dict(), units=own)
    found = queries.matters_seen(
        viewer=officer.viewer,
        power=form.chosen("power") or "",
        state=form.chosen("state") or "",
        unit=form.chosen("unit") or "",
        in_hand=not (form.chosen("over") or form.chosen("state")),
        after=_place(request.GET.get("after", "")),
        at_most=A_PAGE + 1,
    )
    page = found[:A_PAGE]
    due = queries.due_terms(page)
    more = len(found) > A_PAGE
    facts = {
        "officer": officer,
        "at": "matters",
        "form": form,
        "rows": [
            (each, POWERS[each.power], _state(each), _lit(due.get(each.number))) for each in page
        ],
        "units": units,
        "opens": bool(opened_by(officer)),
        "first": f"?{form.address}" if "after" in request.GET else "",
        "following": f"?{form.address}&{urlencode({'after': _onward(page[-1])})}" if more else "",
    }
    return render(request, "desk/matters/list.html", facts)


@officers(*sorted(SEES))
@require_safe
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """办件详情 of a matter: how it stands, and what this person may do now."""
    officer = officer_of(request)
    found = queries.matter_seen(number, viewer=officer.viewer)
    return render(request, "desk/matters/matter.html", shown(found, officer))


@officers(*sorted(SEES))
@never_cache
@require_safe
def paper(request: HttpRequest, number: str, paper: int) -> HttpResponse:
    """打开文书 of a matter, as a PDF."""
    viewer = officer_of(request).viewer
    found = queries.paper_seen(number, paper, viewer=viewer)
    opened = verbs.open_paper(paper=found.pk, by=viewer.by, now=when()["now"])
    return as_pdf(opened.pdf, opened.number)


def shown(found: MatterView, officer: Officer) -> dict[str, object]:
    """What every page about a matter shows of it."""
    units, today = unit_names(), when()["today"]
    every = queries.openings(found, viewer=officer.viewer, today=today)
    names = {term.key: word(term.name) for term in found.table.terms}
    acts = {f"matters.{move.act}": word(move.name) for move in found.table.moves} | TIMED
    return {
        "officer": officer,
        "at": "matters",
        "matter": found.matter,
        "state": _state(found.matter),
        "facts": list(_facts(found.matter, units)),
        "terms": [
            (names.get(term.key, term.key), *_lit(term), _source(term.source))
            for term in found.terms
        ],
        "pauses": [
            (names.get(each.key, each.key), PAUSES[each.ground], each)
            for each in queries.pauses_of(found.matter)
        ],
        "timing": list(_timing(found.matter, officer)),
        "papers": [(word(paper.title), paper) for paper in found.papers],
        "done": [
            (acts.get(f"matters.{one.act}", one.act), one, _told(one.told)) for one in found.acts
        ],
        "opened": [(one.move.act, word(one.move.name)) for one in every if one.closed is None],
        "closed": [
            (word(one.move.name), closed_because(one.closed, found, units))
            for one in every
            if one.closed is not None
        ],
        "events": events(
            queries.history(found.matter), {"matters.open": _("立案或者收件"), **acts}, ["document"]
        ),
    }


def _timing(of: Matter, officer: Officer) -> Iterator[tuple[str, str]]:
    """What this person may do now beside the table: the address and its name."""
    if people.reaches(officer.viewer, DISPUTES, of.organ):
        yield from _disputing(of)
    if not people.reaches(officer.viewer, TIMES, of.organ):
        return
    today = when()["today"]
    if queries.can_rest(of, today):
        yield reverse("desk:matter-exclude", args=[of.number]), _("不计入期限")
    if queries.resting(of, today):
        yield reverse("desk:matter-resume", args=[of.number]), _("恢复计算期限")


def _disputing(of: Matter) -> Iterator[tuple[str, str]]:
    if queries.dispute_of(of):
        yield reverse("desk:matter-settle", args=[of.number]), _("登记复议或者诉讼结束")
    elif queries.decided_on(of):
        yield reverse("desk:matter-dispute", args=[of.number]), _("登记复议或者诉讼")


def closed_because(closed: Refused, found: MatterView, units: Mapping[str, str]) -> str:
    """Why an act is closed, with the names of the table in the language of the page."""
    if isinstance(closed, WrongAct):
        act = next(move for move in found.table.moves if move.name == closed.facts["act"])
        since = [
            word(found.table.states[each])
            for move in found.table.moves
            if move.act == act.act
            for each in move.since
        ]
        listed, now = _("、").join(map(str, since)), word(found.state)
        return _("只能在“{lawful}”时办理，现在是“{now}”。").format(lawful=listed, now=now)
    if isinstance(closed, TermRunning | TermOver):
        named = {name: str(word(str(closed.facts[name]))) for name in ("act", "term")}
        return said(type(closed)(**{**closed.facts, **named}))
    return why(closed, units)


def opened_by(officer: Officer) -> list[str]:
    """The powers of which this officer may open matters somewhere."""
    return [power.value for power, table in TABLES.items() if officer.viewer.holds(table.opens)]


def _onward(last: Matter) -> str:
    """Where the next page begins, as the address says it."""
    day, number = queries.place_of(last)
    return f"{day.isoformat()}~{number}"


def _place(text: str) -> MatterPlace:
    """What an address says of it; the first page for anything else."""
    day_, _sign, number = text.partition("~")
    try:
        return date.fromisoformat(day_), number
    except ValueError:
        return BEFORE_ALL


def _state(of: Matter) -> tuple[Word, str]:
    tone = "done" if of.state == CLOSED else "act"
    return word(table_of(of.power).states[of.state]), tone


def _lit(term: MatterTerm | None) -> tuple[MatterTerm | None, str]:
    """A term with its light, "" where none runs."""
    light = queries.light_of(term, when()["today"]) if term else None
    return term, light.value if light else ""


def _source(source: str) -> str:
    """A basis as it is cited, with each of its articles."""
    law, sign, articles = source.partition(" Art. ")
    if not sign:
        return source
    return _("、").join(cited(f"{law} Art. {each}") for each in articles.split(", "))


def _told(told: Mapping[str, str]) -> list[tuple[Word, str]]:
    return [(word(TOLD.get(key, key)), text) for key, text in told.items()]


def _fine(of: Matter) -> Iterator[tuple[str, object]]:
    """罚款, until when it is to be paid, and what was added since."""
    fine = queries.fine_of(of, when()["today"])
    if fine is None:
        return
    yield _("罚款"), _("{yuan} 元").format(yuan=yuan(fine.amount))
    if fine.additional:
        yield _("加处罚款"), _("{yuan} 元").format(yuan=yuan(fine.additional))


def _facts(of: Matter, units: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    party = of.person or of.organisation
    yield _("办件编号"), of.number
    yield _("事项类型"), POWERS[of.power]
    yield _("事项"), of.item.name
    yield _("当事人"), f"{party.name} {party.masked}" if party else ""
    yield _("事由"), of.subject
    yield _("办理单位"), units.get(of.organ, of.organ)
    yield from _fine(of)
    if of.state == "called" and (hearing := queries.hearing_of(of)):
        yield _("听证"), f"{day(hearing.held_on)} {hearing.begins:%H:%M} · {hearing.venue}"
    for one in queries.disputes_of(of):
        until = day(one.ended_on) if one.ended_on else _("进行中")
        told = [f"{day(one.begun_on)} – {until}", one.reference, one.result]
        name = str(word(NAMES[DisputeKind(one.kind)]))
        yield name, " · ".join(each for each in told if each)
    yield _("开始"), day(of.opened_on)
    if of.closed_on:
        yield _("办结日期"), day(of.closed_on)
