"""Pages by key: what stood behind the last one seen, whatever was added meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated

from ninja import Query

from yimen.doors.api.refusals import PlaceWrong

Limit = Annotated[int, Query(ge=1, le=100, description="How many a page holds, at most 100.")]
After = Annotated[
    str,
    Query(
        max_length=500,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="The `next` of the page before; empty for the first.",
    ),
]


def place(*keys: str) -> str:
    """Where the next page begins, closed to anybody but us."""
    return base64.urlsafe_b64encode(json.dumps(keys).encode()).decode().rstrip("=")


def keys_of(after: str, *, count: int) -> list[str]:
    """What `place` was made from, or nothing for the first page; `PlaceWrong` for anything else."""
    if not after:
        return []
    try:
        raw = base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True)
        keys = json.loads(raw)
    except (ValueError, binascii.Error, RecursionError):
        raise PlaceWrong from None
    if not isinstance(keys, list) or len(keys) != count:
        raise PlaceWrong
    if not all(isinstance(key, str) and key.isprintable() for key in keys):
        raise PlaceWrong
    return keys


def after_number(after: str) -> str:
    """The number behind which the next page begins, "" for the first."""
    return next(iter(keys_of(after, count=1)), "")
