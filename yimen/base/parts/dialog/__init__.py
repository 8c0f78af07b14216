"""A question before an act that cannot be taken back."""

from __future__ import annotations


def dialog(content: str, *, id: str, title: str) -> dict[str, object]:  # noqa: A002  # HTML's word
    """Wraps the question and its form; `{% button … opens=id %}` opens it.

    With script it is modal and keeps the focus; without, the address `#id` shows it.
    """
    return {"content": content, "id": id, "title": title}
