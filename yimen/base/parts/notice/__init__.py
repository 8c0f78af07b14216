"""A sentence that must be seen: information, something done, a warning, a refusal."""

from __future__ import annotations

from typing import Literal

TONES = {"success": "done", "warning": "warn", "error": "refused", "debug": "info"}


def notice(
    said: object,
    *,
    title: str = "",
    tone: Literal[
        "info", "done", "warn", "refused", "success", "warning", "error", "debug"
    ] = "info",
) -> dict[str, object]:
    """One sentence, in a tone told by a word too and not by colour alone.

    The tags of Django's messages are understood as tones. A refusal is read out at once.
    """
    return {"said": said, "title": title, "tone": TONES.get(tone, tone)}
