"""Clocks of the law (期限): when a term runs out, and why.

A clock is a function of facts: its start, its limit or a given end, its pauses and its extensions.
`due` answers when it runs out, `account` explains that in dated lines that add up, and `read` also
says how far it has run on a day and shows its light. Nothing is counted up as time goes by, and
nothing is stored here.
"""

from yimen.kernel.clock.course import Due, due
from yimen.kernel.clock.facts import (
    SHANGHAI,
    Clock,
    EndOrLimit,
    ExtensionInAnotherUnit,
    ExtensionOfGivenEnd,
    Limit,
    LimitTooLong,
    NegativeLimit,
    Pause,
    PauseEndsBeforeItBegins,
    Unit,
)
from yimen.kernel.clock.lines import Account, Line, account
from yimen.kernel.clock.reading import YELLOW_AT, Light, Reading, read

__all__ = [
    "SHANGHAI",
    "YELLOW_AT",
    "Account",
    "Clock",
    "Due",
    "EndOrLimit",
    "ExtensionInAnotherUnit",
    "ExtensionOfGivenEnd",
    "Light",
    "Limit",
    "LimitTooLong",
    "Line",
    "NegativeLimit",
    "Pause",
    "PauseEndsBeforeItBegins",
    "Reading",
    "Unit",
    "account",
    "due",
    "read",
]
