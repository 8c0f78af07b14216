"""Tokens by which a program acts as an account."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import Account, Token
from yimen.kernel.ref import Ref


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token: its secret, which is told this once, and the row that knows its hash."""

    secret: str
    token: Token


@transaction.atomic
def issue_token(*, login: str, name: str, days: int, by: str, now: datetime) -> Issued:
    """签发访问令牌 for `days` days; it may do what its account may do, and no more.

    Refused: `UnknownLogin`, also of an account that is closed; `TokenDays`; `NameMissing`.
    """
    account = Account.objects.select_for_update().filter(login=login, is_active=True).first()
    if account is None:
        raise rules.UnknownLogin(login=login)
    secret = rules.TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        account=account,
        name=rules.named(name),
        shown=secret[:12],
        mark=rules.token_mark(secret),
        issued_at=now,
        issued_by=by,
        expires_at=now + timedelta(days=rules.token_days(days)),
    )
    body = {"token": str(token.pk), "name": token.name, "until": token.expires_at.isoformat()}
    about = Ref("account", str(account.pk))
    record(act="people.issue_token", about=about, by=by, at=now, body=body)
    return Issued(secret, token)


@transaction.atomic
def revoke_token(*, token: UUID, by: str, now: datetime) -> Token:
    """吊销访问令牌: from now on nobody acts by it; again changes nothing. `UnknownToken`."""
    found = Token.objects.filter(pk=token).first()
    if found is None:
        raise rules.UnknownToken
    account = Account.objects.select_for_update().get(pk=found.account_id)
    found.refresh_from_db()
    if found.revoked_at is None:
        found.revoked_at, found.revoked_by = now, by
        found.save(update_fields=["revoked_at", "revoked_by"])
        about, body = Ref("account", str(account.pk)), {"token": str(token)}
        record(act="people.revoke_token", about=about, by=by, at=now, body=body)
    return found
