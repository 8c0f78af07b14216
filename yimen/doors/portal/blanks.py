"""Blank forms and samples to download: of the item's own form, and of materials that have them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yimen.base.documents.rendering import render
from yimen.base.documents.serving import as_pdf, public_address
from yimen.base.files import store
from yimen.base.forms.printed import line, printed
from yimen.base.forms.reading import sheet
from yimen.base.pages.access import anyone
from yimen.base.present import queries as present
from yimen.doors.portal.asking import asked
from yimen.ground.catalog import queries as catalog

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion
    from yimen.ground.catalog.rules import Content, Paper

KEPT = 60 * 60  # seconds that a form is kept once it was set
DECLARATION = (
    "本人（本单位）承诺所填内容和所交材料真实、合法、有效，"
    "愿意承担不实的法律责任（行政许可法第三十一条、第七十八条）。"
)
APPLICANT = (  # what the pages know from the account; none of the samples is anybody
    ("姓名或者名称", "", "李明"),
    ("证件类型和号码", "单位填统一社会信用代码", "居民身份证 ××××××××××××××××××"),
    ("联系电话", "", "138××××××××"),
    ("代理人姓名、证件号码和电话", "委托他人办理的填写，并附授权委托书", ""),
)


@anyone
@require_safe
def blank(request: HttpRequest, number: str) -> HttpResponse:
    """空白表格: of a material, or without one the item's own form to fill in by hand."""
    return _answer(request, number, sample=False)


@anyone
@require_safe
def sample(request: HttpRequest, number: str) -> HttpResponse:
    """样表: the same, filled in with what nobody has typed."""
    return _answer(request, number, sample=True)


def has_sample(content: Content) -> bool:
    """Whether the item's form says what a filled one looks like."""
    return bool(content.form and json.loads(content.form).get("examples"))


def _answer(request: HttpRequest, number: str, *, sample: bool) -> HttpResponse:
    version = catalog.version_in_force(number, present.today())
    content = catalog.content(version)
    if key := asked(request, "material"):
        material = next((each for each in content.materials if each.key == key), None)
        if material is None:
            raise Http404
        return _file(material.sample if sample else material.blank)
    if not content.form or (sample and not has_sample(content)):
        raise Http404
    address = public_address(request, reverse("portal:guide", args=[number]))
    kept = sha256(f"portal form {sample} {version.digest} {address}".encode()).hexdigest()
    made = cache.get(kept)
    if made is None:
        made = _made(version, content, address, sample=sample)
        cache.set(kept, made, KEPT)
    return as_pdf(made, f"{content.name}{'样表' if sample else '申请表'}")


def _file(paper: Paper | None) -> HttpResponse:
    """A file as it was published; whatever it is, it is saved and not shown."""
    held = store.content(paper.sha256) if paper else None
    if paper is None or held is None:
        raise Http404
    response = HttpResponse(held, content_type=paper.kind)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=paper.name) or "attachment"
    )
    return response


def _made(version: ItemVersion, content: Content, address: str, *, sample: bool) -> bytes:
    """The form set in type, in Chinese, which it is filed in."""
    answers = json.loads(content.form)["examples"][0] if sample else {}
    department = version.item.department
    with translation.override("zh-hans"):
        pages = [*_beginning(content, sample=sample), *printed(sheet(content.form), answers)]
    facts = {
        "title": f"{content.name}申请表",
        "organ": department.name if department else "",
        "sample": sample,
        "pages": pages,
        "declaration": DECLARATION,
        "signed": APPLICANT[0][2] if sample else "",
        "address": address,
    }
    return render("form", facts, dated=version.effective_from)


def _beginning(content: Content, *, sample: bool) -> list[dict[str, Any]]:
    """Who applies, and the item's questions, which the pages ask before the form."""
    who = [line(label, said if sample else "", hint=hint) for label, hint, said in APPLICANT]
    asked = [
        line(
            each.text, offered=[(one.text, sample and n == 0) for n, one in enumerate(each.answers)]
        )
        for each in content.questions
    ]
    pages = [{"title": "申请人", "blocks": who}]
    return [*pages, {"title": "办理情形", "blocks": asked}] if asked else pages
