"""A table of rows, which on a phone becomes a card for each row."""

from __future__ import annotations


def table(content: str, *, caption: str, hide_caption: bool = False) -> dict[str, object]:
    """Wraps `<thead>` and `<tbody>`.

    Each `<td>` carries the heading of its column as `data-label`, which leads its line on the card;
    the cell that names the row is a `<th scope="row">` and becomes the card's title. Numbers stand
    in `class="number"`.
    """
    return {"content": content, "caption": caption, "hide_caption": hide_caption}
