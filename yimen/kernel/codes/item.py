"""事项实施编码, the code of an item as one body implements it, in the two forms that are in use.

    national   USCC (18) + exercise level (1) + basic code (12), 2 digits more for a handling item
    Sichuan    BASIC - AREA(12) - NNN - BODY - N - NN

Reading judges the form alone. Real lists write bodies in ways that are no USCC, so the body is
judged apart, by `uscc.problems(code.body)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from yimen.kernel.codes import uscc
from yimen.kernel.errors import Refused

NATIONAL = re.compile(
    r"(?P<body>[0-9A-Z]{18})(?P<level>[1-7])(?P<basic>[0-9A-Z]{12})(?P<handling>[0-9]{2})?"
)
SICHUAN = re.compile(
    r"(?P<basic>.+)-(?P<area>[0-9]{12})-(?P<series>[0-9]{3})-(?P<body>[0-9A-Z]+)"
    r"-(?P<level>[0-9]+)-(?P<handling>[0-9]{2})"
)
LONGEST = 50 + 28  # a basic code of 50 and the parts behind it

Form = Literal["national", "sichuan"]


class ItemForm(Refused):
    code = "codes.item-form"


@dataclass(frozen=True, slots=True)
class ItemCode:
    """A code taken apart; `level`, behind the body, is the exercise level in the national form."""

    form: Form
    basic: str
    body: str
    level: str
    area: str = ""
    handling: str = ""

    @property
    def body_is_uscc(self) -> bool:
        """Whether the implementing body is named by a code that passes both checks."""
        return not uscc.problems(self.body)


def read(text: str) -> ItemCode:
    """The parts of an implementation code, or `ItemForm` if it has neither form."""
    if len(text) <= LONGEST:
        if found := NATIONAL.fullmatch(text):
            return ItemCode(
                form="national",
                basic=found["basic"],
                body=found["body"],
                level=found["level"],
                handling=found["handling"] or "",
            )
        if found := SICHUAN.fullmatch(text):
            return ItemCode(
                form="sichuan",
                basic=found["basic"],
                body=found["body"],
                level=found["level"],
                area=found["area"],
                handling=found["handling"],
            )
    raise ItemForm(text=text[:LONGEST])


def check(text: str) -> ItemCode:
    """The parts of a code whose form and body are both sound, or the first fault as a `Refused`."""
    code = read(text)
    uscc.check(code.body)
    return code


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`, those of its body included; empty means sound."""
    try:
        code = read(text)
    except ItemForm as fault:
        return (fault.code,)
    return uscc.problems(code.body)
