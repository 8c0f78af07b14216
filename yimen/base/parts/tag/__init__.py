"""A word about a state: submitted, accepted, granted."""

from __future__ import annotations

from typing import Literal


def tag(
    word: str, *, tone: Literal["plain", "act", "done", "warn", "refused"] = "plain"
) -> dict[str, object]:
    """The word in a quiet frame; the tone only helps those who see it."""
    return {"word": word, "tone": tone}
