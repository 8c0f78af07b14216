"""What anybody may ask of a licence: whether it is there, and how it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yimen.ground.people import queries as people
from yimen.work.certificates import rules
from yimen.work.certificates.models import Certificate
from yimen.work.certificates.states import CODES, State


@dataclass(frozen=True, slots=True)
class Standing:
    """证照核验: what is told to anybody who knows the identifier; of a person the masked name."""

    identifier: str
    name: str
    organ: str
    holder: str
    document: str
    valid_from: date
    valid_to: date | None
    conditions: tuple[str, ...]
    state: State
    code: str
    changed_on: date | None
    former: str
    successor: str


def certificate(identifier: str) -> Certificate:
    """The licence of that identifier, or `UnknownCertificate`."""
    asked = identifier.replace("\u200b", "").strip()  # letters break it where a line ends
    parties = ("person", "organisation", "former")
    found = Certificate.objects.select_related(*parties).filter(identifier=asked).first()
    if found is None:
        raise rules.UnknownCertificate(identifier=asked[:128])
    return found


def of_case(number: str) -> Certificate | None:
    """The licence that a case has led to, or None."""
    parties = ("person", "organisation", "former")
    return Certificate.objects.select_related(*parties).filter(source=number).first()


def state_on(held: Certificate, today: date) -> State:
    """How a licence stands on a day."""
    return rules.standing(State(held.state), held.term, today)


def standing(identifier: str, *, today: date) -> Standing:
    """证照核验 of an identifier on a day. Refused: `UnknownCertificate`."""
    held = certificate(identifier)
    party = held.person or held.organisation
    assert party is not None  # certificate_has_one_holder
    state = state_on(held, today)
    newer = Certificate.objects.filter(former=held).first()
    run_out = state is State.LAPSED and held.state == State.VALID
    return Standing(
        identifier=held.identifier,
        name=held.name,
        organ=people.unit(held.organ).name,
        holder=rules.masked(party.name) if held.person else party.name,
        document=held.document,
        valid_from=held.valid_from,
        valid_to=held.valid_to,
        conditions=tuple(held.conditions),
        state=state,
        code=CODES[state],
        changed_on=None if run_out else held.changed_on,
        former=held.former.identifier if held.former else "",
        successor=newer.identifier if newer else "",
    )
