"""When a seal may be used, and why not."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from yimen.ground.people.states import Role
from yimen.kernel.errors import Refused

# Who runs the platform registers seals and letters; the head of an organ may take its letter back
REGISTERS = frozenset({Role.OPERATOR})
TAKES_BACK = REGISTERS | {Role.MANAGER}
SEES = TAKES_BACK | {Role.SUPERVISOR}
NUMBER = r"^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$"  # it names a file
LONGEST_NUMBER = 40


class Standing(StrEnum):
    """How a letter stands on a day (用印授权状态)."""

    COMING = "coming"
    IN_FORCE = "in_force"
    OVER = "over"
    WITHDRAWN = "withdrawn"


class BadSealNumber(Refused):
    code = "seals.number-form"


class SealTaken(Refused):
    code = "seals.seal-taken"


class UnknownSeal(Refused):
    code = "seals.unknown-seal"


class SealWithdrawn(Refused):
    code = "seals.seal-withdrawn"


class LetterTaken(Refused):
    code = "seals.letter-taken"


class UnknownLetter(Refused):
    code = "seals.unknown-letter"


class LetterWithdrawn(Refused):
    code = "seals.letter-withdrawn"


class NoItems(Refused):
    code = "seals.no-items"


class NotAuthorised(Refused):
    code = "seals.not-authorised"


class CertificateOver(Refused):
    code = "seals.certificate-over"


def seal_number(typed: str) -> str:
    """印章编码 without blanks around it, or `BadSealNumber`; GA 241 has thirteen digits."""
    plain = typed.strip()
    if len(plain) > LONGEST_NUMBER or not re.fullmatch(NUMBER, plain) or plain == "root":
        raise BadSealNumber(number=plain[:LONGEST_NUMBER])
    return plain


def items_named(items: Collection[str]) -> list[str]:
    """The numbers of the items, each once; `NoItems` where a letter names none."""
    named = sorted({each.strip() for each in items} - {""})
    if not named:
        raise NoItems
    return named


def in_force(*, on: date, valid_from: date, valid_to: date, withdrawn_on: date | None) -> bool:
    """Whether a letter stands on a day: first and last day count, that of withdrawal does not."""
    stands = standing(on=on, valid_from=valid_from, valid_to=valid_to, withdrawn_on=withdrawn_on)
    return stands is Standing.IN_FORCE


def standing(*, on: date, valid_from: date, valid_to: date, withdrawn_on: date | None) -> Standing:
    """How a letter stands on a day."""
    if withdrawn_on is not None and on >= withdrawn_on:
        return Standing.WITHDRAWN
    if on < valid_from:
        return Standing.COMING
    return Standing.IN_FORCE if on <= valid_to else Standing.OVER


def check_letter(*, stands: bool, letter: str, item: str, items: Collection[str], on: date) -> None:
    """`NotAuthorised` unless the letter stands on that day and names the item."""
    if not stands or item not in items:
        raise NotAuthorised(item=item, on=on.isoformat(), letter=letter)


def check_certificate(*, seal: str, begins: datetime, ends: datetime, now: datetime) -> None:
    """`CertificateOver` for a certificate that has run out or has not begun."""
    if not begins <= now <= ends:
        raise CertificateOver(
            seal=seal, begins=begins.date().isoformat(), ends=ends.date().isoformat()
        )
