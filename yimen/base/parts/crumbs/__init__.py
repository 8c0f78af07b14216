"""The way down to this page."""

from __future__ import annotations

from collections.abc import Sequence


def crumbs(above: Sequence[tuple[str, str]], *, here: str) -> dict[str, object]:
    """(label, address) of the pages above, highest first, and the name of this one."""
    return {"above": above, "here": here}
