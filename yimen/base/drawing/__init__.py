"""Plans drawn (流程图) as SVG; the page beside it lists the same steps in words."""

from __future__ import annotations

from yimen.base.drawing.cards import Standing, State
from yimen.base.drawing.svg import draw

__all__ = ["Standing", "State", "draw"]
