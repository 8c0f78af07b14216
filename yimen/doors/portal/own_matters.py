"""与我有关的其他事项: penalties, inspections and the other powers, as their party reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeGuard

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.base.documents.serving import as_pdf
from yimen.base.pages.answers import put_into, said
from yimen.base.parts.templatetags.parts import day
from yimen.base.parts.timeline import Event
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked, beginning, onward, sent
from yimen.doors.portal.forms.matters import Saying
from yimen.doors.portal.matter_words import ACTS, ASKS, counted, meaning, word
from yimen.doors.portal.named import unit_names
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.typed import keeps_typed, kept
from yimen.ground.people import queries as people
from yimen.kernel.errors import Refused
from yimen.kernel.money import yuan
from yimen.work.matters import queries, verbs
from yimen.work.matters.queries.listing import BEFORE_ALL, MatterPlace
from yimen.work.matters.rules import TermOver, table_of
from yimen.work.matters.states import CLOSED, DISPUTES, DisputeKind

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.work.matters.models import Matter, MatterTerm
    from yimen.work.matters.queries import MatterView
    from yimen.work.matters.states import Move

PAGE = 20


@dataclass(frozen=True, slots=True)
class TermSaid:
    """A term with its last day, its light, what it means and how it was counted."""

    name: str
    due_on: date
    light: str
    running: bool
    means: str
    counted: str


@persons
@never_cache
@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """与我有关的其他事项: what is due first before; for the organisation that one acts for."""
    viewer = account_viewer(request)
    after = _place(asked(request, "after"))
    found = queries.matters_seen(viewer=viewer, after=after, at_most=PAGE + 1)
    shown = found[:PAGE]
    due = queries.due_terms([each for each in shown if each.closed_on is None])
    following = ""
    if len(found) > PAGE:
        last, number = queries.place_of(shown[-1])
        following = onward(request, f"{last.isoformat()}~{number}")
    facts = {
        "rows": [(each, _state(each), _term(each, due.get(each.number))) for each in shown],
        "following": following,
        "first": beginning(request),
        "mandates": people.mandates_of(viewer.by, present.today()),
        "acting": viewer.acts_for,
    }
    return render(request, "portal/matters/list.html", facts)


@persons
@never_cache
@require_safe
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """How it stands, what is asked of the party and what it may do, its terms and documents."""
    viewer = account_viewer(request)
    found = queries.matter_seen(number, viewer=viewer)
    return render(request, "portal/matters/matter.html", _shown(found, viewer))


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """What is the party's own to do: 陈述申辩, 申请听证, 放弃听证, 撤回申请.

    Where the matter has gone on meanwhile, what was typed is shown and not taken.
    """
    viewer = account_viewer(request)
    found = queries.matter_seen(number, viewer=viewer)
    move = next((each for each in found.table.moves if each.act == act and each.party), None)
    if move is None:
        raise Http404
    closed = act not in {each.act for each in found.moves}
    form = Saying(sent(request), move=move, initial=kept(request))
    if request.method == "POST" and form.is_valid() and not closed:
        try:
            _do(number, move, form, viewer, request.POST.get("mark", ""))
        except Refused as refused:
            put_into(form, refused)
        else:
            messages.success(request, _("已提交：{act}。").format(act=word(move.name)))
            return redirect("portal:own-matter", number)
    facts = {**_shown(found, viewer), "form": form, "title": word(move.name), "says": ACTS[act]}
    facts["closed"] = closed
    facts["mark"] = queries.mark(found.matter)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    status = HTTPStatus.CONFLICT if closed else status
    return render(request, "portal/matters/act.html", facts, status=status)


@persons
@never_cache
@require_safe
def paper(request: HttpRequest, number: str, paper: int) -> HttpResponse:
    """打开文书 that was issued to the party, as a PDF."""
    viewer = account_viewer(request)
    found = queries.paper_seen(number, paper, viewer=viewer)
    opened = verbs.open_paper(paper=found.pk, by=viewer.by, now=present.now())
    return as_pdf(opened.pdf, opened.number)


@transaction.atomic
def _do(number: str, move: Move, form: Saying, viewer: Viewer, mark: str) -> None:
    """The act, if the matter still stands as it was looked at: sent twice, it is done once."""
    verbs.expect(matter=number, mark=mark)
    now, today = present.now(), present.today()
    verbs.act(matter=number, act=move.act, told=form.told, by=viewer.by, now=now, today=today)


def _shown(found: MatterView, viewer: Viewer) -> dict[str, object]:
    """What every page of a matter shows of it."""
    held, today = found.matter, present.today()
    names = {term.key: word(term.name) for term in found.table.terms}
    terms = [_said(held, names.get(term.key, term.key), term) for term in found.terms]
    running = [term for term in found.terms if term.ended_on is None and held.closed_on is None]
    own = [e for e in queries.openings(found, viewer=viewer, today=today) if e.move.party]
    return {
        "matter": held,
        "state": _state(held),
        "facts": list(_facts(held)),
        "terms": sorted(terms, key=lambda term: (not term.running, term.due_on)),
        "asks": [
            meaning(held.power, term.key, term.due_on) for term in running if term.key in ASKS
        ],
        "acts": [(e.move.act, word(e.move.name), ACTS[e.move.act]) for e in own if not e.closed],
        "over": [_over(e.closed) for e in own if _too_late(e.closed, today)],
        "papers": [(word(each.title), each) for each in found.papers],
        "events": list(_events(found, viewer)),
    }


def _too_late(closed: Refused | None, today: date) -> TypeGuard[TermOver]:
    """Whether the time for it has passed; a term that the party ended itself is no news to it."""
    return isinstance(closed, TermOver) and str(closed.facts["due_on"]) < today.isoformat()


def _over(closed: TermOver) -> str:
    """That a right is over, with the names of the table in the language of the page."""
    named = {name: word(str(closed.facts[name])) for name in ("act", "term")}
    return said(TermOver(**{**closed.facts, **named}))


def _events(found: MatterView, viewer: Viewer) -> Iterator[Event]:
    """What was done since the party was told; what it said itself is shown to it."""
    names = {move.act: word(move.name) for move in found.table.moves} | {
        "exclude_time": pgettext("done", "告知部分时间不计入期限"),
        "resume_time": pgettext("done", "恢复计算期限"),
        "begin_dispute": pgettext("done", "登记复议或者诉讼"),
        "end_dispute": pgettext("done", "登记复议或者诉讼结束"),
    }
    organ = unit_names().get(found.matter.organ, found.matter.organ)
    party = {each.number for each in (found.matter.person, found.matter.organisation) if each}
    for each in reversed(found.acts):
        own = each.done_by in {*party, viewer.by}
        text = each.told.get("words") or each.told.get("reasons", "")
        who = _("当事人") if own else organ
        yield Event(each.done_at, names.get(each.act, each.act), who=who, text=text if own else "")


def _said(of: Matter, name: str, term: MatterTerm) -> TermSaid:
    runs = term.ended_on is None and of.closed_on is None
    light = queries.light_of(term, present.today()) if runs else None
    return TermSaid(
        name=name,
        due_on=term.due_on,
        light=light.value if light else "",
        running=runs,
        means=meaning(of.power, term.key, term.due_on),
        counted=counted(term.start_on, term.due_on, term.source),
    )


def _term(of: Matter, term: MatterTerm | None) -> TermSaid | None:
    return _said(of, "", term) if term else None


def _state(of: Matter) -> tuple[str, str]:
    tone = "done" if of.state == CLOSED else "act"
    return word(table_of(of.power).states[of.state]), tone


def _facts(of: Matter) -> Iterator[tuple[str, object]]:
    party = of.person or of.organisation
    yield _("事项"), of.item.name
    yield _("办理单位"), unit_names().get(of.organ, of.organ)
    yield _("当事人"), party.name if party else ""
    yield _("办件编号"), of.number
    yield _("开始"), day(of.opened_on)
    for pause in queries.pauses_of(of):
        until = day(pause.ended_on or pause.until_on)
        yield _("不计入期限的时间"), f"{day(pause.from_on)} – {until} · {pause.notice.number}"
    if fine := queries.fine_of(of, present.today()):
        yield _("罚款"), _("{yuan} 元").format(yuan=yuan(fine.amount))
        if fine.additional:
            yield _("因逾期未缴加处罚款"), _("{yuan} 元").format(yuan=yuan(fine.additional))
    if of.state == "called" and (hearing := queries.hearing_of(of)):
        yield _("听证"), f"{day(hearing.held_on)} {hearing.begins:%H:%M} · {hearing.venue}"
    for one in queries.disputes_of(of):
        until = day(one.ended_on) if one.ended_on else _("进行中")
        said = _("{begun} – {until}（{reference}），这期间不加处罚款")
        told = said.format(begun=day(one.begun_on), until=until, reference=one.reference)
        yield word(DISPUTES[DisputeKind(one.kind)]), told
    if of.closed_on:
        yield _("办结日期"), day(of.closed_on)


def _place(text: str) -> MatterPlace:
    """Where the page before ended; the beginning for what is no place."""
    day_, _sign, number = text.partition("~")
    try:
        return date.fromisoformat(day_), number
    except ValueError:
        return BEFORE_ALL
