"""Files of materials that are handed in: piece by piece, so that a lost network costs one piece.

A piece says where it begins and is taken only where the last one ended (as in tus 1.0), so it needs
no other key. A file of a draft is part of it at once; a file for an act in a case waits until the
act names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from yimen.base.files import arriving, tray
from yimen.base.files.arriving import Arrival
from yimen.base.files.rules import FileTorn, named
from yimen.base.files.store import Stored, joined, keep, keep_list, listed
from yimen.base.files.tray import Tray
from yimen.base.present import queries as present
from yimen.doors.api.acting import Done, act, moment, shown
from yimen.doors.api.shapes.files import Bringing, FilesShape, file_shapes
from yimen.doors.api.shapes.given import Key, Number, Sha256Path
from yimen.doors.api.who import CASE_SENDERS, DRAFT_SENDERS, LARGEST_BODY, caller
from yimen.ground.catalog import queries as catalog
from yimen.work.cases import queries as cases
from yimen.work.cases.states import Act
from yimen.work.intake import queries, verbs
from yimen.work.intake.rules import Held, UnknownMaterial
from yimen.work.intake.states import NotADraft, State, Way

router = Router(tags=["files"], auth=CASE_SENDERS)
OF_DRAFT = "/applications/{number}/materials/{key}/files"
OF_CASE = "/cases/{number}/{act}/{key}/files"
FileName = Annotated[str, Query(max_length=400, pattern=r"^[^\x00]*$", examples=["平面图.pdf"])]
Size = Annotated[int, Query(ge=0, le=2**53 - 1, description="Bytes of the whole file.")]
Hash = Annotated[str, Query(pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the whole file.")]
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=2**53 - 1)]
PIECE = {
    "requestBody": {
        "description": f"The piece: at most {LARGEST_BODY} bytes, the whole file if it fits.",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where files of one material come to."""

    target: str
    files: Callable[[], list[Stored]]
    add: Callable[[Stored], None]
    take: Callable[[str], None]


@router.get(OF_DRAFT, response=FilesShape, auth=DRAFT_SENDERS, summary="Files of a draft")
def draft_files(
    request: HttpRequest,
    *,
    number: Number,
    key: Key,
    name: FileName = "",
    size: Size = 0,
    sha256: Hash = "",
) -> HttpResponse:
    """The files of a material, and where to go on with the one that is named, if one is."""
    return _stands(_of_draft(request, number, key), (name, size, sha256))


@router.patch(
    OF_DRAFT,
    response=FilesShape,
    auth=DRAFT_SENDERS,
    openapi_extra=PIECE,
    summary="Upload to a draft",
)
def draft_piece(
    request: HttpRequest,
    *,
    number: Number,
    key: Key,
    name: FileName,
    size: Size,
    sha256: Hash,
    offset: Offset,
) -> HttpResponse:
    """上传材料: a piece of a PDF, JPEG or PNG file; the last one adds the file to the material.

    409 with `facts.offset` says where to go on instead.
    """
    return _taken(request, _of_draft(request, number, key), (name, size, sha256), offset)


@router.delete(
    OF_DRAFT + "/{sha256}", response=FilesShape, auth=DRAFT_SENDERS, summary="Take a file back"
)
def take_from_draft(
    request: HttpRequest, number: Number, key: Key, sha256: Sha256Path
) -> HttpResponse:
    """取回文件: one file of a material; with its last file the material goes too."""
    place = _of_draft(request, number, key)
    expect = partial(_expect_draft, number)
    return act(request, lambda: _took(place, sha256), expect=expect)


@router.get(OF_CASE, response=FilesShape, summary="Files for an act")
def case_files(
    request: HttpRequest,
    *,
    number: Number,
    act: Bringing,
    key: Key,
    name: FileName = "",
    size: Size = 0,
    sha256: Hash = "",
) -> HttpResponse:
    """The files that wait for the act, and where to go on with the one that is named."""
    return _stands(_of_case(request, number, act, key), (name, size, sha256))


@router.patch(OF_CASE, response=FilesShape, openapi_extra=PIECE, summary="Upload for an act")
def case_piece(
    request: HttpRequest,
    *,
    number: Number,
    act: Bringing,
    key: Key,
    name: FileName,
    size: Size,
    sha256: Hash,
    offset: Offset,
) -> HttpResponse:
    """上传补交的材料: as to a draft; the act then names them by the `sha256` that this answers."""
    return _taken(request, _of_case(request, number, act, key), (name, size, sha256), offset)


