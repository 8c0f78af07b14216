"""Who may stand where, who may hold what, and how an identity number is shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from yimen.ground.people.states import Document, MandateKind, Role, Sphere
from yimen.kernel.codes import citizen
from yimen.kernel.codes.faults import tidy
from yimen.kernel.errors import Refused

SPHERES: dict[Role, Sphere] = {
    Role.CLERK: Sphere.DECIDING,
    Role.REVIEWER: Sphere.DECIDING,
    Role.DECIDER: Sphere.DECIDING,
    Role.MANAGER: Sphere.DECIDING,
    Role.OPERATOR: Sphere.RUNNING,
    Role.SUPERVISOR: Sphere.SUPERVISING,
}
UNIT_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DOCUMENT_NUMBER = re.compile(r"[0-9A-Z]{5,20}")
LEAST_PASSWORD = 12
MANDATE_YEARS = {MandateKind.REPRESENTATIVE: 20, MandateKind.AGENT: 3}
LONGEST_TOKEN_DAYS = 366
RECOVERY_CODES = 8
TOKEN_PREFIX = "yimen_"  # noqa: S105 - what every secret begins with, so that scanners know it


class BadUnitKey(Refused):
    code = "people.unit-key"


class UnitExists(Refused):
    code = "people.unit-exists"


class UnknownUnit(Refused):
    code = "people.unknown-unit"


class LevelAboveParent(Refused):
    code = "people.unit-level"


class StaffExists(Refused):
    code = "people.staff-exists"


class UnknownStaff(Refused):
    code = "people.unknown-staff"


class StaffLeft(Refused):
    code = "people.staff-left"


class LoginTaken(Refused):
    code = "people.login-taken"


class UnknownLogin(Refused):
    code = "people.unknown-login"


class WeakPassword(Refused):
    code = "people.weak-password"


class RoleHeld(Refused):
    code = "people.role-held"


class RoleNotHeld(Refused):
    code = "people.role-not-held"


class SeparateRoles(Refused):
    code = "people.separate-roles"


class NameMissing(Refused):
    code = "people.name-missing"


class DocumentForm(Refused):
    code = "people.document-form"


class BornLater(Refused):
    code = "people.born-later"


class OtherName(Refused):
    code = "people.other-name"


class UnknownParty(Refused):
    code = "people.unknown-party"


class PartyErased(Refused):
    code = "people.erased"


class LetterDates(Refused):
    code = "people.letter-dates"


class NoLetter(Refused):
    code = "people.no-letter"


class LetterStands(Refused):
    code = "people.letter-stands"


class MandateDates(Refused):
    code = "people.mandate-dates"


class UnknownMandate(Refused):
    code = "people.unknown-mandate"


class NoMandate(Refused):
    """Who wants to act for an organisation holds no mandate of it today, or not for this item."""

    code = "people.no-mandate"


class NotRepresentative(Refused):
    code = "people.not-representative"


class AccountHeld(Refused):
    code = "people.account-held"


class UnknownToken(Refused):
    code = "people.unknown-token"


class UnknownClient(Refused):
    code = "people.unknown-client"


class ScopeWrong(Refused):
    code = "people.scope"


class TokenDays(Refused):
    code = "people.token-days"


class NotAllowed(Refused):
    code = "people.not-allowed"


class FactorHeld(Refused):
    code = "people.factor-held"


class NoFactor(Refused):
    code = "people.no-factor"


class CodeWrong(Refused):
    code = "people.code-wrong"


@dataclass(frozen=True, slots=True)
class Reach:
    """A role over the unit of that path and everything below it."""

    role: Role
    path: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """访问者: who asks or acts, as every query with a viewer takes it.

    `by` is what acts are recorded under: the work number of staff, the public number of a person,
    else the login. `party` is the public number of a person, "" for others; of an organisation
    while a person acts for it, then within `items` alone where these are named.
    """

    by: str
    party: str = ""
    staff: str = ""
    reaches: tuple[Reach, ...] = ()
    items: frozenset[str] = frozenset()

    @property
    def acts_for(self) -> str:
        """The organisation that a person acts for now; "" where it is themselves, or staff."""
        return self.party if self.party != self.by else ""

    def covers(self, item: str) -> bool:
        """Whether what this viewer may act in reaches to the item of that number."""
        return not self.items or item in self.items

    def holds(self, roles: Collection[Role]) -> bool:
        """Whether one of these roles is held, over whatever unit."""
        return any(reach.role in roles for reach in self.reaches)

    def paths(self, roles: Collection[Role]) -> tuple[str, ...]:
        """The paths of the units over which one of these roles is held, none below another."""
        held = sorted({reach.path for reach in self.reaches if reach.role in roles})
        return tuple(
            path for path in held if not any(path != up and path.startswith(up) for up in held)
        )

    def over(self, path: str, roles: Collection[Role]) -> bool:
        """Whether one of these roles is held over the unit of that path."""
        return any(path.startswith(up) for up in self.paths(roles))


NOBODY = Viewer(by="")


def token_mark(secret: str) -> bytes:
    """What is kept of the secret of a token, and what it is found by."""
    return hashlib.sha256(secret.encode()).digest()


def token_days(days: int) -> int:
    """How long a token lasts, or `TokenDays`."""
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise TokenDays(longest=LONGEST_TOKEN_DAYS)
    return days


def may_stand_under(*, level: int, above: int) -> None:
    """Raise `LevelAboveParent` unless a unit of `level` may stand under one of level `above`."""
    if level < above:
        raise LevelAboveParent(level=level, above=above)


def sphere_after(role: Role, held: Iterable[Role]) -> Sphere:
    """The sphere of who holds `held` and is given `role`; `SeparateRoles` across spheres."""
    for other in held:
        if SPHERES[other] is not SPHERES[role]:
            raise SeparateRoles(role=role.value, held=other.value)
    return SPHERES[role]


def named(name: str) -> str:
    """The name without blanks around it, or `NameMissing`."""
    if not (plain := name.strip()):
        raise NameMissing
    return plain


def document_number(document: Document, typed: str) -> str:
    """The identity number in its one writing; a citizen number passes all its checks."""
    text = tidy(typed)
    if document is Document.CITIZEN_ID:
        return citizen.check(text).text
    if not DOCUMENT_NUMBER.fullmatch(text):
        raise DocumentForm
    return text


def born_by(document: Document, number: str, today: date) -> None:
    """Raise `BornLater` for a citizen number whose day of birth is yet to come."""
    if document is Document.CITIZEN_ID and citizen.check(number).born_on > today:
        raise BornLater


def masked(number: str) -> str:
    """A number as it may be shown: three characters, stars, and four when enough stay hidden."""
    shown = 4 if len(number) >= 12 else 1
    return number[:3] + "*" * (len(number) - 3 - shown) + number[-shown:]


def letter_runs(valid_from: date, valid_to: date) -> None:
    """Raise `LetterDates` unless an authorisation letter ends on or after its first day."""
    if valid_to < valid_from:
        raise LetterDates(valid_from=valid_from.isoformat(), valid_to=valid_to.isoformat())


def mandate_runs(kind: MandateKind, valid_from: date, valid_to: date) -> None:
    """Raise `MandateDates` unless a mandate ends on or after its first day and not too late."""
    longest = MANDATE_YEARS[kind]
    if valid_to < valid_from or valid_to.year - valid_from.year > longest:
        raise MandateDates(
            valid_from=valid_from.isoformat(), valid_to=valid_to.isoformat(), years=longest
        )


def strong(password: str) -> str:
    """The password if it is long enough, else `WeakPassword`."""
    if len(password) < LEAST_PASSWORD:
        raise WeakPassword(least=LEAST_PASSWORD)
    return password
