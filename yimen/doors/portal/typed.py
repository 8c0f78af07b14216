"""What was typed when the session had ended waits until its writer has signed in again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.http import urlencode

from yimen.base.pages import resending
from yimen.doors.portal.parties import is_person

TYPED = "portal_typed"
LEFT_OUT = resending.SECRETS | {"seen", "add", "remove"}
SECONDS = 15 * 60  # a visitor without an account is forgotten soon

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]


def keeps_typed(page: Page[Given]) -> Page[Given]:
    """Put aside what a stranger sends to a page of persons, who is asked to sign in and sent back.

    It is kept in the browser's own session under the address of the page, and shown by that page,
    which opens to nobody but its parties.
    """

    @wraps(page)
    def keeping(
        request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponseBase:
        if request.method == "POST" and not is_person(request):
            _keep(request)
        return page(request, *args, **kwargs)

    return cast("Page[Given]", keeping)


def waiting(request: HttpRequest) -> QueryDict | None:
    """What was typed into the page of this address, once; None where nothing waits for it."""
    found = request.session.get(TYPED)
    if not found or found["path"] != request.path:
        return None
    del request.session[TYPED]
    return QueryDict(urlencode(resending.unseal(found["fields"])))


def kept(request: HttpRequest) -> dict[str, Any]:
    """What waits for this page, as its form begins with it; nothing where nothing waits."""
    found = waiting(request) or QueryDict()
    return {name: each if len(each) > 1 else each[0] for name, each in found.lists()}


def _keep(request: HttpRequest) -> None:
    fields = resending.typed_in(request.POST, without=LEFT_OUT)
    if fields is not None:
        page = getattr(request, "htmx", None) and request.htmx.current_url_abs_path  # type: ignore[attr-defined]  # set by django_htmx
        request.session[TYPED] = {"path": page or request.path, "fields": resending.seal(fields)}
        request.session.set_expiry(SECONDS)
