"""Plans drawn (流程图): as SVG for the eye, and as a table that says the same in words."""

from __future__ import annotations

from yimen.base.drawing.cards import Standing, State
from yimen.base.drawing.svg import draw
from yimen.base.drawing.table import Table, as_table

__all__ = ["Standing", "State", "Table", "as_table", "draw"]
