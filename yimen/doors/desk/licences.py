"""证照: the licences of one's units, and one of them with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yimen.base.parts.templatetags.parts import day, held_in
from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.deeds import DEEDS, SLUGS
from yimen.doors.desk.forms.filters import Licences
from yimen.doors.desk.history import events
from yimen.doors.desk.licence_words import DONE, HEARD, LICENCES
from yimen.doors.desk.reasons import why
from yimen.doors.desk.taking_away import DEEDS as TAKING
from yimen.doors.desk.times import when
from yimen.doors.desk.words import END_GROUNDS, REQUESTS, STATES
from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.register import LicenceView, licence_seen, licences_seen
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import EndGround, EndingState, State
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.states import State as Standing

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

A_PAGE = 50
SAYS = ("case", "document")  # of an entry of the ledger


@officers(*sorted(SEES))
@require_safe
def licences(request: HttpRequest) -> HttpResponse:
    """One page of the licences, narrowed as the address says."""
    officer, today = officer_of(request), when()["today"]
    units = unit_names()
    own = [(key, units[key]) for key in people.unit_keys(officer.viewer, SEES)]
    form = Licences(request.GET.dict(), units=own)
    found = licences_seen(
        viewer=officer.viewer,
        wanted=form.wanted(today),
        on=today,
        unit=form.chosen("unit") or "",
        after=_after(request),
        at_most=A_PAGE + 1,
    )
    page = found[:A_PAGE]
    facts = {
        "officer": officer,
        "at": "licences",
        "form": form,
        "rows": [
            (held, _party(held), units.get(held.organ, held.organ), state, LICENCES[state])
            for held in page
            for state in [certificates.state_on(held, today)]
        ],
        "first": f"?{form.address}" if "after" in request.GET else "",
        "following": f"?{form.address}&{urlencode({'after': page[-1].pk})}"
        if len(found) > A_PAGE
        else "",
    }
    return render(request, "desk/licences/list.html", facts)


@officers(*sorted(SEES))
@require_safe
def licence(request: HttpRequest, identifier: str) -> HttpResponse:
    """证照详情: how it stands, what became of it, and the acts on it."""
    officer, today = officer_of(request), when()["today"]
    found = licence_seen(identifier, viewer=officer.viewer, today=today)
    units = unit_names()
    word, tone = LICENCES[found.state]
    taking = certificates.taking_away(found.held, viewer=officer.viewer, today=today)
    opened = [one for one in found.acts if one.closed is None]
    facts = {
        "officer": officer,
        "at": "licences",
        "held": found.held,
        "word": word,
        "tone": tone,
        "facts": list(_facts(found, units)),
        "versions": [(each, LICENCES[_standing(each)]) for each in found.versions],
        "requests": [
            (each.case, REQUESTS[each.kind], STATES[State(each.case.state)])
            for each in found.requests
        ],
        "endings": [
            (each, END_GROUNDS[EndGround(each.ground)], HEARD[EndingState(each.state)])
            for each in found.endings
        ],
        "taking": [(key.value, TAKING[key].word) for key, shut in taking.items() if not shut],
        "opened": [(SLUGS[one.act], DEEDS[SLUGS[one.act]]) for one in opened],
        "closed": [
            (DEEDS[SLUGS[one.act]].word, why(one.closed, units))
            for one in found.acts
            if one.closed is not None and one.act in SLUGS
        ]
        + [(TAKING[key].word, why(shut, units)) for key, shut in taking.items() if shut],
        "case": found.case.case if found.case else None,
        "receives": officer.receives and _received(found.held),
        "events": events(found.entries, DONE, SAYS),
    }
    return render(request, "desk/licences/licence.html", facts)


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _standing(held: Certificate) -> Standing:
    return certificates.state_on(held, when()["today"])


def _party(held: Certificate) -> str:
    party = held.person or held.organisation
    return party.name if party else ""


def _received(held: Certificate) -> bool:
    """Whether an application about this licence can be begun: its item must still be there."""
    try:
        catalog.version_in_force(held.item, when()["today"])
    except Refused:
        return False
    return True


def _facts(found: LicenceView, units: dict[str, str]) -> Iterator[tuple[str, object]]:
    held = found.held
    party = held.person or held.organisation
    yield _("证照标识"), held.identifier
    yield _("证照类型代码"), held.kind
    yield _("持证人"), f"{party.name} {party.masked}" if party else ""
    yield _("颁发机关"), units.get(held.organ, held.organ)
    yield _("决定书文号"), held.document
    until = day(held.valid_to) if held.valid_to else _("长期")
    yield _("有效期"), f"{day(held.valid_from)} – {until}"
    if found.ask_by:
        yield _("最迟申请延续"), day(found.ask_by)
    if held.conditions:
        yield _("许可条件"), "\n".join(held.conditions)
    if held.region:
        yield _("适用区域"), held_in(held.region, held.region_basis)
    if found.asked:
        yield _("被许可人申请注销"), f"{day(found.asked.asked_on)} · {found.asked.reason}"
    if held.suspended_until and found.state is Standing.SUSPENDED:
        yield _("暂扣至"), day(held.suspended_until)
    if held.changed_on:
        yield _("状态变动日期"), day(held.changed_on)
    if found.case:
        address = reverse("desk:case", args=[held.source])
        yield _("来自办件"), format_html('<a href="{}">{}</a>', address, held.source)
    yield (
        _("公开核验"),
        format_html(
            '<a href="{}?{}">{}</a>',
            reverse("portal:licence"),
            urlencode({"identifier": held.identifier}),
            _("核验证照"),
        ),
    )
