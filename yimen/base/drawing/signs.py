"""Small signs that tell states and kinds of steps apart without colour."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from yimen.base.drawing.cards import State
from yimen.base.drawing.paint import Paint
from yimen.kernel.plan import Kind

SIZE = 10  # pixels, both ways
# paths on a field of 10 by 10: what is closed with z is filled, the rest is drawn with a pen
SIGNS: dict[str, str] = {
    State.DONE: "M1 5.5L4 8.5L9 1.5",
    State.OPEN: "M5 1A4 4 0 1 1 4.99 1",
    State.CLAIMED: "M5 1A4 4 0 1 1 4.99 1z",
    State.PAUSED: "M3 1V9M7 1V9",
    State.WAITING: "M1.5 1H8.5L1.5 9H8.5L1.5 1",
    State.NOT_NEEDED: "M1.5 1.5L8.5 8.5M8.5 1.5L1.5 8.5",
    State.RETURNED: "M4 1L1 4L4 7M1 4H6.5A2.5 2.5 0 0 1 6.5 9H4",
    "condition": "M5 .5L9.5 5L5 9.5L.5 5L5 .5",
    Kind.JOINT: "M3.5 2A3 3 0 1 1 3.49 2M6.5 2A3 3 0 1 1 6.49 2",
    Kind.AUTOMATIC: "M6 .5L2 5.5H5L4 9.5L8 4.5H5z",
}
# how the border of a step is drawn in each state: dashes and gaps, "" = unbroken
DASHES: dict[State, str] = {
    State.DONE: "",
    State.OPEN: "",
    State.CLAIMED: "",
    State.PAUSED: "9 3",
    State.WAITING: "4 3",
    State.NOT_NEEDED: "1 4",
    State.RETURNED: "9 3 2 3",
}


def sign(parent: Element, name: str, x: float, y: float, paint: Paint) -> None:
    """Put a sign with its top left corner at (x, y)."""
    SubElement(
        parent,
        "path",
        {
            "class": f"plan-sign plan-sign-{name}",
            "d": SIGNS[name],
            "transform": f"translate({x:g} {y:g})",
            "fill": paint("ink") if SIGNS[name].endswith("z") else "none",
            "stroke": paint("ink"),
            "stroke-width": "1.4",
        },
    )
