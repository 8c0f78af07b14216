"""统一社会信用代码, the unified social credit code of GB 32100: 18 characters with two checks.

1      registering authority (登记管理部门)      3-8    division of registration
2      kind of body (机构类别)                   9-17   organisation code with its own check
18     check character over the 17 before it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yimen.kernel.codes import organisation
from yimen.kernel.codes.faults import codes, raise_first, strangers
from yimen.kernel.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))  # 1 3 9 27 19 … 28
LENGTH = 18
AUTHORITIES = "123456789ANY"  # the text of 2015 has 1, 5, 9 and Y; later lists add the others


class UsccLength(Refused):
    code = "codes.uscc-length"


class UsccCharacter(Refused):
    code = "codes.uscc-character"


class UsccAuthority(Refused):
    code = "codes.uscc-authority"


class UsccDivision(Refused):
    code = "codes.uscc-division"


class UsccOrganisation(Refused):
    code = "codes.uscc-organisation"


class UsccCheck(Refused):
    code = "codes.uscc-check"


@dataclass(frozen=True, slots=True)
class Uscc:
    """A sound code and the parts that mean something."""

    text: str

    @property
    def authority(self) -> str:
        """登记管理部门: 1 establishment, 5 civil affairs, 9 market regulation, Y other …"""
        return self.text[0]

    @property
    def kind(self) -> str:
        """机构类别, to be read together with the authority."""
        return self.text[1]

    @property
    def division(self) -> str:
        """The six-digit division where the body was registered."""
        return self.text[2:8]

    @property
    def organisation(self) -> str:
        """The organisation code (组织机构代码) inside, nine characters."""
        return self.text[8:17]

    def __str__(self) -> str:
        return self.text


def check_character(body: str) -> str:
    """The 18th character for 17 given ones (GB 32100): (31 - Σ mod 31) mod 31."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def check(text: str) -> Uscc:
    """The code in `text`, or the first fault as a `Refused` that names the place."""
    raise_first(_faults(text))
    return Uscc(text)


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound."""
    return codes(_faults(text))


def _faults(text: str) -> Iterator[Refused]:
    if len(text) != LENGTH:
        yield UsccLength(length=len(text))
        return
    strange = strangers(text, ALPHABET)
    if strange:
        yield from (UsccCharacter(position=place, character=char) for place, char in strange)
        return
    if text[0] not in AUTHORITIES:
        yield UsccAuthority(character=text[0])
    yield from (
        UsccDivision(position=place, character=char)
        for place, char in strangers(text[2:8], "0123456789", start=3)
    )
    if text[16] != (inner := organisation.check_character(text[8:16])):
        yield UsccOrganisation(found=text[16], expected=inner)
    if text[17] != (outer := check_character(text[:17])):
        yield UsccCheck(found=text[17], expected=outer)
