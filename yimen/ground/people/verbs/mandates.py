"""Mandates (授权委托): who may act for an organisation, in what, and until when."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries, rules
from yimen.ground.people.models import Mandate, Organisation
from yimen.ground.people.states import GrantedBy, MandateKind
from yimen.kernel.codes import number as public_number
from yimen.kernel.ref import Ref


@transaction.atomic
def grant_mandate(
    *,
    organisation: str,
    person: str,
    kind: MandateKind,
    items: Collection[str],
    valid_from: date,
    valid_to: date,
    given: GrantedBy,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Mandate:
    """授权: a person may act for an organisation; a new mandate takes the place of the old one.

    Organisation and person by their public numbers; without `items` it holds for all. A window
    enters representatives and agents, a representative gives mandates to agents. Refused:
    `UnknownParty`, `PartyErased`, `MandateDates`, `NotRepresentative`.
    """
    firm, holder = _locked(organisation), queries.person(person)
    if holder.erased_at is not None:
        raise rules.PartyErased(number=person)
    rules.mandate_runs(kind, valid_from, valid_to)
    standing = Mandate.objects.filter(organisation=firm, person=holder, revoked_at=None)
    if given is GrantedBy.REPRESENTATIVE:
        _is_representative(by, organisation, today)
        kind = MandateKind.AGENT
        if standing.filter(kind=MandateKind.REPRESENTATIVE).exists():
            raise rules.NotRepresentative(organisation=organisation)
    standing.update(revoked_at=now, revoked_by=by)
    mandate = Mandate.objects.create(
        number=public_number.make("M", today, secrets.randbits(public_number.BITS)),
        organisation=firm,
        person=holder,
        kind=kind,
        items=[] if kind is MandateKind.REPRESENTATIVE else sorted(items),
        valid_from=valid_from,
        valid_to=valid_to,
        given=given,
        granted_at=now,
        granted_by=by,
    )
    _record("people.grant_mandate", mandate, by, now, unit)
    return mandate


@transaction.atomic
def revoke_mandate(
    *, number: str, given: GrantedBy, by: str, now: datetime, today: date, unit: str = ""
) -> Mandate:
    """撤销授权: from now on the person no longer acts for the organisation.

    By a window; by the representative; or by the one who holds it. Refused: `UnknownMandate`, also
    where it was revoked already; `NotRepresentative`.
    """
    known = Mandate.objects.select_related("organisation", "person")
    found = known.select_for_update(of=("self",)).filter(number=number, revoked_at=None).first()
    if found is None:
        raise rules.UnknownMandate(number=number)
    if given is GrantedBy.REPRESENTATIVE and by != found.person.number:
        _is_representative(by, found.organisation.number, today)
    found.revoked_at, found.revoked_by = now, by
    found.save(update_fields=["revoked_at", "revoked_by"])
    _record("people.revoke_mandate", found, by, now, unit)
    return found


def _locked(organisation: str) -> Organisation:
    found = Organisation.objects.select_for_update().filter(number=organisation).first()
    if found is None:
        raise rules.UnknownParty(number=organisation)
    if found.erased_at is not None:
        raise rules.PartyErased(number=organisation)
    return found


def _is_representative(person: str, organisation: str, today: date) -> None:
    found = queries.mandate(person, organisation, today)
    if found is None or found.kind != MandateKind.REPRESENTATIVE:
        raise rules.NotRepresentative(organisation=organisation)


def _record(act: str, mandate: Mandate, by: str, now: datetime, unit: str) -> None:
    about = Ref("organisation", mandate.organisation.number)
    body = {
        "mandate": mandate.number,
        "person": mandate.person.number,
        "kind": mandate.kind,
        "items": mandate.items,
        "until": mandate.valid_to.isoformat(),
    }
    record(act=act, about=about, by=by, at=now, unit=unit, body=body)
