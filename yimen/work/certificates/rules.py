"""Identifiers, terms and standing of licences, over plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.ground.people.states import Role
from yimen.kernel.codes import certificate
from yimen.kernel.errors import Refused
from yimen.work.certificates.states import State

KINDS = 999  # three digits in the identifier
NOT_SERIAL = re.compile(r"[^0-9A-Z]")


class NoIssuerCode(Refused):
    """The organ has no credit code, which an identifier needs."""

    code = "certificates.no-issuer-code"


class TooManyKinds(Refused):
    """An organ has used all three-digit numbers for its kinds of licence."""

    code = "certificates.too-many-kinds"


class TermBackwards(Refused):
    """A licence would end before it begins, or begin before it was decided."""

    code = "certificates.term-backwards"


class UnknownCertificate(Refused):
    """No licence answers to this identifier."""

    code = "certificates.unknown"


class LicenceOver(Refused):
    """A licence that is in force no longer is not sealed any more."""

    code = "certificates.over"


TAKES_AWAY = frozenset({Role.DECIDER})  # over the organ: 暂扣 and 发还 carry out a penalty decision


class SuspensionUnclear(Refused):
    """A licence is taken away for a time only by a penalty decision, until a day that it names."""

    code = "certificates.suspension-unclear"


class AlreadyIssued(Refused):
    """What the decision granted was issued already."""

    code = "certificates.already-issued"


@dataclass(frozen=True, slots=True)
class Term:
    """有效期: the first day, and the last, or None where the law sets no end."""

    valid_from: date
    valid_to: date | None


def check_term(term: Term) -> None:
    """`TermBackwards` for a term that ends before it begins."""
    if term.valid_to is not None and term.valid_to < term.valid_from:
        raise TermBackwards(begins=term.valid_from.isoformat(), ends=term.valid_to.isoformat())


def next_term(term: Term) -> Term:
    """The term that follows and is as long: in whole years where the old one was, else in days."""
    assert term.valid_to is not None  # one without an end needs no renewal
    begins = term.valid_to + timedelta(days=1)
    years = begins.year - term.valid_from.year
    if (begins.month, begins.day) == (term.valid_from.month, term.valid_from.day):
        return Term(begins, _years_after(begins, years) - timedelta(days=1))
    return Term(begins, begins + (term.valid_to - term.valid_from))


def lasting(begins: date, years: int) -> Term:
    """有效期 of so many whole years from a day, without an end for 0."""
    return Term(begins, _years_after(begins, years) - timedelta(days=1) if years else None)


def _years_after(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + years, 3, 1) if leap else day.replace(year=day.year + years)


def check_suspension(penalty: str, until: date, today: date) -> None:
    """`SuspensionUnclear` without the number of the penalty decision or a day that is to come.

    行政处罚法 Art. 9.
    """
    if not penalty.strip() or until < today:
        raise SuspensionUnclear(until=until.isoformat(), penalty=penalty.strip())


def released(state: State, suspended_until: date | None, today: date) -> State:
    """What a licence is once the time for which it was taken away is over: valid again."""
    over = suspended_until is not None and today > suspended_until
    return State.VALID if state is State.SUSPENDED and over else state


def standing(state: State, term: Term, today: date, suspended_until: date | None = None) -> State:
    """证照状态 on a day, with no job in between.

    What was valid and has run out is lapsed; what was taken away until a day before is valid again.
    """
    state = released(state, suspended_until, today)
    over = term.valid_to is not None and today > term.valid_to
    return State.LAPSED if state is State.VALID and over else state


def kind_code(issuer: str, number: int) -> str:
    """证照类型代码: the credit code of who defined the kind, and three digits.

    Refused: `TooManyKinds`.
    """
    if number > KINDS:
        raise TooManyKinds(issuer=issuer, most=KINDS)
    return f"{issuer}{number:03d}"


def identifier(*, kind: str, issuer: str, number: str, version: int) -> str:
    """电子证照标识 (GB/T 36904) of a version; `number` is what the serial is made of.

    Refused: `codes.certificate-form` where a part cannot stand.
    """
    serial = NOT_SERIAL.sub("", number.upper())
    made = certificate.make(kind=kind, issuer=issuer, serial=serial, version=f"{version:03d}")
    return str(made)


def masked(name: str) -> str:
    """A person's name in public: the family name and stars."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def written(day: date) -> str:
    """A date as licences have it: 2026年3月16日."""
    return f"{day.year}年{day.month}月{day.day}日"
