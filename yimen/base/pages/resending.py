"""A form that came with a stale token: what stood in it, in the words of its page, to send again.

Nothing is done with it here. Whoever typed it reads it and presses the button, which sends it with
a fresh token. It is shown only where a page of ours sent it: what another site made a browser send
is never put before its owner to be pressed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from yimen.base import sealing
from yimen.base.pages import stream
from yimen.base.pages.labels import Asked, asked_on
from yimen.kernel.errors import Refused, Trouble

SECRETS = frozenset({"csrfmiddlewaretoken", "password", "again", "code"})
MARKS = frozenset({"by", "mark", "seen"})  # of whom and of which state of things a page was
MOST = 200_000  # characters: a long form, not a flood

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent to `path`: fields to send again, how they read, files to choose."""

    path: str
    fields: Fields
    shown: list[tuple[str, str]]
    files: list[tuple[str, str]]  # (name of the field, what the files were called)
    stranger: bool  # who must sign in before it goes anywhere


def typed_in(form: QueryDict, *, without: frozenset[str] = SECRETS) -> Fields | None:
    """What was typed into a form, less what is nobody's to keep; None where it is a flood."""
    fields = [
        (name, str(value))
        for name, values in form.lists()
        if name not in without
        for value in values
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    return fields if size <= MOST else None


def is_ours(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what browsers say and no page can set."""
    try:
        there = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return False
    own = f"{request.scheme}://{stream.host(request)}"
    known = {own, *settings.CSRF_TRUSTED_ORIGINS}
    return bool(there.netloc) and f"{there.scheme}://{there.netloc}" in known


def sent_again(request: HttpRequest) -> Sent | None:
    """The form of this request as its page says it; None where it is not ours to show."""
    if not is_ours(request) or (fields := typed_in(request.POST)) is None:
        return None
    path, stranger = request.get_full_path(), _needs_sign_in(request)
    asked = {} if stranger else _page(request, path)
    if not stranger and _of_another(fields, asked):
        return None
    said = [] if stranger else _said(fields, asked)  # a stranger sees it again, signed in
    files = [
        (name, "、".join(str(each.name) for each in several))
        for name, several in request.FILES.lists()
    ]
    return Sent(path, fields, said, files, stranger)


def shown(request: HttpRequest, path: str, fields: Fields) -> list[tuple[str, str]]:
    """What was typed, with the labels and choices of the page that it was typed on.

    What is hidden there is left out. What it does not ask, such as a row that is not kept yet,
    stands under one label for all.
    """
    return _said(fields, _page(request, path))


def _of_another(fields: Fields, asked: Mapping[str, Asked]) -> bool:
    """Whether the form was another's: its page names whose it is, and is somebody else's by now."""
    by = dict(fields).get("by")
    return by is not None and by != asked.get("by", Asked()).value


def _said(fields: Fields, asked: Mapping[str, Asked]) -> list[tuple[str, str]]:
    unknown = Asked(_("您填写的内容"))
    said = [
        (asked.get(name, unknown), value)
        for name, value in fields
        if value.strip() and name not in MARKS
    ]
    return [(each.label, each.words.get(value, value)) for each, value in said if each.label]


def seal(fields: Fields) -> str:
    """Fields as a session keeps them, which nobody reads there."""
    text = json.dumps(fields, ensure_ascii=False)
    return base64.b64encode(sealing.seal(text, context="typed")).decode()


def unseal(sealed: str) -> Fields:
    """The fields that `seal` was given."""
    text = sealing.unseal(base64.b64decode(sealed), context="typed")
    return [(str(name), str(value)) for name, value in json.loads(text)]


def _needs_sign_in(request: HttpRequest) -> bool:
    match = request.resolver_match
    rule = getattr(match.func, "rule", "anyone") if match else "anyone"
    return rule != "anyone" and not request.user.is_authenticated


def _page(request: HttpRequest, path: str) -> dict[str, Asked]:
    """What the page at an address asks this visitor; nothing where there is none for them."""
    there = urlsplit(path)
    looked = copy(request)
    looked.method, looked.META = "GET", {**request.META, "REQUEST_METHOD": "GET"}
    looked.path = looked.path_info = there.path
    looked.GET, looked.POST = QueryDict(there.query), QueryDict()
    looked._files = MultiValueDict()  # type: ignore[attr-defined]  # noqa: SLF001  # FILES has no setter
    try:
        match = looked.resolver_match = resolve(there.path)
        answer = match.func(looked, *match.args, **match.kwargs)
    except (Resolver404, Http404, PermissionDenied, Refused, Trouble):
        return {}
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    if answer.status_code != 200 or not html or not isinstance(answer, HttpResponse):
        return {}
    return asked_on(answer.text)