@router.delete(OF_CASE + "/{sha256}", response=FilesShape, summary="Take a waiting file back")
def take_from_case(
    request: HttpRequest, number: Number, act: Bringing, key: Key, sha256: Sha256Path
) -> HttpResponse:
    """取回文件 that waits for an act."""
    place = _of_case(request, number, act, key)
    return _once(request, place, sha256)


def gone_in(number: str, kind: Act, keys: Iterable[str]) -> None:
    """What waited for an act is with the case, once that is committed."""
    for key in keys:
        transaction.on_commit(partial(tray.clear, _tray(number, kind.value, key)))


def _once(request: HttpRequest, place: Place, sha256: str) -> HttpResponse:
    return act(request, lambda: _took(place, sha256))


def _expect_draft(number: str, mark: str) -> None:
    verbs.expect(draft=number, mark=mark)


def _of_draft(request: HttpRequest, number: str, key: str) -> Place:
    """A material of an open draft. Refused: `UnknownDraft`, `NotADraft`, `UnknownMaterial`."""
    by = caller(request).viewer.by
    held = queries.draft_seen(number, viewer=caller(request).viewer)
    if held.state != State.DRAFT:
        raise NotADraft(state=held.state)
    content = catalog.content(catalog.version_in_force(held.item, present.today()))
    if key not in {each.key for each in content.materials}:
        raise UnknownMaterial(material=key, item=content.name)

    def files() -> list[Stored]:
        there = (each.sha256 for each in queries.materials(held) if each.key == key)
        return listed(next(there, ""))

    def put(changed: Callable[[list[Stored]], list[Stored]]) -> None:
        with transaction.atomic():
            verbs.hold(draft=number)  # files that come at once are added one after the other
            before = files()
            if (after := changed(before)) == before:
                return
            if after:
                given = Held(key, Way.UPLOAD, sha256=keep_list(after))
                verbs.add_material(draft=number, material=given, by=by, **moment())
            else:
                verbs.take_back(draft=number, material=key, by=by, now=present.now())

    return Place(
        target=f"draft {number} {key}",
        files=files,
        add=lambda fresh: put(lambda there: joined(there, fresh)),
        take=lambda sha256: put(lambda there: [each for each in there if each.sha256 != sha256]),
    )


def _of_case(request: HttpRequest, number: str, kind: str, key: str) -> Place:
    """A material for an act in a case, by who may do the act."""
    viewer = caller(request).viewer
    cases.may_act(number, Act(kind), viewer=viewer)
    case = cases.case_of(number, viewer=viewer)
    if key not in cases.material_names(case):
        raise UnknownMaterial(material=key, item=case.name)
    waits = _tray(number, kind, key)

    def add(fresh: Stored) -> None:
        joined(tray.files(waits), fresh)
        tray.put(waits, fresh, now=present.now())

    return Place(
        target=f"case {number} {kind} {key}",
        files=lambda: tray.files(waits),
        add=add,
        take=lambda sha256: tray.take(waits, sha256),
    )


def _tray(number: str, kind: str, key: str) -> Tray:
    return Tray(f"case {number} {kind}", key)


def _arrival(place: Place, said: tuple[str, int, str]) -> Arrival:
    """A file on its way, told from its namesakes by what is in it."""
    name, size, content = said
    return Arrival(target=place.target, name=named(name), size=size, changed=content)


def _stands(place: Place, said: tuple[str, int, str]) -> HttpResponse:
    of = _arrival(place, said)
    if _is_there(place, of):
        return shown(_shape(place, of.size))
    return shown(_shape(place, arriving.offset(of, today=present.today())))


def _is_there(place: Place, of: Arrival) -> bool:
    """Whether the file lies there already: only the answer was lost."""
    return of.changed in {each.sha256 for each in place.files()}


def _taken(request: HttpRequest, place: Place, said: tuple[str, int, str], at: int) -> HttpResponse:
    """Take a piece; once it was the last, the file.

    Refused: as `arriving.append` and `keep`; `FileTorn` for another content than was said.
    """
    of, today = _arrival(place, said), present.today()
    if _is_there(place, of):
        return shown(_shape(place, of.size))
    content = arriving.append(of, request.body, at=at, today=today)
    if content is None:
        return shown(_shape(place, arriving.offset(of, today=today)))
    fresh = keep(of.name, content)
    if fresh.sha256 != of.changed:
        raise FileTorn(name=of.name)
    place.add(fresh)
    return shown(_shape(place, of.size))


def _took(place: Place, sha256: str) -> Done:
    place.take(sha256)
    return Done(_shape(place, 0), "")


def _shape(place: Place, offset: int) -> FilesShape:
    files = place.files()
    return FilesShape(
        offset=offset, sha256=keep_list(files) if files else "", files=file_shapes(files)
    )
