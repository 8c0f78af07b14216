"""`yimen people client`: systems that fetch short tokens for themselves (OAuth 2.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from yimen.doors.console.ready import ready

if TYPE_CHECKING:
    from uuid import UUID


@click.group()
def client() -> None:
    """Systems that get short tokens at /api/v1/token with an id and a secret.

    Example: yimen people client register w.chen --unit wuxian --name "tax bureau"
    """


@client.command()
@click.argument("login")
@click.option("--unit", required=True, help="Key of the unit that answers for it.")
@click.option("--name", required=True, help="What system it is.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=("read", "act"),
    type=click.Choice(["read", "act"]),
    help="What its tokens are for; may be given again.  [default: both]",
)
@click.option("--days", default=366, show_default=True, help="How long it lasts, at most 366.")
@click.option("--json", "as_json", is_flag=True, help="Print id and secret as one JSON object.")
def register(
    *, login: str, unit: str, name: str, scopes: tuple[str, ...], days: int, as_json: bool
) -> None:
    """Register a system that acts as an account; its secret is shown this once and kept nowhere.

    Example: yimen people client register w.chen --unit wuxian --name "tax bureau" --scope read
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs
    from yimen.ground.people.states import Scope

    made = verbs.register_client(
        login=login,
        unit=unit,
        name=name,
        scopes=[Scope(one) for one in scopes],
        days=days,
        by="console",
        now=timezone.now(),
    )
    known = str(made.client.pk)
    if as_json:
        click.echo(json.dumps({"client_id": known, "client_secret": made.secret}))
    else:
        click.echo(f"client_id {known}")
        click.echo(f"client_secret {made.secret}")
        click.echo(f"acts as {login}: {made.client.scopes}", err=True)
    seal_all(timezone.now())


@client.command()
@click.argument("client_id", type=click.UUID)
def revoke(*, client_id: UUID) -> None:
    """End a system's access, and that of its tokens, by its id.

    Example: yimen people client revoke 0199c0de-0000-7000-8000-000000000000
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    gone = verbs.revoke_client(client=client_id, by="console", now=timezone.now())
    click.echo(f"{gone.name} is revoked")
    seal_all(timezone.now())


@client.command("list")
def list_() -> None:
    """List the registered systems, newest first.

    Example: yimen people client list
    """
    ready()
    from yimen.ground.people import queries

    for each in queries.clients():
        state = "revoked" if each.revoked_at else f"until {each.expires_at:%Y-%m-%d}"
        told = f"{each.pk} {state} {each.account.login} {each.unit.key} ({each.scopes})"
        click.echo(f"{told} {each.name}")
