"""Things to test with, made by the verbs so that they can be."""

from __future__ import annotations

from datetime import UTC, date, datetime

from yimen.ground.people import verbs
from yimen.ground.people.models import Person, Staff, Unit
from yimen.ground.people.states import Document, Level, Role, UnitKind

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
CITIZEN = "11010519491231002X"


def unit(key: str = "city", parent: str = "", level: Level = Level.CITY) -> Unit:
    return verbs.found_unit(
        key=key,
        name=f"unit {key}",
        kind=UnitKind.DEPARTMENT,
        level=level,
        division_code="511600",
        parent=parent,
        by="founder",
        now=NOW,
    )


def staff(number: str = "s1", home: str = "city") -> Staff:
    return verbs.appoint(
        number=number, name=f"name {number}", unit=home, login=number, by="founder", now=NOW
    )


def grant(number: str, role: Role, over: str) -> None:
    verbs.grant_role(staff=number, role=role, unit=over, by="founder", now=NOW)


def person(name: str = "Zhang", number: str = CITIZEN) -> Person:
    return verbs.register_person(
        name=name,
        document=Document.CITIZEN_ID,
        document_number=number,
        by="clerk",
        now=NOW,
        today=TODAY,
    )
