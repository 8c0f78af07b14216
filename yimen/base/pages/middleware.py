"""The layers around every page: headers, the visitor's choices, answers to what fails.

What only pages need does not stand in the way of programs: a call over the API has no session, no
cookies, no forms and no language chosen, and its answer is none to be kept (measured: these layers
were a tenth of the CPU of an act).
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxMiddleware

from yimen.base.pages import answers, stream
from yimen.base.pages.look import look_of
from yimen.base.pages.views import bad_request
from yimen.kernel.errors import Refused, Trouble

Next = Callable[[HttpRequest], HttpResponse]

API = "/api/"

# No inline script or style, nothing from elsewhere, no frame around us
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class Headers:
    """Tell the browser to run nothing that did not come from us; a page's own policy stands."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY + stream.policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class OnPages:
    """A layer that is there for pages alone, and lets calls over the API through."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(API):
            inner: HttpResponseBase = self.get_response(request)  # type: ignore[attr-defined]  # of the layer
            return inner
        return super().__call__(request)  # type: ignore[misc,no-any-return]  # likewise


class Sessions(OnPages, SessionMiddleware):
    """会话, on pages."""


class Forgery(OnPages, CsrfViewMiddleware):
    """Forms are our own, on pages; what has no cookie cannot be forged."""


class Accounts(OnPages, AuthenticationMiddleware):
    """Who is signed in, on pages."""


class Messages(OnPages, MessageMiddleware):
    """What is said once on the next page."""


class Htmx(OnPages, HtmxMiddleware):
    """Whether a part of a page is asked for."""


class Choices:
    """Answer in the language and the type size that the visitor chose."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API):
            return self.get_response(request)  # its refusals are in the language asked for
        look = look_of(request)
        request.look = look  # type: ignore[attr-defined]  # read by the frame of every page
        with translation.override(look.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", look.language)
        patch_vary_headers(response, ["Cookie"])
        return response


class Answers:
    """Make a page of a refusal or of trouble; everything else is a fault and goes on its way.

    An address with a NUL, which no text in the database holds, is a bad one wherever it leads.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nul = "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "")
        if nul and not request.path.startswith(API):  # which says so as a problem
            raise BadRequest("a NUL in the address")
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not request.path.startswith(API):
            return answers.not_allowed(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django with what a page function raised."""
        if isinstance(error, Refused):
            return answers.refusal(request, error)
        if isinstance(error, Trouble):
            return answers.trouble(request, error)
        if isinstance(error, DataError | ValueError) and _sends_nul(request):
            return bad_request(request, error)
        return None


def _sends_nul(request: HttpRequest) -> bool:
    """Whether a form brings a NUL: no field of ours takes one, and the database cannot hold it."""
    return any("\0" in text for _, texts in request.POST.lists() for text in texts)
