"""Files of a case for who handles it: what was handed in, as it was handed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from yimen.base.files.store import content, listed
from yimen.base.present import queries as present
from yimen.doors.api.refusals import NoAddress
from yimen.doors.api.shapes.files import CaseFiles, FileOfCase
from yimen.doors.api.shapes.given import Number, Sha256Path
from yimen.doors.api.who import STAFF, caller
from yimen.work.cases import queries

router = Router(tags=["files"], auth=STAFF)
AS_FILE = {
    "responses": {
        200: {
            "description": "The file, to be kept and not to be shown as it is.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    }
}


@router.get("/{number}/files", response=CaseFiles, summary="Files of a case")
def files(request: HttpRequest, number: Number) -> CaseFiles:
    """材料文件 of a case, for staff who may see it."""
    return CaseFiles(files=_files(request, number))


@router.get("/{number}/files/{sha256}", openapi_extra=AS_FILE, summary="A file of a case")
def file(request: HttpRequest, number: Number, sha256: Sha256Path) -> HttpResponse:
    """One file, byte for byte."""
    found = next((each for each in _files(request, number) if each.sha256 == sha256), None)
    held = content(sha256) if found else None
    if found is None or held is None:
        raise NoAddress(path=request.path)
    answer = as_file(held, found.name)
    answer["Cache-Control"] = "no-store"
    return answer


def as_file(held: bytes, name: str) -> HttpResponse:
    """A file to be kept; whatever it is, no browser shows it."""
    answer = HttpResponse(held, content_type="application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _files(request: HttpRequest, number: str) -> list[FileOfCase]:
    seen = queries.case_seen(number, viewer=caller(request).viewer, today=present.today())
    return [
        FileOfCase(
            material=each.key, name=one.name, sha256=one.sha256, size=one.size, kind=one.kind
        )
        for each in seen.materials
        for one in listed(each.sha256)
    ]
