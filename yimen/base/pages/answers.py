"""Refusals, trouble and faults of our own as answers that a person can use.

A refusal is 409, or what STATUS says; trouble outside is 503; a fault of ours is 500 with a number
that stands in the log. A fragment asked for by htmx gets the sentence alone, in the page's own
place for what was said, so that nothing typed is lost.
"""

from __future__ import annotations

import logging
import secrets
from http import HTTPStatus

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.base.language import lang
from yimen.base.sentences import sentence
from yimen.kernel.errors import Refused, Trouble

log = logging.getLogger("yimen.pages")

# What is not there, and who may not: every other refusal is a conflict with how things stand
STATUS = {
    "cases.unknown-case": HTTPStatus.NOT_FOUND,
    "cases.unknown-document": HTTPStatus.NOT_FOUND,
    "catalog.unknown-event": HTTPStatus.NOT_FOUND,
    "catalog.unknown-hall": HTTPStatus.NOT_FOUND,
    "catalog.unknown-item": HTTPStatus.NOT_FOUND,
    "intake.unknown-draft": HTTPStatus.NOT_FOUND,
    "certificates.unknown": HTTPStatus.NOT_FOUND,
    "ledger.entry-unknown": HTTPStatus.NOT_FOUND,
    "matters.unknown-matter": HTTPStatus.NOT_FOUND,
    "matters.unknown-paper": HTTPStatus.NOT_FOUND,
    "people.unknown-party": HTTPStatus.NOT_FOUND,
    "people.unknown-staff": HTTPStatus.NOT_FOUND,
    "people.unknown-unit": HTTPStatus.NOT_FOUND,
    "process.no-run": HTTPStatus.NOT_FOUND,
    "process.no-step": HTTPStatus.NOT_FOUND,
    "process.no-version": HTTPStatus.NOT_FOUND,
    "seals.unknown-letter": HTTPStatus.NOT_FOUND,
    "seals.unknown-seal": HTTPStatus.NOT_FOUND,
    "gate.too-many-calls": HTTPStatus.TOO_MANY_REQUESTS,
    "people.not-allowed": HTTPStatus.FORBIDDEN,
    "people.no-mandate": HTTPStatus.FORBIDDEN,
    "cases.no-authority": HTTPStatus.FORBIDDEN,
    "cases.not-concerned": HTTPStatus.FORBIDDEN,
    "process.claimed-by-other": HTTPStatus.FORBIDDEN,
}


def status_of(refused: Refused) -> int:
    """The HTTP status of a refusal."""
    return STATUS.get(refused.code, HTTPStatus.CONFLICT)


def said(refused: Refused) -> str:
    """The refusal as a person reads it, in the language of the page."""
    return sentence(refused, lang())


def put_into(form: BaseForm, refused: Refused, field: str | None = None) -> None:
    """Show a verb's refusal in the form that led to it, so that nothing typed is lost.

    The page then renders the form again with status 422.
    """
    form.add_error(field, said(refused))


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page, or the fragment, of a refusal."""
    facts = {"sentence": said(refused), "code": refused.code, "status": status_of(refused)}
    response = _answer(request, "refused", facts, status=status_of(refused))
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(refused.facts["seconds"])
    return response


def trouble(request: HttpRequest, failed: Trouble) -> HttpResponse:
    """The page, or the fragment, of a failure outside; the log tells what failed."""
    number = fresh_number()
    log.warning("trouble %s at %s %r: %s", number, request.method, request.path, failed.what)
    facts = {"number": number, "permanent": failed.permanent}
    response = _answer(request, "trouble", facts, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if not failed.permanent:
        response["Retry-After"] = "60"
    return response


def not_allowed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The page of a method that an address does not take, with those that it does."""
    response = render(request, "pages/not_allowed.html", status=answer.status_code)
    response["Allow"] = answer["Allow"]
    return response


def fresh_number() -> str:
    """A number to quote on the telephone: eight digits in two groups, new each time."""
    return f"{secrets.randbelow(10_000):04} {secrets.randbelow(10_000):04}"


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true" and "HX-Boosted" not in request.headers


def fragment(
    request: HttpRequest, name: str, facts: dict[str, object], *, status: int
) -> HttpResponse:
    """The sentence alone, in the page's own place for what was said."""
    response = render(request, f"pages/{name}_said.html", facts, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#said", "innerHTML"
    return response


def _answer(
    request: HttpRequest, name: str, facts: dict[str, object], *, status: int
) -> HttpResponse:
    if is_fragment(request):
        return fragment(request, name, facts, status=status)
    return render(request, f"pages/{name}.html", facts, status=status)
