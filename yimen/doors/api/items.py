"""Items: search, and all that an item says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from yimen.base.files.store import content
from yimen.base.present import queries as present
from yimen.doors.api.files import AS_FILE, as_file
from yimen.doors.api.paging import After, Limit, after_number, place
from yimen.doors.api.refusals import NoAddress
from yimen.doors.api.shapes.given import Code, Key
from yimen.doors.api.shapes.items import ItemFull, ItemPage, item_full, item_shape
from yimen.doors.api.who import ANYONE
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import ItemCancelled, NotInForce
from yimen.ground.process import queries as process
from yimen.kernel.plan import read

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Material, Paper

router = Router(tags=["items"], auth=ANYONE)
Typed = Annotated[str, Query(max_length=400, description="Half words and codes, all of them.")]


@router.get("", response=ItemPage, summary="Search the catalogue")
def items(request: HttpRequest, q: Typed = "", limit: Limit = 20, after: After = "") -> ItemPage:
    """A page of the items that hold every word of `q` in their name or code, by code."""
    on = present.today()
    found = catalog.found(typed=q, on=on, after=after_number(after), at_most=limit + 1)
    page = found[:limit]
    shapes = [item_shape(each, getattr(each, "version", None)) for each in page]
    return ItemPage(items=shapes, next=place(page[-1].number) if len(found) > limit else "")


@router.get("/{code}/blanks/{key}", openapi_extra=AS_FILE, summary="A blank form")
def blank(request: HttpRequest, code: Code, key: Key) -> HttpResponse:
    """空白表格 of a material, as it was published; `blank` of the item says whether it has one."""
    return _paper(request, code, key, lambda each: each.blank)


@router.get("/{code}/samples/{key}", openapi_extra=AS_FILE, summary="A sample")
def sample(request: HttpRequest, code: Code, key: Key) -> HttpResponse:
    """样表 of a material, as it was published."""
    return _paper(request, code, key, lambda each: each.sample)


@router.get("/{code}", response=ItemFull, summary="Everything an item says")
def item(request: HttpRequest, code: Code) -> ItemFull:
    """An item with its version in force: limits, materials, fees, basis, and the plan's steps."""
    subject = catalog.item(code)
    try:
        version = catalog.version_in_force(code, present.today())
    except (NotInForce, ItemCancelled):
        return item_full(subject, None, None)
    if not version.plan_code:
        return item_full(subject, version, None)
    held = process.version_of(code=version.plan_code, digest=version.plan_digest)
    return item_full(subject, version, read(held.plan))


def _paper(
    request: HttpRequest, code: str, key: str, which: Callable[[Material], Paper | None]
) -> HttpResponse:
    said = catalog.content(catalog.version_in_force(code, present.today()))
    paper = next((which(each) for each in said.materials if each.key == key), None)
    held = content(paper.sha256) if paper else None
    if paper is None or held is None:
        raise NoAddress(path=request.path)
    return as_file(held, paper.name)
