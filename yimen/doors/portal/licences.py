"""What anybody may look up: whether a licence stands, and which decisions have granted one."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.language import english
from yimen.base.pages.access import anyone
from yimen.base.parts.templatetags.parts import day, held_in
from yimen.base.present import queries as present
from yimen.base.sentences import sentence
from yimen.doors.portal.asking import asked, beginning, onward
from yimen.doors.portal.named import unit_names
from yimen.doors.portal.words import LICENCES
from yimen.ground.catalog import queries as catalog
from yimen.work.cases.queries import public_decisions, public_hearings, public_overruns
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.queries import Standing
from yimen.work.certificates.rules import UnknownCertificate

PAGE = 20


@anyone
@never_cache
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """核验证照: how the licence of an identifier stands today."""
    identifier = asked(request, "identifier")
    facts: dict[str, object] = {"identifier": identifier}
    if identifier:
        try:
            found = certificates.standing(identifier, today=present.today())
        except UnknownCertificate as refused:
            facts |= {"said": sentence(refused, get_language()), "tone": "warn"}
        else:
            said, tone = LICENCES[found.state]
            facts |= {"said": said, "tone": tone, "rows": _rows(found)}
            facts |= {"former": found.former, "successor": found.successor}
    return render(request, "portal/licence.html", facts)


def _rows(found: Standing) -> list[tuple[str, object]]:
    until = day(found.valid_to) if found.valid_to else _("长期")
    rows: list[tuple[str, object]] = [
        (_("证照名称"), found.name),
        (_("证照标识"), found.identifier),
        (_("持证人"), found.holder),
        (_("颁发机关"), found.organ),
        (_("决定书文号"), found.document),
        (_("有效期"), f"{day(found.valid_from)} – {until}"),
    ]
    if found.conditions:
        rows.append((_("许可条件"), "\n".join(found.conditions)))
    if found.region:
        rows.append((_("适用区域"), held_in(found.region, found.region_basis)))
    if found.suspended_until:
        rows.append((_("暂扣至"), day(found.suspended_until)))
    if found.changed_on:
        rows.append((_("状态变动日期"), day(found.changed_on)))
    return rows


@anyone
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """许可决定公开: what was granted, the newest first (行政许可法 Art. 40)."""
    after = _after(asked(request, "after"))
    found = public_decisions(item=asked(request, "item"), after=after, at_most=PAGE + 1)
    shown = found[:PAGE]
    following = ""
    if len(found) > PAGE:
        following = onward(request, f"{shown[-1].decided_on.isoformat()}~{shown[-1].document}")
    units = unit_names()
    names = catalog.names([each.item for each in shown], english=True) if english() else {}
    facts = {
        "rows": [
            (each, names.get(each.item, each.name), units.get(each.organ, each.organ))
            for each in shown
        ],
        "following": following,
        "first": beginning(request),
    }
    return render(request, "portal/decisions.html", facts)


@anyone
@require_safe
def hearings(request: HttpRequest) -> HttpResponse:
    """听证公告: hearings to come, which anybody may attend (行政许可法 Art. 46, 48)."""
    units = unit_names()
    found = public_hearings(today=present.today())
    facts = {"rows": [(each, units.get(each.organ, each.organ)) for each in found]}
    return render(request, "portal/hearings.html", facts)


@anyone
@require_safe
def overruns(request: HttpRequest) -> HttpResponse:
    """承诺超期说明: why promised days were not kept (优化营商环境条例 Art. 36)."""
    day, number = _after(asked(request, "after")) or (None, "")
    after = (day, int(number)) if day and number.isdecimal() else None
    found = public_overruns(item=asked(request, "item"), after=after, at_most=PAGE + 1)
    shown = found[:PAGE]
    following = ""
    if len(found) > PAGE:
        following = onward(request, f"{shown[-1].explained_on.isoformat()}~{shown[-1].key}")
    units = unit_names()
    names = catalog.names([each.item for each in shown], english=True) if english() else {}
    facts = {
        "rows": [
            (each, names.get(each.item, each.name), units.get(each.organ, each.organ))
            for each in shown
        ],
        "following": following,
        "first": beginning(request),
    }
    return render(request, "portal/overruns.html", facts)


def _after(text: str) -> tuple[date, str] | None:
    """The place where the last page ended; None for the first, and for what is no place."""
    on, _sign, number = text.partition("~")
    try:
        return (date.fromisoformat(on), number) if number else None
    except ValueError:
        return None
