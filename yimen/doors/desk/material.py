"""A file of a case, for who may see the case: shown in the browser only where that is safe."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.base.files.rules import FileKind, kind_of
from yimen.base.files.store import Stored, content, listed
from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.times import when
from yimen.kernel.errors import Refused
from yimen.work.cases import queries as cases
from yimen.work.cases.queries import CaseView
from yimen.work.cases.rules.access import SEES

# It runs nothing and asks for nothing, whatever is in it
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'"
# The viewers of browsers are pages themselves, which the strict policy would leave empty
OF_PDF = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
SHOWN = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.PDF})


@officers(*sorted(SEES))
@never_cache
@require_safe
def material(request: HttpRequest, number: str, sha256: str) -> HttpResponse:
    """One file of a case, found by its hash; `?show` asks for it in the browser."""
    found = cases.case_seen(number, viewer=officer_of(request).viewer, today=when()["today"])
    file = next((each for each in files(found) if each.sha256 == sha256), None)
    held = content(sha256) if file else None
    if file is None or held is None:
        raise Http404
    kind = _kind(file, held)
    shows = "show" in request.GET and kind in SHOWN
    response = HttpResponse(held, content_type=kind or "application/octet-stream")
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=not shows, filename=file.name) or "attachment"
    )
    response["Content-Security-Policy"] = OF_PDF if kind is FileKind.PDF else POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def files(found: CaseView) -> list[Stored]:
    """Every file of every material of a case."""
    return [file for each in found.materials for file in listed(each.sha256)]


def _kind(file: Stored, held: bytes) -> FileKind | None:
    """What the content is, judged again; None where it is nothing that is taken."""
    try:
        return kind_of(file.name, held)
    except Refused:
        return None
