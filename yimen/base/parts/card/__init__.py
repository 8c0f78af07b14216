"""A way into something: an event of life, a department, a hall."""

from __future__ import annotations


def card(title: str, href: str, *, text: str = "", note: str = "") -> dict[str, object]:
    """The whole card is the link; a list of cards stands in `<ul class="cards">`."""
    return {"title": title, "href": href, "text": text, "note": note}
