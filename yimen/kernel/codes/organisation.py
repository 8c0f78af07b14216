"""组织机构代码, the organisation code of GB 11714: eight characters and a check character.

The code is often written with a hyphen before the check character (`76726532-X`); both forms are
read. Letters count A = 10 … Z = 35.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yimen.kernel.codes.faults import codes, raise_first, strangers
from yimen.kernel.errors import Refused

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714
LENGTH = 9


class OrganisationLength(Refused):
    code = "codes.organisation-length"


class OrganisationCharacter(Refused):
    code = "codes.organisation-character"


class OrganisationCheck(Refused):
    code = "codes.organisation-check"


@dataclass(frozen=True, slots=True)
class OrganisationCode:
    """A sound organisation code; `text` has no hyphen."""

    text: str

    def __str__(self) -> str:
        return f"{self.text[:8]}-{self.text[8]}"


def check_character(body: str) -> str:
    """The ninth character for eight given ones (GB 11714): 11 less the weighted sum mod 11."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, WEIGHTS, strict=True))
    return "0X987654321"[total % 11]


def check(text: str) -> OrganisationCode:
    """The organisation code in `text`, or the first fault as a `Refused`."""
    raise_first(_faults(text))
    return OrganisationCode(_plain(text))


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound."""
    return codes(_faults(text))


def _plain(text: str) -> str:
    hyphenated = len(text) == LENGTH + 1 and text[8] == "-"
    return text[:8] + text[9] if hyphenated else text


def _faults(text: str) -> Iterator[Refused]:
    plain = _plain(text)
    if len(plain) != LENGTH:
        yield OrganisationLength(length=len(plain))
        return
    strange = strangers(plain, ALPHABET)
    yield from (OrganisationCharacter(position=place, character=char) for place, char in strange)
    if not strange and plain[8] != check_character(plain[:8]):
        yield OrganisationCheck(found=plain[8], expected=check_character(plain[:8]))
