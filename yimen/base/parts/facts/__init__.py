"""What is known about one thing: names and values."""

from __future__ import annotations

from collections.abc import Sequence


def facts(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """(name, value) pairs; an empty value is shown as a dash, so that nobody looks for it."""
    return {"pairs": pairs}
