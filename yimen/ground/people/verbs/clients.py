"""Registered systems, and the short tokens that they fetch for themselves."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries, rules
from yimen.ground.people.models import Account, Client, Token
from yimen.ground.people.states import Scope
from yimen.ground.people.verbs.tokens import Issued
from yimen.kernel.ref import Ref

SHORT = timedelta(minutes=15)
KEPT = timedelta(days=30)  # tokens that are over, so that who asks after a call finds its token


@dataclass(frozen=True, slots=True)
class Registered:
    """A new client: its secret, which is told this once, and the row that knows its hash."""

    secret: str
    client: Client


@transaction.atomic
def register_client(
    *,
    login: str,
    unit: str,
    name: str,
    scopes: Collection[Scope],
    days: int,
    by: str,
    now: datetime,
) -> Registered:
    """登记接入系统: it may fetch tokens that do what the account may do, within `scopes`.

    `unit` is the key of the unit that answers for it. Refused: `UnknownLogin`, `UnknownUnit`,
    `NameMissing`, `TokenDays`, `ScopeWrong` without any scope.
    """
    account = Account.objects.select_for_update().filter(login=login, is_active=True).first()
    if account is None:
        raise rules.UnknownLogin(login=login)
    if not scopes:
        raise rules.ScopeWrong(scopes="")
    secret = secrets.token_urlsafe(32)
    client = Client.objects.create(
        account=account,
        unit=queries.unit(unit),
        name=rules.named(name),
        scopes=" ".join(sorted(scopes)),
        mark=rules.token_mark(secret),
        registered_at=now,
        registered_by=by,
        expires_at=now + timedelta(days=rules.token_days(days)),
    )
    body = {"client": str(client.pk), "name": client.name, "unit": unit, "scopes": client.scopes}
    _record("people.register_client", account, by, now, body)
    return Registered(secret, client)


@transaction.atomic
def issue_short_token(*, client: str, secret: str, scopes: str, now: datetime) -> Issued:
    """签发短期令牌: a token of `SHORT` for a client that shows its secret (RFC 6749 Section 4.4).

    `scopes` are those asked for, "" for all that it has. Refused: `UnknownClient`, whichever of
    the two is wrong, and once the client is over, revoked, or its account closed; `ScopeWrong`.
    """
    held = _shown(client, secret, now)
    wanted = set(scopes.split()) or set(held.scopes.split())
    if not wanted <= set(held.scopes.split()):
        raise rules.ScopeWrong(scopes=scopes)
    Token.objects.filter(client=held, expires_at__lt=now - KEPT).delete()
    made = rules.TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        account=held.account,
        client=held,
        scopes=" ".join(sorted(wanted)),
        name=held.name,
        shown=made[:12],
        mark=rules.token_mark(made),
        issued_at=now,
        issued_by=f"client {held.pk}",
        expires_at=min(now + SHORT, held.expires_at),
    )
    body = {"token": str(token.pk), "client": str(held.pk), "until": token.expires_at.isoformat()}
    _record("people.issue_short_token", held.account, token.issued_by, now, body)
    return Issued(made, token)


@transaction.atomic
def revoke_client(*, client: UUID, by: str, now: datetime) -> Client:
    """注销接入系统: from now on neither it nor its tokens are let in; again changes nothing.

    Refused: `UnknownClient`.
    """
    found = Client.objects.select_related("account").filter(pk=client).first()
    if found is None:
        raise rules.UnknownClient
    Account.objects.select_for_update().get(pk=found.account_id)
    found.refresh_from_db(fields=["revoked_at"])
    if found.revoked_at is None:
        found.revoked_at = now
        found.save(update_fields=["revoked_at"])
        _record("people.revoke_client", found.account, by, now, {"client": str(client)})
    return found


def _shown(client: str, secret: str, now: datetime) -> Client:
    """The client of that id and secret, its account locked."""
    known = Client.objects.filter(revoked_at=None, expires_at__gt=now, account__is_active=True)
    found = known.filter(mark=rules.token_mark(secret)).select_related("account").first()
    if found is None or str(found.pk) != client.strip().lower():
        raise rules.UnknownClient
    Account.objects.select_for_update().get(pk=found.account_id)
    return found


def _record(act: str, account: Account, by: str, now: datetime, body: Mapping[str, object]) -> None:
    record(act=act, about=Ref("account", str(account.pk)), by=by, at=now, body=body)
