"""Clocks of the law (期限): when a term runs out, and why.

A clock is a function of facts: its start, its limit or a given end, its pauses and its extensions.
`due` answers when it runs out; `read` also says how far it has run, shows its light and explains
itself in dated lines that add up. Nothing is counted up over time and nothing here is stored.
"""

from yimen.kernel.clock.account import Line
from yimen.kernel.clock.course import Due, due
from yimen.kernel.clock.facts import (
    SHANGHAI,
    Clock,
    EndOrLimit,
    ExtensionInAnotherUnit,
    ExtensionOfGivenEnd,
    Limit,
    NegativeLimit,
    Pause,
    PauseEndsBeforeItBegins,
    Unit,
)
from yimen.kernel.clock.reading import YELLOW_AT, Light, Reading, read

__all__ = [
    "SHANGHAI",
    "YELLOW_AT",
    "Clock",
    "Due",
    "EndOrLimit",
    "ExtensionInAnotherUnit",
    "ExtensionOfGivenEnd",
    "Light",
    "Limit",
    "Line",
    "NegativeLimit",
    "Pause",
    "PauseEndsBeforeItBegins",
    "Reading",
    "Unit",
    "due",
    "read",
]
