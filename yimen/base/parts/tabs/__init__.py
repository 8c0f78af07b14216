"""Pages side by side about one thing; each is an address of its own."""

from __future__ import annotations

from collections.abc import Sequence


def tabs(links: Sequence[tuple[str, str]], *, at: str, label: str = "") -> dict[str, object]:
    """(label, address) pairs; `at` is the address of this page."""
    return {"links": links, "at": at, "label": label}
