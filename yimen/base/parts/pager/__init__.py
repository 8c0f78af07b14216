"""The way to the next page of a list that is read by key: on, and back to the first."""

from __future__ import annotations


def pager(*, following: str = "", first: str = "", shown: int = 0) -> dict[str, object]:
    """Addresses of the next and of the first page, either empty where there is none."""
    return {"following": following, "first": first, "shown": shown}
