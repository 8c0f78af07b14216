"""Nothing here: why, and what one can do."""

from __future__ import annotations


def empty(said: str, *, hint: str = "", href: str = "", act: str = "") -> dict[str, object]:
    """A sentence, a hint, and at most one thing to do: `act` is the label of the link `href`."""
    return {"said": said, "hint": hint, "href": href, "act": act}
