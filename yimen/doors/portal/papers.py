"""The materials of a draft: several files each, kept under their hashes, taken back one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.files.store import Stored, keep, keep_list, listed
from yimen.base.pages.answers import said
from yimen.base.present import queries as present
from yimen.doors.portal.filling import labels, open_draft_of
from yimen.doors.portal.parties import account_viewer, persons
from yimen.ground.catalog.rules import materials_needed
from yimen.kernel.errors import Refused
from yimen.work.intake import queries, verbs
from yimen.work.intake.rules import Held, UnknownMaterial
from yimen.work.intake.states import Way

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Content
    from yimen.work.intake.models import Draft

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Paper:
    """A material that is asked for, with the files that are there."""

    key: str
    name: str
    files: Sequence[Stored]
    field: forms.BoundField
    wrong: str = ""


@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest, number: str) -> HttpResponse:
    """上传材料: files are added to a material; a file that is refused leaves the others alone."""
    held, content = open_draft_of(request, number)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        key = request.POST.get("material", "")
        wrong = _change(request, held, content, key)
        if not wrong:
            return redirect("portal:papers", number)
    facts: dict[str, Any] = {
        "draft": held,
        "content": content,
        "labels": labels(content),
        "papers": papers_of(held, content, wrong),
        "largest": LARGEST,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "portal/apply/papers.html", facts, status=status)


def papers_of(held: Draft, content: Content, wrong: dict[str, str] | None = None) -> list[Paper]:
    """What this applicant is asked for, and what is there of it."""
    there = {each.key: each.sha256 for each in queries.materials(held)}
    asked = materials_needed(content, held.facts)
    return [
        Paper(
            key=each.key,
            name=each.name,
            files=listed(there[each.key]) if each.key in there else (),
            field=files_field(each.key),
            wrong=(wrong or {}).get(each.key, ""),
        )
        for each in asked
    ]


def files_field(key: str) -> forms.BoundField:
    """The field in which the files of a material are chosen."""
    form = forms.Form(auto_id=f"id_%s_{key}")
    form.fields["files"] = forms.FileField(label=_("选择文件"))
    return form["files"]


def _change(request: HttpRequest, held: Draft, content: Content, key: str) -> dict[str, str]:
    """Add what was sent to a material, or take one file back; what is wrong, by material."""
    paper = next((one for one in papers_of(held, content) if one.key == key), None)
    if paper is None:
        raise UnknownMaterial(material=key, item=content.name)
    if "take" in request.POST:
        wrong = ""
        files = [each for each in paper.files if each.sha256 != request.POST["take"]]
        if not files:
            return {key: _("至少保留一个文件；请先上传新的，再删去旧的。")}
    else:
        files, wrong = added(paper.files, request.FILES.getlist("files"))
    if files != list(paper.files):
        _take(request, held, key, files)
    return {key: wrong} if wrong else {}


def added(there: Sequence[Stored], sent: Sequence[UploadedFile[Any]]) -> tuple[list[Stored], str]:
    """The files with those that were sent, and what is wrong with the rest of these."""
    files, wrong = list(there), []
    for one in sent[:MOST_FILES]:
        try:
            fresh = _kept(one)
        except Refused as refused:
            wrong.append(said(refused))
        else:
            files = [each for each in files if each.sha256 != fresh.sha256] + [fresh]
    if not sent:
        wrong.append(_("请先选择文件。"))
    return files[:MOST_FILES], "".join(wrong)


def _kept(sent: UploadedFile[Any]) -> Stored:
    """One file as it came; one that is too large is not even read."""
    name = (sent.name or "")[:200]
    return keep(name, sent.read(LARGEST + 1))


def _take(request: HttpRequest, held: Draft, key: str, files: Sequence[Stored]) -> None:
    verbs.add_material(
        draft=held.number,
        material=Held(key, Way.UPLOAD, sha256=keep_list(files)),
        by=account_viewer(request).by,
        now=present.now(),
        today=present.today(),
    )
