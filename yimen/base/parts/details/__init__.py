"""More, for whoever wants it: folded until asked for."""

from __future__ import annotations


def details(content: str, summary: str, *, is_open: bool = False) -> dict[str, object]:
    """Wraps what is folded away; works without script and is open in print."""
    return {"content": content, "summary": summary, "is_open": is_open}
