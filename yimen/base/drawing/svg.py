"""A plan as an SVG drawing: steps in boxes, arrows between them, what the signs mean below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from yimen.base.drawing import boxes
from yimen.base.drawing.cards import Card, Deck, States, deck
from yimen.base.drawing.legend import legend
from yimen.base.drawing.paint import Paint
from yimen.base.drawing.wrapping import ems, wrap
from yimen.base.sentences import language
from yimen.kernel.layout import Box, Direction, Layout, Point, layout
from yimen.kernel.plan import Plan

MOST = {Direction.ACROSS: 30, Direction.DOWN: 3}  # boxes side by side
_EDGE = 8  # around the drawing
_LEAST = 336  # as narrow as a drawing gets: a small phone, less the edges of the page
_HEAD, _TIMES = 16, 12  # pixels of type above the drawing
_TIP = 8  # length of an arrowhead
_FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"


def draw(
    plan: Plan,
    *,
    states: States | None = None,
    units: Mapping[str, str] | None = None,
    whens: Mapping[str, str] | None = None,
    direction: Direction = Direction.ACROSS,
    lang: str | None = None,
    themed: bool = True,
) -> str:
    """The plan as the text of one `<svg>` element, in pixels. Raises NotOrdered.

    With `states` every step shows its own; one that is not in them waits. `units` names units by
    their keys in the plan, `whens` tells conditions in words; what is not in them stands as it is.
    `themed` takes colours from the
    page's variables `--plan-ink`, `-soft`, `-paper`, `-shade`, `-line` and `-strong`; a file on its
    own has plain ones. No style, script or id stands in it, so a page may hold several under a
    strict content security policy.
    """
    lang = lang or language()
    said = deck(plan, states, units or {}, whens or {}, lang)
    paint = Paint(themed)
    wide = boxes.wide(said.cards)
    found = layout(
        {card.key: card.after for card in said.cards},
        {card.key: boxes.size(card, lang, wide) for card in said.cards},
        direction=direction,
        most=MOST[direction],
    )
    width = max(found.width, _LEAST)
    root = _root(said, lang)
    top = _head(root, said, width, paint)
    body = SubElement(root, "g", {"transform": f"translate({_EDGE} {top})"})
    inset = (width - found.width) // 2
    shifted = SubElement(body, "g", {"transform": f"translate({inset} 0)"})
    across = direction is Direction.ACROSS
    _arrows(shifted, said, found, _Pen(paint, across))
    steps = SubElement(shifted, "g", {"class": "plan-steps"})
    for card in said.cards:
        boxes.step(steps, card, found.boxes[card.key], lang, paint)
    below = legend(body, said, Box(0, found.height + 24, width, 0), lang, paint)
    _measure(root, width + 2 * _EDGE, top + below + _EDGE)
    indent(root, " ")
    return tostring(root, encoding="unicode")


def _root(said: Deck, lang: str) -> Element:
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "plan",
            "lang": "en" if lang == "en" else "zh-Hans",
            "role": "img",
            "aria-label": said.name,
            "font-family": _FONTS,
        },
    )
    SubElement(root, "title").text = said.name
    SubElement(root, "desc").text = " ".join([said.described, *said.times])
    return root


def _measure(root: Element, width: int, height: int) -> None:
    root.set("width", str(width))
    root.set("height", str(height))
    root.set("viewBox", f"0 0 {width} {height}")


def _head(root: Element, said: Deck, width: int, paint: Paint) -> int:
    """The name of the plan and its times; gives where the drawing begins."""
    group = SubElement(root, "g", {"class": "plan-head"})
    y = _EDGE
    for line in wrap(said.name, width / _HEAD, 3):
        y += _HEAD + 4
        boxes.text(group, line, _EDGE, y, paint, bold=True, height=_HEAD)
    together = " · ".join(said.times)
    for line in [together] if ems(together) * _TIMES <= width else said.times:
        y += _TIMES + 6
        boxes.text(group, line, _EDGE, y, paint, soft=True, height=_TIMES)
    return y + 20


@dataclass(frozen=True, slots=True)
class _Pen:
    """How arrows are drawn: their colours, and which way they run."""

    paint: Paint
    across: bool

    def path(self, points: Sequence[Point]) -> str:
        """Straight where an arrow keeps its line, else a bow that leaves and arrives straight."""
        (x, y), *_ = points
        drawn = [f"M{x} {y}"]
        last = len(points) - 2
        for place, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
            short = _TIP - 2 if place == last else 0  # the point of the head is sharp
            end = (to_x - short, to_y) if self.across else (to_x, to_y - short)
            if (y == to_y) if self.across else (x == to_x):
                drawn.append(f"L{end[0]} {end[1]}")
                continue
            half = (x + end[0]) / 2 if self.across else (y + end[1]) / 2
            if self.across:
                drawn.append(f"C{half:g} {y} {half:g} {to_y} {end[0]} {end[1]}")
            else:
                drawn.append(f"C{x} {half:g} {to_x} {half:g} {end[0]} {end[1]}")
        return "".join(drawn)

    def head(self, point: Point) -> str:
        x, y = point
        if self.across:
            return f"M{x} {y}L{x - _TIP} {y - 4}V{y + 4}z"
        return f"M{x} {y}L{x - 4} {y - _TIP}H{x + 4}z"


def _arrows(parent: Element, said: Deck, found: Layout, pen: _Pen) -> None:
    """Every arrow, those of the critical path on top."""
    group = SubElement(parent, "g", {"class": "plan-arrows", "fill": "none"})
    cards: dict[str, Card] = {card.key: card for card in said.cards}
    for arrow in sorted(found.arrows, key=said.critical.__contains__):
        critical = arrow in said.critical
        colour = pen.paint("strong" if critical else "line")
        points = found.arrows[arrow]
        start, end = (str(cards[key].number) for key in arrow)
        one = SubElement(
            group,
            "g",
            {
                "class": "plan-arrow plan-critical" if critical else "plan-arrow",
                "data-from": start,
                "data-to": end,
            },
        )
        line = {"d": pen.path(points), "stroke": colour, "stroke-width": "3" if critical else "1.5"}
        SubElement(one, "path", line)
        SubElement(one, "path", {"d": pen.head(points[-1]), "fill": colour})
