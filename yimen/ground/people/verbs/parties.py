"""Persons and organisations: registered once, found by a mark, erased when the law asks it.

Nothing of an identity number, and no name, goes into the ledger: an entry names the public number.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from yimen.base import sealing
from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import Organisation, Party, Person
from yimen.ground.people.states import Document
from yimen.kernel.codes import number as public_number
from yimen.kernel.codes import uscc as credit_code
from yimen.kernel.codes.faults import tidy
from yimen.kernel.ref import Ref

P = TypeVar("P", bound=Party)


def register_person(
    *, name: str, document: Document, document_number: str, by: str, now: datetime, today: date
) -> Person:
    """登记自然人; who is registered already comes back unchanged.

    Refused: a number that fails its checks, an empty name, `OtherName` when the number is
    registered under another name.
    """
    plain = rules.document_number(document, document_number)
    rules.born_by(document, plain, today)
    fresh = Person(number=_number("P", today), name=rules.named(name), document=document)
    return _register(fresh, plain, kind=document.value, by=by, now=now)


def register_organisation(
    *, name: str, uscc: str, by: str, now: datetime, today: date
) -> Organisation:
    """登记法人或其他组织, known by its credit code; as `register_person` otherwise."""
    plain = credit_code.check(tidy(uscc)).text
    fresh = Organisation(number=_number("E", today), name=rules.named(name))
    return _register(fresh, plain, kind="uscc", by=by, now=now)


def hold_party(*, number: str) -> None:
    """锁定当事人: what is done once for a person or organisation waits for its turn.

    Called in the transaction of the act that follows. Refused: `UnknownParty`.
    """
    for kind in (Person, Organisation):
        if kind.objects.select_for_update(no_key=True).filter(number=number).first():
            return
    raise rules.UnknownParty(number=number)


@transaction.atomic
def _register(fresh: P, plain: str, *, kind: str, by: str, now: datetime) -> P:
    table = type(fresh)._default_manager  # noqa: SLF001 - Django's documented name for it
    # A key that was lost and made anew would find nobody and register everyone a second time.
    if (other := table.exclude(sealed=None).order_by("pk").first()) is not None:
        sealing.unseal(bytes(other.sealed or b""), context=other.number)
    fresh.mark = sealing.mark(plain, kind=kind)
    fresh.sealed = sealing.seal(plain, context=fresh.number)
    fresh.masked = rules.masked(plain)
    fresh.registered_at = now
    # Two windows may register one person in the same second: the first insert wins, both go on.
    table.bulk_create([fresh], ignore_conflicts=True)
    party = table.select_for_update().get(mark=fresh.mark)
    if party.name != fresh.name:
        raise rules.OtherName(masked=fresh.masked)
    if party.number == fresh.number:
        subject = type(fresh).__name__.lower()
        about, act = Ref(subject, party.number), f"people.register_{subject}"
        record(act=act, about=about, by=by, at=now, body={"document": kind})
    return party


def erase_person(*, number: str, reason: str, by: str, now: datetime) -> Person:
    """删除个人信息: name, number and account link go, the public number stays.

    Personal Information Protection Law Art. 47. Refused: unknown, erased already.
    """
    return _erase(Person, number, reason=reason, by=by, now=now)


def erase_organisation(*, number: str, reason: str, by: str, now: datetime) -> Organisation:
    """删除组织信息, for sole traders and others whose data are a person's; as `erase_person`."""
    return _erase(Organisation, number, reason=reason, by=by, now=now)


@transaction.atomic
def _erase(kind: type[P], number: str, *, reason: str, by: str, now: datetime) -> P:
    table = kind._default_manager  # noqa: SLF001 - Django's documented name for it
    party = table.select_for_update().filter(number=number).first()
    if party is None:
        raise rules.UnknownParty(number=number)
    if party.erased_at is not None:
        raise rules.PartyErased(number=number)
    party.name = party.masked = ""
    party.sealed = party.mark = None
    party.erased_at = now
    if isinstance(party, Person):
        party.account = None
    party.save()
    subject = kind.__name__.lower()
    about, act = Ref(subject, number), f"people.erase_{subject}"
    record(act=act, about=about, by=by, at=now, body={"reason": reason})
    return party


def _number(prefix: str, today: date) -> str:
    return public_number.make(prefix, today, secrets.randbits(public_number.BITS))
