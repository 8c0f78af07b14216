"""What the lines and signs of a drawing mean; only those that occur in it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from yimen.base.drawing import boxes
from yimen.base.drawing.cards import Deck, State
from yimen.base.drawing.paint import Paint
from yimen.base.drawing.signs import SIZE, sign
from yimen.base.drawing.words import word
from yimen.base.drawing.wrapping import ems
from yimen.kernel.layout import Box
from yimen.kernel.plan import Kind

_SAMPLE = 30  # width of what is explained
_HIGH = 24
_BETWEEN = 20


def legend(parent: Element, said: Deck, at: Box, lang: str, paint: Paint) -> int:
    """Explain what occurs, as many side by side as `at` is wide; gives where the last line ends."""
    group = SubElement(parent, "g", {"class": "plan-legend"})
    x, y = at.x, at.y
    for name in _occurring(said):
        shown = word(name, lang)
        wide = _SAMPLE + 6 + round(ems(shown) * boxes.SMALL)
        if x > at.x and x + wide > at.x + at.width:
            x, y = at.x, y + _HIGH
        _sample(group, name, x, y, paint)
        boxes.text(group, shown, x + _SAMPLE + 6, y + 13, paint)
        x += wide + _BETWEEN
    return y + _HIGH if group.findall("text") else at.y


def _occurring(said: Deck) -> Iterator[str]:
    if any(card.critical for card in said.cards):
        yield "critical"
    for kind in (Kind.JOINT, Kind.AUTOMATIC):
        if any(card.kind is kind for card in said.cards):
            yield kind
    if any(card.when for card in said.cards):
        yield "condition"
    yield from (state for state in State if any(card.state is state for card in said.cards))


def _sample(group: Element, name: str, x: int, y: int, paint: Paint) -> None:
    if name == "critical":
        path = {"d": f"M{x} {y + 9}h{_SAMPLE}", "stroke": paint("strong"), "stroke-width": "3"}
        SubElement(group, "path", path)
        return
    if name in tuple(State):
        boxes.frame(group, Box(x, y, _SAMPLE, 18), paint, state=State(name))
    sign(group, name, x + (_SAMPLE - SIZE) / 2, y + 4, paint)
