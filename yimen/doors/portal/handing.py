"""Files as they are handed in for a material: with a form, or piece by piece over a bad network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _

from yimen.base.files import arriving
from yimen.base.files.arriving import Arrival
from yimen.base.files.rules import LARGEST, LONGEST_NAME, MOST_FILES, OtherOffset, named
from yimen.base.files.store import Stored, joined, keep
from yimen.base.gate.verbs import spend_call
from yimen.base.pages.answers import said
from yimen.base.present import queries as present
from yimen.doors.portal.parties import account_viewer
from yimen.kernel.errors import Refused

PIECES = 240  # a minute: two a second, from one person
OFFSET = "Upload-Offset"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """A material that is asked for, with the files that are there."""

    key: str
    name: str
    files: Sequence[Stored]
    field: forms.BoundField
    wrong: str = ""


def files_field(key: str) -> forms.BoundField:
    """The field in which the files of a material are chosen."""
    form = forms.Form(auto_id=f"id_%s_{key}")
    form.fields["files"] = forms.FileField(label=_("选择文件"))
    return form["files"]


def sent_with(request: HttpRequest) -> list[Sent]:
    """The files of a form; of one that is too large no more is read than shows it."""
    files = request.FILES.getlist("files")
    return [Sent(one.name or "", one.read(LARGEST + 1)) for one in files[: MOST_FILES + 1]]


def added(there: Sequence[Stored], sent: Sequence[Sent]) -> tuple[list[Stored], str]:
    """The files with those that were sent, and what is wrong with the rest of these."""
    files, wrong = list(there), []
    for one in sent:
        try:
            files = joined(files, keep(one.name, one.content))
        except Refused as refused:
            wrong.append(said(refused))
    if not sent:
        wrong.append(_("请先选择文件。"))
    return files, "".join(wrong)


def arrived(
    request: HttpRequest, target: str, paper: Paper, add: Callable[[Sent], Paper]
) -> HttpResponse:
    """Take a piece of a file, or say how far it is; `add` puts the whole file to the others.

    A piece answers 204 and where to go on; the last one the list of files, or 422 and what is wrong
    with it. 409 says where to go on instead. Where everything came and only the answer was lost,
    the place to go on is the end, and whatever piece is sent again answers the list. Refused:
    `gate.too-many-calls`.
    """
    now, today = present.now(), present.today()
    spend_call(name=f"portal pieces {account_viewer(request).by}", per_minute=PIECES, now=now)
    arrival = _arrival(request, target)
    is_there = _is_there(arrival, paper, today)
    if request.method == "HEAD":
        there = arrival.size if is_there else arriving.offset(arrival, today=today)
        return _at(HTTPStatus.OK, there)
    if is_there:
        return _files(request, paper, wrong="")
    return _taken(request, arrival, paper, add)


def _taken(
    request: HttpRequest, arrival: Arrival, paper: Paper, add: Callable[[Sent], Paper]
) -> HttpResponse:
    """Take a piece; once it was the last, the file."""
    today = present.today()
    at = _number(request.headers.get(OFFSET, ""))
    try:
        content = arriving.append(arrival, request.body, at=at, today=today)
    except UnreadablePostError:  # the network was lost within the piece
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    except OtherOffset as refused:
        return _at(HTTPStatus.CONFLICT, int(str(refused.facts["offset"])))
    except Refused as refused:
        return _files(request, paper, wrong=said(refused))
    if content is None:
        return _at(HTTPStatus.NO_CONTENT, arriving.offset(arrival, today=today))
    done = add(Sent(arrival.name, content))
    return _files(request, done, wrong=done.wrong)


def _is_there(arrival: Arrival, paper: Paper, today: date) -> bool:
    """Whether the file came whole before and still lies there: only the answer was lost."""
    came = arriving.whole(arrival, today=today)
    return came in {each.sha256 for each in paper.files}


def _arrival(request: HttpRequest, target: str) -> Arrival:
    """What the browser says of its file; nothing of it is believed later."""
    asked = request.GET
    return Arrival(
        target=target,
        name=named(asked.get("name", ""))[:LONGEST_NAME],
        size=_number(asked.get("size", "")),
        changed=asked.get("changed", "")[:40],
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _at(status: int, offset: int) -> HttpResponse:
    return HttpResponse(status=status, headers={OFFSET: str(offset)})


def _files(request: HttpRequest, paper: Paper, *, wrong: str) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    page = request.path.removesuffix("/arrivals")
    facts = {"paper": paper, "said": wrong, "page": page}
    return render(request, "portal/apply/files.html", facts, status=status)
