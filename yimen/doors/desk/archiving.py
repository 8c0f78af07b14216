"""A closed case into the archive, and its bundle to take along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.doors.desk.access import officer_of, officers
from yimen.doors.desk.documents import followed_at
from yimen.doors.desk.times import when
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries.archive import bundle
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import Act


@officers(*sorted(SEES))
@require_POST
def archive(request: HttpRequest, number: str) -> HttpResponse:
    """归档: what the file holds now is recorded."""
    viewer = officer_of(request).viewer
    unit = queries.may_act(number, Act.ARCHIVE, viewer=viewer)
    address = followed_at(request, number)
    verbs.archive(case=number, address=address, by=viewer.by, unit=unit, **when())
    messages.success(request, _("已归档，归档包几秒钟后可以下载。"))
    return HttpResponseRedirect(reverse("desk:case", args=[number]))


@officers(*sorted(SEES))
@never_cache
@require_safe
def download(request: HttpRequest, number: str) -> HttpResponse:
    """归档包 as a ZIP, for who may see the case."""
    data = bundle(number, viewer=officer_of(request).viewer)
    answer = HttpResponse(data, content_type="application/zip")
    header = content_disposition_header(as_attachment=True, filename=f"{number}.zip")
    answer["Content-Disposition"] = header or "attachment"
    return answer
