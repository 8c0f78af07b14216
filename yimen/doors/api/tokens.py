"""短期令牌: a registered system shows its secret and gets a token (OAuth 2.0, RFC 6749 4.4)."""

from __future__ import annotations

import base64
import json
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from yimen.base.gate.rules import TooManyCalls
from yimen.base.pages.access import anyone
from yimen.base.sentences import sentence
from yimen.doors.api.problems import problem
from yimen.doors.api.refusals import NoMethod
from yimen.doors.api.who import spend
from yimen.ground.people import verbs
from yimen.ground.people.rules import ScopeWrong, UnknownClient
from yimen.kernel.errors import Refused

FORM = "application/x-www-form-urlencoded"
ONCE = ("grant_type", "client_id", "client_secret", "scope")


@csrf_exempt
@anyone
def token(request: HttpRequest) -> HttpResponse:
    """A token for fifteen minutes; what is wrong is said as RFC 6749 Section 5.2 says it."""
    if request.method != "POST":
        refused = problem(request, NoMethod(method=request.method))
        refused["Allow"] = "POST"
        return refused
    try:
        spend(f"token {request.META.get('REMOTE_ADDR', '')}")
    except TooManyCalls as often:
        return problem(request, often)
    return _refused_form(request) or _issued(request)


def _refused_form(request: HttpRequest) -> HttpResponse | None:
    """What is wrong with the form of the question, if anything is."""
    if request.content_type != FORM or any(len(request.POST.getlist(one)) > 1 for one in ONCE):
        return _error("invalid_request", f"Send {FORM}, each parameter once.")
    grant = request.POST.get("grant_type", "")
    if grant != "client_credentials":
        unsupported = "unsupported_grant_type" if grant else "invalid_request"
        return _error(unsupported, "The grant_type is client_credentials.")
    return None


def _issued(request: HttpRequest) -> HttpResponse:
    client, secret = _credentials(request)
    try:
        made = verbs.issue_short_token(
            client=client, secret=secret, scopes=request.POST.get("scope", ""), now=timezone.now()
        )
    except UnknownClient as unknown:
        return _error("invalid_client", _said(unknown), status=401)
    except ScopeWrong as wrong:
        return _error("invalid_scope", _said(wrong))
    left = made.token.expires_at - made.token.issued_at
    told = {"access_token": made.secret, "token_type": "Bearer", "scope": made.token.scopes}
    return _answer({**told, "expires_in": int(left.total_seconds())}, 200)


def _credentials(request: HttpRequest) -> tuple[str, str]:
    """Id and secret as the header Basic or the body tells them (RFC 6749 Section 2.3.1)."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    try:
        told = base64.b64decode(given.strip(), validate=True).decode()
    except ValueError:
        return "", ""
    client, _, secret = told.partition(":")
    return unquote_plus(client), unquote_plus(secret)


def _said(refused: Refused) -> str:
    """The English sentence in the characters that the standard allows here."""
    plain = sentence(refused, "en").replace("“", "'").replace("”", "'")
    return "".join(one for one in plain if " " <= one <= "~" and one not in '"\\')


def _error(code: str, said: str, *, status: int = 400) -> HttpResponse:
    response = _answer({"error": code, "error_description": said}, status)
    if status == 401:
        response["WWW-Authenticate"] = 'Basic realm="yimen"'
    return response


def _answer(told: dict[str, object], status: int) -> HttpResponse:
    response = HttpResponse(json.dumps(told), content_type="application/json", status=status)
    response["Cache-Control"] = "no-store"
    return response
