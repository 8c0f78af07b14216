"""The switches of language and type size, the page of parts, and the pages of last resort."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_POST, require_safe

from yimen.base.pages import answers
from yimen.base.pages.access import anyone
from yimen.base.pages.answers import fresh_number
from yimen.base.pages.look import ELDER, LANGUAGE, keep, look_of
from yimen.base.pages.resending import sent_again
from yimen.base.parts.examples import examples

log = logging.getLogger("yimen.pages")
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@anyone
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a choice of language or type size and go back to the page it was made on."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or "\\" in back:
        back = "/"
    response = HttpResponseRedirect(back)
    language, elder = request.POST.get("language"), request.POST.get("elder")
    if language in dict(settings.LANGUAGES):
        keep(response, LANGUAGE, str(language))
    if elder in {"0", "1"}:
        keep(response, ELDER, str(elder))
    return response


@anyone
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """Every part in every state; `?wall=1` on the dark wall, `?dense=1` as a clerk sees it."""
    chosen = {name: request.GET.get(name) == "1" for name in ("wall", "dense")}
    return render(request, "pages/parts.html", {"examples": examples(request), **chosen})


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what came in cannot be read; 413: it is more than we take."""
    if isinstance(exception, TOO_LARGE):
        return render(request, "pages/too_large.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return render(request, "pages/bad_request.html", status=HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """403: signed in, but this page is for others."""
    return render(request, "pages/forbidden.html", status=403)


@never_cache
@requires_csrf_token
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """403: the form's token is gone or foreign; what one of our pages sent can be sent again."""
    if answers.is_fragment(request):
        return answers.fragment(request, "expired", {}, status=HTTPStatus.FORBIDDEN)
    return render(request, "pages/expired.html", {"sent": sent_again(request)}, status=403)


@requires_csrf_token
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """404: no such page."""
    return render(request, "pages/missing.html", status=404)


@requires_csrf_token
def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours, with a number that leads from a telephone call to the log.

    The page stands alone: whatever broke may be what the frame needs. Django logs the traceback
    right after.
    """
    number = fresh_number()
    log.error("fault %s at %s %r", number, request.method, request.path)
    look = look_of(request)
    with translation.override(look.language):  # also where what chose it is what broke
        page = render_to_string("pages/failed.html", {"number": number, "look": look})
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
