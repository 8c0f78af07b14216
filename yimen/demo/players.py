"""Who may be tried out in the demo city: one person for each role that people have here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction

from yimen.demo.city import reading
from yimen.ground.people import queries as people
from yimen.ground.people import verbs
from yimen.ground.people.states import Document, Role

if TYPE_CHECKING:
    from datetime import datetime

    from yimen.ground.people.models import Account


class Part(StrEnum):
    """What somebody is here."""

    CITIZEN = "citizen"
    AGENT = "agent"
    CLERK = "clerk"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    OPERATOR = "operator"


OF_THE_CAST = {Part.CITIZEN: ("citizen", "entrepreneur"), Part.AGENT: ("agent",)}
OF_THE_STAFF = {
    Part.CLERK: (Role.CLERK, ("service-centre", "hetang", "qingshi")),
    Part.REVIEWER: (
        Role.REVIEWER,
        ("market", "health", "fire", "urban", "ecology", "qingshi", "resources"),
    ),
    Part.DECIDER: (Role.DECIDER, ("market", "housing", "qingshi", "resources")),
    Part.MANAGER: (Role.MANAGER, ("service-centre",)),
    Part.SUPERVISOR: (Role.SUPERVISOR, ("oversight",)),
    Part.OPERATOR: (Role.OPERATOR, ("service-centre",)),
}


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody to be: `key` names them in an address, `unit` is where staff work."""

    key: str
    part: Part
    name: str
    unit: str = ""


def players() -> tuple[Player, ...]:
    """演示账号: everybody to be, staff after the people outside."""
    cast = reading.cast()
    outside = [
        Player(key, part, cast[key].name) for part, keys in OF_THE_CAST.items() for key in keys
    ]
    names = {office.key: office.name for office in reading.offices()}
    staff = []
    for part, (role, units) in OF_THE_STAFF.items():
        for unit in units:
            officer = next(
                each
                for each in reading.officers()
                if each.unit == unit and role in {held for held, _ in each.roles}
            )
            staff.append(Player(officer.number.lower(), part, officer.name, names[unit]))
    return (*outside, *staff)


def account_of(player: Player, *, now: datetime) -> Account:
    """The account of a player; one of the cast is given theirs at the first time."""
    if player.part not in OF_THE_CAST:
        return people.account(player.key)
    member = reading.cast()[player.key]
    with transaction.atomic():
        person = people.person_by_number(Document(member.document), member.number)
        if person is None:
            raise LookupError(member.key)  # the city is founded with its cast
        return person.account or verbs.give_account(
            person=person.number, login=member.key, by="demo", now=now
        )
