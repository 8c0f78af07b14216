"""公民身份号码, the citizen identity number of GB 11643: 18 places, the last one ISO 7064 MOD 11-2.

No refusal repeats the number or says which check digit would fit: a refusal may be logged, and a
forger should not be helped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stdnum import numdb

from yimen.kernel.codes.faults import codes, raise_first, strangers
from yimen.kernel.errors import Refused

LENGTH = 18
WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))  # 7 9 10 5 8 4 2 1 6 3 …
DIGITS = "0123456789"
# Counties that are younger than the place table of python-stdnum 2.2.
YOUNG = frozenset({"330113", "330114"})  # 临平区 and 钱塘区, Hangzhou 2021


class CitizenLength(Refused):
    code = "codes.citizen-length"


class CitizenCharacter(Refused):
    code = "codes.citizen-character"


class CitizenPlace(Refused):
    code = "codes.citizen-place"


class CitizenDate(Refused):
    code = "codes.citizen-date"


class CitizenCheck(Refused):
    code = "codes.citizen-check"


@dataclass(frozen=True, slots=True, repr=False)
class CitizenNumber:
    """A sound number; `text` is personal, `masked` may be shown."""

    text: str

    @property
    def division(self) -> str:
        """Where the number was first given out, in the code of that time."""
        return self.text[:6]

    @property
    def born_on(self) -> date:
        """The date of birth in the number."""
        return date(int(self.text[6:10]), int(self.text[10:12]), int(self.text[12:14]))

    @property
    def sex(self) -> Literal["male", "female"]:
        """Odd order numbers are men's, even ones women's."""
        return "male" if int(self.text[16]) % 2 else "female"

    @property
    def masked(self) -> str:
        """The number with the middle hidden: 110***********0123."""
        return self.text[:3] + "*" * 11 + self.text[14:]

    def __repr__(self) -> str:
        return f"CitizenNumber({self.masked})"


def check_character(body: str) -> str:
    """The 18th place for 17 given digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def check(text: str) -> CitizenNumber:
    """The number in `text`, or the first fault as a `Refused`."""
    raise_first(_faults(text))
    return CitizenNumber(text)


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound."""
    return codes(_faults(text))


def _faults(text: str) -> Iterator[Refused]:
    if len(text) != LENGTH:
        yield CitizenLength(length=len(text))
        return
    strange = strangers(text[:17], DIGITS) + strangers(text[17], DIGITS + "X", start=18)
    if strange:
        yield from (CitizenCharacter(position=place) for place, _ in strange)
        return
    if not _place_was(text[:6]):
        yield CitizenPlace(division=text[:6])
    if not _is_date(text[6:14]):
        yield CitizenDate()
    if text[17] != check_character(text[:17]):
        yield CitizenCheck()


def _place_was(division: str) -> bool:
    # The years in the table are not asked: a number is given out on first registration, for the
    # old often decades after birth, and then carries the division of that day.
    parts = numdb.get("cn/loc").info(division)
    return division in YOUNG or any("county" in facts for _, facts in parts)


def _is_date(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return text >= "18000101"
