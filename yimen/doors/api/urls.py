"""The addresses of the API; what is not there, or not with this method, is a problem too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from yimen.base.pages.access import anyone
from yimen.doors.api.door import api
from yimen.doors.api.problems import problem
from yimen.doors.api.refusals import NoAddress, NoMethod
from yimen.doors.api.tokens import token

View = Callable[..., HttpResponse]


def _answered(view: View) -> View:
    """The view of an address, whose answer to a method that it does not take says so as a problem.

    Its rule is stated by each operation (`yimen.doors.api.who`), for one address has several.
    """

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        refused = problem(request, NoMethod(method=request.method))
        refused["Allow"] = response["Allow"]
        return refused

    answered.rule = "api"  # type: ignore[attr-defined]  # the mark that a test looks for
    return answered


@csrf_exempt
@anyone
def missing(request: HttpRequest) -> HttpResponse:
    """Nothing stands here, whatever the method."""
    return problem(request, NoAddress(path=request.path))


patterns, app, namespace = api.urls
patterns.sort(key=lambda each: "/steps/" not in str(each.pattern))  # most calls; Django tries each
for pattern in patterns:
    if isinstance(pattern, URLPattern):
        pattern.callback = _answered(pattern.callback)
urlpatterns = [
    path("token", token),
    path("", (patterns, app, namespace)),
    re_path("", missing),
]
