"""Refusals, trouble and faults as problem documents (RFC 9457), in the language asked for."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from yimen.base.pages.answers import STATUS, fresh_number
from yimen.base.sentences import sentence
from yimen.doors.api.refusals import Failed, ScopeMissing, Unavailable
from yimen.kernel.errors import Refused, Trouble

log = logging.getLogger("yimen.api")
CONTENT_TYPE = "application/problem+json"

# Where a program must do something else than after the conflict that a rule says no
OURS = {
    "api.no-token": HTTPStatus.UNAUTHORIZED,
    "people.unknown-token": HTTPStatus.UNAUTHORIZED,
    "people.not-allowed": HTTPStatus.FORBIDDEN,
    "people.no-mandate": HTTPStatus.FORBIDDEN,
    "api.scope": HTTPStatus.FORBIDDEN,
    "api.no-address": HTTPStatus.NOT_FOUND,
    "ledger.not-sealed": HTTPStatus.NOT_FOUND,
    "ledger.consistency-wrong": HTTPStatus.NOT_FOUND,
    "api.no-method": HTTPStatus.METHOD_NOT_ALLOWED,
    "cases.changed": HTTPStatus.PRECONDITION_FAILED,
    "intake.changed": HTTPStatus.PRECONDITION_FAILED,
    "api.too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "api.not-json": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "api.not-octets": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "files.too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "files.empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "files.unknown-kind": HTTPStatus.UNPROCESSABLE_ENTITY,
    "files.office": HTTPStatus.UNPROCESSABLE_ENTITY,
    "files.archive": HTTPStatus.UNPROCESSABLE_ENTITY,
    "files.torn": HTTPStatus.UNPROCESSABLE_ENTITY,
    "files.too-many-pixels": HTTPStatus.UNPROCESSABLE_ENTITY,
    "api.no-length": HTTPStatus.LENGTH_REQUIRED,
    "api.unreadable": HTTPStatus.BAD_REQUEST,
    "api.input": HTTPStatus.UNPROCESSABLE_ENTITY,
    "api.place": HTTPStatus.UNPROCESSABLE_ENTITY,
    "catalog.search-too-long": HTTPStatus.UNPROCESSABLE_ENTITY,
    "gate.key-form": HTTPStatus.UNPROCESSABLE_ENTITY,
    "gate.key-reused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.address-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.request-not-whole": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.one-applicant": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.incomplete": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.material-empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "intake.unknown-material": HTTPStatus.UNPROCESSABLE_ENTITY,
    "gate.too-many-calls": HTTPStatus.TOO_MANY_REQUESTS,
    "api.failed": HTTPStatus.INTERNAL_SERVER_ERROR,
    "api.unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}
TITLES = {
    HTTPStatus.UNAUTHORIZED: ("需要访问令牌", "A token is needed"),
    HTTPStatus.FORBIDDEN: ("没有权限", "Not allowed"),
    HTTPStatus.NOT_FOUND: ("没有找到", "Not found"),
    HTTPStatus.CONFLICT: ("规则不允许", "A rule says no"),
    HTTPStatus.PRECONDITION_FAILED: ("已有新的办理", "It has changed"),
    HTTPStatus.TOO_MANY_REQUESTS: ("调用过于频繁", "Too many calls"),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("系统故障", "A fault of ours"),
    HTTPStatus.SERVICE_UNAVAILABLE: ("暂时无法办理", "Not just now"),
}
WRONG = ("输入有误", "The input is wrong")


def language_of(request: HttpRequest) -> str:
    """The first of our two languages in Accept-Language; Chinese when it names neither."""
    for name, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if name.startswith(("zh", "en")):
            return "en" if name.startswith("en") else "zh-hans"
    return "zh-hans"


def status_of(refused: Refused) -> HTTPStatus:
    """As the pages answer it, except where a program needs to know more."""
    if refused.code.startswith("codes."):  # a number that is none
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return OURS.get(refused.code) or STATUS.get(refused.code, HTTPStatus.CONFLICT)


def problem(request: HttpRequest, refused: Refused) -> HttpResponse:
    """A refusal as a problem document."""
    status, lang = status_of(refused), language_of(request)
    said = {
        "type": f"urn:yimen:refusal:{refused.code}",
        "title": TITLES.get(status, WRONG)[lang == "en"],
        "status": int(status),
        "code": refused.code,
        "facts": refused.facts,
        "text": sentence(refused, lang),
        "lang": lang,
    }
    body = json.dumps(said, ensure_ascii=False, default=str)
    response = HttpResponse(body, content_type=CONTENT_TYPE, status=status)
    response["Content-Language"], response["Vary"] = lang, "Accept-Language"
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(refused, ScopeMissing):  # RFC 6750 Section 3.1
        scope = refused.facts["scope"]
        response["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{scope}"'
    if status == HTTPStatus.PRECONDITION_FAILED:
        response["ETag"] = f'"{refused.facts["mark"]}"'
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(refused.facts["seconds"])
    return response


def trouble(request: HttpRequest, failed: Trouble) -> HttpResponse:
    """A failure outside: to be tried again, unless it is permanent."""
    number = fresh_number()
    log.warning("trouble %s at %s %r: %s", number, request.method, request.path, failed.what)
    response = problem(request, Unavailable(number=number))
    if not failed.permanent:
        response["Retry-After"] = "60"
    return response


def fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of ours, with a number that stands in the log."""
    number = fresh_number()
    log.error("fault %s at %s %r", number, request.method, request.path, exc_info=error)
    return problem(request, Failed(number=number))
