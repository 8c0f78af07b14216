"""The box of a step: its lines, the size they need, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from yimen.base.drawing.cards import Card, State
from yimen.base.drawing.paint import Paint
from yimen.base.drawing.signs import DASHES, SIZE, sign
from yimen.base.drawing.words import word
from yimen.base.drawing.wrapping import chinese, ems, longest, wrap
from yimen.kernel.layout import Box
from yimen.kernel.plan import Kind

LARGE, SMALL = 12, 11  # pixels of type
INSIDE, WIDER = 8, 11  # ems on one line of a name; the second where English words need it
_EDGE = 6  # between border and text
_HIGH = 15  # from line to line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a box: its text, whether it is the name, and the sign before it."""

    text: str
    name: bool = False
    sign: str = ""


def wide(cards: Iterable[Card]) -> int:
    """The width of all boxes, in pixels: wider where English names need it."""
    english = [card.name for card in cards if not chinese(card.name)]
    fit = all(longest(name) <= INSIDE and len(wrap(name, INSIDE, 4)) <= 3 for name in english)
    return (INSIDE if fit else WIDER) * LARGE + 2 * _EDGE


def lines(card: Card, lang: str, width: int) -> list[Line]:
    """What stands in the box of a step, from top to bottom; long texts are cut with "…"."""
    inside, narrow = (width - 2 * _EDGE) / LARGE, (width - 2 * _EDGE) / SMALL
    most = INSIDE if chinese(card.name) else inside
    found = [Line(text, name=True) for text in wrap(card.name, most, 4)]
    found += [Line(text) for text in wrap(card.unit, narrow, 2)]
    found += [Line(text) for text in wrap(card.limit, narrow, 1)]
    if card.kind is not Kind.SINGLE:
        found.append(Line(word(card.kind, lang), sign=card.kind))
    if card.when:
        found.append(Line(word("condition", lang), sign="condition"))
    if card.whom:
        found += [Line(text) for text in wrap(card.whom, narrow, 3)]
    return found


def size(card: Card, lang: str, width: int) -> tuple[int, int]:
    """The width and height of the box of a step, in whole even pixels."""
    high = _HIGH * (len(lines(card, lang, width)) + 1) + 10
    return width, high + high % 2


def step(parent: Element, card: Card, box: Box, lang: str, paint: Paint) -> None:
    """Draw the box of a step with all that it says; its whole name stands in its title."""
    classes = ["plan-step", *(["plan-critical"] if card.critical else [])]
    classes += [f"plan-{card.state}"] if card.state else []
    group = SubElement(parent, "g", {"class": " ".join(classes), "data-step": str(card.number)})
    SubElement(group, "title").text = _whole(card, lang)
    frame(group, box, paint, state=card.state, critical=card.critical)
    top = box.y + _HIGH
    text(group, str(card.number), box.x + _EDGE, top, paint, soft=True)
    if card.state:
        shown = word(card.state, lang)
        left = box.x + box.width - _EDGE - ems(shown) * SMALL
        sign(group, card.state, left - SIZE - 3, top - SIZE + 1, paint)
        text(group, shown, left, top, paint)
    for place, line in enumerate(lines(card, lang, box.width), 1):
        left, base = box.x + _EDGE, top + place * _HIGH
        if line.sign:
            sign(group, line.sign, left, base - SIZE + 1, paint)
            left += SIZE + 4
        text(group, line.text, left, base, paint, bold=line.name, soft=not line.name)


def frame(
    parent: Element, box: Box, paint: Paint, *, state: State | None, critical: bool = False
) -> None:
    """The border of a step: thicker on the critical path, broken by its state."""
    over = state in (State.DONE, State.NOT_NEEDED)
    attributes = {
        "class": "plan-box",
        "x": str(box.x),
        "y": str(box.y),
        "width": str(box.width),
        "height": str(box.height),
        "rx": "4",
        "fill": paint("shade" if over else "paper"),
        "stroke": paint("strong" if critical else "line"),
        "stroke-width": "3" if critical else "1.5",
    }
    if state and DASHES[state]:
        attributes["stroke-dasharray"] = DASHES[state]
    SubElement(parent, "rect", attributes)
    if state is State.CLAIMED:
        inner = {"x": str(box.x + 4), "y": str(box.y + 4), "stroke-width": "1", "fill": "none"}
        inner |= {"width": str(box.width - 8), "height": str(box.height - 8), "rx": "2"}
        SubElement(parent, "rect", attributes | inner)


def text(
    parent: Element,
    shown: str,
    x: float,
    y: float,
    paint: Paint,
    *,
    bold: bool = False,
    soft: bool = False,
    height: int = 0,
) -> None:
    """One line of text on the base line y."""
    attributes = {
        "x": f"{x:.1f}".removesuffix(".0"),
        "y": str(y),
        "font-size": str(height or (LARGE if bold else SMALL)),
        "fill": paint("soft" if soft else "ink"),
    }
    if bold:
        attributes["font-weight"] = "600"
    SubElement(parent, "text", attributes).text = shown


def _whole(card: Card, lang: str) -> str:
    said = [f"{card.number} {card.name}", card.units, card.limit]
    said += [word(card.kind, lang)] if card.kind is not Kind.SINGLE else []
    said += [word("condition-read", lang, when=card.when)] if card.when else []
    said += [word(card.state, lang)] if card.state else []
    return word("stop", lang).join(filter(None, [*said, card.whom]))
