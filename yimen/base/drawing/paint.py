"""The colours of a drawing: variables of the page around it, or plain ones in a file."""

from __future__ import annotations

from dataclasses import dataclass

_COLOURS = {
    "ink": "#111111",
    "soft": "#444444",
    "paper": "#ffffff",
    "shade": "#ececec",
    "line": "#666666",
    "strong": "#0b3d91",  # prints as a dark grey; its lines are thicker too
}


@dataclass(frozen=True, slots=True)
class Paint:
    """Names a colour as `var(--plan-ink, #111111)`; plainly where no style sheet is read."""

    themed: bool

    def __call__(self, name: str) -> str:
        """The value of a presentation attribute."""
        return f"var(--plan-{name}, {_COLOURS[name]})" if self.themed else _COLOURS[name]
