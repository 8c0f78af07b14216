"""Items: search, and all that an item says."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from yimen.base.present import queries as present
from yimen.doors.api.paging import After, Limit, after_number, place
from yimen.doors.api.shapes.given import Code
from yimen.doors.api.shapes.items import ItemFull, ItemPage, item_full, item_shape
from yimen.doors.api.who import ANYONE
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import ItemCancelled, NotInForce
from yimen.ground.process import queries as process
from yimen.kernel.plan import read

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
