"""What a supervisor of servers asks: does it live, and may it be sent people?"""

from __future__ import annotations

from django.db import OperationalError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from yimen.base.pages.access import anyone


@anyone
@require_safe
def live(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # Django hands it over
    """The process answers; restart it when it does not."""
    return JsonResponse({"live": True})


@anyone
@require_safe
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # Django hands it over
    """The database answers too; 503 keeps people away until it does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except OperationalError:
        return JsonResponse({"ready": False, "why": "the database does not answer"}, status=503)
    return JsonResponse({"ready": True})
