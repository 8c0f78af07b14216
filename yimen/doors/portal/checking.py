"""The page that checks a document: whether it is known, unchanged, and whose seal it bears."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.documents.brought import DocumentUnreadable, signatures
from yimen.base.gate.rules import TooManyCalls
from yimen.base.gate.verbs import spend_call
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import put_into
from yimen.base.parts.templatetags.parts import day, moment
from yimen.base.present import queries as present
from yimen.doors.portal.forms.checking import Brought
from yimen.ground.seals import queries as seals

CHECKS_A_MINUTE = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page says of a file."""

    said: str
    tone: str
    facts: list[tuple[str, object]]


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """核验文书: the file is looked at and not kept."""
    posted = request.method == "POST"
    form = Brought(request.POST, request.FILES) if posted else Brought()
    facts: dict[str, object] = {"form": form}
    status = HTTPStatus.OK
    if posted:
        try:
            if form.is_valid():
                _count(request)
                facts["verdict"] = verdict(form.cleaned_data["file"])
        except (TooManyCalls, DocumentUnreadable) as refused:
            put_into(form, refused)
        if form.errors:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "portal/check_document.html", facts, status=status)


def verdict(content: bytes) -> Verdict:
    """By its hash a file is known or not; of one that is not, its signatures say why it may be."""
    use = seals.impression_of_file(hashlib.sha256(content).hexdigest())
    if use is not None:
        seal = use.letter.seal
        facts: list[tuple[str, object]] = [
            (_("文书"), f"{use.title} {use.document}"),
            (_("签发机关"), seal.organ.name),
            (_("签发日期"), day(use.issued_on)),
            (_("印章"), f"{seal.name} {seal.number}"),
            (_("用印时间"), moment(use.sealed_at)),
        ]
        said = _("真实有效：这份文书由本平台签发，盖有印章，签发后没有被改动过。")
        return Verdict(said, "done", facts)
    found = signatures(content)
    ours = [one for one in found if seals.seal_of_certificate(one.fingerprint)]
    if ours:
        said = _(
            "与签发时不同：文件里有本平台登记的印章，但内容与签发的文书不一致，可能被改动、"
            "另存或压缩过。请以原文件为准，或向签发机关核实。"
        )
        return Verdict(said, "refused", [(_("印章"), each.name) for each in ours])
    if found:
        said = _("不是本平台的文书：文件里有电子签名，但不是本平台登记的印章。")
        return Verdict(said, "warn", [(_("签名人"), each.name) for each in found])
    said = _(
        "没有找到印章：这不是本平台盖章的文书，或者是打印、扫描、转换过的文件。纸质文书请扫描"
        "文书上的二维码，与网上的原件核对。"
    )
    return Verdict(said, "warn", [])


def _count(request: HttpRequest) -> None:
    place = request.META.get("REMOTE_ADDR", "")
    spend_call(name=f"document check {place}", per_minute=CHECKS_A_MINUTE, now=present.now())
