"""The API itself: its routes, what fails as problem documents, and its OpenAPI document."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.functional import SimpleLazyObject
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from yimen.doors.api import (
    applications,
    arrivals,
    cases,
    courses,
    documents,
    exchange,
    files,
    going,
    handling,
    items,
    ledger,
    licences,
    licensing,
    matters,
    overruns,
    parties,
)
from yimen.doors.api.describing import described
from yimen.doors.api.problems import fault, problem, trouble
from yimen.doors.api.refusals import BodyUnreadable, InputWrong, NoAddress
from yimen.kernel.errors import Refused, Trouble

DEEPEST = 64  # levels of a body


class Strict(Parser):
    """Takes only JSON that can be kept as it came."""

    def parse_body(self, request: HttpRequest) -> Any:
        text = request.body.decode("utf-8-sig")  # RFC 8259 Section 8.1
        value = json.loads(
            text, parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_once
        )
        if not isinstance(value, dict):
            raise TypeError("every body is an object")
        if "\\u" in text:
            whole = json.dumps(value, ensure_ascii=False)
            whole.encode()  # half a character raises
            if "\\u0000" in whole:
                raise ValueError("NUL")
        if text.count("[") + text.count("{") > DEEPEST:
            _check_depth(value)
        return value


def _check_depth(value: dict[str, Any]) -> None:
    """Deeper than any form asks, readers of what we answer would fail, and ourselves too."""
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        within = (one.values() if isinstance(one, dict) else one for one in level)
        level = [each for one in within for each in one if isinstance(each, dict | list)]
        if not level:
            return
    raise ValueError("too deep")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that is there twice is not taken: readers differ on which one counts."""
    if len(found := dict(pairs)) != len(pairs):
        raise ValueError("a name twice")
    return found


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    if not math.isfinite(value := float(digits)):
        raise ValueError(digits)
    return value


class Door(NinjaAPI):
    """NinjaAPI whose document says what all routes share."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """Made once: it takes 150 ms, and the routes stay while the program runs."""
        return self._document(given.get("path_prefix") or self.get_root_path({}))

    @cache  # noqa: B019 - there is one door, which lives as long as the program
    def _document(self, prefix: str) -> OpenAPISchema:
        return described(super().get_openapi_schema(path_prefix=prefix))

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """Made where somebody looks at it: acts answer with a response of their own."""
        made = super().create_temporal_response
        return cast("HttpResponse", SimpleLazyObject(lambda: made(request)))


api = Door(
    title="Yimen",
    version="1",
    description="The acts and questions of a city's service centre, for programs.",
    docs_url=None,
    parser=Strict(),
    urls_namespace="api",
)
api.add_router("/items", items.router)
api.add_router("/applications", applications.router)
api.add_router("", arrivals.router)
api.add_router("/cases", cases.router)
api.add_router("/cases", handling.router)
api.add_router("/cases", courses.router)
api.add_router("/cases", licensing.router)
api.add_router("/cases", going.router)
api.add_router("/cases", documents.router)
api.add_router("/cases", files.router)
api.add_router("/cases", exchange.router)
api.add_router("", cases.desk)
api.add_router("/licences", licences.router)
api.add_router("/matters", matters.router)
api.add_router("/ledger", ledger.router)
api.add_router("", parties.router)
api.add_router("", overruns.router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, error)


@api.exception_handler(Trouble)
def _trouble(request: HttpRequest, error: Trouble) -> HttpResponse:
    return trouble(request, error)


@api.exception_handler(ValidationError)
def _input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [{"place": _place(*each["loc"]), "message": str(each["msg"])} for each in error.errors]
    said = "; ".join(f"{each['place']}: {each['message']}" for each in faults)
    return problem(request, InputWrong(said=said, faults=faults))


def _place(part: str, *within: object) -> str:
    """Where in the request; of a body ninja names our own argument first, which nobody sent."""
    names = within[1:] if part == "body" else within
    return "/".join(map(str, (part, *names)))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, BodyUnreadable())


@api.exception_handler(UnreadablePostError)
def _broken_off(request: HttpRequest, error: UnreadablePostError) -> HttpResponse:
    """The network was lost within the body."""
    return problem(request, BodyUnreadable())


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, NoAddress(path=request.path))


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    return fault(request, error)
