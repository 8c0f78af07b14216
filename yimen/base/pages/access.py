"""Every route states its rule: who may ask for it at all. A test proves that none is without.

Which objects a viewer may see is decided where they are fetched, by queries that take the viewer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from yimen.base.pages import stream

SECOND_FACTOR = "desk_factors"  # in the session of staff who showed password and code: when

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]


def anyone(page: Page[Given]) -> Page[Given]:
    """Open to everybody, signed in or not."""
    page.rule = "anyone"  # type: ignore[attr-defined]  # the mark that the test looks for
    return page


def only(
    rule: str, allowed: Callable[[HttpRequest], bool], *, sign_in: str
) -> Callable[[Page[Given]], Page[Given]]:
    """Open to those whom `allowed` lets in; a stranger is sent to `sign_in` and back.

    `rule` says in words who that is. A page that somebody signed in may not see answers 403.
    """

    def guard(page: Page[Given]) -> Page[Given]:
        @wraps(page)
        def guarded(
            request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs
        ) -> HttpResponseBase:
            if allowed(request):
                return page(request, *args, **kwargs)
            if request.user.is_authenticated:
                raise PermissionDenied
            return _to_sign_in(request, sign_in)

        guarded.rule = rule  # type: ignore[attr-defined]  # the mark that the test looks for
        return cast("Page[Given]", guarded)

    return guard


def page_before(request: HttpRequest) -> str:
    """The page of ours on which this form stood, as the browser tells; "" where it does not."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return ""
    if not before.netloc or before.netloc != stream.host(request):
        return ""
    return urlunsplit(("", "", before.path, before.query, ""))


def _to_sign_in(request: HttpRequest, sign_in: str) -> HttpResponse:
    """Send a stranger to sign in; a fragment sends its whole page there, and back to that page."""
    if request.headers.get("HX-Request") != "true":
        before = page_before(request) if request.method == "POST" else ""
        return redirect_to_login(before or request.get_full_path(), sign_in)
    page = getattr(request, "htmx", None) and request.htmx.current_url_abs_path  # type: ignore[attr-defined]  # set by django_htmx
    target = redirect_to_login(page or "/", sign_in)
    return HttpResponse(headers={"HX-Redirect": target["Location"]})
