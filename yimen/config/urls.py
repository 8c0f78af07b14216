"""The addresses of all doors; each door keeps its own in its `urls.py`."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("yimen.doors.api.urls")),
    path("", include("yimen.base.pages.urls")),
    path("desk/", include("yimen.doors.desk.urls")),
    path("", include("yimen.doors.portal.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("yimen.doors.tour.urls")))

handler400 = "yimen.base.pages.views.bad_request"
handler403 = "yimen.base.pages.views.forbidden"
handler404 = "yimen.base.pages.views.missing"
handler500 = "yimen.base.pages.views.failed"
