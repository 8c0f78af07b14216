"""Roles given and taken, and the letters of chief representatives."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import AuthorisationLetter, RoleGrant
from yimen.ground.people.states import Power, Role
from yimen.ground.people.verbs.staff import staff_locked
from yimen.ground.people.verbs.units import unit_locked
from yimen.kernel.ref import Ref


@transaction.atomic
def grant_role(*, staff: str, role: Role, unit: str, by: str, now: datetime) -> RoleGrant:
    """授予角色 over a unit and everything below it.

    Refused: `SeparateRoles` where it would join deciding, running and supervising in one person;
    `RoleHeld` when it is held already; staff or unit unknown, staff who left.
    """
    member = staff_locked(number=staff)
    over = unit_locked(key=unit)
    active = list(RoleGrant.objects.filter(staff=member, revoked_at=None))
    sphere = rules.sphere_after(role, (Role(grant.role) for grant in active))
    if any(grant.role == role and grant.unit_id == over.pk for grant in active):
        raise rules.RoleHeld(staff=staff, role=role.value, unit=unit)
    if member.sphere != sphere:
        member.sphere = sphere
        member.save(update_fields=["sphere"])
    grant = RoleGrant.objects.create(
        staff=member, role=role, unit=over, granted_at=now, granted_by=by
    )
    about, body = Ref("staff", staff), {"role": role.value, "unit": unit}
    record(act="people.grant_role", about=about, by=by, at=now, unit=unit, body=body)
    return grant


@transaction.atomic
def revoke_role(*, staff: str, role: Role, unit: str, by: str, now: datetime) -> RoleGrant:
    """收回角色. `RoleNotHeld` when it is not held over just this unit."""
    member = staff_locked(number=staff)
    active = RoleGrant.objects.filter(staff=member, revoked_at=None)
    grant = active.filter(role=role, unit__key=unit).first()
    if grant is None:
        raise rules.RoleNotHeld(staff=staff, role=role.value, unit=unit)
    grant.revoked_at, grant.revoked_by = now, by
    grant.save(update_fields=["revoked_at", "revoked_by"])
    if not active.exists():
        member.sphere = ""
        member.save(update_fields=["sphere"])
    about, body = Ref("staff", staff), {"role": role.value, "unit": unit}
    record(act="people.revoke_role", about=about, by=by, at=now, unit=unit, body=body)
    return grant


@transaction.atomic
def authorise_representative(
    *,
    number: str,
    unit: str,
    staff: str,
    powers: Collection[Power],
    signed_by: str,
    valid_from: date,
    valid_to: date,
    by: str,
    now: datetime,
) -> AuthorisationLetter:
    """授权首席代表: a letter lets one member of staff use the unit's powers at the window.

    Refused: `LetterStands` while another letter of the unit, not withdrawn, exists or the number is
    taken; `LetterDates` when it ends before it begins; staff or unit unknown.
    """
    over = unit_locked(key=unit)
    member = staff_locked(number=staff)
    rules.letter_runs(valid_from, valid_to)
    standing = AuthorisationLetter.objects.filter(unit=over, withdrawn_on=None).first()
    if standing or AuthorisationLetter.objects.filter(number=number).exists():
        raise rules.LetterStands(unit=unit, letter=standing.number if standing else number)
    letter = AuthorisationLetter.objects.create(
        number=rules.named(number),
        unit=over,
        staff=member,
        powers=sorted(power.value for power in powers),
        signed_by=rules.named(signed_by),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    body = {"letter": number, "staff": staff, "powers": letter.powers, "until": str(valid_to)}
    about = Ref("unit", unit)
    record(act="people.authorise_representative", about=about, by=by, at=now, unit=unit, body=body)
    return letter


@transaction.atomic
def withdraw_letter(*, unit: str, by: str, now: datetime, today: date) -> AuthorisationLetter:
    """收回授权书: the unit's standing letter ends today. `NoLetter` if there is none."""
    over = unit_locked(key=unit)
    letter = AuthorisationLetter.objects.filter(unit=over, withdrawn_on=None).first()
    if letter is None:
        raise rules.NoLetter(unit=unit)
    letter.withdrawn_on = today
    letter.save(update_fields=["withdrawn_on"])
    about, body = Ref("unit", unit), {"letter": letter.number}
    record(act="people.withdraw_letter", about=about, by=by, at=now, unit=unit, body=body)
    return letter
