"""One-time codes beside the password: set up, confirmed, taken, dropped when a phone is lost."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from django.db import transaction

from yimen.base import sealing, totp
from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import Account, RecoveryCode, SecondFactor
from yimen.kernel.codes.faults import tidy
from yimen.kernel.ref import Ref

KIND = "recovery"


@transaction.atomic
def begin_factor(*, login: str, now: datetime) -> str:
    """绑定动态口令: the secret to put into an app; asked again before it is confirmed, the same.

    Refused: `UnknownLogin`, `FactorHeld`.
    """
    account = _locked(login)
    held = SecondFactor.objects.filter(account=account).first()
    if held is None:
        secret = totp.fresh()
        sealed = sealing.seal(secret, context=str(account.pk))
        SecondFactor.objects.create(account=account, sealed=sealed, begun_at=now)
        return secret
    if held.confirmed_at is not None:
        raise rules.FactorHeld(login=login)
    return _opened(held)


@transaction.atomic
def confirm_factor(*, login: str, typed: str, by: str, now: datetime) -> list[str]:
    """确认动态口令: the first right code makes it count; gives the recovery codes, this once.

    Refused: `UnknownLogin`, `NoFactor` before `begin_factor`, `FactorHeld`, `CodeWrong`.
    """
    account = _locked(login)
    held = SecondFactor.objects.filter(account=account).first()
    if held is None:
        raise rules.NoFactor(login=login)
    if held.confirmed_at is not None:
        raise rules.FactorHeld(login=login)
    held.last_step = _step(held, typed, now)
    held.confirmed_at = now
    held.save(update_fields=["last_step", "confirmed_at"])
    codes = [_recovery_code() for _ in range(rules.RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, mark=_mark(code), made_at=now) for code in codes
    )
    record(act="people.confirm_factor", about=_about(account), by=by, at=now, body={})
    return codes


@transaction.atomic
def take_code(*, login: str, typed: str, now: datetime) -> Account:
    """验证动态口令: a code of the app or a recovery code, each taken once; who signed in with it.

    Refused: `UnknownLogin`, `NoFactor`, `CodeWrong`.
    """
    account = _locked(login)
    held = SecondFactor.objects.filter(account=account, confirmed_at__isnull=False).first()
    if held is None:
        raise rules.NoFactor(login=login)
    fresh = RecoveryCode.objects.filter(account=account, used_at=None, mark=_mark(typed))
    if recovered := fresh.update(used_at=now):
        body = {"way": "recovery"}
    else:
        held.last_step = _step(held, typed, now)
        held.save(update_fields=["last_step"])
        body = {"way": "code"}
    assert recovered <= 1  # marks are unique
    record(act="people.take_code", about=_about(account), by=login, at=now, body=body)
    return account


@transaction.atomic
def drop_factor(*, login: str, by: str, now: datetime) -> Account:
    """解除动态口令: the telephone is gone; the next sign-in sets up a new one.

    Refused: `UnknownLogin`, `NoFactor`.
    """
    account = _locked(login)
    gone, _ = SecondFactor.objects.filter(account=account).delete()
    if not gone:
        raise rules.NoFactor(login=login)
    RecoveryCode.objects.filter(account=account).delete()
    record(act="people.drop_factor", about=_about(account), by=by, at=now, body={})
    return account


def _locked(login: str) -> Account:
    found = Account.objects.select_for_update(no_key=True)
    account = found.filter(login=login, is_active=True).first()
    if account is None:
        raise rules.UnknownLogin(login=login)
    return account


def _opened(held: SecondFactor) -> str:
    return sealing.unseal(bytes(held.sealed), context=str(held.account_id))


def _step(held: SecondFactor, typed: str, now: datetime) -> int:
    step = totp.taken(_opened(held), tidy(typed), now=now, after=held.last_step)
    if step is None:
        raise rules.CodeWrong
    return step


def _recovery_code() -> str:
    """Ten letters and digits, 50 random bits, in two groups as people copy them."""
    text = base64.b32encode(secrets.token_bytes(10)).decode()[:10]
    return f"{text[:5]}-{text[5:]}"


def _mark(typed: str) -> bytes:
    """By a key that the database never sees: 50 bits under a plain hash could be tried out."""
    return sealing.mark(tidy(typed).replace("-", ""), kind=KIND)


def _about(account: Account) -> Ref:
    return Ref("account", str(account.pk))
