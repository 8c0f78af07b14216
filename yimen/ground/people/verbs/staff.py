"""Accounts and appointments."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import Account, Person, RoleGrant, Staff
from yimen.ground.people.states import AccountKind
from yimen.ground.people.verbs.units import unit_locked
from yimen.kernel.ref import Ref


@transaction.atomic
def open_account(
    *, login: str, kind: AccountKind, by: str, now: datetime, password: str | None = None
) -> Account:
    """开通账号: a login; without a password nobody can sign in with one until `set_password`.

    Refused: a login that is taken or empty, a password that is too short.
    """
    plain = rules.named(login)
    account = Account(login=plain, kind=kind, opened_at=now)
    account.set_password(None if password is None else rules.strong(password))
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:  # the database knows it also of two who choose one login at once
        raise rules.LoginTaken(login=plain) from None
    about = Ref("account", str(account.pk))
    record(act="people.open_account", about=about, by=by, at=now, body={"kind": kind})
    return account


@transaction.atomic
def set_password(*, login: str, password: str, by: str, now: datetime) -> Account:
    """设置密码: from now on this password and no other. Refused: unknown login, too short."""
    account = Account.objects.select_for_update().filter(login=login).first()
    if account is None:
        raise rules.UnknownLogin(login=login)
    account.set_password(rules.strong(password))
    account.save(update_fields=["password"])
    record(act="people.set_password", about=Ref("account", str(account.pk)), by=by, at=now, body={})
    return account


@transaction.atomic
def give_account(*, person: str, login: str, by: str, now: datetime) -> Account:
    """开通个人账号: a registered person gets an account of their own, without a password yet.

    Refused: `UnknownParty`, `PartyErased`, `LoginTaken`, and `AccountHeld` when there is one.
    """
    held = Person.objects.select_for_update().filter(number=person).first()
    if held is None:
        raise rules.UnknownParty(number=person)
    if held.erased_at is not None:
        raise rules.PartyErased(number=person)
    if held.account_id is not None:
        raise rules.AccountHeld(number=person)
    held.account = open_account(login=login, kind=AccountKind.PERSON, by=by, now=now)
    held.save(update_fields=["account"])
    record(act="people.give_account", about=Ref("person", person), by=by, at=now, body={})
    return held.account


@transaction.atomic
def appoint(*, number: str, name: str, unit: str, login: str, by: str, now: datetime) -> Staff:
    """任用: someone becomes staff of a unit, with a work number (工号) and a staff account.

    Refused: a taken work number or login, an unknown unit, an empty name.
    """
    home = unit_locked(key=unit)
    if Staff.objects.filter(number=number).exists():
        raise rules.StaffExists(staff=number)
    account = open_account(login=login, kind=AccountKind.STAFF, by=by, now=now)
    staff = Staff.objects.create(
        number=rules.named(number),
        name=rules.named(name),
        unit=home,
        account=account,
        appointed_at=now,
    )
    about = Ref("staff", number)
    record(act="people.appoint", about=about, by=by, at=now, unit=unit, body={"name": staff.name})
    return staff


@transaction.atomic
def dismiss(*, number: str, by: str, now: datetime) -> Staff:
    """离岗: all roles end, the account no longer signs in; the past acts keep the name."""
    staff = staff_locked(number=number)
    ended = RoleGrant.objects.filter(staff=staff, revoked_at=None)
    roles = sorted(ended.values_list("role", flat=True))
    ended.update(revoked_at=now, revoked_by=by)
    staff.left_at, staff.sphere = now, ""
    staff.save(update_fields=["left_at", "sphere"])
    Account.objects.filter(pk=staff.account_id).update(is_active=False)
    about = Ref("staff", number)
    unit = staff.unit.key
    record(act="people.dismiss", about=about, by=by, at=now, unit=unit, body={"roles": roles})
    return staff


def staff_locked(*, number: str) -> Staff:
    """The serving member of staff of that number, locked, or `UnknownStaff`, `StaffLeft`."""
    staff = Staff.objects.select_for_update().filter(number=number).first()
    if staff is None:
        raise rules.UnknownStaff(staff=number)
    if staff.left_at is not None:
        raise rules.StaffLeft(staff=number)
    return staff
