"""Public numbers of our own: of cases (办件编号), projects, certificates, complaints.

    A-20261122-7K3Q-MXP4-2DRC      prefix, day, 54 random bits and the check character at the end

Made without a counter, so nobody waits for anybody; a unique constraint is the last witness. The
31 characters are those of GB 32100 and leave out I, O, S, V and Z. The check is also that of
GB 32100: a sum over powers of 3 modulo the prime 31, so any one wrong character and any two swapped
neighbours show. (ISO 7064 MOD 37,36 misses 36 of 22,680 such swaps and needs the letters I and O.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yimen.kernel.codes.faults import codes, raise_first, strangers
from yimen.kernel.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BITS = 54
LONGEST = 50  # 办件编号 an..50, GB/T 39046 table 5
RANDOM_PLACES = 11  # 31**11 > 2**54
PREFIX = re.compile(rf"[{ALPHABET}]{{1,20}}")
FORM = re.compile(
    r"(?P<prefix>[^-]{1,20})-(?P<day>[^-]{8})-(?P<one>[^-]{4})-(?P<two>[^-]{4})-(?P<three>[^-]{4})"
)


class NumberParts(Refused):
    code = "codes.number-parts"


class NumberForm(Refused):
    code = "codes.number-form"


class NumberCharacter(Refused):
    code = "codes.number-character"


class NumberDate(Refused):
    code = "codes.number-date"


class NumberCheck(Refused):
    code = "codes.number-check"


@dataclass(frozen=True, slots=True)
class Number:
    """A sound public number; `text` is the one way to write it."""

    text: str
    prefix: str
    day: date

    def __str__(self) -> str:
        return self.text


def make(prefix: str, day: date, bits: int) -> str:
    """The public number for a prefix, a local date and `BITS` random bits from the caller.

    The same arguments give the same number; verbs pass `secrets.randbits(number.BITS)`. Raises
    `NumberParts` for a prefix outside the alphabet or longer than 20, or for too many bits.
    """
    if not PREFIX.fullmatch(prefix) or not 0 <= bits < 2**BITS:
        raise NumberParts(prefix=prefix, longest=20)
    places = []
    for _ in range(RANDOM_PLACES):
        bits, place = divmod(bits, 31)
        places.append(ALPHABET[place])
    body = prefix + f"{day:%Y%m%d}" + "".join(places)
    tail = "".join(places) + check_character(body)
    return f"{prefix}-{day:%Y%m%d}-{tail[:4]}-{tail[4:8]}-{tail[8:]}"


def check_character(body: str) -> str:
    """The character that makes the sum over powers of 3, last place first, zero modulo 31."""
    # The place before the check character has weight 3, so that swapping the two shows as well.
    total = sum(
        ALPHABET.index(char) * pow(3, place, 31)
        for place, char in enumerate(reversed(body), start=1)
    )
    return ALPHABET[-total % 31]


def check(text: str) -> Number:
    """The number in `text`, or the first fault as a `Refused`."""
    raise_first(_faults(text))
    prefix, day = text.split("-")[:2]
    return Number(text, prefix, date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}"))


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound."""
    return codes(_faults(text))


def _faults(text: str) -> Iterator[Refused]:
    if len(text) > LONGEST or not (found := FORM.fullmatch(text)):
        yield NumberForm(text=text[:LONGEST])
        return
    strange = strangers(text, ALPHABET + "-")
    if strange:
        yield from (NumberCharacter(position=place, character=char) for place, char in strange)
        return
    try:
        date.fromisoformat("-".join((found["day"][:4], found["day"][4:6], found["day"][6:])))
    except ValueError:
        yield NumberDate(day=found["day"])
    plain = text.replace("-", "")
    if plain[-1] != check_character(plain[:-1]):
        yield NumberCheck()
