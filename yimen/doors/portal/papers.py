"""The materials of a draft: several files each, kept under their hashes, taken back one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.files.store import Stored, keep_list, listed
from yimen.base.present import queries as present
from yimen.doors.portal.filling import labels, open_draft_of
from yimen.doors.portal.handing import Paper, Sent, added, arrived, files_field, sent_with
from yimen.doors.portal.parties import account_viewer, persons
from yimen.ground.catalog.rules import materials_needed
from yimen.work.intake import queries, verbs
from yimen.work.intake.rules import Held, UnknownMaterial
from yimen.work.intake.states import Way

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Content
    from yimen.work.intake.models import Draft


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


@persons
@never_cache
@require_http_methods(["HEAD", "PATCH"])
def arrive(request: HttpRequest, number: str) -> HttpResponse:
    """A file of a material, piece by piece; the last piece adds it."""
    held, content = open_draft_of(request, number)
    key = request.GET.get("material", "")

    def add(one: Sent) -> Paper:
        wrong = _add(request, held, content, key, [one])
        return replace(_asked(held, content, key), wrong=wrong)

    return arrived(request, f"draft {number} {key}", _asked(held, content, key), add)


def _asked(held: Draft, content: Content, key: str) -> Paper:
    paper = next((one for one in papers_of(held, content) if one.key == key), None)
    if paper is None:
        raise UnknownMaterial(material=key, item=content.name)
    return paper


def _change(request: HttpRequest, held: Draft, content: Content, key: str) -> dict[str, str]:
    """Add what was sent to a material, or take one file back; what is wrong, by material."""
    if "take" not in request.POST:
        wrong = _add(request, held, content, key, sent_with(request))
        return {key: wrong} if wrong else {}
    with transaction.atomic():
        verbs.hold(draft=held.number)
        paper = _asked(held, content, key)
        left = [each for each in paper.files if each.sha256 != request.POST["take"]]
        if left != list(paper.files):
            _take(request, held, key, left)
    return {}


@transaction.atomic
def _add(
    request: HttpRequest, held: Draft, content: Content, key: str, sent: Sequence[Sent]
) -> str:
    """Add files to a material; what is wrong with those that are not taken."""
    verbs.hold(draft=held.number)  # files that come at once are added one after the other
    there = _asked(held, content, key).files
    files, wrong = added(there, sent)
    if files != list(there):
        _take(request, held, key, files)
    return wrong


def _take(request: HttpRequest, held: Draft, key: str, files: Sequence[Stored]) -> None:
    who: dict[str, Any] = {"by": account_viewer(request).by, "now": present.now()}
    if not files:
        verbs.take_back(draft=held.number, material=key, **who)
        return
    given = Held(key, Way.UPLOAD, sha256=keep_list(files))
    verbs.add_material(draft=held.number, material=given, today=present.today(), **who)
